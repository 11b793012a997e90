"""The rows of a page with its tables among them, each table one row with the words of its cells."""

from collections.abc import Iterator, Sequence

from converters.readers.pdf import rows
from converters.readers.pdf.grids import Grid
from converters.readers.pdf.rows import Row
from converters.readers.pdf.runs import GlyphRun
from converters.readers.pdf.sheets import Sheet

_SHORT = 0.6
"""Of the widest row of its cell: a row that is shorter was ended on purpose."""


def rows_of(sheet: Sheet) -> list[Row]:
    """Return the rows of a page from top to bottom; each table that has words is one of them."""
    left, made = list(sheet.runs), list[tuple[float, Row]]()
    for grid in sheet.grids:
        inside = [run for run in left if grid.box.holds(*_middle(run))]
        if inside:
            left = [run for run in left if not grid.box.holds(*_middle(run))]
            words = tuple(_spelt(grid, inside))
            made.append((grid.box.top, Row(tuple(inside), sheet.number, cells=words)))
    plain = [(row.base, row) for row in rows.of_runs(left, sheet.number)]
    return [row for _, row in sorted([*plain, *made], key=lambda pair: pair[0])]


def _middle(run: GlyphRun) -> tuple[float, float]:
    return (run.left + run.right) / 2, run.base - run.size / 3


def _spelt(grid: Grid, inside: Sequence[GlyphRun]) -> Iterator[tuple[str | None, ...]]:
    """Return the words of the cells, row by row; a run over several cells is cut apart."""
    pieces = list(inside)
    for edge in sorted({box.right for line in grid.cells for box in line if box is not None}):
        pieces = [piece for run in pieces for piece in run.pieces(edge)]
    left = list(pieces)
    lines: list[list[str | None]] = []
    for line in grid.cells:
        lines.append([])
        for box in line:
            mine = [] if box is None else [run for run in left if box.holds(*_middle(run))]
            left = [run for run in left if run not in mine]
            lines[-1].append(None if box is None else _words(mine))
    if left and lines:  # what stands in no cell stands at the end
        lines[-1][-1] = f"{lines[-1][-1] or ''} {_words(left)}".strip()
    return (tuple(line) for line in lines)


def _words(mine: Sequence[GlyphRun]) -> str:
    """Return the words of a cell on one line."""
    found = rows.of_runs(mine, 0)
    wide = max((row.right - row.left for row in found), default=0.0)
    words = ""
    for row in found:
        short = row.right - row.left < _SHORT * wide
        words += row.text.strip() + (" " if short and row is not found[-1] else "")
    return words
