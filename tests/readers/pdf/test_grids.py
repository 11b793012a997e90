"""Ruled tables of a page: by how many rules and cells they are ones."""

from types import SimpleNamespace

import pytest
from pdfminer.layout import LTLine

from converters.readers.pdf import grids
from converters.readers.pdf.boxes import Box
from converters.readers.pdf.grids import Grid

RULE = LTLine(1, (0, 0), (1, 1))


def page(rules: int = 4, rows: int = 2, columns: int = 2) -> SimpleNamespace:
    """Return a page of pdfplumber whose corner is at 5, 7, with a table."""
    lines = [
        SimpleNamespace(cells=[(5 + x, 7 + y, 6 + x, 8 + y) for x in range(columns)])
        for y in range(rows)
    ]
    lines[-1].cells[-1] = None
    table = SimpleNamespace(rows=lines, bbox=(5, 7, 5 + columns, 7 + rows))
    layout = [RULE] * rules + [object()] * 9
    return SimpleNamespace(layout=layout, mediabox=(5, 7, 0, 0), find_tables=lambda: [table])


def test_cells_stand_by_the_corner_of_their_page() -> None:
    cells = ((Box(0, 0, 1, 1), Box(1, 0, 2, 1)), (Box(0, 1, 1, 2), None))
    assert grids.of_page(page(), 0) == (Grid(Box(0, 0, 2, 2), cells),)


@pytest.mark.parametrize(
    ("rules", "rows", "columns", "quarter", "found"),
    [
        (4, 2, 2, 0, 1),
        (3, 2, 2, 0, 0),
        (3000, 2, 2, 0, 1),
        (3001, 2, 2, 0, 0),
        (4, 1, 2, 0, 0),
        (4, 2, 1, 0, 0),
        (4, 2, 2, 90, 0),
    ],
)
def test_a_table_has_rules_rows_and_columns_on_an_upright_page(
    rules: int, rows: int, columns: int, quarter: int, found: int
) -> None:
    assert len(grids.of_page(page(rules, rows, columns), quarter)) == found
