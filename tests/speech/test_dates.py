from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.speech.dates import PLACEHOLDER_DAY, PartialDate, first_day, read

DAYS = st.dates(date(1000, 1, 1))
DATES = DAYS.flatmap(
    lambda day: st.sampled_from(
        [PartialDate.of(day), PartialDate(day.year, day.month), PartialDate(day.year)]
    )
)


@given(DATES)
def test_a_date_reads_back_from_its_iso_form(day: PartialDate) -> None:
    assert PartialDate.fromisoformat(day.isoformat()) == day


@given(DATES)
def test_a_file_that_insists_on_a_day_gets_the_first_that_a_date_may_be(day: PartialDate) -> None:
    assert first_day(read(day.isoformat())) == day.first
    assert first_day(read(None)) == PLACEHOLDER_DAY


@given(DATES, DATES)
def test_dates_are_ordered_as_their_iso_forms(one: PartialDate, other: PartialDate) -> None:
    assert (one < other) == (one.isoformat() < other.isoformat())
    assert (one <= other) == (one.isoformat() <= other.isoformat())


@given(DAYS)
def test_only_a_whole_date_is_a_day(day: date) -> None:
    assert PartialDate.of(day).whole == day
    assert PartialDate(day.year, day.month).whole is None
    assert PartialDate(day.year).whole is None


@given(DATES)
def test_no_more_is_said_than_is_known(day: PartialDate) -> None:
    written = day.in_chinese()
    assert ("月" in written, "日" in written) == (day.month is not None, day.day is not None)


@pytest.mark.parametrize(
    "text", ["2024-13", "2024-00", "2024-02-30", "24-01", "2024-1", "0000", "２０２４", "2024-03-"]
)
def test_what_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"no date|month|day|year"):
        PartialDate.fromisoformat(text)
