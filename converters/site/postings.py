"""The numbers of each term of an index that is made from nothing, gathered in as few steps as can.

What `terms` tells of one unit is gathered here of thousands: of each occurrence of a pair, as a
number, one call that stays in C. Double ones fall out when the numbers are encoded.
"""

import sys
from array import array
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise, repeat
from typing import TypeVar

from converters.site import shards, terms
from converters.site.terms import ACROSS, Term

_UTF_16 = f"utf-16-{sys.byteorder[0]}e"
_MOST = 1 << 22
"""Characters whose numbers are held as they are; then they are encoded, which takes a tenth."""

Numbers = list[int]
Key = TypeVar("Key")


class _Pairs(dict[int, Numbers]):
    """Numbers by pair of characters, as the number that its four bytes of UTF-16 are."""

    def __init__(self) -> None:
        super().__init__()
        self.blank: Numbers = []
        """What comes of pairs with a blank: nothing."""

    def __missing__(self, pair: int) -> Numbers:
        self[pair] = self.blank if " " in _letters(pair) else []
        return self[pair]


class _Parts(dict[tuple[str, ...], Numbers]):
    """Numbers by term, in two parts or three."""

    def __missing__(self, parts: tuple[str, ...]) -> Numbers:
        self[parts] = []
        return self[parts]


class Postings:
    """Terms and their numbers, ascending."""

    def __init__(self) -> None:
        self._kept: dict[Term, bytes] = {}
        self._last: dict[Term, int] = {}
        self._begin()

    def _begin(self) -> None:
        self._held = 0
        self._pairs, self._wide = _Pairs(), _Parts()
        self._bridged, self._across, self._single = _Parts(), _Parts(), _Parts()

    def add(self, units: Sequence[str], first: int, speech: int) -> None:
        """Take in the units of a speech, the number of the first of them and its own."""
        for number, words in enumerate(terms.letters(units), first):
            _post(self._across, terms.across(words), number)
            _post(self._bridged, terms.bridged(words), number)
            self._add_pairs(words.replace("\n", " "), number)
            self._held += len(words)
        self._pairs.blank.clear()
        _post(self._single, zip(terms.characters(units), strict=True), speech)
        if self._held > _MOST:
            self._keep()

    def _add_pairs(self, words: str, number: int) -> None:
        data = words.encode(_UTF_16, "surrogatepass")
        if len(data) > 2 * len(words):  # a character beyond the basic plane takes four bytes
            _post(self._wide, (pair for pair in pairwise(words) if " " not in pair), number)
            return
        even, odd = len(data) // 4 * 4, (len(data) - 2) // 4 * 4
        pairs = array("I", data[:even])
        pairs.frombytes(data[2 : 2 + odd])
        _post(self._pairs, pairs, number)

    def encoded(self) -> Iterator[tuple[Term, bytes]]:
        """Yield each term with the steps between its numbers; after that nothing is left."""
        self._keep()
        self._last.clear()
        while self._kept:
            yield self._kept.popitem()

    def _keep(self) -> None:
        """Encode the numbers that are held."""
        own = _joined(chain(_named(self._pairs), _named(self._wide), _named(self._bridged)))
        for term, numbers in own.items():
            self._encode(term, numbers)
        for term, numbers in _joined(_named(self._across)).items():
            if only := sorted(set(numbers).difference(own.get(term, ()))):
                self._encode(term + ACROSS, only)
        for (char,), numbers in self._single.items():
            self._encode(char, numbers)
        self._begin()

    def _encode(self, term: Term, numbers: Numbers) -> None:
        last = self._last.get(term, 0)
        self._kept[term] = self._kept.get(term, b"") + shards.steps(numbers, last)
        self._last[term] = numbers[-1]


def _post(postings: Mapping[Key, Numbers], keys: Iterable[Key], number: int) -> None:
    """Append a number to the list of each key; `deque` is what runs through an iterator in C."""
    lists = map(postings.__getitem__, keys)
    deque(map(list.append, lists, repeat(number)), maxlen=0)


def _joined(named: Iterable[tuple[Term, Numbers]]) -> dict[Term, Numbers]:
    """Return the numbers of each term: of one that came in several ways, those of all."""
    found: dict[Term, Numbers] = {}
    for term, numbers in named:
        found[term] = sorted(found[term] + numbers) if term in found else numbers
    return found


def _named(postings: Mapping[int, Numbers] | _Parts) -> Iterator[tuple[Term, Numbers]]:
    for key, numbers in postings.items():
        if numbers:
            yield _letters(key) if isinstance(key, int) else "".join(key), numbers


def _letters(pair: int) -> Term:
    return pair.to_bytes(4, sys.byteorder).decode(_UTF_16, "surrogatepass")
