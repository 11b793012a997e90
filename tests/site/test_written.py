"""Dates and numbers in one form, whatever they are written like."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.site import terms, written
from converters.speech import hanzi


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
        ("2,472万，１，２３４，５６７元", "24720000,1234567元"),
        ("191 · 5亿元，0·05", "19150000000元,0.05"),
    ],
)
def test_months_years_and_numbers_have_one_form(text: str, form: str) -> None:
    assert one_form(text) == form


@pytest.mark.parametrize(
    "text",
    [
        *("2018-2022", "12023年", "一百二", "6个月", "13月1日", "3.14", "十四五", "三四百", "百万"),
        *("1,23", "2023-13-01", "2015.6元", "三心二意", "一二三四五", "千万不要", "十分", "第一，"),
    ],
)
def test_what_is_no_date_stays(text: str) -> None:
    assert one_form(text) == terms.fold(text)


ALIKE = (
    ("2019—2022年", "2019-2022年", "2019年至2022年", "二〇一九年到二〇二二年", "2019～2022年"),
    ("7—9月", "七至九月", "7月至9月", "七月到九月"),
    ("10月24日至26日", "10月24—26日", "十月二十四日到二十六日", "10月24至26日"),
    ("九十年代", "90年代", "1990年代", "一九九〇年代"),
    ("腊月廿三", "腊月二十三", "腊月23"),
    ("下午三时", "下午3时", "下午3点", "下午三点"),
    (
        "〔2022〕33号",
        "2022年33号",
        "2022年第33号",
        "[2022]第33号",
        "（2022）33号",
        "【二〇二二】33号",
    ),
    ("第五条", "第5条"),
    ("第三十六条", "第36条"),
    ("十条", "10条"),
    ("二十一世纪", "21世纪"),
    ("三〇一医院", "三零一医院", "301医院"),
    ("〇〇后", "零零后", "○○后", "00后"),
    ("1.2万亿元", "12000亿元", "一万二千亿元", "12,000亿元", "１．２万亿元"),
    ("十八亿亩", "18亿亩", "1,800,000,000亩", "180000万亩"),
    ("3.5万户", "35000户", "35,000户", "三万五千户", "3·5万户"),
    ("三分之二", "2/3", "２／３", "3分之2"),
    ("500千伏", "五百千伏"),
    ("2000万千瓦", "二千万千瓦", "20000000千瓦"),
    ("600㎡", "600m²", "600平方米", "六百平方米"),
    ("25℃", "25°C", "25摄氏度", "二十五摄氏度"),
)


@pytest.mark.parametrize("ways", ALIKE, ids=lambda ways: ways[0])
def test_what_is_one_has_one_form_however_it_is_written(ways: tuple[str, ...]) -> None:
    assert len({one_form(f"共{way}左右") for way in ways}) == 1


@given(st.integers(11, 99_999))
def test_a_number_in_hanzi_is_the_number_in_figures(value: int) -> None:
    written_out = hanzi.to_number(value)
    assert one_form(f"共{written_out}户") == one_form(f"共{value}户") == f"共{value}户"
    assert one_form(f"共{value:,}户") == f"共{value}户"


@given(st.integers(1, 10**7), st.integers(0, 8), st.sampled_from(["万", "亿", "万亿"]))
def test_a_number_of_ten_thousands_is_the_number_in_figures(
    value: int, places: int, unit: str
) -> None:
    power = {"万": 4, "亿": 8, "万亿": 12}[unit]
    exact = Decimal(value).scaleb(-places)
    assert Decimal(one_form(f"{exact:f}{unit}")) == exact.scaleb(power)


@pytest.mark.parametrize("ways", ALIKE[:3], ids=lambda ways: ways[0])
def test_the_beginning_of_a_stretch_is_in_it(ways: tuple[str, ...]) -> None:
    for way in ways:
        for begins in ("至", "到"):
            first, sign, _ = way.partition(begins)
            if sign and first[-1] in "年月日":
                assert all(one_form(first + begins) in one_form(f"在{other}间") for other in ways)


def test_february_is_not_found_in_december() -> None:
    assert one_form("2月1日") not in one_form("12月1日")


def test_the_groups_of_each_rule_are_counted_as_python_counts_them() -> None:
    assert [re.compile(pattern).groups for pattern, _ in written.RULES] == written._GROUPS


def test_no_rule_is_matched_without_the_hint() -> None:
    once = ("2023 年", "十 月", "百分之五", "1·5", "2,472", "2023-06", "二〇二三", "20230628")
    for text in (*once, *(way for ways in ALIKE for way in ways)):
        plain = text.translate(terms._PLAIN)
        assert written.may_rewrite(text) or not written.pieces(plain)


_RULES = [(re.compile(pattern), form) for pattern, form in written.RULES]


def rewritten(text: str) -> list[tuple[int, str]]:
    """Where each rule says something, and what: tried at every place, one after the other."""
    found: list[tuple[int, str]] = []
    place = 0
    while place < len(text):
        tried = ((rule.match(text, place), form) for rule, form in _RULES)
        match, form = next(((match, form) for match, form in tried if match), (None, ""))
        if match and form and (new := written._filled(form, match.groups())) != match[0]:
            found.append((place, new))
        place = max(match.end() if match else 0, place + 1)
    return found


@given(
    st.text(
        "0123456789一二十百千万亿〇两廿第午晨上时点〔[(】年月日号代至到-—./·,~分之%km2个的 ",
        max_size=12,
    )
)
def test_no_rule_begins_with_what_is_gone_past(text: str) -> None:
    pieces = written.pieces(text)
    assert [new for new, is_new in pieces if is_new] == [new for _, new in rewritten(text)]
