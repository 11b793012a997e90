"""Text boxes that stand beside the text of a page: framed, with rows of the text at their side.

Their rows are level with those of the text, and would be read into its sentences. Boxes with
nothing at their side are read where they stand.
"""

from collections.abc import Sequence
from dataclasses import replace

from converters.readers.pdf import rows
from converters.readers.pdf.boxes import Box
from converters.readers.pdf.runs import GlyphRun
from converters.readers.pdf.sheets import Sheet

CALLED = "文本框"
_LAP, _TALL = 0.5, 2.0
"""Ems: by which type may overlap a frame, a comma at its end; two rows at least stand in one."""
_SAME = 1.5
"""Points: frames no further apart are cells of one table."""


def parted(sheet: Sheet) -> Sheet:
    """Return a page without the boxes beside its text, whose words are told."""
    for box in sheet.frames:
        inside = [run for run in sheet.runs if _holds(box, run)]
        if inside and _stands_beside(box, inside, sheet):
            words = " ".join(row.text.strip() for row in rows.of_runs(inside, sheet.number))
            left = [run for run in sheet.runs if run not in inside]
            sheet = replace(sheet, runs=left, remarks=(*sheet.remarks, (CALLED, words)))
    return sheet


def _stands_beside(box: Box, inside: Sequence[GlyphRun], sheet: Sheet) -> bool:
    size = max(run.size for run in inside)
    if box.bottom - box.top < _TALL * size or _is_of_table(box, sheet):
        return False
    level = [run for run in sheet.runs if box.top < run.base < box.bottom and run not in inside]
    lap = _LAP * size
    return bool(level) and all(
        run.right <= box.left + lap or run.left >= box.right - lap for run in level
    )


def _is_of_table(box: Box, sheet: Sheet) -> bool:
    """Tell a cell: of a table, or with another frame at its side."""
    middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    if any(grid.box.holds(*middle) for grid in sheet.grids):
        return True
    return any(_touch(box, other) for other in sheet.frames if other != box)


def _touch(box: Box, other: Box) -> bool:
    """Tell frames whose sides meet at one height."""
    level = other.top < box.bottom and box.top < other.bottom
    sides = abs(other.left - box.right), abs(box.left - other.right)
    return level and min(sides) < _SAME


def _holds(box: Box, run: GlyphRun) -> bool:
    lap = _LAP * run.size
    upright = box.top <= run.base <= box.bottom + lap
    return upright and box.left - lap <= run.left and run.right <= box.right + lap
