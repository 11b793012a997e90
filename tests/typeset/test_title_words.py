"""The pieces of a title that stay whole."""

import re
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.typeset.title_words import plain_words, title_words


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
        *("纪律检查委员会", "人民检察院", "二〇二一年度", "第四次全体（扩大）会议"),
        *("2024年1月12日", "国民经济和社会发展计划", "十届十六次常委会议"),
    ],
)
def test_sessions_organs_roads_and_years_stay_whole(whole: str) -> None:
    pieces = list(title_words(f"县委{whole}工作"))
    assert any(whole in piece for piece in pieces), pieces


@pytest.mark.parametrize(
    ("title", "whole"),
    [
        ("在工作推进会上的讲话", "推进会上的"),
        ("在产业对接会上的推介词", "推介词"),
        ("学习监察法", "监察法"),
        ("在青山县人民医院", "青山县"),
        ("蔡寨回族乡", "回族乡"),
        ("奋进新时代", "新时代"),
        ("市检察委员会", "检察委员会"),
        ("第五次会员代表大会", "会员代表大会"),
        ("传达六次全会精神", "全会精神"),
        ("在森林草原防灭火", "防灭火"),
        ("欢迎买买提·艾力同志", "提·艾力"),
        ("在临江—釜山友好城市", "临江—釜山"),
    ],
)
def test_half_a_word_stays_with_its_other_half(title: str, whole: str) -> None:
    assert any(whole in piece for piece in title_words(title)), list(title_words(title))


def test_an_ordinal_stays_with_what_it_counts() -> None:
    assert boundaries("省委第三巡视组巡视") == {2, 7, 9}


def test_words_of_one_character_that_stand_by_themselves_are_not_joined() -> None:
    assert boundaries("会议暨学校向社会") == {2, 3, 5, 6, 8}


@given(st.text("在县级推进会上新青山第三届的讲话暨论党·—～法", max_size=30))
def test_no_piece_ends_with_a_word_that_leads_on(text: str) -> None:
    for piece in list(title_words(text))[:-1]:
        assert piece[-1] not in "·～"
        assert not re.fullmatch("第三|[新不防]", piece)


def test_a_piece_that_no_line_holds_has_its_words() -> None:
    assert list(plain_words("《中国共产党纪律处分条例》")) == ["《中国共产党", "纪律处分", "条例》"]


def test_names_stay_whole_whatever_signs_they_are_made_of() -> None:
    assert boundaries("李（明）和王芳", ("李（明）", "")) == {5, 7}


def test_of_two_kept_words_the_longer_one_is_kept() -> None:
    assert boundaries("营商环境优化", ("营商", "营商环境")) == {4, 6}


def test_names_that_no_dictionary_has_are_guessed() -> None:
    assert boundaries("网易杭研大厦") == {2, 4, 6}
    assert boundaries("网易杭研大厦2020年") == {2, 4, 6, 11}


@given(st.text("在县第十届人民代表大会四次会议的2021年—“”《》（）ABC ", max_size=40))
def test_joined_they_are_the_title(text: str) -> None:
    assert "".join(title_words(text)) == text
