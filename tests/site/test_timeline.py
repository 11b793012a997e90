from dataclasses import replace

from converters.site import timeline
from converters.site.holdings import Group
from converters.speech.dates import PartialDate
from tests.make import speech

META = speech(id="s1").meta


def year(number: int, *days: PartialDate) -> Group:
    return Group(f"{number}年", f"years/{number}.html", [replace(META, date=day) for day in days])


def test_months_run_from_january_and_lead_to_their_place_in_the_list() -> None:
    [row] = timeline.rows([year(2020, PartialDate(2020, 11, 2), PartialDate(2020, 3, 5))])
    assert [(bar.month, bar.path) for bar in row.months] == [
        (3, "years/2020.html#m3"),
        (11, "years/2020.html#m11"),
    ]
    assert row.unknown is None


def test_bars_are_as_high_as_their_month_has_speeches_among_all_years() -> None:
    much = year(2021, *[PartialDate(2021, 5)] * 20)
    little = year(2020, PartialDate(2020, 3), PartialDate(2020, 1), PartialDate(2020, 1))
    found = [[bar.height for bar in row.months] for row in timeline.rows([much, little])]
    assert found == [[10], [1, 1]]


def test_what_has_no_month_is_told_apart_and_what_has_no_year_not_at_all() -> None:
    undated = Group("未注日期", "years/undated.html", [META])
    [row] = timeline.rows([year(2020, PartialDate(2020)), undated])
    assert (row.months, row.unknown and row.unknown.total) == ([], 1)
