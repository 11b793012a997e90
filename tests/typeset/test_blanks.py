"""Which gaps of a line give, in which turn, and how much: half an em or a quarter at the most."""

import pytest

from converters.typeset.blanks import SEEN, Turn, at_end, at_ends, giving
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


def given(text: str, widths: PlainWidths = WIDTHS) -> list[tuple[str, Turn, int]]:
    """Return the character before each gap that may be narrowed, when and how much it gives."""
    return [(text[gap], turn, most) for gap, turn, most in giving(text, lambda _: widths)]


def test_a_mark_inside_of_text_gives_a_quarter_in_the_turn_of_its_kind() -> None:
    assert given("甲。乙、丙）丁·戊") == [
        ("。", Turn.SENTENCE, 250),
        ("、", Turn.PAUSE, 250),
        ("）", Turn.CLOSERS, 250),
        ("·", Turn.DOTS, 0),
    ]


def test_turns_are_those_of_clreq_and_from_the_dots_on_they_are_seen() -> None:
    assert sorted(Turn) == [
        *(Turn.END, Turn.BESIDE, Turn.BLANK, Turn.DOTS),
        *(Turn.OPENERS, Turn.CLOSERS, Turn.PAUSE, Turn.SENTENCE),
    ]
    assert SEEN is Turn.DOTS


@pytest.mark.parametrize("mark", "。，”）》")
def test_a_closing_mark_at_the_end_of_a_line_gives_half(mark: str) -> None:
    assert at_end(f"甲{mark}", 2, lambda _: WIDTHS) == 500
    assert at_end(f"甲{mark}乙", 1, lambda _: WIDTHS) == 0
    assert at_end("（", 1, lambda _: WIDTHS) == 0
    assert at_end("甲", 0, lambda _: WIDTHS) == 0


def test_marks_beside_marks_give_half() -> None:
    assert given("甲”。丙") == [("”", Turn.BESIDE, 500), ("。", Turn.SENTENCE, 250)]
    assert given("甲，“乙") == [("，", Turn.BESIDE, 500)]
    assert given("甲“《乙") == [("甲", Turn.OPENERS, 250), ("“", Turn.BESIDE, 500)]


def test_an_opening_mark_is_drawn_towards_what_stands_before_it() -> None:
    assert given("甲（乙") == [("甲", Turn.OPENERS, 250)]
    assert given("（乙") == []


def test_a_space_gives_what_it_has_more_than_a_fifth_of_an_em() -> None:
    assert given("A B") == [(" ", Turn.BLANK, 133)]


@pytest.mark.parametrize(("blank", "most"), [(1050, 500), (550, 500), (549, 499), (51, 1), (50, 0)])
def test_a_twentieth_of_an_em_stays_blank_before_the_ink_and_after_it(
    blank: int, most: int
) -> None:
    assert at_end("甲。", 2, lambda _: Blank(blank)) == most
    assert given("甲“《乙", Blank(blank))[1] == ("“", Turn.BESIDE, most)


def test_a_mark_with_less_blank_than_that_gives_nothing() -> None:
    assert {most for _, _, most in given("甲（乙，“丙）。", Blank(40))} == {0}


def test_each_character_is_measured_in_the_widths_of_its_own_place() -> None:
    fonts = {0: Blank(150), 1: Blank(250), 2: Blank(350), 3: Blank(450)}
    assert [most for _, _, most in giving("，（乙，", fonts.__getitem__)] == [100, 250]
    assert [most for _, _, most in giving("甲（，乙", fonts.__getitem__)] == [200, 250]
    assert at_end("，（乙，", 4, fonts.__getitem__) == 400


def test_what_all_marks_give_at_the_end_of_a_line_is_what_each_gives() -> None:
    text = "甲，（乙。”丙、《丁》：·？—"
    ends = ((end, at_end(text, end, lambda _: WIDTHS)) for end in range(len(text) + 1))
    assert at_ends(text, lambda _: WIDTHS) == {end: gives for end, gives in ends if gives}
