"""What each line costs that a paragraph could be broken into: 0 on the grid, more off it.

All widths are whole thousandths of an em of the body size. Costs are free of a unit; gaps that are
a twentieth of an em wider cost some 16, so that two lines with gaps of 40 come before one of 80.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from converters.typeset.blanks import SEEN, Give
from converters.typeset.cuts import Cuts

SLIGHT: Final = 10
"""Every gap may be narrowed by so much unseen."""
RAGGED: Final = 150.0
"""A line that nothing brings to the measure."""
_LOOSE: Final = 30.0
"""A line that looks loose, beside what its gaps cost."""
_LONELY: Final = 300.0
"""孤字不成行: too little text for a last line."""
_HUNG: Final = 0.2
"""A mark outside of the measure, where the style wants that."""
_UNSEEN: Final = 0.001
"""Each thousandth of an em that the end of the line, marks beside marks and blanks give."""
_INSIDE: Final = 0.0038
"""Marks inside of text: the square of what they give, over what they could give."""
_MOST: Final = 2500
"""No line gives more than this: where the search for longer lines stops."""
_GAPS: Final = 30
"""More gaps than a line of the grid has."""


@dataclass(frozen=True, slots=True)
class Justification:
    """How far lines may be brought to the measure, and what that is worth (`[text]` of a style)."""

    loose: int
    """The widest gap that a line may be spread by and not look loose."""
    ceiling: int
    """The widest gap that a line may be spread by."""
    unit_price: float
    """What it costs to part a number from its unit."""
    touch: float
    """What it costs to narrow the marks of a line at all."""


@lru_cache(maxsize=8)
def _spread(loose: int, ceiling: int) -> tuple[float, ...]:
    """Return what it costs to widen the gaps of a line by each amount up to the ceiling."""
    costs = (min(gap, 5) / 5 + (gap / 20) ** 3 for gap in range(ceiling + 1))
    return tuple(cost + (_LOOSE if gap > loose else 0) for gap, cost in enumerate(costs))


class Way(NamedTuple):
    """Where a line that begins at one place may end: the number of the place, and the cost."""

    end: int
    cost: float


_way: Final = partial(tuple.__new__, Way)
"""Returns a way, quicker than `Way` does: a paragraph has some hundred of them."""


class LineCosts:
    """The lines that may begin at each place of a paragraph."""

    def __init__(
        self, cuts: Cuts, reach: Sequence[int], limits: tuple[int, int], rules: Justification
    ) -> None:
        """`reach` is how far the paragraph has come before each character.

        `limits` are the widths of the first line and of the others.
        """
        self.last = len(cuts.places) - 1
        self.rules = rules
        self._limits = limits
        self._prices = cuts.prices
        opened = list(accumulate(cuts.open, initial=0))
        self._starts = list(map(reach.__getitem__, cuts.places))
        self._opened_from = list(map(opened[1:].__getitem__, cuts.places))
        hangs = cuts.ends != cuts.places
        self._ends = list(map(reach.__getitem__, cuts.ends)) if hangs else self._starts
        self._opened = list(map(opened.__getitem__, cuts.ends))
        self._widened = _spread(rules.loose, rules.ceiling)
        self._alone = self.last
        self._hung: Sequence[int] = ()
        self._places, self._stops = cuts.places, cuts.ends
        self._given: tuple[Sequence[int], Sequence[int]] = (), ()
        self._last_gives: Mapping[int, int] = {}
        self._ways: dict[int, list[Way]] = {}

    def give(self, gives: Sequence[Give], ends: Mapping[int, int]) -> None:
        """Take into account what marks give: those inside of lines, and each as the last one.

        `ends` tells the last ones by the place after them.
        """
        unseen, seen = [0] * (self._places[-1] + 2), [0] * (self._places[-1] + 2)
        for gap, turn, most in gives:
            (unseen if turn < SEEN else seen)[gap + 1] += most
        before, inside = list(accumulate(unseen)), list(accumulate(seen))
        self._given = before, inside
        self._last_gives = ends

    def hang(self, widths: Sequence[int]) -> None:
        """Let the last mark of a line hang outside: of such width at each place, 0 if none."""
        self._hung = widths

    def set_alone(self, since: int) -> None:
        """Say that a last line which begins after a place has too little text."""
        self._alone = since

    @property
    def is_one_line(self) -> bool:
        """Whether the whole paragraph fits into its first line."""
        return self._ends[self.last] <= self._limits[0]

    def missing(self, start: int, end: int) -> int:
        """Return what a line lacks to the measure; negative if it is too wide."""
        return self._starts[start] + self._limits[start > 0] - self._ends[end]

    def gaps(self, start: int, end: int) -> int:
        """Return how many gaps of a line may open."""
        return self._opened[end] - self._opened_from[start]

    def hung(self, end: int) -> int:
        """Return the width of the mark that may hang at the end of a line; 0 if there is none."""
        return self._hung[end] if self._hung else 0

    def can_squeeze(self, start: int, end: int) -> bool:
        """Return whether marks can give what makes a line too wide."""
        missing = self.missing(start, end)
        gaps = self.gaps(start, end)
        return missing < 0 and self._narrowed(start, end, -missing, gaps) is not None

    def is_alone(self, start: int) -> bool:
        """Return whether a last line that begins at a place has too little text."""
        return start > self._alone

    def of(self, way: Sequence[int]) -> float:
        """Return what the lines between the places of a way cost together."""
        return sum(dict(self.ways(start))[end] for start, end in pairwise(way))

    def ways(self, start: int) -> list[Way]:
        """Return the lines that may begin at a place; if none can be set well, a ragged one."""
        if start not in self._ways:
            self._ways[start] = self._found(start) or [self._ragged(start)]
        return self._ways[start]

    def _found(self, start: int) -> list[Way]:
        limit = self._starts[start] + self._limits[start > 0]
        shortest = limit - self.rules.ceiling * _GAPS
        first = min(bisect_left(self._ends, shortest, start + 1), self.last)
        ends, prices, opened = self._ends, self._prices, self._opened
        opened_from, widened, rules = self._opened_from[start], self._widened, self.rules
        found: list[Way] = []
        well = False
        for end in range(first, self.last + 1):
            missing = limit - ends[end]
            if missing < -_MOST:
                break
            price, gaps = prices[end], opened[end] - opened_from
            if well and price == rules.unit_price:
                continue  # a number is parted from its unit only where its line were loose else
            if 0 <= missing <= rules.ceiling * gaps and gaps > 0 and end < self.last:
                cost: float | None = widened[missing // gaps]
            else:
                cost = self._cost(start, end, missing, gaps)
            if cost is not None:
                found.append(_way((end, cost + price)))
                well = well or (price == 0 and missing <= rules.loose * gaps)
        return found

    def _cost(self, start: int, end: int, missing: int, gaps: int) -> float | None:
        """Return what a line costs but for the place where it ends; None if it cannot be set."""
        if missing >= 0 and end < self.last:
            return self._spread(missing, gaps)
        alone = _LONELY if end == self.last and self.is_alone(start) else 0.0
        if missing >= 0:
            return alone
        cost = self._narrowed(start, end, -missing, gaps)
        if self._hung and (mark := self._hung[end]) + missing >= 0:
            spread = self._spread(mark + missing, gaps - 1)
            cost = cost if spread is None else _HUNG + spread
        return None if cost is None else cost + alone

    def _spread(self, missing: int, gaps: int) -> float | None:
        if missing > self.rules.ceiling * gaps:
            return None
        return self._widened[missing // gaps] if gaps else 0.0

    def _narrowed(self, start: int, end: int, excess: int, gaps: int) -> float | None:
        unseen = SLIGHT * gaps
        if excess <= unseen:
            return excess / (2 * unseen)
        before, inside = self._given
        place, stop = self._places[start], self._stops[end]
        before_stop = max(stop - 1, 0)
        given = before[before_stop] - before[place] + self._last_gives.get(stop, 0)
        touch = self.rules.touch
        if excess <= given:
            return touch + _UNSEEN * excess
        rest, most = excess - given, inside[before_stop] - inside[place]
        return None if rest > most else touch + _UNSEEN * given + _INSIDE * rest * rest / most

    def _ragged(self, start: int) -> Way:
        limit = self._starts[start] + self._limits[start > 0]
        end = max(bisect_right(self._ends, limit, start + 1) - 1, start + 1)
        return Way(end, RAGGED + self._prices[end])
