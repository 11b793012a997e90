"""Tables that are drawn with rules, as their cells."""

from dataclasses import dataclass
from typing import Any

from pdfminer.layout import LTCurve

from converters.readers.pdf.boxes import Box

_FEWEST, _MOST = 4, 3000
"""So many rules at least make a table; a page with more is a drawing."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table on a page: where it stands, and its cells by rows; None where cells are merged."""

    box: Box
    cells: tuple[tuple[Box | None, ...], ...]

    def moved(self, by: float) -> "Grid":
        """Return it so many points further to the right."""
        lines = (tuple(cell and cell.moved(by) for cell in line) for line in self.cells)
        return Grid(self.box.moved(by), tuple(lines))


def of_page(page: Any, quarter: int) -> tuple[Grid, ...]:
    """Return the tables of a page of pdfplumber that have two rows and two columns at least.

    `quarter` is the angle at which its text is printed.
    """
    rules = sum(isinstance(one, LTCurve) for one in page.layout)
    if not _FEWEST <= rules <= _MOST or quarter:
        return ()
    x, y = page.mediabox[0], page.mediabox[1]
    found = (_grid(table, x, y) for table in page.find_tables())
    return tuple(grid for grid in found if len(grid.cells) > 1 and len(grid.cells[0]) > 1)


def _grid(table: Any, x: float, y: float) -> Grid:
    lines = (row.cells for row in table.rows)
    return Grid(
        _box(table.bbox, x, y),
        tuple(tuple(None if cell is None else _box(cell, x, y) for cell in line) for line in lines),
    )


def _box(edges: tuple[float, float, float, float], x: float, y: float) -> Box:
    left, top, right, bottom = edges
    return Box(left - x, top - y, right - x, bottom - y)
