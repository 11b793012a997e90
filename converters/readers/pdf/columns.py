"""Pages set in two columns: where their gutter is, and the order in which their rows are read."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median

from converters.errors import SourceError
from converters.readers.pdf.rows import Row

_MIDDLE = (0.25, 0.75)
"""Of the width of the text, where a gutter may be."""
_STEP = 2.0
"""Points from one place that is tried to the next."""
_ROWS = 4
"""So many rows on both sides at least are columns."""
_FILLED = 0.6
"""Of its column does a row of prose fill at least, on the median."""
_EMS = 6
"""No column of prose is narrower."""
_TALL = 3
"""So many rows at least stand between two that cross the gutter."""


@dataclass(frozen=True, slots=True)
class _Gutter:
    """Where a gutter is: an x in points, and how many rows stand beside it on both sides."""

    at: float
    rows: int


def in_order(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """Return the rows of each page in the order of reading, those of columns cut apart.

    Raises SourceError where a file has columns and it is not clear how they are to be read.
    """
    found = [_gutter(rows) for rows in pages]
    if not any(found):
        return [list(rows) for rows in pages]
    usual = median(gutter.at for gutter in found if gutter)
    return [
        list(_read(rows, gutter.at if gutter else usual, sure=gutter is not None))
        for rows, gutter in zip(pages, found, strict=True)
    ]


def _gutter(rows: Sequence[Row]) -> _Gutter | None:
    """Return the gutter of a page; None for one that is not set in columns."""
    prose = [row for row in rows if not row.cells]
    if len(prose) < _ROWS:
        return None
    left, right = min(row.left for row in prose), max(row.right for row in prose)
    wide = right - left
    start, end = left + _MIDDLE[0] * wide, left + _MIDDLE[1] * wide
    tried = [start + _STEP * n for n in range(int((end - start) / _STEP))]
    worths = [(_worth(prose, at), at) for at in tried]
    best = max((worth for worth, _ in worths), default=0)
    if best < _ROWS:
        return None
    runs = (list(run) for worth, run in groupby(worths, lambda pair: pair[0]) if worth == best)
    at = median(at for _, at in max(runs, key=len))
    return _Gutter(at, best) if _are_prose(prose, at, left, right) else None


def _worth(rows: Sequence[Row], at: float) -> int:
    """Return how many rows have words on both sides of a gutter at x and none in it."""
    sides = Counter(_sides(row, at) for row in rows)
    return sides[True, True] + min(sides[True, False], sides[False, True])


def _sides(row: Row, at: float) -> tuple[bool, bool]:
    """Return whether a row has words left and right of a gutter; neither if it crosses it."""
    if row.cells or any(start < at < end for start, end in row.segments):
        return False, False
    return row.left < at, row.right > at


def _are_prose(rows: Sequence[Row], at: float, left: float, right: float) -> bool:
    """Tell columns of prose from those of a table: their rows fill them, few have gaps."""
    parts = [part for row in rows if any(_sides(row, at)) for part in _parts(row, at)]
    halves = [[part for part in parts if part.column == column] for column in (1, 2)]
    widths = (at - left, right - at)
    if sum(map(_has_marks, parts)) * 2 > len(parts):
        # Sentences: a title above that is wider than the columns says nothing about them.
        widths = (at - left, max((part.right for part in halves[1]), default=right) - at)
    return all(map(_is_prose, halves, widths))


def _has_marks(row: Row) -> bool:
    return not _MARKS.isdisjoint(row.text)


_MARKS = frozenset("，。、；：")


def _is_prose(parts: Sequence[Row], width: float) -> bool:
    """Tell prose by its rows, as wide as their column; so are columns side by side."""
    if len(parts) < _ROWS:
        return False
    filled = median(part.right - part.left for part in parts) / width
    if filled < _FILLED or width < _EMS * median(part.size for part in parts):
        return False
    gapped = sum(len(part.segments) > 1 for part in parts)
    return gapped * 3 <= len(parts) or _gutter(parts) is not None


def _parts(row: Row, at: float) -> Iterator[Row]:
    """Yield what of a row stands in the left and in the right column."""
    pieces = [piece for run in row.runs for piece in run.pieces(at)]
    for column in (1, 2):
        mine = tuple(p for p in pieces if (p.left + p.right < 2 * at) == (column == 1))
        if mine:
            yield replace(row, runs=mine, column=column)


def _read(rows: Sequence[Row], at: float, *, sure: bool) -> Iterator[Row]:
    """Yield the rows of a page: a block of columns ends at the last row that crosses no gutter."""
    blocks = [(clear, list(group)) for clear, group in groupby(rows, lambda r: any(_sides(r, at)))]
    if sure:
        _refuse_unclear(blocks, at)
    for clear, block in blocks:
        if not clear:
            yield from block
            continue
        above = _above(block, at)
        yield from block[:above]
        parts = [part for row in block[above:] for part in _parts(row, at)]
        yield from (part for part in parts if part.column == 1)
        yield from (part for part in parts if part.column == 2)


def _above(block: Sequence[Row], at: float) -> int:
    """Return how many rows stand above the columns of a block: a date, the end of a paragraph.

    They are on one side of the gutter, with none beside them; more than two are of a column.
    """
    for place, row in enumerate(block[:_TALL]):
        beside = (other for other in block if abs(other.base - row.base) < _BESIDE * row.size)
        sides = {_sides(other, at) for other in beside}
        if len(sides) > 1 or (True, True) in sides:
            return place
    return len(block) if len(block) < _TALL else 0


_BESIDE = 0.9
"""Ems: rows of two columns that do not stand on one line are no further apart."""


def _refuse_unclear(blocks: Sequence[tuple[bool, list[Row]]], at: float) -> None:
    """Raise SourceError for columns that rows cross again and again, and for more than two."""
    both = [
        place for place, (clear, block) in enumerate(blocks) if clear and _worth(block, at) >= 1
    ]
    within = blocks[both[0] : both[-1] + 1]
    parts = [part for clear, block in within if clear for r in block for part in _parts(r, at)]
    thin = sum(len(block) < _TALL for clear, block in within if clear)
    halves = ([part for part in parts if part.column == column] for column in (1, 2))
    if thin > 1 or any(_gutter(half) for half in halves):
        page = blocks[0][1][0].page
        raise SourceError(
            f"第 {page} 页分了几栏，分不清先读哪一栏",
            "请找一份 Word 或文本的，或用能认分栏的软件转成 Word 再导入",
        )
