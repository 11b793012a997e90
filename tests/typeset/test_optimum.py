"""The best way through a paragraph: none costs less, and what stands on the grid is left alone."""

from itertools import accumulate, pairwise
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.typeset import blanks
from converters.typeset.cuts import cut
from converters.typeset.line_costs import LineCosts
from converters.typeset.optimum import best_way, way_in
from tests.effort import effort
from tests.typeset.plain import RULES, PlainWidths

WIDTHS = PlainWidths()
DEAREST = 28.0


def costs(text: str, room: int) -> LineCosts:
    """What the lines of a text cost in a measure so wide."""
    reach = [0, *accumulate(WIDTHS[char] for char in text)]
    cuts = cut(text, RULES.unit_price).forced(reach, room)
    found = LineCosts(cuts, reach, (room, room), RULES)
    ends = blanks.at_ends(text, lambda _: WIDTHS)
    found.give(list(blanks.giving(text, lambda _: WIDTHS)), ends)
    return found


def cost(of: LineCosts, way: list[int]) -> float:
    """What the lines of a way cost together."""
    steps = (dict(of.ways(start)) for start in way[:-1])
    return sum(step[end] for step, end in zip(steps, way[1:], strict=True))


def least(of: LineCosts) -> float:
    """What the cheapest way costs, all of them tried from the end."""
    rest = [0.0] * (of.last + 1)
    for start in range(of.last - 1, -1, -1):
        rest[start] = min(price + rest[end] for end, price in of.ways(start))
    return rest[0]


TEXTS = st.lists(
    st.sampled_from(
        [
            "中华",
            "人民",
            "的",
            "，",
            "。",
            "“",
            "”",
            "、",
            "2021年",
            "50%",
            "GDP",
            "——",
            "（一）",
            " ",
        ]
    ),
    min_size=8,
    max_size=60,
).map("".join)


@settings(max_examples=effort(25, 5_000), deadline=None)
@given(TEXTS, st.sampled_from([8_000, 10_000, 14_500]))
def test_no_way_costs_less_unless_the_first_costs_next_to_nothing(text: str, room: int) -> None:
    found = costs(text, room)
    if not found.is_one_line:
        way = cost(found, best_way(found))
        assert abs(way - least(found)) < 1e-6 or way < RULES.touch


def least_in(of: LineCosts, lines: int, dearest: float) -> float:
    """What the cheapest way in so many lines costs, all of them tried from the end."""
    rest = {of.last: 0.0}
    for _ in range(lines):
        rest = {
            start: min(sums)
            for start in range(of.last)
            if (sums := [c + rest[e] for e, c in of.ways(start) if c < dearest and e in rest])
        }
    return rest.get(0, inf)


@settings(max_examples=effort(25, 5_000), deadline=None)
@given(TEXTS, st.sampled_from([8_000, 10_000, 14_500]), st.integers(0, 2))
def test_no_way_in_as_many_lines_costs_less(text: str, room: int, more: int) -> None:
    found = costs(text, room)
    if not found.is_one_line:
        lines = len(best_way(found)) - 1 + more
        way = way_in(found, lines, DEAREST)
        assert (way[1] if way else inf) == pytest.approx(least_in(found, lines, DEAREST))
        if way:
            assert way[1] == pytest.approx(cost(found, way[0])) == pytest.approx(found.of(way[0]))
            assert len(way[0]) == lines + 1


def test_a_line_more_is_made_where_the_last_one_is_nearly_full() -> None:
    assert way_in(costs("中" * 200, 26_000), 9, 28) is None
    way = way_in(costs("中" * 206, 26_000), 9, 28)
    assert way is not None and max(b - a for a, b in pairwise(way[0])) <= 26


def test_what_fits_into_a_line_is_one() -> None:
    assert best_way(costs("中" * 10, 10_000)) == [0, 10]


def test_lines_of_the_grid_are_taken_as_they_come() -> None:
    assert best_way(costs("中" * 25, 10_000)) == [0, 10, 20, 25]


def test_two_lines_spread_a_little_come_before_one_spread_much() -> None:
    """A number that finds no room lets the second line lack two cells; the first gives it one."""
    text = "中" * 38 + "55555.55%" + "中" * 30
    way = best_way(costs(text, 20_000))
    lines = [b - a for a, b in pairwise(way)]
    assert lines[:2] == [19, 19]
