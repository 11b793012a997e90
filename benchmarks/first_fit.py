"""The composer to measure beside: each line as full as it can be, none asked about the next.

Marks are squeezed to take in what may not begin the next line, else the line is spread, however
far; what belongs together is never parted. So it was done before paragraphs were weighed whole.
"""

from bisect import bisect_right
from collections.abc import Sequence

from converters.typeset.line_costs import LineCosts

_SLIGHT = 25
"""A gap that is widened by so little is not squeezed away."""


def breaks(costs: LineCosts, prices: Sequence[float]) -> list[int]:
    """Return the numbers of the places that part the lines, from 0 to the last."""
    free = [number for number, price in enumerate(prices) if not price or number == costs.last]
    way = [0]
    while way[-1] < costs.last:
        way.append(_end(costs, free, way[-1]))
    return _in_company(costs, way)


def _end(costs: LineCosts, free: Sequence[int], start: int) -> int:
    first = bisect_right(free, start)
    fits = [end for end in free[first : first + 40] if costs.missing(start, end) >= 0]
    if not fits:
        return start + 1
    early = fits[-1]
    place = bisect_right(free, early)
    if early == costs.last or costs.missing(start, early) <= _SLIGHT * costs.gaps(start, early):
        return early
    late = free[place] if place < len(free) else early
    return late if late > early and costs.can_squeeze(start, late) else early


def _in_company(costs: LineCosts, way: list[int]) -> list[int]:
    """Return the lines; a last one with too little text takes a character of the one before."""
    if len(way) > 2 and costs.is_alone(way[-2]):
        if costs.can_squeeze(way[-3], way[-1]):
            return [*way[:-2], way[-1]]
        while way[-2] > way[-3] + 1 and costs.is_alone(way[-2]):
            way[-2] -= 1
    return way
