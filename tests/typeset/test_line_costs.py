"""What a line costs: nothing on the grid, more the further it is brought to the measure."""

from itertools import accumulate

import pytest

from converters.typeset import blanks
from converters.typeset.cuts import Cuts, cut
from converters.typeset.line_costs import RAGGED, Justification, LineCosts, Way
from tests.typeset.plain import RULES, PlainWidths

WIDTHS = PlainWidths()
LOOSE = 30


def costs(text: str, room: int, rules: Justification = RULES) -> tuple[Cuts, LineCosts]:
    """The places of a text, and what its lines cost in a measure so wide."""
    cuts = cut(text, rules.unit_price)
    reach = [0, *accumulate(WIDTHS[char] for char in text)]
    found = LineCosts(cuts, reach, (room, room), rules)
    ends = blanks.at_ends(text, lambda _: WIDTHS)
    found.give(list(blanks.giving(text, lambda _: WIDTHS)), ends)
    return cuts, found


def ways(text: str, room: int, rules: Justification = RULES) -> dict[str, float]:
    """The first lines of a text that a measure so wide may have, and their costs."""
    cuts, found = costs(text, room, rules)
    return {text[: cuts.places[end]]: round(cost, 3) for end, cost in found.ways(0)}


def test_a_line_of_the_grid_costs_nothing() -> None:
    assert ways("中" * 15, 10_000)["中" * 10] == 0


@pytest.mark.parametrize(
    ("gap", "cost"),
    [(5, 1.016), (20, 2), (40, 9), (60, 28), (61, 29.373 + LOOSE), (120, 217 + LOOSE)],
)
def test_wider_gaps_cost_their_cube_and_those_that_look_loose_more(gap: int, cost: float) -> None:
    assert ways("中" * 15, 10_000 + 9 * gap)["中" * 10] == pytest.approx(cost)


def test_beyond_the_ceiling_no_line_is_spread_and_the_longest_is_left_ragged() -> None:
    text = "中" * 3 + "A" * 12 + "中"
    assert ways(text, 3_000 + 2 * 120) == {"中" * 3: 217 + LOOSE}
    assert ways(text, 3_000 + 2 * 120 + 1) == {"中" * 3: RAGGED}


def test_gaps_narrowed_unseen_cost_half_at_the_most() -> None:
    assert ways("中" * 15, 9_910)["中" * 10] == 0.5
    assert ways("中" * 15, 9_955)["中" * 10] == 0.25
    assert "中" * 10 not in ways("中" * 15, 9_909)


def test_marks_cost_a_touch_and_those_inside_of_text_what_is_seen_of_them() -> None:
    """The last mark gives 500 of 600, a comma inside of text 100 of 250."""
    text = "中" * 4 + "，" + "中" * 4 + "。" + "中" * 4
    assert ways(text, 9_700)[text[:10]] == 3.3
    assert ways(text, 9_400)[text[:10]] == pytest.approx(
        3 + 0.5 + 0.0038 * 100 * 100 / 250, abs=1e-3
    )
    assert ways(text, 9_250)[text[:10]] == pytest.approx(3 + 0.5 + 0.0038 * 250, abs=1e-3)
    assert text[:10] not in ways(text, 9_249)


def test_the_price_of_the_place_is_added() -> None:
    assert ways("中" * 8 + "2021年中中中", 10_000)["中" * 8 + "2021"] == 28


def test_the_last_line_costs_nothing_unless_its_text_is_too_little() -> None:
    cuts = cut("中" * 11, 28)
    found = LineCosts(cuts, range(0, 12_000, 1_000), (10_000, 10_000), RULES)
    found.set_alone(9)
    assert found.ways(9) == [Way(11, 0)]
    assert found.ways(10) == [Way(11, 300)]


def test_a_mark_hangs_at_little_cost() -> None:
    text = "中" * 10 + "。" + "中" * 4
    cuts = cut(text, 28)
    found = LineCosts(cuts, range(0, 16_000, 1_000), (10_000, 10_000), RULES)
    found.give([], {})
    found.hang([1_000 if end == 11 else 0 for end in cuts.ends])
    assert dict(found.ways(0))[cuts.places.index(11)] == 0.2


@pytest.mark.parametrize(
    ("room", "can"),
    [(10_001, False), (10_000, False), (9_999, True), (9_910, True), (9_909, False)],
)
def test_a_line_can_be_squeezed_if_it_is_too_wide_and_its_gaps_give_that(
    room: int, can: bool
) -> None:
    assert costs("中" * 15, room)[1].can_squeeze(0, 10) is can


def test_all_lines_but_that_of_the_start_have_the_other_width() -> None:
    found = LineCosts(cut("中" * 15, 28), range(0, 16_000, 1_000), (8_000, 10_000), RULES)
    assert [found.missing(start, start + 8) for start in (0, 1, 2)] == [0, 2_000, 2_000]
