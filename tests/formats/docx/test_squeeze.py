"""Lines set tighter where that saves a line (挤进): which ones, how tight, and no word touched."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters import resources
from converters.collection import samples
from converters.formats.docx import writer as docx
from converters.formats.docx.loose_lines import LOOSENED, SQUEEZED, LooseParagraph, StyledWords
from converters.formats.docx.measures import measures, spacing
from converters.formats.docx.squeeze import squeezed, squeezed_names
from converters.readers import markdown
from converters.settings.design import Design
from converters.speech import printed_words
from converters.speech.model import Emphasis, Paragraph, RunIn, Text
from converters.typeset import circulation
from converters.typeset.typesetter import NominalTypesetter
from tests.make import circulation as circulated
from tests.make import meta, restyled, speech

STYLE = restyled(resources.text("styles/gbt9704.toml"))
FIRST = "甲乙，丙丁，" + "一" * 20 + "。"
"""27 characters: one more than a first line holds, and its marks may give that much."""
REST = "二" * 28
SHORT = "三" * 27 + "四五"
"""A line and two characters: one goes where the mark stood if that is taken in above."""
SPEECHES = sorted((samples.root() / "speeches").glob("*.md"))


def tight(text: str, design: Design, style: str = "") -> list[str]:
    """Return the lines of a paragraph of one stretch that are squeezed."""
    stretches = squeezed([StyledWords(text, style)], design.style)
    assert "".join(stretch.text for stretch in stretches) == text
    return [stretch.text for stretch in stretches if stretch.style == SQUEEZED]


def test_a_line_takes_in_the_mark_that_would_cost_a_line(design: Design) -> None:
    assert tight(FIRST + REST, design) == [FIRST]


@pytest.mark.parametrize(("more", "may"), [(0, True), (1, False), (5, False)])
def test_the_indent_of_a_first_line_takes_of_the_room_for_a_line_less(
    more: int, may: bool, design: Design
) -> None:
    paragraph = LooseParagraph([StyledWords(FIRST + "二" * more)], design.style)
    plain = paragraph.plain()
    assert (len(plain), plain[0].start) == (2, 0)
    assert paragraph.may_be_shorter(plain) is may


def test_a_paragraph_that_would_not_be_shorter_is_left_alone(design: Design) -> None:
    assert tight(FIRST + REST + "三", design) == []
    assert tight(FIRST + REST + SHORT, design) == []


@pytest.mark.parametrize("pair", ["——", "……"])
def test_a_line_takes_in_the_second_half_of_a_pair(pair: str, design: Design) -> None:
    torn = "一" * 25 + pair
    assert tight(torn + REST, design) == [torn]
    assert tight("一" * 24 + pair + REST, design) == []
    assert tight("一" * 26 + pair + REST, design) == []


def test_a_pair_that_what_follows_keeps_out_stays_torn(design: Design) -> None:
    assert tight("一" * 25 + "……”" + REST, design) == []


def test_every_pair_of_a_paragraph_is_kept_whole(design: Design) -> None:
    torn = "一" * 25 + "——"
    assert tight(torn + "二" * 27 + "……" + "三" * 30, design) == [torn, "二" * 27 + "……"]


def test_a_line_that_a_mark_ends_by_itself_is_left_alone(design: Design) -> None:
    assert tight("一" * 25 + "。" + REST, design) == []


def test_a_line_whose_marks_the_pdf_could_not_narrow_enough_is_left_alone(design: Design) -> None:
    assert tight("一" * 26 + "。" + REST, design) == []


def test_of_two_lines_that_could_be_squeezed_the_later_is_where_one_will_do(design: Design) -> None:
    later = "甲乙，丙丁，" + "三" * 22 + "。"
    assert tight(FIRST + "二" * 26 + later + "四" * 27, design) == [later]


def test_so_many_lines_are_squeezed_as_the_pdf_has_fewer(design: Design) -> None:
    """111 characters leave one for a last line: company from above is dearer than two touches."""
    later = "甲乙，丙丁，" + "三" * 22 + "。"
    text = FIRST + "二" * 28 + later + "四" * 27
    style = design.style
    light = replace(design, style=replace(style, text=replace(style.text, touch=0)))
    assert tight(text, light) == [FIRST, later]
    assert tight(text, design) == []


def test_the_last_line_is_squeezed_where_only_a_mark_would_be_left(design: Design) -> None:
    assert tight(FIRST, design) == [FIRST]


def test_a_character_left_alone_is_brought_up_as_the_pdf_brings_it_up(design: Design) -> None:
    """No prohibition ends a line early: the marks of one give what the lonely one needs."""
    marked = "甲，乙，丙，丁，" + "一" * 18
    assert tight(marked + "二" * 28 + "三", design) == [marked + "二"]
    assert tight(marked + "二" * 28 + "三四", design) == []
    assert tight("一" * 26 + "二" * 28 + "三四", design) == []


def test_words_with_a_style_of_their_own_are_left_alone(design: Design) -> None:
    assert tight(FIRST + REST, design, "Emphasis") == []
    mixed = [StyledWords("甲乙，", "Heading1Char"), StyledWords((FIRST + REST)[3:])]
    assert squeezed(mixed, design.style) == mixed


def test_after_words_with_a_style_of_their_own_a_line_is_squeezed(design: Design) -> None:
    begun = [
        StyledWords("一是加强领导。", "Heading1Char"),
        StyledWords("一" * 19 + "甲，丙，" + "二" * 24),
    ]
    done = [*begun[:1], StyledWords(begun[1].text + "。" + REST)]
    assert [s for s in squeezed(done, design.style) if s.style == SQUEEZED] == [
        StyledWords("甲，丙，" + "二" * 24 + "。", SQUEEZED)
    ]


@pytest.mark.parametrize("unsure", ["A", "m"])
def test_a_paragraph_whose_widths_no_one_knows_is_left_alone(design: Design, unsure: str) -> None:
    """Latin letters of Times New Roman are as wide wherever they are drawn."""
    text = FIRST + REST[:-2] + unsure
    own = replace(design, style=replace(design.style, text=replace(design.style.text, latin="cjk")))
    assert tight(text, own) == []
    assert tight(text, design) == [FIRST]


def wide(text: str, design: Design) -> list[str]:
    """Return the lines of a paragraph of one stretch that are loosened."""
    stretches = squeezed([StyledWords(text)], design.style)
    assert "".join(stretch.text for stretch in stretches) == text
    return [stretch.text for stretch in stretches if stretch.style == LOOSENED]


@pytest.mark.parametrize("end", ["完。", "完", "完……", "完。”"])
def test_a_last_character_is_given_company_by_a_line_that_lets_one_go(
    end: str, design: Design
) -> None:
    """The PDF has as many lines, and none to spare for a line less."""
    assert wide("一" * 26 + "二" * 28 + end, design) == ["二" * 27]


def test_only_one_that_is_alone_is_given_company(design: Design) -> None:
    assert wide("一" * 26 + "二" * 28 + "完了。", design) == []
    assert wide("一" * 26 + "二" * 28, design) == []
    assert wide("完。", design) == []


def test_a_line_that_lets_go_what_begins_no_line_is_passed_over(design: Design) -> None:
    """Behind 《 no line ends, so that two characters go down; words in a style stay."""
    assert wide("一" * 26 + "二" * 26 + "《二" + "完。", design) == ["二" * 26]
    stretches = [StyledWords("一" * 26), StyledWords("二" * 28, "Emphasis"), StyledWords("完。")]
    done = squeezed(stretches, design.style)
    assert [one.text for one in done if one.style == LOOSENED] == ["一" * 25]


@given(st.text("中文，。《》“”2a—…", min_size=1, max_size=120))
def test_no_word_is_lost_and_no_line_overflows(text: str) -> None:
    done = squeezed([StyledWords(text)], STYLE)
    assert "".join(one.text for one in done) == text
    loose = LooseParagraph([StyledWords(text)], STYLE)
    for at in range(len(loose.plain()) - 1):
        lines = loose.loosened(loose.plain(), at)
        assert [line.start for line in lines[1:]] == [line.end for line in lines[:-1]]
        assert (lines[0].start, lines[-1].end) == (0, len(text))


def test_digits_take_half_a_cell_and_the_gaps_that_libreoffice_sets(design: Design) -> None:
    """They make 26 cells, as many as a first line has, and two fifths of one for the gaps."""
    said = "甲乙，到2020年，" + "一" * 17
    assert tight(said + "。" + REST, design) == [said + "。"]


@pytest.mark.parametrize("docx_options", [{"squeeze": False}, {"grid": "native"}])
def test_a_look_may_do_without(design: Design, docx_options: dict[str, Any]) -> None:
    style = replace(design.style, docx=replace(design.style.docx, **docx_options))
    other = Design(style, design.roles, {})
    assert tight(FIRST + REST, other) == []
    data = docx.write(speech(Paragraph((Text(FIRST),), 3)), other, b"")
    parts = ZipFile(BytesIO(data))
    assert "挤进" not in parts.read("word/styles.xml").decode()
    assert SQUEEZED not in parts.read("word/document.xml").decode()


def test_a_squeezed_line_holds_one_character_more_and_no_two(design: Design) -> None:
    style, measured = design.style, measures(design.style)
    size, chars = style.body.size.twips, style.grid.chars
    for blank in (0, style.body.indent_chars):
        room = measured.text_width - blank * measured.cell
        line = (chars - blank + 1) * (size + measured.squeezed)
        assert line <= room < line + size + spacing(style)


def test_the_runs_of_a_paragraph_keep_their_words_and_order(design: Design) -> None:
    content = (RunIn("一是好。", 2), Text("一" * 22 + FIRST + REST), Emphasis("重要"), Text("。"))
    data = docx.write(speech(Paragraph(content, 3)), design, b"")
    document = ZipFile(BytesIO(data)).read("word/document.xml").decode()
    places = [
        document.index(text) for text in ("一是好。", "一" * 22, "重要", "。</w:t></w:r></w:p>")
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("path", SPEECHES, ids=lambda path: path.stem)
def test_no_speech_loses_a_word_to_it(path: Path, design: Design) -> None:
    said = markdown.read(path.read_bytes())
    for block in said.blocks:
        if isinstance(block, Paragraph):
            stretches = [StyledWords(inline.text) for inline in block.content]
            done = squeezed(stretches, design.style)
            assert "".join(s.text for s in done) == "".join(s.text for s in stretches)
            assert all(len(s.text) > 1 for s in done if s.style == SQUEEZED)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("中" * 60, [26, 54, 60]),
        ("中" * 26 + "   " + "中" * 30, [29, 57, 59]),
        ("中" * 26 + "   ", [29]),
        ("中" * 25 + "。" + "中" * 3, [26, 29]),
        ("中" * 26 + "。" + "中" * 3, [25, 30]),
        ("中" * 25 + "（" + "中" * 3, [25, 29]),
        ("中" * 26 + "，，，" + "中" * 3, [25, 32]),
        ("，" * 60, [26, 54, 60]),
        ("中" * 26 + "——" + "中" * 9, [26, 37]),
        ("中" * 26 + "％" + "中" * 9, [26, 36]),
        ("中" * 25 + "＃" + "中" * 9, [26, 35]),
        ("中" * 24 + "2020年" + "中" * 9, [24, 38]),
    ],
)
def test_lines_end_where_libreoffice_ends_them(text: str, ends: list[int], design: Design) -> None:
    loose = LooseParagraph([StyledWords(text)], design.style)
    assert [line.end for line in loose.plain()] == ends


@pytest.mark.parametrize(("marks", "end"), [(1, 28), (40, 0), (80, 0)])
def test_no_line_is_looked_for_beyond_its_reach(marks: int, end: int, design: Design) -> None:
    loose = LooseParagraph([StyledWords("中" * 27 + "，" * marks + "中" * 9)], design.style)
    assert loose._legal_after(26, loose._at[36]) == end
    assert loose._legal_after(26, 10**9) == 27 + marks


@pytest.mark.parametrize(
    ("stretches", "line", "gives"),
    [
        ([StyledWords("中" * 40)], (0, 29), True),
        ([StyledWords("中" * 5), StyledWords("文" * 35, "B")], (0, 5), True),
        ([StyledWords("中" * 5), StyledWords("文" * 35, "B")], (0, 6), False),
        ([StyledWords("中" * 5, "B"), StyledWords("文" * 35)], (4, 9), False),
        ([StyledWords("中" * 5, "B"), StyledWords("文" * 35)], (5, 9), True),
    ],
)
def test_a_line_gives_for_all_but_its_last_character_if_it_has_no_style(
    stretches: list[StyledWords], line: tuple[int, int], gives: bool, design: Design
) -> None:
    loose = LooseParagraph(stretches, design.style)
    most = (line[1] - line[0] - 1) * loose._tighter
    assert loose._gives(*line, most) is gives
    assert not loose._gives(*line, most + 1)


@given(st.lists(st.integers(1, 11), min_size=1, max_size=70))
def test_the_names_of_an_imprint_take_the_lines_of_the_pdf(lengths: list[int]) -> None:
    copies = "，".join("县" + "委" * length for length in lengths)
    imprint = printed_words.imprint(meta(circulation=circulated(copies=copies)))
    assert imprint
    typesetter = NominalTypesetter(STYLE)
    (names,) = circulation.named(imprint, typesetter)
    room = circulation.room_beside(names.label, typesetter)
    stretches, lines = squeezed_names(names, room, STYLE.elements["imprint"], STYLE)
    assert "".join(stretch.text for stretch in stretches) == f"{copies}。"
    assert lines == len(names.lines)


def test_where_nothing_is_squeezed_the_lines_of_an_imprint_are_counted() -> None:
    style = replace(STYLE, docx=replace(STYLE.docx, squeeze=False))
    copies = "，".join(["县法院", "县教育体育局", "县科协"] * 7)
    imprint = printed_words.imprint(meta(circulation=circulated(copies=copies)))
    assert imprint
    (names,) = circulation.named(imprint, NominalTypesetter(style))
    room = circulation.room_beside(names.label, NominalTypesetter(style))
    stretches, lines = squeezed_names(names, room, style.elements["imprint"], style)
    assert stretches == [StyledWords(f"{copies}。")]
    assert lines > len(names.lines)
