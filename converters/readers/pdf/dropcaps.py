"""Large first letters of paragraphs (首字下沉), which stand beside two rows or more of them."""

from array import array
from collections.abc import Sequence
from dataclasses import replace

from converters.readers.pdf.runs import GlyphRun
from converters.readers.pdf.sheets import Sheet

_LARGE, _MOST = 1.8, 2
"""Times the usual size; and of so many characters."""
_FEWEST = 2
"""Rows that stand beside it."""
_LAP, _APART = 0.3, 1.5
"""Ems by which rows may begin before its right edge, and beyond it."""
_TOP, _BOTTOM = 0.95, 0.3
"""Times its size above and below its baseline: between them the baselines of rows beside it."""


def joined(sheet: Sheet, size: float) -> Sheet:
    """Return a page whose large first letters begin the rows at their side.

    `size` is the usual one, in points. What has other type below or above it is no first letter.
    """
    for cap in [run for run in sheet.runs if _may_be(run, size)]:
        beside = _beside(cap, sheet.runs, size)
        if len({round(run.base) for run in beside}) >= _FEWEST and _is_alone(cap, sheet.runs):
            first = min(beside, key=lambda run: (run.base, run.left))
            runs = (_begun(run, cap, size) if run is first else run for run in sheet.runs)
            sheet = replace(sheet, runs=[run for run in runs if run is not cap])
    return sheet


def _may_be(run: GlyphRun, size: float) -> bool:
    return len(run.chars) <= _MOST and run.size >= _LARGE * size and not (run.turn or run.inkless)


def _beside(cap: GlyphRun, others: Sequence[GlyphRun], size: float) -> list[GlyphRun]:
    """Return the runs that begin right beside a letter."""
    top, bottom = cap.base - _TOP * cap.size, cap.base + _BOTTOM * cap.size
    return [
        run
        for run in others
        if top < run.base < bottom
        and run.size < cap.size / _LARGE * 1.1
        and -_LAP * size <= run.left - cap.right <= _APART * size
    ]


def _is_alone(cap: GlyphRun, others: Sequence[GlyphRun]) -> bool:
    """Tell a letter that no other type crosses, and none is drawn at its left."""
    top, bottom = cap.base - _TOP * cap.size, cap.base + _BOTTOM * cap.size / 2
    within = (run for run in others if run is not cap and top < run.base < bottom)
    return all(run.left >= cap.right - _LAP * run.size for run in within)


def _begun(run: GlyphRun, cap: GlyphRun, size: float) -> GlyphRun:
    """Return a run that begins with a letter, as if that were of its size."""
    count = len(cap.chars)
    edges = [run.left - size * (count - at) for at in range(count + 1)]
    return replace(
        run,
        chars=cap.chars + run.chars,
        lefts=array("f", [*edges[:-1], *run.lefts]),
        rights=array("f", [*edges[1:], *run.rights]),
        spaces=frozenset(at + count for at in run.spaces if at),
    )
