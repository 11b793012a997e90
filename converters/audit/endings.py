"""Signature and date as they stand, against GB/T 9704-2012 §7.3.5; for PDF and DOCX alike."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from converters.settings.style import Style
from converters.settings.units import Length
from converters.speech.model import Seal

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
    above: float | None = None
    """Blank lines above it, -1 if it stands beside the one before it; None if nobody knows."""
    is_first: bool = True
    """Whether it is the first line of its words."""
    lines: int = 1
    """How many lines it is, one under another."""

    @property
    def width(self) -> float:
        """The width of the words."""
        return self.start - self.right

    @property
    def middle(self) -> float:
        """From its middle to the right edge."""
        return (self.start + self.right) / 2


class EndingRule:
    """Where signature and date should stand, by the clause for what seals them."""

    def __init__(self, style: Style, seal: Seal, area: float) -> None:
        """Take the rule of a style for a type area so many characters of the body wide."""
        self.style, self.seal, self.area = style, seal, area

    @property
    def clause(self) -> str:
        """The number of the clause."""
        return _CLAUSES[self.seal]

    def faults(self, stands: Sequence[Stand]) -> Iterator[tuple[int, str]]:
        """Yield the number of each line that stands wrong, and how; lines of one place."""
        own = self.style.tail
        match self.seal:
            case Seal.NONE:
                yield from _unsealed(stands, own.right_chars, self.area)
            case Seal.SEAL:
                yield from self._sealed(stands)
            case Seal.SIGNATURE:
                yield from self._stamped(stands)

    def _sealed(self, stands: Sequence[Stand]) -> Iterator[tuple[int, str]]:
        own = self.style.tail
        names = [stand for stand in stands if not stand.is_date]
        several = sum(name.is_first for name in names) > 1
        apart, taken = self._of(own.seal + own.seals_apart), 0
        for at, stand in enumerate(stands):
            above = stands[at - 1] if at else None
            beside = above is not None and stand.above == -1
            if beside and above and above.middle - stand.middle < apart - _SLACK:
                yield at, f"两个署名的中心只相距 {above.middle - stand.middle:.1f} 字，印章会相交"
            if not beside:
                wanted = 0 if stand.is_date or not stand.is_first else self._rows() - taken
                yield from _blank(at, stand, max(wanted, 0) if at else own.seal_lines_before)
                taken = stand.lines + (0 if stand.is_first else taken)
            if stand.is_date and names and _differ(stand.middle, names[-1].middle):
                away = abs(stand.middle - names[-1].middle)
                yield at, f"署名应以成文日期为准居中，相差 {away:.1f} 字"
            moved = several or any(name.right < _SLACK for name in names)
            if stand.is_date and not moved and _differ(stand.right, own.seal_right_chars):
                yield at, f"成文日期应右空 {own.seal_right_chars:g} 字，实际 {stand.right:.1f} 字"

    def _stamped(self, stands: Sequence[Stand]) -> Iterator[tuple[int, str]]:
        own = self.style.tail
        half = (own.stamp_lines - 1) / 2
        post = own.seal_right_chars + self._of(own.stamp) + own.stamp_gap_chars
        for at, stand in enumerate(stands):
            wanted = float(own.seal_right_chars) if stand.is_date else post
            if stand.start < self.area - _SLACK and _differ(stand.right, wanted):
                what = "成文日期" if stand.is_date else "职务"
                yield at, f"{what}应右空 {wanted:.1f} 字，实际 {stand.right:.1f} 字"
            above = own.stamp_lines_before + half if not at else half * 2 + 1
            if stand.is_date:
                above = half + own.stamp_lines_after
                above += own.stamp_lines_before + half + 1 if not at else 0
            if stand.is_first and len(stands) == sum(one.is_first for one in stands):
                yield from _blank(at, stand, above)

    def _rows(self) -> int:
        """Return how many lines there are from one row of names under their seals to the next."""
        own = self.style.tail
        return ceil((own.seal + own.seals_apart).pt / self.style.pitch.pt)

    def _of(self, length: Length) -> float:
        """Return a length in characters."""
        return length.pt / self.style.page.type_area_width.pt * self.area


_CLAUSES = {Seal.NONE: "7.3.5.2", Seal.SEAL: "7.3.5.1", Seal.SIGNATURE: "7.3.5.3"}
"""Of GB/T 9704-2012."""


def _blank(at: int, stand: Stand, wanted: float) -> Iterator[tuple[int, str]]:
    if stand.above is not None and abs(stand.above - wanted) > _LINES:
        yield at, f"其上应空 {wanted:g} 行，实际空 {stand.above:.1f} 行"


_LINES = 0.1
"""Lines by which a blank may differ."""


def _unsealed(stands: Sequence[Stand], step: float, area: float) -> Iterator[tuple[int, str]]:
    """Yield what is wrong without a seal.

    `step` is how far the rule sets lines in, `area` the width of the type area. Nothing is said of
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
