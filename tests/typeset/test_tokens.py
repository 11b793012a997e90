"""The smallest pieces of a paragraph: what a line may not tear."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.typeset.tokens import tokens


@pytest.mark.parametrize(
    "whole",
    [
        *("2020年", "3.5万元", "1,000", "50%", "12 个", "第12届", "2020—2021年", "10:30"),
        *("——", "……", "～～", "二〇二〇年", "（十二）", "（12）", "第三条", "第一百二十条"),
        *("GDP", "Wi-Fi", "COVID-19", "A4", "Müller", "100%"),
    ],
)
def test_what_belongs_together_is_one_piece(whole: str) -> None:
    assert list(tokens(f"到{whole}，")) == ["到", whole, "，"]


def test_other_characters_are_pieces_by_themselves() -> None:
    assert list(tokens("我们，\n第 ")) == ["我", "们", "，", "\n", "第", " "]


def test_words_of_letters_stay_whole_up_to_twelve_signs() -> None:
    assert list(tokens("a-b-c-d-e-fg")) == ["a-b-c-d-e-fg"]
    assert list(tokens("abc-def-ghijk")) == ["abc-", "def-", "ghijk"]


def test_numbers_stay_whole_however_long_they_are() -> None:
    assert list(tokens("123,456,789,012,345.67亿元")) == ["123,456,789,012,345.67亿元"]


def test_addresses_are_broken_behind_their_separators() -> None:
    assert list(tokens("http://www.npc.gov.cn/a?b=c")) == [
        *("http://www.", "npc.", "gov.", "cn/a?", "b=", "c")
    ]


def test_a_word_without_a_separator_is_broken_after_twenty_four_signs() -> None:
    word = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz"
    assert list(tokens(word)) == [word[:24], word[24:48], word[48:]]


@given(st.text("中，第年 0123.%aB-_/:—…（）", max_size=60))
def test_no_sign_is_lost(text: str) -> None:
    assert "".join(tokens(text)) == text
