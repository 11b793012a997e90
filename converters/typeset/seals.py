"""Where signature and date stand that are sealed, GB/T 9704-2012 §7.3.5.1 and §7.3.5.3.

A seal is never printed; its room is left. Under a seal (印章) the name stands centred on the date.
Several organs stand side by side, each under a seal of its own, the last of them above the date;
rows are full but for the last, which ends like the others. Beside the stamp of a signature (签名章)
stands the post.
"""

from collections.abc import Iterator, Sequence
from math import ceil

from converters.settings.style import Style
from converters.speech import attachments
from converters.speech.model import Block, Dateline, Seal, Signature
from converters.typeset import tail
from converters.typeset.metrics import EM
from converters.typeset.tail import Broken, End, Ending, EndLine

Placed = tuple[int, Ending]
"""A signature or date and its number among the blocks."""


def ends(
    blocks: Sequence[Block], broken: Broken, area: int, style: Style, seal: Seal
) -> dict[int, End]:
    """Return where each signature and date among the blocks stands, by its number from 0.

    `area` is the width of the type area in thousandths of a character; so is the result. Only the
    text is sealed, not what is attached to it.
    """
    if seal is Seal.NONE:
        return tail.ends(blocks, broken, area, style.tail.right_chars * EM)
    text = len(next(attachments.texts(blocks)))
    found = tail.ends(blocks, broken, area, style.tail.right_chars * EM)
    for group in tail.groups(blocks[:text]):
        room = _Room(group, broken, area, style, tail.is_first(blocks, group[0][0]))
        found |= dict(room.stamped() if seal is Seal.SIGNATURE else room.sealed())
    return found


class _Room:
    """The room of one group: signatures under one another and the date under them."""

    def __init__(
        self, group: Sequence[Placed], broken: Broken, area: int, style: Style, first: bool
    ) -> None:
        self._area, self._broken, self._style, self._first = area, broken, style, first
        self._names = [(at, block) for at, block in group if isinstance(block, Signature)]
        self._dates = [(at, block) for at, block in group if isinstance(block, Dateline)]
        self._right = style.tail.seal_right_chars * EM

    def sealed(self) -> Iterator[tuple[int, End]]:
        """Yield the ends under a seal or several."""
        style, own = self._style, self._style.tail
        names = [self._lines(block, self._area) for _, block in self._names]
        dates = [self._lines(block, self._area) for _, block in self._dates]
        wide = max(map(_width, names), default=0)
        seal = self._of(own.seal.pt)
        widest = max(seal, wide)
        apart = max(seal + self._of(own.seals_apart.pt), wide + EM)
        fit = min(own.seals_in_row, (self._area - widest) // apart + 1, max(len(names), 1))
        last = _width((dates or names)[-1])
        center = max(self._right + last // 2, max(widest, last) // 2)
        center = min(center, self._area - widest // 2 - (fit - 1) * apart)
        if fit > 1:
            apart = max(apart, (self._area - 2 * center) // (fit - 1))
        step = ceil((own.seal + own.seals_apart).pt / style.pitch.pt)
        above: float = own.seal_lines_before if self._first else 0
        placed = list(zip(self._names, names, strict=True))
        for row in (placed[at : at + fit] for at in range(0, len(placed), fit)):
            for at, ((number, _), lines) in enumerate(row):
                middle = center + apart * (len(row) - 1 - at)
                right = self._inside(middle - _width(lines) // 2, lines)
                first = self._first and number == self._names[0][0]
                yield number, End(lines, right, first, -1 if at else above, at > 0, True)
            above = max(step - len(row[0][1]), 0)
        for (number, _), lines in zip(self._dates, dates, strict=True):
            right = self._inside(center - _width(lines) // 2, lines)
            first = self._first and not names
            free = own.seal_lines_before if first else 0
            yield number, End(lines, right, first, free, is_centered=True)

    def stamped(self) -> Iterator[tuple[int, End]]:
        """Yield the ends beside the stamp of a signature and under it."""
        own = self._style.tail
        half, under = (own.stamp_lines - 1) / 2, 0.0
        above = own.stamp_lines_before if self._first else 0
        right = self._right + self._of(own.stamp.pt) + own.stamp_gap_chars * EM
        for at, (number, block) in enumerate(self._names):
            lines = self._lines(block, self._area - right)
            free = max(half - (len(lines) - 1) / 2, 0)
            first = self._first and not at
            yield number, End(lines, right, first, (under + 1 if at else above) + free)
            under = free
        for number, date in self._dates:
            lines = self._lines(date, self._area)
            free = under if self._names else above + own.stamp_lines
            first = self._first and not self._names
            place = self._inside(self._right, lines)
            yield number, End(lines, place, first, free + own.stamp_lines_after)

    def _lines(self, block: Ending, room: int) -> tuple[EndLine, ...]:
        return tuple(self._broken(block, room))

    def _of(self, points: float) -> int:
        """Return a length in the unit of the type area."""
        return round(points / self._style.page.type_area_width.pt * self._area)

    def _inside(self, right: int, lines: Sequence[EndLine]) -> int:
        return max(min(right, self._area - _width(lines)), 0)


def _width(lines: Sequence[EndLine]) -> int:
    return max(line.width for line in lines)
