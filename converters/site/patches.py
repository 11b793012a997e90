"""What a change of some speeches changes in the search index, which need not be made again.

A paragraph more moves the numbers of all units behind it. In a list of steps that is one step that
becomes longer, in a list of bits a place where they move: so the numbers need no gaps, and what
comes of it is byte for byte the index of a build from nothing.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile, zip_longest

from converters.site import shards, terms
from converters.site.search import IndexShape
from converters.site.shards import Shift
from converters.site.terms import Term, characters

_MOST_SHIFTS = 8
"""If numbers move in more places, an index made again costs less."""

Units = Sequence[str]


@dataclass(frozen=True, slots=True)
class TermChange:
    """One number that a term loses, as numbered before, or gains, as numbered by now."""

    term: Term
    number: int
    gained: bool


@dataclass(frozen=True, slots=True)
class IndexChange:
    """All that changes in an index."""

    shape: IndexShape
    """What numbers mean by now."""
    terms: Mapping[int, Sequence[TermChange]]
    """The changes of terms, by shard."""
    units: Sequence[Shift]
    """Where the numbers of units move, the last one first."""
    speeches: Sequence[Shift]

    def shards(self) -> Sequence[int]:
        """Return the shards that change: all of them if numbers move."""
        moves = self.units or self.speeches
        return range(self.shape.shards) if moves else sorted(self.terms)

    def shifts(self, term: Term) -> Sequence[Shift]:
        """Return where the numbers of a term move."""
        return self.units if len(term) > 1 else self.speeches


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a speech stands before and by now: its number, and that of its first unit."""

    id: str
    before: tuple[int, int]
    now: tuple[int, int]


def between(
    before: IndexShape, after: IndexShape, fresh: Mapping[str, tuple[Units, Units]]
) -> IndexChange | None:
    """Return what changes; None if the index had better be made again, or there was none.

    `fresh` has the units before and by now of every speech that is new, gone or changed, in
    either case none of the two.
    """
    places = _places(before, after, fresh)
    if not before.ids or before.shards != after.shards or places is None:
        return None
    units: Counter[int] = Counter()
    speeches: Counter[int] = Counter()
    changes: dict[int, list[TermChange]] = {}
    for place in places:
        old, new = fresh[place.id]
        units[place.before[1] + _end(old, new)] += len(new) - len(old)
        speeches[place.before[0] + bool(old)] += bool(new) - bool(old)
        for step in _steps(place, old, new):
            changes.setdefault(shards.shard_of(step.term, after.shards), []).append(step)
    change = IndexChange(after, changes, _shifts(units), _shifts(speeches))
    return change if max(len(change.units), len(change.speeches)) <= _MOST_SHIFTS else None


def _shifts(moves: Mapping[int, int]) -> list[Shift]:
    return sorted(((start, by) for start, by in moves.items() if by), reverse=True)


def _places(before: IndexShape, after: IndexShape, fresh: Container[str]) -> list[_Place] | None:
    """Return those that are `fresh` of both in order; None if the order is not one in both."""
    if not all(list(it.ids) == sorted(it.ids) for it in (before, after)):
        return None
    sizes, sizes_now = (dict(zip(it.ids, it.sizes, strict=True)) for it in (before, after))
    found: list[_Place] = []
    speeches = units = speeches_now = units_now = 0
    for id in sorted(sizes.keys() | sizes_now.keys()):
        if id in fresh:
            found.append(_Place(id, (speeches, units), (speeches_now, units_now)))
        speeches += id in sizes
        units += sizes.get(id, 0)
        speeches_now += id in sizes_now
        units_now += sizes_now.get(id, 0)
    return found


def _same(old: Iterable[str], new: Iterable[str]) -> int:
    """Return how many units stand at the beginning of both."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


def _end(old: Units, new: Units) -> int:
    """Return behind which of the old units all stand in both, with other numbers perhaps."""
    front = _same(old, new)
    return len(old) - _same(reversed(old[front:]), reversed(new[front:]))


def _steps(place: _Place, old: Units, new: Units) -> Iterator[TermChange]:
    """Yield what terms lose and gain, beside the numbers that only move."""
    front, end = _same(old, new), _end(old, new)
    middle = old[front:end], new[front : len(new) - len(old) + end]
    for at, (lost, gained) in enumerate(zip_longest(*middle), front):
        gone, come = (set() if it is None else terms.of_unit(it) for it in (lost, gained))
        yield from _differing(gone, come, place.before[1] + at, place.now[1] + at)
    yield from _differing(characters(old), characters(new), place.before[0], place.now[0])


def _differing(old: set[Term], new: set[Term], before: int, now: int) -> Iterator[TermChange]:
    for term in old ^ new:
        yield TermChange(term, now if term in new else before, term in new)


def patched(shard: int, data: bytes, change: IndexChange) -> bytes:
    """Return a shard after the change, byte for byte as if the index were made again.

    Raises ValueError if `data` is no shard.
    """
    lists = shards.read(data)
    lost: dict[Term, set[int]] = {}
    gained: dict[Term, set[int]] = {}
    for step in change.terms.get(shard, ()):
        (gained if step.gained else lost).setdefault(step.term, set()).add(step.number)
    own = lost.keys() | gained.keys()
    if change.units or change.speeches:
        for term, written in lists.items():
            if term not in own:
                lists[term] = shards.moved(written, change.shifts(term), change.shape.total(term))
    for term in own:
        found = set(shards.decode(lists.get(term, b"\0"))) - lost.get(term, set())
        for start, by in change.shifts(term):
            found = {number + by if number >= start else number for number in found}
        if found := found | gained.get(term, set()):
            lists[term] = shards.encode(sorted(found), change.shape.total(term))
        else:
            lists.pop(term, None)
    return shards.write(shard, lists)
