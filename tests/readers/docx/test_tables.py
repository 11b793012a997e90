"""Tables of Word: their cells row by row, and which of them only put words side by side."""

import pytest
from lxml import etree

from converters.readers.docx import tables
from converters.readers.docx.ooxml import Element
from converters.readers.docx.styles import Styles
from tests.readers.docx.word_files import p, part, t


def table(inside: str) -> Element:
    return etree.fromstring(part("tbl", inside))


def cell(words: str, about: str = "") -> str:
    return f"<w:tc><w:tcPr>{about}</w:tcPr>{p(t(words))}</w:tc>"


def row(*cells: str, about: str = "") -> str:
    return f"<w:tr><w:trPr>{about}</w:trPr>{''.join(cells)}</w:tr>"


def shown(grid: tables.Grid) -> list[str]:
    rows = [["—" if one is None else "".join(one.itertext()) for one in row] for row in grid.rows]
    return ["".join(row) for row in rows]


def about(**values: object) -> str:
    return "".join(f'<w:{name} w:val="{value}"/>' for name, value in values.items())


@pytest.mark.parametrize(
    ("inside", "rows", "merged"),
    [
        (row(cell("甲"), cell("乙")) + row(cell("丙")), ["甲乙", "丙—"], False),
        (row(cell("甲", about(gridSpan=2)), cell("乙")) + row(cell("丙")), ["甲—乙", "丙——"], True),
        (row(cell("甲", about(gridSpan=1))), ["甲"], False),
        (row(cell("甲", about(gridSpan=0))), ["甲"], False),
        (row(cell("甲", about(gridSpan=63))), ["甲" + "—" * 62], True),
        (row(cell("甲", about(gridSpan=64))), ["甲" + "—" * 62], True),
        (
            row(cell("甲", about(vMerge="restart"))) + row(cell("", "<w:vMerge/>")),
            ["甲", "—"],
            True,
        ),
        (row(cell("甲"), about=about(gridBefore=1, gridAfter=2)), ["—甲——"], False),
        (row(cell("甲"), about=about(gridBefore=-1, gridAfter=64)), ["甲" + "—" * 63], False),
        (f"<w:sdt><w:sdtContent>{row(cell('甲'))}</w:sdtContent></w:sdt>", ["甲"], False),
        (f"<w:ins><w:tr><w:customXml>{cell('甲')}</w:customXml></w:tr></w:ins>", ["甲"], False),
        (f"<w:tbl>{row(cell('甲'))}</w:tbl>", [], False),
    ],
)
def test_cells_stand_in_rows_of_equal_length(inside: str, rows: list[str], merged: bool) -> None:
    grid = tables.grid(table(inside))
    assert (shown(grid), grid.merged) == (rows, merged)


def test_rows_and_cells_that_are_tracked_are_counted_and_what_is_deleted_is_gone() -> None:
    gone, new = cell("旧", "<w:cellDel/>"), cell("新", "<w:cellIns/>")
    rows = row(cell("甲"), gone, new, gone) + row(cell("乙"), about="<w:ins/>")
    grid = tables.grid(table(rows + row(cell("删"), about="<w:del/>")))
    assert (shown(grid), grid.inserted, grid.deleted) == (["甲新", "乙—"], 2, 3)


def test_words_that_are_covered_are_told() -> None:
    rows = row(cell("上", about(vMerge="restart"))) + row(cell(" 下 ", "<w:vMerge/>"))
    assert tables.grid(table(rows + row(cell(" ", "<w:vMerge/>")))).covered == ["下"]


def ruled(side: str) -> str:
    return f'<w:tblBorders><w:top w:val="nil"/><w:left w:val="{side}"/></w:tblBorders>'


STYLES = (
    '<w:style w:styleId="r"><w:tblPr>'
    f'{ruled("single")}</w:tblPr></w:style><w:style w:styleId="b"><w:basedOn w:val="r"/></w:style>'
)


@pytest.mark.parametrize(
    ("columns", "rows", "rules", "layout"),
    [
        (0, 0, "", True),
        (1, 5, ruled("single"), True),
        (2, 5, "", True),
        (2, 5, ruled("single"), False),
        (2, 5, ruled("none"), True),
        (2, 5, '<w:tblStyle w:val="b"/>', False),
        (2, 5, f'<w:tblStyle w:val="b"/>{ruled("nil")}', True),
        (3, 1, "", True),
        (3, 1, ruled("dotted"), False),
        (3, 2, "", False),
    ],
)
def test_a_table_without_rules_and_of_few_cells_only_puts_words_side_by_side(
    columns: int, rows: int, rules: str, layout: bool
) -> None:
    made = table(f"<w:tblPr>{rules}</w:tblPr>" + row(*[cell("甲")] * columns) * rows)
    styles = Styles(etree.fromstring(part("styles", STYLES)))
    assert tables.is_layout(made, tables.grid(made), styles) is layout


def test_rules_may_be_those_of_a_cell() -> None:
    for side, layout in (("nil", True), ("single", False)):
        borders = f'<w:tcBorders><w:top w:val="{side}"/></w:tcBorders>'
        made = table(row(cell("甲"), cell("乙", borders)) * 2)
        assert tables.is_layout(made, tables.grid(made), Styles(None)) is layout
