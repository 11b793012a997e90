"""Which gaps of a line give, in which order, and how much: half an em or a quarter at the most."""

import pytest

from converters.typeset.blanks import giving
from tests.typeset.plain import PlainWidths

WIDTHS = PlainWidths()


class Blank(PlainWidths):
    """All characters with the same blank before and after their ink."""

    def __init__(self, blank: int) -> None:
        self._blank = blank

    def blank_before(self, char: str) -> int:
        return self._blank

    def blank_after(self, char: str) -> int:
        return self._blank


def given(line: str, widths: PlainWidths = WIDTHS) -> list[tuple[str, int]]:
    """Return the character before each gap that may be narrowed, and how much it gives."""
    return [(line[at], most) for at, most in giving(line, lambda _: widths)]


def test_the_mark_at_the_end_of_the_line_gives_first_and_half_an_em() -> None:
    assert given("甲，乙。") == [("。", 500), ("，", 250)]


def test_marks_beside_marks_give_before_those_inside_text() -> None:
    assert given("甲，乙”。丙") == [("”", 500), ("，", 250), ("。", 250)]


def test_an_opening_mark_is_drawn_towards_what_stands_before_it() -> None:
    assert given("甲（乙") == [("甲", 250)]
    assert given("（乙") == []


def test_spaces_give_half_and_before_brackets_and_pauses() -> None:
    assert given("A B，（丙") == [("，", 500), (" ", 166)]


def test_full_stops_inside_text_give_last() -> None:
    assert [char for char, _ in given("甲。乙、丙）丁")] == ["）", "、", "。"]


def test_an_opening_mark_after_another_gives_half_an_em() -> None:
    assert given("甲“《乙》”丙") == [("》", 500), ("“", 500), ("甲", 250), ("”", 250)]
    assert given("“（乙") == [("“", 500)]


def test_a_mark_before_an_opening_mark_gives_and_the_opening_mark_not_again() -> None:
    assert given("甲，“乙") == [("，", 500)]


@pytest.mark.parametrize(("blank", "most"), [(1050, 500), (550, 500), (549, 499), (51, 1), (50, 0)])
def test_a_twentieth_of_an_em_stays_blank_before_the_ink_and_after_it(
    blank: int, most: int
) -> None:
    assert given("甲。", Blank(blank)) == [("。", most)]
    assert given("“《乙", Blank(blank)) == [("“", most)]


@pytest.mark.parametrize("blank", [0, 40])
def test_a_mark_with_less_blank_than_that_gives_nothing(blank: int) -> None:
    assert {most for _, most in given("甲（乙，“丙）。", Blank(blank))} == {0}


def test_each_character_is_measured_in_the_widths_of_its_own_place() -> None:
    fonts = {0: Blank(150), 1: Blank(250), 2: Blank(350), 3: Blank(450)}
    assert list(giving("，（乙，", fonts.__getitem__)) == [(3, 400), (0, 100)]
    assert list(giving("甲（，乙", fonts.__getitem__)) == [(0, 200), (2, 250)]
