"""Pages that are laid two on a sheet (拼版): taken apart, and put in the order of their numbers."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from converters.readers.pdf import rows, running
from converters.readers.pdf.boxes import Box
from converters.readers.pdf.rows import Row
from converters.readers.pdf.runs import GlyphRun
from converters.readers.pdf.sheets import Sheet

_WIDE = 1.2
"""Times its height is a sheet wide that has two pages."""
_FEWEST = 3
"""So many pages at least have bare figures as their numbers: two may be those of a table."""

_Pair = tuple[Sheet, Sheet]
_Numbers = tuple[int | None, int | None]


def apart(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Return the pages of sheets that have two each, by their numbers; other sheets as they are.

    Each page that has words has its number, which counts on from left to right, or as in a
    booklet: then the numbers on a sheet add up to the same. One that is missing follows from these.
    """
    if not sheets or any(not _is_wide(sheet) for sheet in sheets):
        return list(sheets)
    halves = [_halves(sheet) for sheet in sheets]
    pairs = [pair for pair in halves if pair is not None]
    if len(pairs) < len(halves):
        return list(sheets)
    numbers = _numbers(pairs)
    pages = [half for pair in pairs for half in pair]
    if not numbers:
        return list(sheets)
    ordered = sorted(zip(numbers, range(len(pages)), strict=True))
    kept = [pages[at] for _, at in ordered if _has_something(pages[at])]
    return [replace(page, number=number) for number, page in enumerate(kept, 1)]


def _is_wide(sheet: Sheet) -> bool:
    area = sheet.area
    return area.right - area.left >= _WIDE * (area.bottom - area.top)


def _has_something(page: Sheet) -> bool:
    return bool(page.runs or page.pictures or page.remarks or page.respelt)


def _halves(sheet: Sheet) -> _Pair | None:
    """Return both halves of a sheet; None where words go over its middle."""
    area = sheet.area
    middle = (area.left + area.right) / 2
    if any(run.left < middle < run.right for run in sheet.runs):
        return None
    left = _half(sheet, Box(area.left, area.top, middle, area.bottom))
    right = _half(sheet, Box(middle, area.top, area.right, area.bottom))
    return left, replace(right, remarks=(), respelt="")


def _half(sheet: Sheet, part: Box) -> Sheet:
    """Return what of a sheet stands in a part, as a page of its own."""
    by = -part.left

    def moved(boxes: Sequence[Box]) -> tuple[Box, ...]:
        cut = (box.within(part) for box in boxes)
        return tuple(box.moved(by) for box in cut if box.area > 0)

    return replace(
        sheet,
        area=part.moved(by),
        runs=[run.moved(by) for run in sheet.runs if _is_in(run, part)],
        pictures=moved(sheet.pictures),
        grounds=moved(sheet.grounds),
        grids=tuple(grid.moved(by) for grid in sheet.grids if grid.box.within(part).area > 0),
        frames=moved(sheet.frames),
    )


def _is_in(run: GlyphRun, part: Box) -> bool:
    return part.left <= (run.left + run.right) / 2 < part.right


def _numbers(pairs: Sequence[_Pair]) -> list[int]:
    """Return the numbers of all pages, one sheet after another; none if they are not known."""
    said: list[_Numbers] = []
    found: list[Row] = []
    for pair in pairs:
        mine = [_number_row(half) for half in pair]
        if any(row is None and half.runs for row, half in zip(mine, pair, strict=True)):
            return []
        found += [row for row in mine if row is not None]
        left, right = (None if row is None else running.number_of(row) for row in mine)
        said.append((left, right))
    if len(found) < _FEWEST and any(row.text.strip().isdecimal() for row in found):
        return []
    return _filled(said)


def _number_row(page: Sheet) -> Row | None:
    """Return the row that says the number of a page: its last, or its first."""
    found = rows.of_runs(page.runs, page.number)
    outer = (found[-1], found[0]) if found else ()
    return next((row for row in outer if running.number_of(row) is not None), None)


def _filled(said: Sequence[_Numbers]) -> list[int]:
    """Return the numbers with those that are missing; nothing where they keep no rule."""
    whole = [(left, right) for left, right in said if left is not None and right is not None]
    sums = {left + right for left, right in whole}
    rules = [_counted(said)] if whole and all(b - a == 1 for a, b in whole) else []
    rules += [_added(said, total) for total in sums] if len(sums) == 1 else []
    found = (list(rule) for rule in rules)
    return next((some for some in found if len(set(some)) == 2 * len(said)), [])


def _counted(said: Sequence[_Numbers]) -> Iterator[int]:
    """Yield numbers that count on from left to right."""
    for left, right in said:
        if left is not None:
            yield from (left, left + 1)
        elif right is not None:
            yield from (right - 1, right)


def _added(said: Sequence[_Numbers], total: int) -> Iterator[int]:
    """Yield numbers of which two on a sheet add up to a total."""
    for left, right in said:
        if left is not None:
            yield from (left, total - left)
        elif right is not None:
            yield from (total - right, right)
