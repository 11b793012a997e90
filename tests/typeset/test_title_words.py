"""The pieces of a title that stay whole."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.typeset.title_words import title_words


def boundaries(text: str, kept: tuple[str, ...] = ()) -> set[int]:
    return set(accumulate(map(len, title_words(text, kept))))


def test_words_stay_whole_and_marks_with_them() -> None:
    assert boundaries("学习《条例》，开会") == {2, 7, 9}
    assert boundaries("会议的报告和讲话") == {3, 6, 8}
    assert boundaries("2020年12月3.5亿元第十届全国") == {5, 8, 13, 16, 18}
    assert boundaries("") == set()


@pytest.mark.parametrize(
    "whole",
    [
        *("第四次会议", "十届四次全会", "第十三届第五次全体会议", "第十四个五年规划", "第二学期"),
        *("2021—2022学年度", "70周年", "S331省道", "G107国道", "人民代表大会常务委员会"),
        *("纪律检查委员会", "人民检察院", "二〇二一年度"),
    ],
)
def test_sessions_organs_roads_and_years_stay_whole(whole: str) -> None:
    pieces = list(title_words(f"县委{whole}工作"))
    assert any(whole in piece for piece in pieces), pieces


def test_names_stay_whole_whatever_signs_they_are_made_of() -> None:
    assert boundaries("李（明）和王芳", ("李（明）", "")) == {5, 7}


def test_of_two_kept_words_the_longer_one_is_kept() -> None:
    assert boundaries("营商环境好", ("营商", "营商环境")) == {4, 5}


def test_names_that_no_dictionary_has_are_guessed() -> None:
    assert boundaries("网易杭研大厦") == {2, 4, 6}
    assert boundaries("网易杭研大厦2020年") == {2, 4, 6, 11}


@given(st.text("在县第十届人民代表大会四次会议的2021年—“”《》（）ABC ", max_size=40))
def test_joined_they_are_the_title(text: str) -> None:
    assert "".join(title_words(text)) == text
