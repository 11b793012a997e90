"""The lines of a paragraph as LibreOffice breaks them; how a line lets its last character go."""

from dataclasses import replace

import pytest

from converters import resources
from converters.audit import proof
from converters.collection import libreoffice
from converters.formats.docx import embedding, loose_lines, writer
from converters.formats.docx.loose_lines import LOOSENED, LooseParagraph, StyledWords
from converters.formats.docx.measures import loosened, spacing
from converters.settings.design import Design
from converters.typeset.metrics import EM
from converters.typeset.nominal import NOMINAL
from tests.make import para, restyled, speech

STYLE = restyled(resources.text("styles/gbt9704.toml"))


def loose(text: str) -> LooseParagraph:
    return LooseParagraph([StyledWords(text)], STYLE)


@pytest.mark.parametrize(
    ("text", "at", "ends"),
    [
        ("一" * 54 + "完。", 1, [26, 53, 56]),
        ("一" * 54 + "完。", 0, [25, 53, 56]),
        ("一" * 53 + "《" + "完》。", 0, [25, 53, 57]),
        ("一" * 25 + "。" + "一" * 20, 0, [24, 46]),
    ],
)
def test_a_line_lets_go_as_little_as_it_may(text: str, at: int, ends: list[int]) -> None:
    paragraph = loose(text)
    lines = paragraph.loosened(paragraph.plain(), at)
    assert [line.end for line in lines] == ends
    assert [line.style for line in lines].index(LOOSENED) == at


def test_words_in_a_style_of_their_own_let_nothing_go() -> None:
    paragraph = LooseParagraph([StyledWords("一" * 5, "Lead"), StyledWords("二" * 60)], STYLE)
    plain = paragraph.plain()
    assert paragraph.loosened(plain, 0) == plain
    assert paragraph.loosened(plain, 1) != plain


def test_a_loosened_line_holds_one_character_less_and_no_fewer() -> None:
    size, area = STYLE.body.size.twips, STYLE.page.type_area_width.twips
    for blank in (0, STYLE.body.indent_chars):
        room, chars = area - blank * STYLE.cell.twips, STYLE.grid.chars - blank
        assert (chars - 1) * size + (chars - 2) * loosened(STYLE) <= room
        assert chars * size + (chars - 1) * loosened(STYLE) > room
        assert chars * size + (chars - 1) * spacing(STYLE) <= room


@pytest.mark.parametrize(
    ("text", "lonely"),
    [("完。", True), ("完", True), ("完了", False), ("”。", True), ("5%", False)],
)
def test_a_character_is_lonely_whatever_marks_stand_by(text: str, lonely: bool) -> None:
    paragraph = loose(text)
    assert paragraph.is_lonely(paragraph.plain()[0]) is lonely


@pytest.mark.slow
def test_lines_end_where_libreoffice_ends_them(drawn: Design) -> None:
    """With figures, Latin letters, marks in their face, and a pair at each place near an end."""
    mixed = (
        "2035年",
        "“12”",
        "A股",
        "50％",
        "2∶1",
        "10.6%",
        "1．2",
        "——",
        "……",
        "买提·艾力",
        "（3）",
    )
    texts = ["中" * shift + piece + "文" * 40 + "。" for piece in mixed for shift in range(22, 27)]
    texts += ["“中”" + "文" * 60, "到2024年底，" * 12 + "完。", "增长5.6%、7.8%；" * 9 + "完。"]
    style = replace(drawn.style, docx=replace(drawn.style.docx, squeeze=False))
    said = speech(*map(para, texts))
    made = writer.write(said, replace(drawn, style=style), b"")
    (laid,) = libreoffice.convert([made], "docx", "pdf", faces=embedding.stand_ins(drawn))
    assert laid
    printed: dict[int, list[str]] = {}
    for line in proof.read(laid, said, drawn).lines:
        if line.part and line.part.element == "body":
            printed.setdefault(id(line.part), []).append(line.printed.text)
    for text, found in zip(texts, printed.values(), strict=True):
        lines = loose(text).plain()
        if not any(line.style for line in lines):  # but for a pair taken in
            assert found == [text[line.start : line.end] for line in lines]


def test_what_no_width_is_asked_of_is_one_em_wide() -> None:
    blocks = range(0x2000, 0xA000), range(0xFF00, 0x10000)
    chars = [chr(code) for block in blocks for code in block]
    full = [char for char in chars if not loose_lines._OTHER_WIDTH.match(char)]
    assert len(full) > 27_000 and {NOMINAL[char] for char in full} == {EM}


def test_each_style_has_its_own_measures() -> None:
    other = replace(STYLE, grid=replace(STYLE.grid, chars=20))
    ends = []
    for style in (STYLE, other, STYLE):
        lines = LooseParagraph([StyledWords("一" * 60)], style).plain()
        ends.append([line.end for line in lines])
    assert ends[0] == ends[2] != ends[1]
