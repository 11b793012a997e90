"""Where a line may end and at what price, and where no gap may open."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.typeset import marks
from converters.typeset.cuts import FORCED, cut, easily

UNIT = 28.0


def pieces(text: str, most: float = 0) -> list[str]:
    """The text cut at the places that cost no more."""
    cuts = cut(text, UNIT)
    places = [p for p, price in zip(cuts.places, cuts.prices, strict=True) if price <= most]
    return [text[a:b] for a, b in pairwise(places)]


def shut(text: str) -> list[str]:
    """The pairs of characters between which no gap may open."""
    opened = cut(text, UNIT).open
    return [text[at - 1 : at + 1] for at in range(1, len(text)) if not opened[at]]


@pytest.mark.parametrize(
    "whole",
    [
        *("2020年", "3.5万元", "1,000", "50%", "第12届", "2020—2021年", "10:30", "1 234 567"),
        *("——", "……", "～～", "（十二）", "（12）", "第三条", "第一百二十条", "3∶1"),
        *("±0.5%", "－12.5℃", "≥7,161", "-5℃", "1.83 kg", "9,267.48MW", "4.85m²", "35μg/m³"),
        *("CO₂", "PM₂.₅", "Na⁺", "10⁻³", "NO₃⁻"),
        *("GDP", "Wi-Fi", "COVID-19", "A4", "Müller", "100%", "U.S.", "(a)"),
        *("××××", "____", "■■■"),
    ],
)
def test_what_belongs_together_is_one_piece(whole: str) -> None:
    assert "".join(pieces(f"到{whole}到", 0)) == f"到{whole}到"
    assert whole in "".join(pieces(f"到{whole}到", 0)[0:2]) or whole in pieces(f"到{whole}到", 0)


def test_hanzi_are_pieces_by_themselves_and_marks_stay_with_them() -> None:
    assert pieces("我们，“第")[:2] == ["我", "们，"]
    assert pieces("（第一）") == ["（第一）"]


def test_a_number_may_be_parted_from_its_unit_at_a_price_but_not_from_its_signs() -> None:
    assert pieces("长3.5公里。", UNIT) == ["长", "3.5", "公里。"]
    assert pieces("重3.5 kg，", UNIT) == ["重", "3.5 kg，"]
    assert pieces("零下－5℃左", UNIT) == ["零", "下－5℃", "左"]
    assert pieces("第12条", UNIT) == ["第12", "条"]
    assert pieces("第十二条", UNIT) == ["第十二", "条"]


def test_a_long_line_to_be_written_on_may_be_broken_and_no_gap_opens_in_it() -> None:
    """A short one, such as a mask, stays whole."""
    assert pieces("签" + "_" * 12) == ["签", "_" * 12]
    assert pieces("签" + "_" * 13, 40) == ["签", *"_" * 13]
    assert pieces("签" + "×" * 13, 40) == ["签", "×" * 13]
    assert shut("签" + "_" * 13) == ["__"] * 12


def test_a_range_is_broken_after_its_sign_only() -> None:
    assert pieces("从2019—2025年起", UNIT) == ["从", "2019—", "2025", "年", "起"]


def test_a_year_in_hanzi_may_be_broken_at_the_price_of_a_unit() -> None:
    assert pieces("在二〇二〇年里") == ["在", "二〇二〇年", "里"]
    assert pieces("二〇二〇年", UNIT) == list("二〇二〇年")


def test_figures_parted_by_blanks_are_a_row_and_broken_there() -> None:
    assert pieces("2015 123.45 234.56") == ["2015 ", "123.45 ", "234.56"]
    assert pieces("1 234 567元") == ["1 234 567元"]
    row = "123 456 789 123 456 789 123"
    assert pieces(row) == [f"{figures} " for figures in row.split()[:-1]] + ["123"]


def test_an_address_is_broken_after_its_separators_before_anywhere_else() -> None:
    address = "http://www.npc.gov.cn/a?b=c"
    assert pieces(f"见{address}查") == ["见", address, "查"]
    assert pieces(address, 4) == ["http://", "www.", "npc.", "gov.", "cn/", "a?", "b=", "c"]
    assert pieces(address, 40) == re.findall(r"[^/.?=:][/.?=:]*", address)


@pytest.mark.parametrize("last", "#$@([")
def test_a_sign_that_may_end_no_line_does_not_end_one_behind_an_address(last: str) -> None:
    for address in ("https://www.npc.gov.cn/a.html", "npc.gov.cn"):
        assert pieces(f"见{address}{last}话题") == ["见", f"{address}{last}话", "题"]
        assert pieces(f"见{address}/话题") == ["见", f"{address}/", "话", "题"]


def test_no_gap_opens_inside_an_address_a_number_or_a_word() -> None:
    assert shut("看http://a.cn/b看") == [
        a + b for a, b in zip("http://a.cn", "ttp://a.cn/", strict=True)
    ] + ["/b"]
    assert shut("有3.5万元") == ["3.", ".5", "5万", "万元"]
    assert shut("用GDP的") == ["GD", "DP"]
    assert shut("定第十二条") == ["第十", "十二", "二条"]


@pytest.mark.parametrize("text", ["", "5", "A", "第", "中", "中5中", "第一中", "看a.b中", "5%"])
def test_every_place_of_a_text_is_told_open_or_not(text: str) -> None:
    assert len(cut(text, UNIT).open) == len(cut("中" * len(text), UNIT).open)


def test_no_gap_opens_before_a_latin_comma_and_only_after_a_blank() -> None:
    assert "a," in shut("在China, 的")
    assert shut("甲 乙") == ["甲 "]


def test_a_long_word_is_broken_at_its_separators_a_short_one_is_not() -> None:
    assert pieces("a-b-c-d-e-fg", 40) == ["a-b-c-d-e-fg"]
    assert pieces("abc-def-ghijk", 40) == ["abc-", "def-", "ghijk"]


def test_a_leader_is_broken_between_pairs() -> None:
    assert pieces("录………………1", 6) == ["录……", "……", "……", "1"]
    assert pieces("录………………", 0) == ["录………………"]


def test_blanks_hang_and_a_line_begins_behind_them() -> None:
    cuts = cut("甲  乙", UNIT)
    assert (cuts.places, cuts.ends) == ([0, 3, 4], [0, 1, 4])


def test_what_no_line_can_hold_is_cut_everywhere_and_nothing_else() -> None:
    text = "中55555中"
    reach = [0, 1000, 1500, 2000, 2500, 3000, 3500, 4500]
    assert cut(text, UNIT).forced(reach, 2500).places == cut(text, UNIT).places
    forced = cut(text, UNIT).forced(reach, 2499)
    assert forced.places == list(range(8))
    assert [price == FORCED for price in forced.prices] == [False, False] + [True] * 4 + [False] * 2
    later, reach = f"{text}55中", [*reach, 5000, 5500, 6500]
    assert cut(later, UNIT).forced(reach, 2499).places == [*range(8), 9, 10]


def test_easily_are_the_places_without_a_price_and_the_separators_of_addresses() -> None:
    assert easily("长3.5公里，好") == {1, 7}
    assert easily("http://a.b/c.d.e.f") == {7, 9, 11, 13, 15, 17}


@given(st.text("中，第年 0123.%aB-_/:—…（）〇二", max_size=60))
def test_places_ascend_keep_the_prohibitions_and_end_with_the_text(text: str) -> None:
    cuts = cut(text, UNIT)
    assert cuts.places[0] == 0
    assert cuts.places[-1] == len(text)
    assert cuts.places == sorted(set(cuts.places))
    assert len(cuts.places) == len(cuts.ends) == len(cuts.prices)
    for place, price in zip(cuts.places[1:-1], cuts.prices[1:-1], strict=True):
        assert price or text[place] not in marks.NO_START - {"—", "…"}
        assert price or text[place - 1] not in marks.NO_END


@pytest.mark.parametrize("leader", ["……", "——"])
def test_a_leader_behind_an_opening_mark_stays_with_it_though_another_stands_before(
    leader: str,
) -> None:
    assert pieces(f"说{leader}“{leader}去", UNIT) == [f"说{leader}", f"“{leader}", "去"]
