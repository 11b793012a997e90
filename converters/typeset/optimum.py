"""The best way to break a paragraph into lines, all of them weighed together.

States dearer than a whole way that is known already are not followed, so that a paragraph which
stands on the grid costs one pass.
"""

from collections.abc import Mapping, Sequence

from converters.typeset.line_costs import LineCosts, Way


def best_way(costs: LineCosts) -> list[int]:
    """Return the numbers of the places that part the lines, from 0 to the last."""
    if costs.is_one_line:
        return [0, costs.last]
    known: dict[int, list[Way]] = {}
    way, bound = _line_by_line(costs, known)
    return way if bound < costs.rules.touch else _cheapest(costs, known, way, bound)


def _line_by_line(costs: LineCosts, known: dict[int, list[Way]]) -> tuple[list[int], float]:
    """Return a way each line of which is the cheapest, the longest of several; and its cost.

    What is learnt of lines is kept in `known`.
    """
    way, total = [0], 0.0
    while way[-1] < costs.last:
        known[way[-1]] = costs.ways(way[-1])
        best = min(reversed(known[way[-1]]), key=lambda each: each.cost)
        way.append(best.end)
        total += best.cost
    return way, total


def _cheapest(
    costs: LineCosts, known: Mapping[int, Sequence[Way]], way: list[int], bound: float
) -> list[int]:
    """Return the cheapest way; `way` if none costs less than the bound."""
    best = [bound] * (costs.last + 1)
    before = [-1] * (costs.last + 1)
    best[0] = 0.0
    for start in range(costs.last):
        here = best[start]
        if here >= bound:
            continue
        for end, cost in known.get(start) or costs.ways(start):
            if here + cost < best[end]:
                best[end], before[end] = here + cost, start
    if before[costs.last] < 0:
        return way
    found = [costs.last]
    while found[-1]:
        found.append(before[found[-1]])
    return found[::-1]
