from datetime import date

import pytest

from converters.catalog import Catalog
from tests.make import meta

OLD = meta("s1", date=date(2019, 1, 1))
NEW = meta("s2", date=date(2021, 1, 1))
SAME_DAY = meta("s3", date=date(2021, 1, 1))
UNDATED = meta("s0")
ALL = Catalog([UNDATED, OLD, SAME_DAY, NEW])


def test_the_newest_stands_first_and_the_undated_last() -> None:
    assert [item.id for item in ALL] == ["s2", "s3", "s1", "s0"]


def test_the_order_does_not_depend_on_the_order_given() -> None:
    assert list(Catalog([NEW, UNDATED, OLD, SAME_DAY])) == list(ALL)


def test_speeches_are_grouped_by_year() -> None:
    years = [(year, len(speeches)) for year, speeches in ALL.by_year()]
    assert years == [("2021", 2), ("2019", 1), ("未注日期", 1)]


def test_neighbours_follow_the_order() -> None:
    assert ALL.neighbours("s3").newer == NEW
    assert ALL.neighbours("s3").older == OLD


def test_the_ends_have_one_neighbour() -> None:
    assert ALL.neighbours("s2").newer is None
    assert ALL.neighbours("s0").older is None


def test_an_unknown_id_is_an_error() -> None:
    with pytest.raises(KeyError):
        ALL.neighbours("s9")
