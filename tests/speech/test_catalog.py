from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from converters.speech import catalog, facets
from converters.speech.catalog import Catalog
from converters.speech.dates import PartialDate
from tests.make import meta

SPEAKER, TOPIC = facets.named("speaker"), facets.named("topic")

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


PAIR: dict[str, Any] = {"topics": ("乡村振兴",), "speaker": "甲"}
RELATED = Catalog(
    [
        meta("s1", date=date(2021, 1, 1), occasion="动员会", **PAIR),
        meta("s2", date=date(2021, 1, 2), occasion="动员会"),
        meta("s3", date=date(2021, 1, 3), **PAIR),
        meta("s4", date=date(2021, 1, 4), speaker="甲"),
    ]
)


def test_groups_stand_in_the_order_of_their_sounds() -> None:
    speakers = Catalog([meta("s1", speaker="张三"), meta("s2", speaker="李四"), meta("s3")])
    assert {name: [m.id for m in found] for name, found in speakers.by(SPEAKER).items()} == {
        "李四": ["s2"],
        "张三": ["s1"],
    }


def test_a_speech_is_found_under_each_of_its_topics() -> None:
    both = Catalog([meta("s1", topics=("代表", "监督")), meta("s2", topics=("监督",))])
    assert [len(found) for found in both.by(TOPIC).values()] == [1, 2]


def test_the_same_occasion_counts_for_more_than_topic_and_speaker() -> None:
    assert [other.id for other in RELATED.related("s1")] == ["s2", "s3"]


def test_the_same_speaker_alone_makes_no_relation() -> None:
    assert RELATED.related("s4") == []


def test_a_year_stands_before_its_months_and_a_month_before_its_days() -> None:
    days = ["2024", "2024-03", "2024-03-01", "2024-12", "2023-12-31"]
    known = [meta(f"s{day}", date=PartialDate.fromisoformat(day)) for day in days]
    assert [str(item.date) for item in Catalog(known)] == sorted(days, reverse=True)


def test_each_of_several_speakers_has_the_speech() -> None:
    both = meta("s1", speakers=("李明", "王芳"))
    assert set(Catalog([both]).by(SPEAKER)) == {"李明", "王芳"}
    others = [meta("s2", speaker="王芳", topics=("民生",)), meta("s3", speaker="赵刚")]
    near = Catalog([meta("s1", speakers=("李明", "王芳"), topics=("民生",)), *others])
    assert [item.id for item in near.related("s1")] == ["s2"]


def test_what_others_follow_from_is_not_what_is_told_of_a_speech_alone() -> None:
    one = meta("s1", date=date(2021, 1, 1), **PAIR)
    silent = replace(one, place="县城", post="主任")
    assert catalog.standing(one) == catalog.standing(silent)
    moved = (replace(one, date=None), replace(one, topics=()), replace(one, occasion="动员会"))
    assert all(catalog.standing(one) != catalog.standing(other) for other in moved)
