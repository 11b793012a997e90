"""The geometry of pages: each measure passes just within its limit and is told just beyond it."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from converters.audit.faults import Fault, SheetPlace
from converters.audit.proof import Proof
from converters.formats.pdf.audit import layout
from converters.formats.pdf.audit.codes import PdfCode
from converters.settings.design import Design
from converters.settings.style import Style
from converters.settings.units import pt
from tests.formats.sheets import Row, laid
from tests.make import circulation, para, speech

Check = Callable[[Proof], Iterator[Fault]]


@pytest.fixture(scope="module")
def style(design: Design) -> Style:
    return design.style


def said(check: Check, proof: Proof) -> list[str]:
    """What a check says, without the place, which is looked at by itself."""
    return [fault.message.split("：", 1)[1] for fault in check(proof)]


def rows(count: int, *after: Row, begin: int = 0) -> list[Row]:
    """So many lines of a paragraph that goes on, from a row on, and what comes after them."""
    body = [Row(begin + n, first=n == 0, last=n + 1 == count) for n in range(count)]
    return [*body, *after]


def test_pages_that_are_right_have_no_faults(style: Style) -> None:
    right = [Row(n, first=False, last=False) for n in range(22)]
    ends = [Row(0, text="中文。"), Row(2, "signature", "中" * 4), Row(3, "dateline", "中" * 5)]
    proof = laid(style, right, right, ends)
    checks = (check for check in layout.CHECKS if check is not layout.tail)
    assert [fault for check in checks for fault in check(proof)] == []


@pytest.mark.parametrize(
    ("wider", "higher", "told"),
    [
        (0.5, 0.5, []),
        (-0.5, -0.5, []),
        (0.55, 0, ["纸张为 595.8×841.9 磅"]),
        (-0.55, 0, ["纸张为 594.7×841.9 磅"]),
        (0, 0.55, ["纸张为 595.3×842.4 磅"]),
        (0, -0.55, ["纸张为 595.3×841.3 磅"]),
    ],
)
def test_a_sheet_of_another_size_is_told(
    wider: float, higher: float, told: list[str], style: Style
) -> None:
    proof = laid(style, [Row(0)])
    (page,) = proof.pages
    other = replace(page, width=page.width + wider, height=page.height + higher)
    assert said(layout.sheet, replace(proof, pages=(other,))) == told
    assert [f.place for f in layout.sheet(replace(proof, pages=(other,)))] == [
        SheetPlace(1) for _ in told
    ]


GRID = [
    ([Row(0), Row(1, dy=0.29)], ["与上一行的行距差 +0.29 磅（应为 28.99 磅）"]),
    ([Row(0), Row(1, dy=-0.29)], ["与上一行的行距差 -0.29 磅（应为 28.99 磅）"]),
    ([Row(0), Row(1, dy=0.31)], ["基线偏离行格 +0.31 磅"]),
    ([Row(0), Row(1, dy=-0.31)], ["基线偏离行格 -0.31 磅"]),
    ([Row(0), Row(1, dy=0.31), Row(2), Row(3, dy=1)], ["基线偏离行格 +0.31 磅"]),
    ([Row(0), Row(1, dy=0.2), Row(2), Row(3)], ["与上一行的行距差 +0.20 磅（应为 28.99 磅）"]),
    ([Row(0), Row(1, dy=0.049)], []),
    ([Row(0), Row(1, dy=0.051)], ["与上一行的行距差 +0.05 磅（应为 28.99 磅）"]),
    ([Row(0), Row(1), Row(2, dy=0.051)], ["与上一行的行距差 +0.05 磅（应为 28.99 磅）"]),
    ([Row(0), Row(2, dy=0.09)], []),
    ([Row(0), Row(2, dy=0.11)], ["与上一行的行距差 +0.06 磅（应为 28.99 磅）"]),
    ([Row(0), Row(5, dy=0.2)], []),
    ([Row(0), Row(5, dy=0.26)], ["与上一行的行距差 +0.05 磅（应为 28.99 磅）"]),
    ([Row(1), Row(1)], ["与上一行的行距差 -28.99 磅（应为 28.99 磅）"]),
    ([Row(0, "title", "中"), Row(1, dy=0.2)], []),
    ([Row(0, None), Row(1, dy=0.2)], []),
    ([Row(0), Row(1, None, dy=0.2)], []),
    ([Row(0, None), Row(1, None, dy=0.31)], ["基线偏离行格 +0.31 磅"]),
    ([Row(0, "table", "中"), Row(1, "table", "中", dy=9)], []),
    ([Row(0), Row(1, "imprint", "中", dy=9)], []),
    ([Row(0), Row(0, "number", "中", dy=9), Row(1)], []),
]


@pytest.mark.parametrize(("lines", "told"), GRID)
def test_baselines_stand_on_the_grid_and_at_its_pitch(
    lines: list[Row], told: list[str], style: Style
) -> None:
    assert said(layout.pitch, laid(style, lines)) == told


def test_a_wrong_baseline_is_told_once_a_page_with_its_line(style: Style) -> None:
    wrong = [Row(0), Row(1, dy=0.2), Row(2, text="文字")]
    found = list(layout.pitch(laid(style, [Row(0, dy=1), Row(1)], [Row(0), Row(1)], wrong)))
    assert [(f.place.page, f.place.line) for f in found if f.place] == [(1, 1), (3, 2)]
    assert [f.excerpt for f in found] == ["中" * 28] * 2
    assert {f.code for f in found} == {PdfCode.PITCH}


@pytest.mark.parametrize(
    ("first", "count"),
    [
        ([Row(0, "title", "中"), Row(2)], 0),
        ([Row(0, "title", "中"), Row(2, "heading1", "中")], 0),
        ([Row(0, "title", "中")], 1),
        ([Row(0, "title", "中"), Row(2, "recipients", "中")], 1),
        ([Row(0, "number", "中")], 1),
    ],
)
def test_a_first_page_without_text_is_told(first: list[Row], count: int, style: Style) -> None:
    found = list(layout.first_page(laid(style, first, [Row(0)])))
    assert [fault.code for fault in found] == [PdfCode.FIRST_PAGE] * count


HEADINGS = [Row(n, f"heading{n + 1}", "中文") for n in range(3)]
SIGNED = [Row(1, "signature", "中文"), Row(2, "dateline", "中文")]
NOTE = Row(4, "note", "中文")
TOLD = Row(2, "enclosure", "中文")
BODY = Row(9)
FULL = [
    (22, [BODY], None),
    (21, [BODY], 21),
    (23, [BODY], 23),
    (23, HEADINGS, 23),
    (21, [HEADINGS[0], BODY], None),
    (20, [HEADINGS[0], BODY], 20),
    (21, [BODY, HEADINGS[0]], 21),
    (20, [*HEADINGS[:2], BODY], None),
    (19, [*HEADINGS[:2], BODY], 19),
    (19, HEADINGS, None),
    (18, HEADINGS, 18),
    (20, [BODY, *SIGNED], None),
    (19, [BODY, *SIGNED], None),
    (18, [BODY, *SIGNED], 18),
    (20, [BODY, BODY, BODY, SIGNED[1]], None),
    (20, [BODY, BODY, BODY, SIGNED[0]], None),
    (21, [BODY, BODY, BODY, BODY, SIGNED[0]], 21),
    (18, [BODY, *SIGNED, NOTE], None),
    (17, [BODY, *SIGNED, NOTE], 17),
    (18, [BODY, BODY, *SIGNED, BODY, NOTE], None),
    (17, [BODY, BODY, *SIGNED, BODY, NOTE], 17),
    (20, [BODY, BODY, *SIGNED, BODY, BODY, NOTE], None),
    (21, [BODY, NOTE], None),
    (20, [BODY, NOTE], 20),
    (20, [BODY, TOLD], None),
    (19, [BODY, TOLD], 19),
    (17, [BODY, TOLD, Row(4, "signature", "中文"), Row(5, "dateline", "中文")], None),
    (16, [BODY, TOLD, Row(4, "signature", "中文"), Row(5, "dateline", "中文")], 16),
    (3, [Row(0, "attachment_mark", "中")], None),
    (18, [Row(0, "table", "中")], None),
    (17, [Row(0, "table", "中")], 17),
    (17, [HEADINGS[0], Row(1, "table", "中")], None),
    (16, [HEADINGS[0], Row(1, "table", "中")], 16),
    (1, [Row(0, "imprint", "中")], None),
    (21, [Row(0, None)], 21),
    (20, [*HEADINGS[:1], Row(0, None), HEADINGS[1]], 20),
]


@pytest.mark.parametrize(("filled", "after", "told"), FULL)
def test_a_page_is_full_but_for_what_moved_on_with_the_next(
    filled: int, after: list[Row], told: int | None, style: Style
) -> None:
    proof = laid(style, [Row(n, first=n == 0) for n in range(filled)], after)
    wrong = [f for f in layout.full_pages(proof) if "满页" in f.message]
    assert [f.message.split("：")[1] for f in wrong] == (
        [f"满页排到第 {told} 行，应为 22 行"] if told else []
    )
    assert [(f.place.page, f.place.line) for f in wrong if f.place] == (
        [(1, filled)] if told else []
    )


def test_a_page_that_ends_with_a_table_may_end_anywhere(style: Style) -> None:
    assert said(layout.full_pages, laid(style, [Row(0), Row(1, "table", "中")], [Row(0)])) == []


def test_the_last_page_may_end_anywhere(style: Style) -> None:
    assert said(layout.full_pages, laid(style, rows(22), rows(3))) == []


SENT = speech(para("中"), circulation=circulation())
"""A speech with a 版记."""


def test_a_page_without_text_is_told_unless_it_is_before_the_imprint(style: Style) -> None:
    last = [Row(0, "imprint", "中")]
    for pages in ([rows(3), [], last], [rows(22), [], rows(2)]):
        found = list(layout.full_pages(laid(style, *pages)))
        assert [(f.message, f.place) for f in found if "没有正文" in f.message] == [
            ("第 1 页：这一页没有正文", SheetPlace(1)),
            ("第 2 页：这一页没有正文", SheetPlace(2)),
        ]
        assert said(layout.full_pages, laid(style, *pages, said=SENT)) == []
    assert said(layout.full_pages, laid(style, [], rows(22), last, said=SENT)) == ["这一页没有正文"]


HOLES = [
    (rows(1, Row(2)), ["这一行之上空了 1 行"]),
    (rows(1, Row(4)), ["这一行之上空了 3 行"]),
    (rows(1, Row(1)), []),
    ([Row(0, "title", "中"), Row(2)], []),
    ([Row(0, "title", "中"), Row(1)], ["这一行之上空了 0 行"]),
    ([Row(0, "title", "中"), Row(1, "date", "中"), Row(3)], []),
    ([Row(0, "title", "中"), Row(2, "date"), Row(4)], ["这一行之上空了 1 行"]),
    (rows(1, Row(2, "signature", "中"), Row(3, "dateline", "中")), []),
    (rows(1, Row(1, "signature", "中")), ["这一行之上空了 0 行"]),
    (rows(1, Row(2, "dateline", "中")), []),
    (rows(1, Row(2, "signature", "中"), Row(4, "dateline", "中")), ["这一行之上空了 1 行"]),
    ([Row(0, "title", "中"), Row(1, first=False)], []),
    ([Row(0, None), Row(2)], ["这一行之上空了 1 行"]),
    ([Row(0), Row(2, None)], ["这一行之上空了 1 行"]),
    ([Row(0, None), Row(1, "signature", "中")], []),
    ([Row(0), Row(5, "table", "中"), Row(9)], []),
    ([Row(0), Row(5, "imprint", "中")], []),
    ([Row(0, "number", "中"), Row(9)], []),
]


@pytest.mark.parametrize(("filled", "told"), [(20, []), (19, ["这一行之上空了 0 行"])])
def test_a_signature_closes_up_only_where_its_page_has_no_room_else(
    filled: int, told: list[str], style: Style
) -> None:
    end = [Row(filled, "signature", "中"), Row(filled + 1, "dateline", "中")]
    assert said(layout.full_pages, laid(style, [*rows(filled), *end])) == told


@pytest.mark.parametrize(("lines", "told"), HOLES)
def test_blank_lines_stand_where_the_style_puts_them(
    lines: list[Row], told: list[str], style: Style
) -> None:
    proof = laid(style, lines)
    assert said(layout.full_pages, proof) == told
    assert [f.excerpt for f in layout.full_pages(proof)] == [
        line.printed.text for line in proof.lines[-1:] if told
    ]


EDGES = [
    (Row(0, text="中", dx=0.5), []),
    (Row(0, text="中", dx=-0.5), []),
    (Row(0, text="中", dx=0.55), ["左端差 +0.55 磅"]),
    (Row(0, text="中", dx=-0.55), ["左端差 -0.55 磅"]),
    (Row(0, text="中", first=False, dx=0.55), ["左端差 +0.55 磅"]),
    (Row(0, text="中", first=False), []),
    (Row(0, "salutation", "中", dx=-0.55), ["左端差 -0.55 磅"]),
    (Row(0, "title", "中" * 20, dx=-0.9), []),
    (Row(0, "title", "中" * 20, dx=-1.65), ["超出版心左边"]),
    (Row(0, None, "中", dx=9), []),
    (Row(0, "imprint", "中", dx=-9), []),
    (Row(0, text="中" * 28, first=False), []),
    (Row(0, text="中" * 29, first=False), ["右端差 +16.00 磅"]),
    (Row(0, text="中" * 28 + "，", first=False), ["右端差 +16.00 磅"]),
    (Row(0, text="中" * 27, first=False), []),
    (Row(0, text="中" * 27, first=False, last=False), ["右端差 -15.59 磅"]),
    (Row(0, text="中" * 26, last=False), []),
    (Row(0, text="中" * 25, last=False), ["右端差 -15.59 磅"]),
]


@pytest.mark.parametrize(("row", "told"), EDGES)
def test_lines_begin_and_end_at_the_edges(row: Row, told: list[str], style: Style) -> None:
    found = list(layout.edges(laid(style, [row])))
    assert [f.message.split("：")[1] for f in found] == told
    assert [(f.excerpt, f.place and f.place.line) for f in found] == [(row.text, 1) for _ in told]


@pytest.mark.parametrize("hanging", [False, True])
@pytest.mark.parametrize("mark", [*"，。、”", "中", "（"])
def test_the_blank_half_of_a_mark_may_lie_outside_and_a_hanging_mark_altogether(
    mark: str, hanging: bool, style: Style
) -> None:
    over = style.cell.pt * 27 + 16 - style.cell.pt * 28
    outside = 0.0 if mark in "中（" else 16 if hanging else 8
    style = replace(style, text=replace(style.text, hanging=hanging))

    def told(room: float) -> list[str]:
        row = Row(0, "salutation", "中" * 27 + mark, dx=room - over)
        return [f.code for f in layout.edges(laid(style, [row])) if "右端" in f.message]

    assert told(outside + 0.45) == []
    assert told(outside + 0.55) == [PdfCode.RIGHT]


def test_a_line_that_ends_short_of_the_edge_is_told_unless_it_could_not_be_spread(
    style: Style,
) -> None:
    """What ends more than half a point too early: an error of the composer."""
    full = style.cell.pt * 28 - (style.cell.pt * 27 + 16)

    def told(short: float, *, last: bool = False) -> list[str]:
        row = Row(0, "salutation", "中" * 28, last=last, dx=full - short)
        return [f.message for f in layout.edges(laid(style, [row])) if "右端" in f.message]

    assert told(0.45) == []
    assert [message.split("：")[1] for message in told(0.55)] == ["右端差 -0.55 磅"]
    assert told(0.55, last=True) == []


SHIFT = "成文日期的首字应比署名的首字右移 2 字，实际 "


@pytest.mark.parametrize(
    ("name", "date", "told"),
    [
        (0, 2, []),
        (0.04, 2, []),
        (0.06, 2, [SHIFT + "1.9 字"]),
        (-0.06, 2, [SHIFT + "2.1 字"]),
        (0, 1, [SHIFT + "3.0 字", "成文日期应右空 2 字，实际 1.0 字"]),
        (-1, 3, ["成文日期应右空 2 字，实际 3.0 字"]),
    ],
)
@pytest.mark.parametrize("mirrored", [False, True])
def test_a_signature_and_its_date_stand_two_characters_apart_and_from_the_edge(
    name: float, date: float, told: list[str], mirrored: bool, style: Style
) -> None:
    style = replace(style, page=replace(style.page, mirrored=mirrored))
    lines = [
        Row(0),
        Row(2, "signature", "中" * 4, dx=-style.cell.pt - (4 - name) * 16),
        Row(3, "dateline", "中" * 5, dx=-date * 16),
    ]
    proof = laid(style, [Row(0)], lines)
    assert said(layout.tail, proof) == told


def test_each_ending_of_a_speech_is_looked_at_by_itself(style: Style) -> None:
    lines = [Row(0), Row(2, "signature", "文"), Row(4), Row(6, "dateline", "字"), Row(9, "note")]
    found = list(layout.tail(laid(style, lines)))
    assert [(f.place and f.place.line, f.line, f.excerpt) for f in found] == [
        (2, 12, "文"),
        (4, 14, "字"),
    ]
    assert {f.code for f in found} == {PdfCode.TAIL}


def test_a_heading_is_told_where_it_ends_a_page_that_another_follows(style: Style) -> None:
    heading = Row(5, "heading2", "中文")
    proof = laid(style, [Row(0), heading], [Row(0), heading])
    (found,) = layout.stranded_headings(proof)
    assert (found.code, found.message) == (PdfCode.STRANDED, "第 1 页第 2 行：标题落在页末")
    assert (found.line, found.excerpt) == (12, "中文")
    assert found.place == proof.lines[1].place
    fine = laid(style, [heading, Row(6)], [], [Row(0, None)], [Row(0)])
    assert list(layout.stranded_headings(fine)) == []


def test_the_size_of_an_element_decides_the_row_of_its_baseline(style: Style) -> None:
    """A title of another size stands in the same box, its baseline lower."""
    large = replace(style.elements["title"], size=pt(26))
    bigger = replace(style, elements=dict(style.elements) | {"title": large})
    assert said(layout.pitch, laid(bigger, [Row(0, "title", "中")])) == []
    other = laid(bigger, [Row(0, "title", "中")])
    assert said(layout.pitch, replace(other, style=style)) == ["基线偏离行格 +1.52 磅"]
