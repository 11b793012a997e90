from converters.typeset.blanks import giving
from tests.typeset.plain import PlainWidths

WIDTHS = PlainWidths()


def given(line: str) -> list[tuple[str, int]]:
    """Return the character before each gap that may be narrowed, and how much it gives."""
    return [(line[at], most) for at, most in giving(line, lambda _: WIDTHS)]


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
