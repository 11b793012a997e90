"""Which bare dates in a head are not of the speech."""

import pytest

from converters.importing.head import page_dates
from tests.importing.rules import Sample


@pytest.mark.parametrize(
    ("above", "date"),
    [
        ("青石日报", "2021年3月10日"),
        ("第3版", "2021年3月10日"),
        ("某县新闻", "2021年3月10日 星期三"),
    ],
)
def test_a_date_below_the_name_of_a_paper_or_with_its_weekday_is_of_the_issue(
    above: str, date: str
) -> None:
    assert page_dates.is_of_issue(Sample(f"{above}\n{date}").lines, 1)


@pytest.mark.parametrize("date", ["（2021年3月10日 星期三）", "2021年3月10日"])
def test_a_date_in_brackets_or_with_nothing_beside_it_may_be_of_the_speech(date: str) -> None:
    assert not page_dates.is_of_issue(Sample(f"在全县大会上的讲话\n{date}").lines, 1)


def test_of_two_dates_the_one_in_figures_is_of_the_page() -> None:
    lines = Sample("2008-5-3\n（2006年11月22日）").lines
    assert page_dates.posted(lines, 0, 2) == {0}
    assert page_dates.posted(lines, 0, 1) == set()
    assert page_dates.posted(Sample("2006-11-22\n（2006年11月22日）").lines, 0, 2) == set()
