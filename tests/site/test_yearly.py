"""The parts that files of all speeches are cut into: bounded in size, and steady."""

from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.site import entry, yearly
from converters.site.entry import SpeechEntry
from converters.site.yearly import LARGEST
from converters.speech.dates import PartialDate
from tests.make import speech
from tests.site.make import SHA256

DAYS = st.one_of(
    st.none(),
    st.builds(PartialDate, st.sampled_from([2020, 2021])),
    st.builds(PartialDate, st.just(2020), st.integers(1, 2)),
    st.builds(PartialDate, st.just(2020), st.just(7), st.integers(1, 31)),
)
"""Few years and months, so that some are large."""
IDS = [f"b{number:06d}" for number in range(3_000)]


def known(days: Iterable[PartialDate | None]) -> list[SpeechEntry]:
    return [entry.of(speech(id=f"s{n}", date=day), SHA256) for n, day in enumerate(days)]


def undated(ids: Iterable[str]) -> dict[str, list[str]]:
    """Return the ids of each part of speeches without a date, by its name."""
    made = yearly.cut([entry.of(speech(id=id), SHA256) for id in ids])
    return {part.name: [own.meta.id for own in part.entries] for part in made}


@settings(max_examples=30)
@given(st.lists(DAYS, max_size=40), st.integers(1, 12))
def test_parts_are_bounded_and_hold_each_speech_once_in_the_order_given(
    days: list[PartialDate | None], largest: int
) -> None:
    given = known(days)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yearly, "LARGEST", largest)
        patch.setattr(yearly, "_LEAST", largest // 2)
        parts = yearly.cut(given)
    assert all(0 < len(part.entries) <= largest for part in parts)
    assert len({part.name for part in parts}) == len({part.label for part in parts}) == len(parts)
    place = {own.meta.id: at for at, own in enumerate(given)}
    for part in parts:
        places = [place[own.meta.id] for own in part.entries]
        assert places == sorted(places)
    assert sorted(own.meta.id for part in parts for own in part.entries) == sorted(place)


def test_a_year_is_whole_as_long_as_it_may_be_then_it_is_cut_by_month() -> None:
    days = [PartialDate(2020, 1 + n % 2) for n in range(LARGEST - 1)] + [PartialDate(2020)]
    assert [part.name for part in yearly.cut(known(days))] == ["-2020"]
    parts = yearly.cut(known([*days, PartialDate(2019), None, PartialDate(2020, 2)]))
    assert [(part.name, part.label) for part in parts] == [
        ("-2019", "2019年"),
        ("-2020-undated", "2020年未注月份"),
        ("-2020-01", "2020年1月"),
        ("-2020-02", "2020年2月"),
        ("-undated", "未注日期"),
    ]


def test_a_part_of_a_month_is_called_after_its_first_id() -> None:
    days = [PartialDate(2020, 7)] * (LARGEST + 1)
    first, *_ = yearly.cut(known(days))
    assert (first.name, first.label) == ("-2020-07-s0", "2020年7月，s0 起")


def test_no_part_but_the_last_is_small() -> None:
    *sizes, _ = (len(own) for own in undated(IDS).values())
    assert all(100 <= size <= LARGEST for size in sizes)


@pytest.mark.parametrize("at", range(7, 3_000, 293))
def test_one_speech_more_or_less_leaves_all_parts_but_a_few_as_they_are(at: int) -> None:
    before = undated(IDS)
    more, less = undated([*IDS, f"{IDS[at]}-x"]), undated(id for id in IDS if id != IDS[at])
    for now in (more, less):
        differing = {name for name, own in before.items() if now.get(name) != own}
        assert 1 <= len(differing) <= 4
