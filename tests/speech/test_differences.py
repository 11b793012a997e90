from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.speech import differences
from converters.speech.differences import MOST_ENTRIES, Difference
from converters.speech.model import Change

DAY = date(2026, 11, 29)
LINES = st.lists(st.text("甲乙一二三12，。", min_size=1, max_size=12), max_size=6)


def told(was: list[str], now: list[str]) -> list[tuple[str, str]]:
    return [(found.was, found.now) for found in differences.between(was, now)]


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        (["开会。"], ["开会。"], []),
        (["共260人。"], ["共265人。"], [("260", "265")]),
        (["增长3.5%。"], ["增长3.6%。"], [("3.5%", "3.6%")]),
        (["一千二百户。"], ["一千三百户。"], [("一千二百", "一千三百")]),
        (["全体园区，开会。"], ["全体员工，开会。"], [("园区", "员工")]),
        (["甲。", "乙。"], ["甲。"], [("乙。", "")]),
        (["甲。"], ["甲。", "乙。"], [("", "乙。")]),
        (["今天开会。明天散会。"], ["今天开会。", "明天散会。"], [("", "\n")]),
        (["今天开会。", "明天散会。"], ["今天开会。明天散会。"], [("\n", "")]),
    ],
)
def test_what_differs_is_told_as_people_read_it(
    was: list[str], now: list[str], expected: list[tuple[str, str]]
) -> None:
    assert told(was, now) == expected


def test_the_words_around_are_those_of_the_line() -> None:
    (found,) = differences.between(["头。", "我们共有260人到会。"], ["头。", "我们共有265人到会。"])
    assert (found.was_around, found.now_around) == ("我们共有260人到会。", "我们共有265人到会。")
    assert found.line == 1


@given(LINES, LINES)
def test_equal_texts_alone_have_no_differences(was: list[str], now: list[str]) -> None:
    assert (differences.between(was, now) == []) == (was == now)


@given(LINES, LINES)
def test_all_that_came_stands_in_the_new_text_and_all_that_went_in_the_old(
    was: list[str], now: list[str]
) -> None:
    for found in differences.between(was, now):
        assert found.was in "\n".join(was)
        assert found.now_around in "\n".join(now)
        assert found.was_around in "\n".join(was)


def changes(was: list[str], now: list[str]) -> tuple[Change, ...]:
    return differences.corrections(differences.between(was, now), DAY, "改正")


def test_a_correction_tells_each_place_with_the_words_around_it() -> None:
    assert changes(["共260人。"], ["共265人。"]) == (
        Change(DAY, "更正", "改正", "共260人。", "共265人。"),
    )
    assert changes(["甲。", "乙。"], ["甲。"]) == (Change(DAY, "更正", "改正", "乙。", None),)


def test_what_no_words_tell_is_one_correction_without() -> None:
    plain = (Change(DAY, "更正", "改正"),)
    assert changes(["今天开会。明天散会。"], ["今天开会。", "明天散会。"]) == plain
    many = [Difference(str(n), str(-n), "甲", "", n) for n in range(1, MOST_ENTRIES + 2)]
    assert differences.corrections(many, DAY, "改正") == plain
    assert changes(["甲。"], ["甲。", "长" * 3000]) == plain


@given(LINES, LINES)
def test_what_a_correction_says_stands_there_now_does_so(was: list[str], now: list[str]) -> None:
    for change in changes(was, now):
        assert change.now is None or change.now in "".join(now).replace("\t", " ")
