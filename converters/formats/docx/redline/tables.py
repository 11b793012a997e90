"""Tables of the merged body: rows of the old and of the new one under each other."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from converters.formats.docx.oxml import NAMESPACES

_WIDTH = qn("w:w")


@dataclass(frozen=True, slots=True)
class MergedRow:
    """A row, and the table that it was in."""

    element: Any
    table: Any
    is_old: bool
    """Whether it is no more."""


def table(rows: Sequence[MergedRow]) -> Any:
    """Return a table of these rows, which looks as the new one; cells keep their widths."""
    like = next((row.table for row in rows if not row.is_old), rows[0].table)
    made = deepcopy(like)
    for row in list(made.iterchildren(qn("w:tr"))):
        made.remove(row)
    grids = {id(row.table): _edges(row.table) for row in rows}
    if len(set(map(len, grids.values()))) > 1:
        edges = sorted({edge for grid in grids.values() for edge in grid})
        _redraw(made, edges)
        for row in rows:
            _span(row.element, grids[id(row.table)], edges)
    made.extend(row.element for row in rows)
    return made


def _edges(table: Any) -> list[int]:
    """Return where the columns of a table end, in twips."""
    columns = table.find(qn("w:tblGrid")).iterchildren(qn("w:gridCol"))
    return list(accumulate(int(column.get(_WIDTH)) for column in columns))


def _redraw(table: Any, edges: Sequence[int]) -> None:
    """Give a table the columns of both."""
    grid = table.find(qn("w:tblGrid"))
    for column in list(grid):
        grid.remove(column)
    for start, end in pairwise([0, *edges]):
        grid.append(parse_xml(f'<w:gridCol {NAMESPACES} w:w="{end - start}"/>'))


def _span(row: Any, own: Sequence[int], edges: Sequence[int]) -> None:
    """Let each cell of a row take as many of the columns as it is wide."""
    for cell, (start, end) in zip(row.iterchildren(qn("w:tc")), pairwise([0, *own]), strict=True):
        count = sum(start < edge <= end for edge in edges)
        if count > 1:
            width = cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}")
            width.addnext(parse_xml(f'<w:gridSpan {NAMESPACES} w:val="{count}"/>'))


def let_grow(row: Any) -> None:
    """Let a row be higher than it was: what went and what came both stand in it."""
    height = row.find(f"{qn('w:trPr')}/{qn('w:trHeight')}")
    if height is not None:
        height.set(qn("w:hRule"), "atLeast")
