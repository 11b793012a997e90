"""The best way to break a paragraph into lines, all of them weighed together.

States dearer than a whole way that is known already are not followed, so that a paragraph which
stands on the grid costs one pass.
"""

from collections.abc import Mapping
from math import inf
from operator import attrgetter
from typing import Final

from converters.typeset.line_costs import LineCosts, Way

_COST: Final = attrgetter("cost")


def best_way(costs: LineCosts) -> list[int]:
    """Return the numbers of the places that part the lines, from 0 to the last."""
    if costs.is_one_line:
        return [0, costs.last]
    way, bound = _line_by_line(costs)
    return way if bound < costs.rules.touch else _cheapest(costs, way, bound)


def way_in(costs: LineCosts, lines: int, dearest: float) -> tuple[list[int], float] | None:
    """Return the cheapest way in just so many lines, and its cost.

    None if each such way has a line that costs `dearest` or more.
    """
    known = _Known(costs, dearest)
    best = {0: 0.0}
    steps: list[dict[int, int]] = []
    for _ in range(lines):
        best, before = _a_line_on(best, known)
        steps.append(before)
    if costs.last not in best:
        return None
    found = [costs.last]
    for before in reversed(steps):
        found.append(before[found[-1]])
    return found[::-1], best[costs.last]


class _Known(dict[int, list[Way]]):
    """The lines that may begin at a place and cost less than the dearest, found when asked for."""

    def __init__(self, costs: LineCosts, dearest: float) -> None:
        super().__init__({costs.last: []})
        self._costs, self._dearest = costs, dearest

    def __missing__(self, start: int) -> list[Way]:
        ways = self[start] = [way for way in self._costs.ways(start) if way.cost < self._dearest]
        return ways


def _a_line_on(best: Mapping[int, float], known: _Known) -> tuple[dict[int, float], dict[int, int]]:
    """Return the least costs of the places that a line more leads to, and where each comes from."""
    costs, before = dict[int, float](), dict[int, int]()
    for start, cost in best.items():
        for way in known[start]:
            total = cost + way.cost
            if total < costs.get(way.end, inf):
                costs[way.end], before[way.end] = total, start
    return costs, before


def _line_by_line(costs: LineCosts) -> tuple[list[int], float]:
    """Return a way each line of which is the cheapest, the longest of several; and its cost."""
    way, total = [0], 0.0
    while way[-1] < costs.last:
        best = min(reversed(costs.ways(way[-1])), key=_COST)
        way.append(best.end)
        total += best.cost
    return way, total


def _cheapest(costs: LineCosts, way: list[int], bound: float) -> list[int]:
    """Return the cheapest way; `way` if none costs less than the bound."""
    best = [bound] * (costs.last + 1)
    before = [-1] * (costs.last + 1)
    best[0] = 0.0
    for start in range(costs.last):
        here = best[start]
        if here >= bound:
            continue
        for end, cost in costs.ways(start):
            if here + cost < best[end]:
                best[end], before[end] = here + cost, start
    if before[costs.last] < 0:
        return way
    found = [costs.last]
    while found[-1]:
        found.append(before[found[-1]])
    return found[::-1]
