from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.speech import hanzi
from converters.speech.dates import PartialDate


@given(st.integers(0, 99_999))
def test_a_number_written_in_hanzi_reads_back(value: int) -> None:
    assert hanzi.parse_number(hanzi.to_number(value)) == value


@pytest.mark.parametrize("text", ["", "甲", "十甲", "1.5", "-1"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no number"):
        hanzi.parse_number(text)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_date_reads_back_from_both_of_its_forms(day: date) -> None:
    year = "".join(hanzi.DIGITS[int(c)] for c in str(day.year))
    written = f"{year}年{hanzi.to_number(day.month)}月{hanzi.to_number(day.day)}日"
    whole = PartialDate.of(day)
    assert hanzi.parse_date(hanzi.date_text(day)) == whole
    assert hanzi.parse_date(written) == whole
    assert hanzi.parse_date(f"（{day.isoformat()}）") == whole


@pytest.mark.parametrize(
    "text", ["2020年2月30日", "20年7月6日", "2020年7月6日至8日", "2020年13月", "2020年7月上旬"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert hanzi.parse_date(text) is None


@pytest.mark.parametrize(
    "text", ["2020年7月", "（２０２０年７月）", "二〇二〇年七月", "2020年7月份"]
)
def test_a_month_of_a_year_is_a_date(text: str) -> None:
    assert hanzi.parse_date(text) == PartialDate(2020, 7)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("——在全县会议上（2020年7月16日）", ["2020-07-16"]),
        ("2020年7月在全县会议上的讲话", ["2020-07"]),
        ("——在全县会议上（2020年，北京）", ["2020"]),
        ("——在2020年全县会议上", []),
        ("——在全县会议上（2020年7月16日—18日）", []),
        ("2020年6月30日至2020年7月2日，北京", []),
        ("2020年7月至9月在党校", []),
        ("——2020年7月16日在第3次会议上", ["2020-07-16"]),
        ("2020年2月30日", []),
    ],
)
def test_a_line_tells_dates_that_stand_for_themselves(text: str, told: list[str]) -> None:
    assert [str(day) for day in hanzi.dates_told(text)] == told


@pytest.mark.parametrize("level", [1, 2, 3, 4, 5])
def test_an_ordinal_reads_back_at_its_level(level: int) -> None:
    for value in range(1, 21):
        found = hanzi.ordinal(hanzi.ordinal_text(level, value) + "抓好落实")
        assert found is not None
        assert (found.level, found.value) == (level, value)


@pytest.mark.parametrize(
    "text", ["一是抓好", "第一，", "1400名代表", "2020.7.6", "3.14", "十分重要"]
)
def test_what_is_no_ordinal_is_none(text: str) -> None:
    assert hanzi.ordinal(text) is None


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert hanzi.fold(hanzi.fold(text)) == hanzi.fold(text)


_EDGES = (
    "〇\u3006\u33ff\u3400\u4dbf\u4dc0\u4dff\u4e00\u9fff\ua000\uf8ff\uf900\ufaff\ufb00\ud800"
    "\U00010000\U0001ffff\U00020000\U000323af\U000323b0"
)


@given(st.text(st.sampled_from(_EDGES + "汉，a") | st.characters()), st.integers(0, 60))
def test_every_hanzi_of_a_short_and_of_a_long_text_is_counted(text: str, more: int) -> None:
    whole = text + "，" * more
    assert hanzi.count_hanzi(whole) == sum(map(hanzi.is_hanzi, whole))
    assert hanzi.count_hanzi(whole + "汉" * more) == hanzi.count_hanzi(whole) + more


@pytest.mark.parametrize("char", _EDGES)
def test_each_character_at_the_edge_of_a_block_counts_as_what_it_is(char: str) -> None:
    assert hanzi.count_hanzi(char * 60) == 60 * hanzi.is_hanzi(char)
