"""Dates and numbers in one form, whatever they are written like."""

import pytest

from converters.site import terms, written


def one_form(text: str) -> str:
    """A text with its dates and numbers in their one form, as the index has it."""
    pieces = written.pieces(text.translate(terms._PLAIN)) if written.may_rewrite(text) else ()
    return terms.fold("".join(piece for piece, _ in pieces)) if pieces else terms.fold(text)


@pytest.mark.parametrize(
    "text",
    [
        "2023年6月28日",
        "2023 年 6 月 28 日",
        "２０２３年６月２８日",
        "2023年06月28日",
        "2023-06-28",
        "2023-6-28",
        "2023.6.28",
        "2023．6．28",
        "2023/6/28",
        "20230628",
        "二〇二三年六月二十八日",
        "二○二三年六月二十八日",
        "二零二三年六月二十八号",
        "二〇二三年六月二八日",
    ],
)
def test_a_day_has_one_form(text: str) -> None:
    assert one_form(text) == "þ2023年þ6月28日"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("2023-06", "þ2023年þ6月"),
        ("二〇二三年十月", "þ2023年þ10月"),
        ("一九八七年", "þ1987年"),
        ("十月一日", "þ10月1日"),
        ("二〇二〇、二〇二一年", "2020、þ2021年"),
        ("百分之五十六", "56%"),
        ("百分之八十六点五", "86.5%"),
        ("百分之一百零五", "105%"),
        ("2,472万，１，２３４，５６７元", "2472万,1234567元"),
        ("191 · 5亿元，0·05", "191.5亿元,0.05"),
    ],
)
def test_months_years_and_numbers_have_one_form(text: str, form: str) -> None:
    assert one_form(text) == form


@pytest.mark.parametrize(
    "text",
    [
        *("苏人常〔2023〕5号", "2018-2022", "12023年", "一百二十三", "6个月", "13月1日", "3.14"),
        *("1,23", "2023-13-01", "2015.6亿元", "三心二意", "一二三四五"),
    ],
)
def test_what_is_no_date_stays(text: str) -> None:
    assert one_form(text) == terms.fold(text)


def test_february_is_not_found_in_december() -> None:
    assert one_form("2月1日") not in one_form("12月1日")


def test_no_rule_is_matched_without_the_hint() -> None:
    for text in ("2023 年", "十 月", "百分之五", "1·5", "2,472", "2023-06", "二〇二三", "20230628"):
        assert written.may_rewrite(text)
        assert written.pieces(text)
