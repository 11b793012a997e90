"""Signature and date as they stand, against GB/T 9704-2012 §7.3.5.2; for PDF and DOCX alike."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

SIGNATURE, DATE = "signature", "dateline"
"""The elements of the style that this is about."""

_SLACK = 0.05
"""Characters by which a place may differ: lengths are rounded to what a format can hold."""


@dataclass(frozen=True, slots=True)
class Stand:
    """A line of signature or date, measured in characters of the body."""

    is_date: bool
    start: float
    """From where it begins to the right edge of the type area."""
    right: float
    """From where it ends to the right edge."""

    @property
    def width(self) -> float:
        """The width of the words."""
        return self.start - self.right


def faults(stands: Sequence[Stand], step: float, area: float) -> Iterator[tuple[int, str]]:
    """Yield the number of each line that stands wrong, and how; lines of one place of a speech.

    `step` is how far the rule sets them in, `area` the width of the type area. Nothing is said of
    a line that reaches from edge to edge: it had no room to move.
    """
    if any(stand.start > area - _SLACK for stand in stands):
        return
    for at, (above, below) in enumerate(pairwise(stands)):
        if below.is_date and not above.is_date:
            if _differ(found := above.start - below.start, step):
                yield at + 1, f"成文日期的首字应比署名的首字右移 {step:g} 字，实际 {found:.1f} 字"
        elif not above.is_date and _differ(above.right, below.right):
            yield at, f"各行署名的右端应对齐，相差 {abs(above.right - below.right):.1f} 字"
    for at in _at_edge(stands):
        if _differ(stands[at].right, step):
            what = "成文日期" if stands[at].is_date else "署名"
            yield at, f"{what}应右空 {step:g} 字，实际 {stands[at].right:.1f} 字"


def _at_edge(stands: Sequence[Stand]) -> Iterator[int]:
    """Yield which lines keep the distance from the edge: of last signature and date the longer."""
    for at, stand in enumerate(stands):
        after = stands[at + 1] if at + 1 < len(stands) else None
        before = stands[at - 1] if at else None
        if not stand.is_date:
            alone = after is None
            longer = after is not None and after.is_date and stand.width >= after.width - _SLACK
        else:
            alone = before is None or before.is_date
            longer = before is not None and stand.width > before.width + _SLACK
        if alone or longer:
            yield at


def _differ(one: float, other: float) -> bool:
    return abs(one - other) > _SLACK
