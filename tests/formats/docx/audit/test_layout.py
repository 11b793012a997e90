"""How LibreOffice lays a speech out is held to the grid."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from types import SimpleNamespace
from typing import Any, cast

import pytest

from converters import resources
from converters.audit import proof
from converters.audit.expected import PrintedPart
from converters.audit.faults import Fault
from converters.audit.pages import PrintedGlyph, PrintedLine, PrintedPage
from converters.audit.proof import Proof, ProofLine
from converters.errors import Severity
from converters.formats.docx.audit import layout
from converters.formats.docx.audit.layout import SpeechLayout
from converters.settings.style import Style
from tests.make import para, restyled, speech


@pytest.mark.parametrize(
    ("after", "short", "forced"),
    [
        ("甲乙丙丁", 0, False),
        ("甲乙", 2, False),
        ("甲乙丙丁", 1, False),
        ("A甲乙丙", 1, True),
        ("甲3乙丙", 1, True),
        ("甲，乙丙", 1, True),
        ("（甲乙丙", 1, True),
        ("甲，乙丙", 2, False),
    ],
)
def test_a_line_is_short_by_force_where_it_may_not_end_later(
    after: str, short: int, forced: bool
) -> None:
    assert layout._forced(after, short) is forced


def line(element: str) -> SimpleNamespace:
    is_one = {"is_heading": element == "heading1", "begins_page": element == "attachment_mark"}
    part = SimpleNamespace(element=element, **is_one)
    return SimpleNamespace(part=part, in_table=element == "table")


@pytest.mark.parametrize(
    ("rows", "following", "faults"),
    [
        (22, ["body"], 0),
        (23, ["heading1"], 1),
        (21, ["heading1"], 0),
        (21, ["body"], 1),
        (21, ["body", "signature"], 0),
        (20, ["table", "body"], 0),
        (21, [], 1),
    ],
)
def test_a_page_is_full_unless_its_last_line_is_kept_with_the_next(
    monkeypatch: pytest.MonkeyPatch, rows: int, following: list[str], faults: int
) -> None:
    monkeypatch.setattr(layout, "_row", lambda *_: rows)
    pages = [SimpleNamespace(number=number) for number in (1, 2)]
    printed = SimpleNamespace(
        style=SimpleNamespace(grid=SimpleNamespace(lines=22)),
        pages=pages,
        on_page=lambda page: [line(name) for name in following] if page is pages[1] else [],
    )
    assert len([*layout._lines(cast("Proof", printed))]) == faults


STYLE = restyled(resources.text("styles/gbt9704.toml"))
CELL, PITCH, EDGE = STYLE.cell.pt, STYLE.pitch.pt, STYLE.page.type_area_width.pt
OVER = 16 - CELL
"""Points by which a character of 16 points in the last cell reaches over the edge."""


@dataclass(frozen=True)
class Row:
    """A printed line of the body, in a row of the grid counted from 0."""

    at: float
    text: str = "中" * 28
    first: bool = False
    last: bool = False
    element: str | None = "body"
    dx: float = 0
    words: str = ""
    """Of its part, if others than those printed."""


def printed_line(text: str, left: float, y: float, step: float) -> PrintedLine:
    glyphs = (PrintedGlyph(char, left + n * step, y, 16, 16, "face") for n, char in enumerate(text))
    return PrintedLine(tuple(glyphs), frozenset())


def row_line(row: Row, left: float) -> PrintedLine:
    """Return a line in its cells; one of more characters than the grid has is squeezed in."""
    begin = left + (2 * CELL if row.first and row.element == "body" else 0)
    y = STYLE.frame_top.pt + (row.at + 0.7) * PITCH
    step = CELL if len(row.text) <= 28 or row.text[28] in "，。" else EDGE / len(row.text)
    return printed_line(row.text, begin + row.dx, y, step)


def folio(style: Style, number: int, text: str = "", dx: float = 0, dy: float = 0) -> PrintedLine:
    """Return the number of a page in its place, or so far from it."""
    found, words = style.folio, text or f"—{number}—"
    y = style.page.foot.pt + found.gap.pt + 0.38 * found.size.pt + dy
    left, width = sheet_left(style, number), 16.0 * len(words)
    begin = left + found.inset.pt
    if found.placement == "center":
        begin = left + (EDGE - width) / 2
    elif number % 2:
        begin = left + EDGE - found.inset.pt - width
    return printed_line(words, begin + dx, y, 16)


def sheet_left(style: Style, number: int) -> float:
    mirrored = style.page.mirrored and number % 2 == 0
    return (style.page.outer if mirrored else style.page.inner).pt


def laid(
    *pages: Sequence[Row], style: Style = STYLE, folios: Sequence[PrintedLine | None] = ()
) -> Proof:
    """Return what was printed on pages of these rows, each numbered well or as is said."""
    sheets = [
        PrintedPage(n, style.page.width.pt, style.page.height.pt, (), ())
        for n in range(1, len(pages) + 1)
    ]
    every = [(sheet, row) for sheet, rows in zip(sheets, pages, strict=True) for row in rows]
    part: PrintedPart | None = None
    lines, parts = list[ProofLine](), list[PrintedPart]()
    for place, (sheet, row) in enumerate(every):
        if row.element is None:
            part = None
        elif row.first or part is None:
            rest = takewhile(lambda row: not row.first, (row for _, row in every[place + 1 :]))
            text = row.words or row.text + "".join(found.text for found in rest)
            part = PrintedPart(row.element, ((text, "body"),), 10 + place)
            parts.append(part)
        line = row_line(row, sheet_left(style, sheet.number))
        number = 1 + sum(found.page is sheet for found in lines)
        lines.append(ProofLine(line, sheet, number, part, row.first, row.last))
    found = [(sheet, (folio(style, sheet.number),)) for sheet in sheets]
    for at, other in enumerate(folios):
        found[at] = (sheets[at], (other,)) if other else found[at]
    return Proof(speech(), style, {}, tuple(sheets), tuple(parts), tuple(lines), tuple(found), ())


def examined(
    monkeypatch: pytest.MonkeyPatch, printed: Proof, own: int | None = None
) -> tuple[SpeechLayout, list[str]]:
    layout_, faults = found(monkeypatch, printed, own)
    return layout_, [f"{one.severity.name} {one.message}" for one in faults]


def found(
    monkeypatch: pytest.MonkeyPatch, printed: Proof, own: int | None = None
) -> tuple[SpeechLayout, list[Fault]]:
    none = cast("Any", None)
    monkeypatch.setattr(proof, "read", lambda *_: printed)
    assert layout.check(b"", none, none, own) == layout.examine(b"", none, none, own)[1]
    assert layout.read(b"", none, none) == layout.examine(b"", none, none, own)[0]
    return layout.examine(b"", none, none, own)


FIRST = Row(0, "中" * 26, first=True)
FULL = [FIRST, *(Row(at) for at in range(1, 22))]
END = [Row(0), Row(1), Row(2, "中文。", last=True)]


def test_a_sound_layout_is_measured_without_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    seen, told = examined(monkeypatch, laid(FULL, END))
    assert told == []
    assert seen == SpeechLayout(2, (22, 3), Counter({28: 24}), 0, ("—1—", "—2—"))
    assert examined(monkeypatch, laid([], END)) == (
        SpeechLayout(2, (0, 3), Counter({28: 2}), 0, ("—1—", "—2—")),
        ["ERROR 第 1 页排了 0 行，应为 22 行"],
    )


@pytest.mark.parametrize(
    ("rows", "row"),
    [
        ([0, 21], 22),
        ([1, 2], 3),
        ([0.29, 1.2], 2),
        ([0.31, 1.2], 3),
        ([0, 1.05, 2.1, 3.15, 4.2, 5.25, 6.3, 7.35, 8.4, 9.45, 10.5, 11.55], 12),
        ([0, 1.4, 1.8], 2),
        ([], 0),
    ],
)
def test_rows_are_counted_from_line_to_line(rows: list[float], row: int) -> None:
    printed = laid([Row(at) for at in rows])
    assert layout._row(printed.on_page(printed.pages[0]), STYLE) == row


def test_a_page_that_ends_in_a_table_ends_lower_than_its_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows = [FIRST, *(Row(at) for at in range(1, 16)), Row(17.5, "中", True, True, "table")]
    assert examined(monkeypatch, laid(rows, END))[1] == []
    text = [FIRST, *(Row(at) for at in range(1, 18))]
    assert examined(monkeypatch, laid(text, END))[1] == ["ERROR 第 1 页排了 18 行，应为 22 行"]


@pytest.mark.parametrize(
    ("cells", "text", "row"),
    [
        ([0.5, 2.5, 4.5], [6, 7], 8),  # a table goes on from the page before
        ([0.3, 0.8, 2.5], [], 4),
        ([0.4, 2.2], [4, 5], 6),
    ],
)
def test_cells_may_stand_between_two_rows(cells: list[float], text: list[float], row: int) -> None:
    """A row of a table takes whole lines, and its words stand in the middle of them."""
    rows = [Row(at, "中", first=True, element="table") for at in cells]
    printed = laid([*rows, *(Row(at, first=True) for at in text)])
    assert layout._row(printed.on_page(printed.pages[0]), STYLE) == row


COUNTED: list[tuple[Row, str, list[str]]] = [
    (Row(1, "中" * 27), "文", ["ERROR 第 1 页第 2 行排了 27 字，应为 28 字"]),
    (Row(1, "中" * 27), "（", []),
    (Row(1, "中" * 29), "文", ["NOTE 第 1 页第 2 行排了 29 字，应为 28 字"]),
    (Row(1, "中" * 28 + "；"), "文", []),
    (Row(1, "中" * 27 + "（中"), "文", []),
    (Row(1, "中" * 30), "文", ["ERROR 第 1 页第 2 行排了 30 字，应为 28 字"]),
    (Row(1, "中" * 29 + "；"), "文", ["ERROR 第 1 页第 2 行排了 30 字，应为 28 字"]),
    (Row(1, "中" * 26 + "2"), "文", []),
    (Row(1, "中" * 26 + "·"), "文", []),
    (Row(1, "中" * 27, last=True), "文", []),
    (Row(1, "中" * 27, first=True, element="title"), "文", []),
    (Row(1, "中" * 27, element=None), "文", []),
    (Row(1, "中" * 27, first=True, words="中 " * 27), "文", []),
    (Row(1, "中" * 25, first=True), "文", ["ERROR 第 1 页第 2 行排了 27 字，应为 28 字"]),
    (Row(1, "中" * 26, first=True), "文", []),
]


@pytest.mark.parametrize(("row", "after", "told"), COUNTED)
def test_full_lines_hold_as_many_characters_as_the_grid_has(
    row: Row, after: str, told: list[str]
) -> None:
    printed = laid([FIRST, row, Row(2, after + "中" * 27), Row(3, "文。", last=True)])
    faults = [*layout._characters(printed)]
    assert [f"{one.severity.name} {one.message}" for one in faults] == told
    for one in faults:
        assert (one.excerpt, one.line) == (row.text, 11 if row.first else 10)


def test_a_line_that_was_to_take_one_character_more_is_not_told() -> None:
    """The last character would stand alone, and the marks of the PDF bring it up."""
    above, below = "甲，乙，丙，丁，" + "一" * 18 + "二", "二" * 27 + "三"
    for last, told in ((below, 0), (below + "三三三", 1)):
        rows = [Row(1, above, first=True), Row(2, last, last=True)]
        said = speech(replace(para(above + last), line=11), replace(para(above), line=12))
        printed = replace(laid([FIRST, *rows]), speech=said)
        assert len([*layout._characters(printed)]) == told


def test_a_line_that_was_to_let_a_character_go_is_not_told() -> None:
    above, let_out = "一" * 26, "二" * 27
    for last, told in (("二完。", 0), ("二完了。", 1)):
        rows = [Row(1, above, first=True), Row(2, let_out), Row(3, last, last=True)]
        said = speech(replace(para(above + let_out + last), line=11))
        printed = replace(laid([FIRST, *rows]), speech=said)
        assert len([*layout._characters(printed)]) == told


@pytest.mark.parametrize(
    ("text", "dx", "hung", "told"),
    [
        ("中" * 28, 1.49 - OVER, 0, []),
        ("中" * 28, 1.51 - OVER, 0, ["ERROR 第 1 页第 2 行伸出版心右边 1.5 磅"]),
        ("中" * 28, 2.9, 0, ["ERROR 第 1 页第 2 行伸出版心右边 3.1 磅"]),
        ("中" * 28 + "，", 0, 1, []),
        ("中" * 28 + "。", 1.49, 1, []),
        ("中" * 28 + "。", 1.51, 0, ["ERROR 第 1 页第 2 行伸出版心右边 17.5 磅"]),
        ("中" * 27 + "，", 1.49 - OVER, 0, []),
        ("中" * 27 + "，", 1.51 - OVER, 1, ["ERROR 第 1 页第 2 行排了 27 字，应为 28 字"]),
    ],
)
def test_one_mark_may_hang_outside_the_type_area_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, text: str, dx: float, hung: int, told: list[str]
) -> None:
    rows = [FIRST, Row(1, text, dx=dx), *(Row(at) for at in range(2, 22))]
    seen, said = examined(monkeypatch, laid(rows, END))
    assert (seen.hung, said) == (hung, told)


def test_a_line_of_no_part_that_leaves_the_type_area_has_no_line_in_the_source() -> None:
    printed = laid([Row(0, element=None, dx=5), Row(1, first=True, dx=5)])
    assert [one.line for one in layout._overflow(printed)] == [0, 11]


def test_words_that_were_not_printed_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    other = [replace(FULL[0], words="文" * 26), *FULL[1:]]
    assert examined(monkeypatch, laid(other, END))[1] == [
        "ERROR LibreOffice 排出的文字与讲话稿不同"
    ]


@pytest.mark.parametrize("placement", ["outside", "center"])
@pytest.mark.parametrize("mirrored", [True, False])
@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize(
    ("dx", "dy", "told"),
    [
        (0, 0, ""),
        (1.45, 2.95, ""),
        (-1.45, -2.95, ""),
        (1.58, 0, "页码偏离应在的位置 1.6 磅"),
        (-1.58, 0, "页码偏离应在的位置 -1.6 磅"),
        (0, 3.05, "一字线距版心 8.1 毫米，应为 7 毫米"),
        (0, -3.05, "一字线距版心 5.9 毫米，应为 7 毫米"),
    ],
)
def test_page_numbers_stand_where_the_standard_wants_them(
    placement: Any, mirrored: bool, number: int, dx: float, dy: float, told: str
) -> None:
    style = replace(
        STYLE,
        folio=replace(STYLE.folio, placement=placement),
        page=replace(STYLE.page, mirrored=mirrored),
    )
    moved: list[PrintedLine | None] = [None, None]
    moved[number - 1] = folio(style, number, dx=dx, dy=dy)
    faults = layout._numbers(laid(FULL, END, style=style, folios=moved))
    assert [one.message for one in faults] == ([f"第 {number} 页的{told}"] if told else [])


def test_a_page_number_of_another_form_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    other = [folio(STYLE, 1, "1", dx=90), None]
    seen, told = examined(monkeypatch, laid(FULL, END, folios=other))
    assert told == ["ERROR 第 1 页的页码应为“—1—”，实际是“1”"]
    assert seen.numbers == ("1", "—2—")


@pytest.mark.parametrize(
    ("own", "severity"),
    [
        (None, None),
        (0, Severity.ERROR),
        (1, Severity.NOTE),
        (2, None),
        (3, Severity.NOTE),
        (4, Severity.ERROR),
    ],
)
def test_one_page_more_or_less_than_our_pdf_is_a_note(
    monkeypatch: pytest.MonkeyPatch, own: int | None, severity: Severity | None
) -> None:
    _, faults = found(monkeypatch, laid(FULL, END), own)
    assert [one.severity for one in faults] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        ([Row(0, first=True, element="heading2")], True),
        ([Row(0, first=True), Row(1, first=True, element="heading2")], False),
        ([Row(0, element=None), Row(1, first=True, element="dateline")], True),
        ([Row(n, first=True) for n in range(4)] + [Row(4, first=True, element="signature")], True),
        ([Row(n, first=True) for n in range(5)] + [Row(5, first=True, element="signature")], False),
    ],
)
def test_what_begins_a_page_may_have_been_kept_together(lines: list[Row], kept: bool) -> None:
    printed = laid(FULL[:20], lines)
    assert (not [*layout._lines(printed)]) is (kept and lines[0].element is not None)
