"""What changes in the index by a change of speeches: to the byte what a new index has."""

import random
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.site import patches, search, shards, words
from converters.site.patches import Units
from tests.make import head, para, speech

Collection = Mapping[str, Units]
WORDS = "要落实、会议，二〇二三年六月二十八日；2018—2022年。百分之五十六的工作：56.5%和好的国家一"


def shape_of(collection: Collection) -> search.IndexShape:
    ids = sorted(collection)
    return search.IndexShape(tuple(ids), tuple(len(collection[id]) for id in ids))


def built(collection: Collection) -> dict[str, bytes]:
    index = search.SearchIndex()
    for id in sorted(collection):
        index.add(collection[id])
    return dict(index.files())


def fresh_of(before: Collection, after: Collection) -> dict[str, tuple[Units, Units]]:
    pairs = {id: (before.get(id, ()), after.get(id, ())) for id in {*before, *after}}
    return {id: (old, new) for id, (old, new) in pairs.items() if old != new}


def patched(before: Collection, after: Collection) -> dict[str, bytes] | None:
    """The files of the index after a change; None if it is to be made again."""
    change = patches.between(shape_of(before), shape_of(after), fresh_of(before, after))
    if change is None:
        return None
    files = built(before)
    for shard in change.shards():
        path = shards.path(shard)
        files[path] = patches.patched(shard, files[path], change)
    return files


def text(draw: random.Random) -> str:
    """Words with dates, numbers and punctuation in them, cut out anywhere."""
    start = draw.randrange(len(WORDS))
    return WORDS[start : start + draw.randrange(12)] + WORDS[: draw.randrange(6)]


def edited(draw: random.Random, units: Units) -> list[str]:
    """The units of a speech with some more, some fewer, some of other words."""
    found = list(units)
    for _ in range(draw.randrange(1, 4)):
        place = draw.randrange(2, len(found) + 1)
        what = draw.choice(("more", "fewer", "other"))
        if what != "more":
            del found[place : place + draw.randrange(1, 3)]
        if what != "fewer":
            found.insert(place, text(draw))
    return found


def changed(draw: random.Random, collection: Collection) -> Collection:
    """A collection after some change: speeches edited, new ones, and some gone."""
    after = dict(collection)
    for id in draw.sample(sorted(after), draw.randrange(1, 3)):
        after[id] = edited(draw, after[id])
    if draw.random() < 0.3:
        after[f"s{draw.randrange(10, 99)}x"] = [text(draw) for _ in range(draw.randrange(2, 30))]
    if draw.random() < 0.3:
        del after[draw.choice(sorted(collection))]
    return after


@given(st.integers())
def test_a_patched_index_is_to_the_byte_a_new_one(seed: int) -> None:
    draw = random.Random(seed)
    before = {f"s{n}": [text(draw) for _ in range(draw.randrange(2, 40))] for n in range(10, 16)}
    after = changed(draw, before)
    files = patched(before, after)
    assert files is None or files == built(after)
    assert files is not None or shape_of(before).shards != shape_of(after).shards


@given(st.sets(st.integers(0, 900)), st.lists(st.tuples(st.integers(0, 900), st.integers(-9, 9))))
def test_numbers_move_as_if_they_were_written_again(
    numbers: set[int], moves: list[tuple[int, int]]
) -> None:
    apart: list[tuple[int, int]] = []
    for start, by in sorted(dict(moves).items(), reverse=True):
        if by and (not apart or start <= apart[-1][0] + min(apart[-1][1], 0)) and start + by >= 0:
            apart.append((start, by))
    taken = {n for start, by in apart for n in range(start + min(by, 0), start)}
    kept = sorted(numbers - taken)
    now = [n + sum(by for start, by in apart if n >= start) for n in kept]
    for total in (900, 90_000):
        total_now = total + sum(by for _, by in apart)
        if kept:
            found = shards.moved(shards.encode(kept, total), apart, total_now)
            assert found == shards.encode(now, total_now)


PAPERS: Collection = {
    "s1": words.of(speech(head(1, "一、会议"), para("“三农”工作。"), id="s1")).units(),
    "s2": words.of(speech(para("乡村振兴，人大代表在行动；𬭊。"), id="s2")).units(),
    "s3": words.of(speech(para("二〇二三年六月，要落实、要监督。"), id="s3")).units(),
}


@pytest.mark.parametrize(
    ("paragraphs", "all_change"),
    [(["二〇二三年七月，齐行动。"], False), (["乡村。", "振兴。"], True)],
)
def test_only_where_numbers_move_every_shard_changes(
    paragraphs: Sequence[str], all_change: bool
) -> None:
    own = words.of(speech(*map(para, paragraphs), id="s2")).units()
    after = {**PAPERS, "s2": own}
    change = patches.between(shape_of(PAPERS), shape_of(after), fresh_of(PAPERS, after))
    assert change is not None
    assert (len(change.shards()) == shape_of(after).shards) is all_change
    assert patched(PAPERS, after) == built(after)


def test_of_a_paragraph_more_only_its_own_terms_change() -> None:
    long = {id: [f"第{n}段说{id}" for n in range(20)] for id in ("s1", "s2")}
    after = long | {"s1": [*long["s1"][:9], "乡村", *long["s1"][9:]]}
    change = patches.between(shape_of(long), shape_of(after), fresh_of(long, after))
    assert change is not None
    gained = {step.term: step.number for own in change.terms.values() for step in own}
    assert gained == {"乡村": 9, "乡": 0, "村": 0}
    assert (change.units, change.speeches) == ([(9, 1)], [])


def test_where_numbers_move_in_many_places_the_index_is_made_again() -> None:
    before = {f"s{n}": ["甲", "乙"] for n in range(10, 30)}
    after = {id: [*units, "丙"] for id, units in before.items()}
    assert patches.between(shape_of(before), shape_of(after), fresh_of(before, after)) is None


def test_an_index_in_another_order_or_of_another_size_or_none_is_made_again() -> None:
    one = {"s1": ["甲", "乙"]}
    many = one | {"s2": ["丙"] * 1000}
    assert patches.between(shape_of(one), shape_of(many), fresh_of(one, many)) is None
    assert patches.between(shape_of({}), shape_of(one), fresh_of({}, one)) is None
    turned = search.IndexShape(("s2", "s1"), (2, 2))
    assert patches.between(turned, turned, {}) is None
