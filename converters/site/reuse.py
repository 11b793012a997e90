"""Words that travel: every run of 16 characters or more that paragraphs of several speeches share.

A run has the same gram wherever it occurs (`grams`), so the places of that gram are all the places
of the run: nothing is missed. What is found is compared by characters, so that it is never wrong.

A formula (提法) is a run made as long as all its places allow. Which there are, and in which
speeches, follows from the texts alone: `Formulae.updated` gives what `found` would.
"""

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import (
    Callable,
    Collection,
    Iterable,
    Iterator,
    Mapping,
    MutableMapping,
    Sequence,
)
from dataclasses import dataclass
from itertools import accumulate

from converters.site.grams import EDGE, RUN, grams
from converters.site.terms import fold

_OTHER = re.compile(r"[\W_]+")
_HALF = RUN // 2
_FEWEST, _PER_SHARD = 16, 8192
_CHARACTERS_A_PRINT = 4
"""One hash in 4.5 is kept."""
_OFFSETS, _COUNTS = 32, 4
"""Bits of a place in a text, and of the number of runs that a gram stands for."""
_MOST = 0xFFFF

Table = dict[str, tuple[int, ...]]
"""Each formula with the numbers of the speeches that have it, ascending."""
Place = tuple[int, int]
"""The number of a speech and a place in its text."""


class _FoldedSizes(dict[str, int]):
    """How many characters are left of each when it is folded, found when it is first met."""

    def __missing__(self, char: str) -> int:
        self[char] = len(_OTHER.sub("", fold(char)))
        return self[char]


_SIZES = _FoldedSizes()


def folded(paragraphs: Iterable[str]) -> str:
    r"""Return paragraphs as they are compared: hanzi, letters and digits alone, an edge about each.

    >>> folded(["第一，要“真抓实干”。", "ＡＢ"])
    '\n第一要真抓实干\nab\n'
    """
    return EDGE.join(["", *(_OTHER.sub("", fold(text)) for text in paragraphs), ""])


def printed(paragraph: str, start: int, end: int) -> str:
    """Return the words of a paragraph that are `start` to `end` of its folded form.

    >>> printed("要“真抓、实干”。", 1, 5)
    '真抓、实干'
    """
    ends = list(accumulate(map(_SIZES.__getitem__, paragraph)))
    first, last = bisect_right(ends, start), bisect_left(ends, end)
    return paragraph[first : last + 1] if start < end else ""


def paragraphs(text: str) -> list[str]:
    """Return the folded paragraphs of a text."""
    return text.split(EDGE)[1:-1]


def runs(paragraph: str) -> Iterator[str]:
    """Yield every run of a paragraph."""
    return (paragraph[at : at + RUN] for at in range(len(paragraph) - RUN + 1))


def shard_count(prints: int) -> int:
    """Return into how many shards an index of so many grams is cut: a power of two."""
    count = _FEWEST
    while count * _PER_SHARD < prints:
        count *= 2
    return count


def posted(hashes: Iterable[int], number: int) -> Iterator[int]:
    """Yield what a shard holds of a speech: its number behind each hash."""
    return (gram << 32 | number for gram in hashes)


def hashes_of(paragraphs: Iterable[str]) -> set[int]:
    """Return the hashes of all grams that are kept of paragraphs."""
    return {gram for gram, _, _ in grams(EDGE.join(paragraphs))}


@dataclass(slots=True)
class SharedRuns:
    """All that is shared between texts."""

    table: Table
    shards: "list[array[int]]"
    """Of each hash the speeches that have it (`posted`), ascending; by hash modulo their number."""


def found(texts: Mapping[int, str]) -> SharedRuns:
    """Return all formulae of folded texts, by the numbers of their speeches, ascending.

    Memory grows with the grams (16 bytes each); what is shared is looked at shard by shard.
    """
    size = sum(map(len, texts.values()))
    shards = [(array("I"), array("Q")) for _ in range(shard_count(size // _CHARACTERS_A_PRINT))]
    for number, text in texts.items():
        at = number << _OFFSETS
        for gram, first, count in grams(text):
            hashes, spots = shards[gram % len(shards)]
            hashes.append(gram)
            spots.append((at | first) << _COUNTS | count)
    table: Table = {}
    grown = _Grown(texts)
    for hashes, spots in shards:
        for same in _met_again(hashes, spots):
            for places in _shared(texts, same):
                grown.add(table, places)
    return SharedRuns(table, [_posted(hashes, spots) for hashes, spots in shards])


def _number(spot: int) -> int:
    return spot >> _OFFSETS + _COUNTS


def _posted(hashes: Iterable[int], spots: Iterable[int]) -> "array[int]":
    shift = _OFFSETS + _COUNTS
    own = {gram << 32 | spot >> shift for gram, spot in zip(hashes, spots, strict=True)}
    return array("Q", sorted(own))


def _met_again(hashes: Iterable[int], spots: Iterable[int]) -> Iterator[list[int]]:
    """Yield the spots of each hash that several speeches have."""
    counts = Counter(hashes)
    by_hash: dict[int, list[int]] = {}
    for gram, spot in zip(hashes, spots, strict=True):
        if counts[gram] > 1:
            by_hash.setdefault(gram, []).append(spot)
    return (same for same in by_hash.values() if _number(same[0]) != _number(same[-1]))


def _shared(texts: Mapping[int, str], spots: Sequence[int]) -> Iterator[list[Place]]:
    """Yield the places of the runs that several of the spots of one hash have.

    If it stands for the same runs at all of them, those of the first run tell of the others.
    """
    stretches = [
        (number, start, start + count) for spot in spots for number, start, count in [_place(spot)]
    ]
    words = {texts[number][start : end + RUN - 1] for number, start, end in stretches}
    if len(words) == 1:
        yield [(number, start) for number, start, _ in stretches]
        return
    by_run: dict[str, list[Place]] = {}
    for number, start, end in stretches:
        text = texts[number]
        for at in range(start, end):
            by_run.setdefault(text[at : at + RUN], []).append((number, at))
    yield from (same for same in by_run.values() if len(same) > 1)


def _place(spot: int) -> tuple[int, int, int]:
    """Return of a spot the number of its speech, its first run's place, the number of runs."""
    return _number(spot), spot >> _COUNTS & (1 << _OFFSETS) - 1, spot & (1 << _COUNTS) - 1


class _Grown:
    """Makes runs as long as all their places allow, each formula once as far as that is seen."""

    def __init__(self, texts: Mapping[int, str]) -> None:
        self._texts = texts
        self._seen: dict[int, array[int]] = {}
        """At each place of a text in how many places the formula is that began the run there."""

    def add(self, table: Table, places: Sequence[Place]) -> None:
        """Take in the formula of a run, all of whose places are given in order."""
        number, start = places[0]
        if number == places[-1][0]:
            return
        text, total = self._texts[number], min(len(places), _MOST)
        if number not in self._seen:
            self._seen[number] = array("H", bytes(2 * len(text)))
        seen = self._seen[number]
        if seen[start] == total < _MOST:  # a longer formula of as many places is at the same ones
            return
        before, after = _beside(text, start, start + RUN)
        for other, at in places[1:]:
            own, end = self._texts[other], at + RUN
            if not own.startswith(after, end):
                after = _common(after, own[end : end + len(after)])
            if not own.endswith(before, 0, at):
                back = own[max(0, at - len(before)) : at]
                before = _common(before[::-1], back[::-1])[::-1]
        left, right = start - len(before), start + RUN + len(after)
        seen[left : right - RUN + 1] = array("H", [total]) * (right - left - RUN + 1)
        table[text[left:right]] = tuple(sorted({other for other, _ in places}))


def _common(one: str, other: str) -> str:
    """Return what two texts begin with in common."""
    unlike = (n for n, (mine, its) in enumerate(zip(one, other, strict=False)) if mine != its)
    return one[: next(unlike, len(other))]


def _beside(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after a place in its paragraph."""
    return text[text.rindex(EDGE, 0, start) + 1 : start], text[end : text.index(EDGE, end)]


def updated(
    table: MutableMapping[str, tuple[int, ...]],
    changed: Collection[str],
    holders: Callable[[int], Iterable[int]],
    texts: Mapping[int, str],
) -> set[str]:
    """Bring a table up to date with paragraphs that came or went; return the formulae that differ.

    `changed` are those paragraphs, `holders` tells which speeches have a hash by now, `texts` the
    texts by now. Only formulae that share a run with a changed paragraph can differ.
    """
    touched = {run for paragraph in changed for run in runs(paragraph)}
    stale = _sharing(table, changed, touched)
    before = {own: table.pop(own) for own in stale}
    made: Table = {}
    grown = _Grown(texts)
    for text in dict.fromkeys([*changed, *stale]):
        for gram, first, count in grams(text):
            having = sorted(holders(gram))
            if len(having) > 1:
                for at in range(first, first + count):
                    places = list(_places(text[at : at + RUN], having, texts))
                    if places:
                        grown.add(made, places)
    had = {own: before.get(own, table.get(own)) for own in made}
    table.update(made)
    gone = {own for own in before if own not in made}
    return gone | {own for own, speeches in made.items() if had[own] != speeches}


def _sharing(table: Iterable[str], changed: Iterable[str], touched: Collection[str]) -> list[str]:
    """Return the formulae that have a run of paragraphs that changed.

    Wherever a run begins, one of the halves of runs that a formula is cut into is within it.
    """
    halves = {text[at : at + _HALF] for text in changed for at in range(len(text) - _HALF + 1)}
    return [
        own
        for own in table
        if any(own[at : at + _HALF] in halves for at in range(0, len(own), _HALF))
        and any(run in touched for run in runs(own))
    ]


def _places(run: str, having: Iterable[int], texts: Mapping[int, str]) -> Iterator[Place]:
    for number in having:
        text = texts[number]
        at = text.find(run)
        while at >= 0:
            yield number, at
            at = text.find(run, at + 1)
