"""Fragments: the pages of a speech without what only a whole file has."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest

from converters.books.fragment import CellPlace, Fragment, OutlineMark, dumped, loaded
from converters.formats.pdf import fragment, press
from converters.formats.pdf import writer as pdf
from converters.settings.design import Design
from converters.speech import printed_words
from converters.speech.model import Heading, Speech, Table
from tests.make import DAY, circulation, own, para, speech

SENTENCE = "我们要坚持以人民为中心，扎实推进“两个责任”落实，2020年完成投资3.5亿元、增长12.5%；"
ENTRY = (
    '<html lang="zh-CN"><head><title>目录</title></head><body><section>'
    '<h1 class="title" data-label="目录">目　录</h1>'
    '<p class="body entry"><a href="huibian:to/s1/2">第一篇</a></p></section></body></html>'
)


@pytest.fixture(scope="session")
def drawn() -> Design:
    return own().drawn_design


def long(**facts: Any) -> Speech:
    body = [para(SENTENCE * 9) for _ in range(6)]
    end = Heading(2, "（一）扎实工作"), para(SENTENCE)
    return speech(Heading(1, "一、提高认识"), *body, *end, date=DAY, **facts)


def opened(made: Fragment) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(made.pdf))


def drawn_text(data: bytes) -> list[list[tuple[str, list[float]]]]:
    """Return on each page what is drawn as text, and the matrix it is drawn with."""
    with pikepdf.open(BytesIO(data)) as document:
        pages: list[list[tuple[str, list[float]]]] = []
        for page in document.pages:
            pages.append([])
            matrix: list[float] = []
            for step in pikepdf.parse_content_stream(page, "Tm Tj TJ"):
                operands: Any = step.operands
                if str(step.operator) == "Tm":
                    matrix = [float(number) for number in operands]
                else:
                    pages[-1].append((repr(list(operands)), matrix))
        return pages


@pytest.mark.slow
def test_the_lines_of_a_fragment_are_the_words_of_its_speech(drawn: Design) -> None:
    text = long(speaker="赵海金")
    made = fragment.of_speech(text, drawn)
    assert made.length > 2
    printed = "".join(line for page in made.lines for line in page)
    assert printed == "".join(printed_words.lines(text))


@pytest.mark.slow
def test_the_lines_hold_cells_and_what_stands_around_a_circulated_speech(drawn: Design) -> None:
    table = Table((("指标", "完成"), ("投资", "3.5亿元")), header=True, line=3)
    made = fragment.of_speech(speech(table, circulation=circulation()), drawn)
    lines = [line for page in made.lines for line in page]
    at = lines.index("指标")
    assert lines[at : at + 4] == ["指标", "完成", "投资", "3.5亿元"]
    assert made.cells[0][at : at + 4] == tuple(
        CellPlace(1, row, column) for row in (1, 2) for column in (1, 2)
    )
    assert made.cells[0][0] is None
    assert lines[0] == "000001"
    assert lines[-1].startswith("西平县人大常委会办公室")


def test_the_marks_tell_where_headings_stand(drawn: Design) -> None:
    made = fragment.of_speech(long(), drawn)
    assert [(mark.level, mark.label) for mark in made.marks] == [
        (1, "在大会上的讲话"),
        (2, "一、提高认识"),
        (3, "（一）扎实工作"),
    ]
    title, first, last = made.marks
    assert title.page == first.page == 0
    assert last.page == made.length - 1
    style = drawn.style
    assert title.top == pytest.approx(style.frame_top.pt)
    assert (first.top - title.top) / style.pitch.pt == pytest.approx(3, abs=0.01)


@pytest.mark.slow
def test_a_fragment_draws_what_the_file_of_the_speech_draws_but_the_number(drawn: Design) -> None:
    text = long()
    whole = drawn_text(pdf.write(text, drawn, b""))
    alone = drawn_text(fragment.of_speech(text, drawn).pdf)
    assert len(alone) == len(whole) > 2
    assert alone == [page[:-1] for page in whole]


def test_a_fragment_has_no_fonts_outline_or_metadata_but_says_what_it_needs(drawn: Design) -> None:
    made = fragment.of_speech(long(), drawn)
    with opened(made) as document:
        assert not {"/Outlines", "/Metadata", "/OutputIntents", "/PageLabels"} & set(document.Root)
        assert dict(document.pages[0].Resources.Font) == {}
    needed = {font.family: {g.text for g in font.glyphs} for font in made.fonts}
    assert needed["FandolHei-Regular"] == set("一、提高认识")
    assert needed["FandolKai-Regular"] >= set("（一）扎实工作")
    latin = set(filter(str.isascii, SENTENCE))
    assert set(SENTENCE) - latin <= needed["FandolFang-Regular"]
    assert latin <= needed["Tinos-Regular"]


def test_a_paragraph_over_pages_is_one_element_that_holds_its_lines(drawn: Design) -> None:
    made = fragment.of_speech(long(), drawn)
    with opened(made) as document:
        root: Any = document.Root.StructTreeRoot
        elements = list(root.K[0].K)
        assert [str(e.S) for e in elements] == ["/H1", "/P", "/H2", *["/P"] * 6, "/H3", "/P"]
        holders = dict(zip(*[iter(root.ParentTree.Nums)] * 2, strict=True))
        held: list[tuple[int, int]] = []
        for element in elements:
            for kid in element.K:
                page = element.Pg if isinstance(kid, int) else kid.Pg
                number = kid if isinstance(kid, int) else int(kid.MCID)
                assert holders[int(page.StructParents)][number].objgen == element.objgen
                held.append((int(page.StructParents), number))
        pages = [holders[number] for number in range(made.length)]
    assert sorted(held) == [(at, n) for at, those in enumerate(pages) for n in range(len(those))]
    assert held == sorted(held)


def test_a_table_over_pages_has_one_head_and_whole_rows(drawn: Design) -> None:
    rows = tuple((f"投资{n}", "3.5亿元" * 3) for n in range(30))
    table = Table((("指标", "完成"), *rows), header=True, line=3)
    made = fragment.of_speech(speech(table), drawn)
    assert made.length == 2
    with opened(made) as document:
        element: Any = document.Root.StructTreeRoot.K[0].K[-1]
        assert [str(group.S) for group in element.K] == ["/THead", "/TBody"]
        head, body = element.K
        assert [str(cell.A.Scope) for cell in head.K[0].K] == ["/Column", "/Column"]
        assert len(body.K) == len(rows)
        artifacts = [
            step
            for step in pikepdf.parse_content_stream(document.pages[1], "BDC")
            if str(step.operands[0]) == "/Artifact"
        ]
        assert len(artifacts) == 2


TALL = (
    '<html lang="zh-CN"><head><title>表</title></head><body><table class="table"><tbody>'
    "<tr><td><p>甲</p></td><td>{lines}</td><td><p>丙</p></td></tr>"
    "<tr><td><p>丁</p></td><td><p>戊</p></td><td><p>己</p></td></tr></tbody></table></body></html>"
)


def test_a_row_over_pages_keeps_its_cells(drawn: Design) -> None:
    html = TALL.format(lines="<p>乙</p>" * 40)
    made = fragment.of_html(html, "tr { break-inside: auto }", drawn)
    assert made.length == 2
    with opened(made) as document:
        (body,) = document.Root.StructTreeRoot.K[0].K[0].K
        assert [len(row.K) for row in body.K] == [3, 3]
        assert [len(cell.K) for cell in body.K[0].K] == [1, 40, 1]


def test_a_table_that_goes_on_keeps_its_number_and_its_head_is_read_once(drawn: Design) -> None:
    rows = "".join(f"<tr><td><p>{n}</p></td><td><p>好</p><p>的</p></td></tr>" for n in range(30))
    head = "<thead><tr><th><p>号</p></th><th><p>话</p></th></tr></thead>"
    one = f"<table>{head}<tbody>{rows}</tbody></table>"
    body = f'{one}<p class="body">后</p>{one}'
    html = f'<html lang="zh-CN"><head><title>表</title></head><body>{body}</body></html>'
    made = fragment.of_html(html, "td { height: 40pt }", drawn)
    assert made.length > 2
    assert [len(page) for page in made.cells] == [len(page) for page in made.lines]
    cells = [cell for page in made.cells for cell in page]
    assert cells[:4] == [(1, 1, 1), (1, 1, 2), (1, 2, 1), (1, 2, 2)]
    assert cells[-1] == (2, 31, 2)
    assert cells.count(None) == 1
    assert [line for page in made.lines for line in page].count("号") == 2
    assert loaded(dumped(made)) == made
    assert loaded(dumped(made)).characters == made.characters == set("号话好的后0123456789")


def test_a_link_stays_a_link_of_the_structure(drawn: Design) -> None:
    made = fragment.of_html(ENTRY, ".entry { text-indent: 0 }", drawn)
    assert made.lines == (("目　录", "第一篇"),)
    assert [(mark.level, mark.label) for mark in made.marks] == [(1, "目录")]
    with opened(made) as document:
        (annotation,) = document.pages[0].Annots
        assert str(annotation.A.URI) == "huibian:to/s1/2"
        link = document.Root.StructTreeRoot.K[0].K[0].K[1].K[0]
        assert str(link.S) == "/Link"
        assert link.K[0].Obj.objgen == annotation.objgen


def test_a_further_style_sheet_stands_after_that_of_the_speeches(drawn: Design) -> None:
    made = fragment.of_html(ENTRY, ".title { bookmark-level: none }", drawn)
    assert made.marks == ()


def test_a_fragment_comes_back_from_bytes(drawn: Design) -> None:
    made = fragment.of_speech(long(), drawn)
    data = dumped(made)
    assert loaded(data) == made
    assert len(data) < 40_000
    assert dumped(fragment.of_speech(long(), drawn)) == data


@pytest.mark.parametrize("data", [b"", b"no", dumped(Fragment(b"", (), ()))[:-3]])
def test_other_bytes_are_no_fragment(data: bytes) -> None:
    with pytest.raises(ValueError, match="not a fragment"):
        loaded(data)


def test_the_length_of_a_fragment_is_its_pages() -> None:
    assert Fragment(b"", (("一",), ()), (OutlineMark(1, "一", 0, 0.0),)).length == 2


def test_a_sign_is_drawn_by_our_face_though_the_machine_has_one_of_its_name(drawn: Design) -> None:
    """DejaVu Sans is on most machines, and Fontconfig does not tell it from DejaVuSans."""
    made = fragment.of_speech(speech(para("已办的打☑，约⅓，CO₂减少。")), drawn)
    faces = press.prepared(drawn, bare=True).cases
    assert {font.family for font in made.fonts} - set(faces) == set()
    assert "DejaVuSans-Book" in {font.family for font in made.fonts}


BELOW = circulation(
    issuers=(),
    number=None,
    signers=(),
    secrecy=None,
    urgency=None,
    copy_number=None,
    recipients=None,
)
"""A 版记 and nothing else."""


@pytest.mark.slow
def test_a_speech_is_laid_out_in_the_two_ways_in_which_its_imprint_can_stand(drawn: Design) -> None:
    """One that leaves no room for it can only end so; kept and read again both are the same."""
    short, full = (
        fragment.of_speech(speech(*[para("短句。")] * lines, circulation=BELOW), drawn)
        for lines in (5, 20)
    )
    assert not short.ends_apart and short.apart and short.apart.ends_apart
    assert short.apart.length == short.length + 1
    assert [*short.apart.lines[-1]] == [*short.lines[-1][-len(short.apart.lines[-1]) :]]
    assert full.ends_apart and full.apart is None
    assert loaded(dumped(short)) == short
    spoken = fragment.of_speech(speech(para("短句。")), drawn)
    assert (spoken.ends_apart, spoken.apart) == (False, None)
