"""Turns of pages: whether a sentence goes on over one, past what stands at the edge of the page."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from converters.readers.pdf.paragraphs import STOPS
from converters.readers.pdf.rows import Row
from converters.readers.pdf.typearea import TypeArea, measured
from converters.speech import hanzi

_SAME_SIZE = 0.6
"""Points by which the type of a text may differ."""
_FIRST_LINE, _BESIDE, _SPARE = 2.5, 0.6, 1.2
"""Ems: no further within the margin begins a row of a paragraph, nor one that goes on; and no more
is left at the end of a full one, where a mark did not fit."""
_ROOM = 4.0
"""Ems: a page with more room left below its last row was ended on purpose."""
_PROSE = 0.3
"""Of the rows are full at least where paragraphs are broken into rows; points of a list are not."""
_CLOSERS = (*STOPS, *"…）》】")
_TURNS = 3
"""Of so many turns of pages, a sentence goes on over one at least where heads run."""


@dataclass(frozen=True, slots=True)
class Turns:
    """The turns of pages of a file: the size of its text, its margins on even and odd pages."""

    size: float
    frames: Mapping[int, TypeArea]
    broken: bool = True
    """Whether its paragraphs are broken into rows, as far as it shows."""

    def cut(self, pages: Sequence[Sequence[Row]], edge: int) -> set[int]:
        """Return the pages whose outermost row stands within a sentence that goes on without it.

        `edge` is 0 for the first row of each page, -1 for its last.
        """
        if not self.broken:
            return set()
        bare = [rows[1:] if edge == 0 else rows[:-1] for rows in pages]
        floor = max((rows[-1].base for rows in bare if rows), default=0.0) - _ROOM * self.size
        step = 1 if edge else -1
        return {
            at
            for at, rows in enumerate(bare)
            if rows and 0 <= at + step < len(pages)
            if self._is_cut(rows, pages[at + step], edge, floor)
        }

    def _is_cut(self, bare: Sequence[Row], other: Sequence[Row], edge: int, floor: float) -> bool:
        """Tell a page, without its outermost row, of which a sentence goes on beside another."""
        if not other:
            return False
        before, after = (other[-1], bare[0]) if edge == 0 else (bare[-1], other[0])
        return before.base >= floor and self._goes_on(before, after)

    def _goes_on(self, before: Row, after: Row) -> bool:
        """Tell a full row without an end, and one that begins as no paragraph does."""
        if not all(self._is_text(row) for row in (before, after)):
            return False
        words, frame = after.text.strip(), self.frames[after.page % 2]
        level = abs(after.left - frame.left) <= _BESIDE * self.size
        begun = hanzi.ordinal(words) is not None or words.endswith("：")
        ended = before.text.rstrip().endswith(_CLOSERS)
        return self.is_full(before) and not ended and level and not begun

    def is_full(self, row: Row) -> bool:
        """Return whether a row goes from the left margin to the right one without a wide gap."""
        frame = self.frames[row.page % 2]
        begins = row.left <= frame.left + _FIRST_LINE * self.size
        ends = row.right >= frame.right - _SPARE * self.size
        return begins and ends and len(row.segments) == 1

    def _is_text(self, row: Row) -> bool:
        return not row.cells and abs(row.size - self.size) <= _SAME_SIZE


def of_pages(pages: Sequence[Sequence[Row]], size: float) -> Turns:
    """Return the turns of the pages of a file; `size` is the usual one of its type, in points."""
    every = [row for rows in pages for row in rows if not row.cells]
    found = Turns(size, _frames(every, size))
    full = sum(map(found.is_full, every))
    return replace(found, broken=full >= _PROSE * len(every))


def _frames(rows: Sequence[Row], size: float) -> dict[int, TypeArea]:
    """Return the margins on even and odd pages: the same, unless they begin elsewhere."""
    sides = ([row for row in rows if row.page % 2 == side] for side in (0, 1))
    found = {side: measured(those, size, 0) for side, those in enumerate(sides) if those}
    lefts = [frame.left for frame in found.values()]
    if lefts and max(lefts) - min(lefts) <= _BESIDE * size:
        return dict.fromkeys(found, measured(rows, size, 0))
    return found


def is_through(places: Sequence[int], cut: Set[int], fewest: int = 1) -> bool:
    """Return whether sentences go on over enough of the pages, past what stands at their edge."""
    count = sum(at in cut for at in places)
    return count >= fewest and count * _TURNS >= len(places)
