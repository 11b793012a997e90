"""The numbers of each term of an index that is made from nothing, gathered in as few steps as can.

What `terms` tells of one unit is gathered here of thousands at once, by numpy: a term with the
number of a unit is one whole number, so that one sort puts all in order and double ones fall out.
Of very many units the encoded numbers are handed to a spill, and come back part by part.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from converters.site import shards, terms
from converters.site.terms import ACROSS, BRIDGES, Term

_MOST = 1 << 20
"""Characters that are held as they are; then they are encoded, which takes a tenth."""
_HELD = 128 << 20
"""Bytes of encoded numbers, and of the terms themselves, that are held."""
_OVERHEAD = 320
"""Bytes of a term: itself, its last number, and their places in two mappings."""
_PARTS = 16
"""Parts of what does not fit: the fewest shards that there are."""
_END = "\n"
_PLACES = 1 + len(BRIDGES)
"""What stands between the two outer characters of a term: nothing, or a bridge."""

Codes = NDArray[np.uint32]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]
Block = tuple[bytes, bytes, bytes, bytes]
"""Terms in a row, the last number of each, how long its steps are, and all steps in a row."""


class Spill(Protocol):
    """What keeps encoded numbers for which there is no room, by the part of the index."""

    def put(self, part: int, block: Block) -> None:
        """Keep a block."""

    def take(self, part: int) -> Iterator[Block]:
        """Yield the blocks of a part in their order."""
        ...


class Postings:
    """Terms and their numbers, ascending."""

    def __init__(self, spill: Spill | None = None) -> None:
        """Without a spill all is held."""
        self._spill = spill
        self._is_spilt = False
        self._kept: dict[Term, bytes] = {}
        self._last: dict[Term, int] = {}
        self._size = 0
        self._begin()

    def _begin(self) -> None:
        self._held = 0
        self._words: list[str] = []
        self._units: list[int] = []
        self._texts: list[str] = []
        self._speeches: list[int] = []

    def add(self, units: Sequence[str], first: int, speech: int) -> None:
        """Take in the units of a speech, the number of the first of them and its own."""
        self._words += terms.letters(units)
        self._units += range(first, first + len(units))
        self._texts.append("".join(units))
        self._speeches.append(speech)
        self._held += len(self._texts[-1])
        if self._held > _MOST:
            self._keep()

    def parts(self) -> Iterator[tuple[range, Iterator[tuple[Term, bytes]]]]:
        """Yield each term with the steps between its numbers; after that nothing is left.

        They come in parts, each with the terms of some shards, which are every so many: those
        whose numbers the range has if it is gone on with.
        """
        self._keep()
        if not self._is_spilt:
            self._last.clear()
            yield range(1), _emptied(self._kept)
            return
        self._put_aside()
        for part in range(_PARTS):
            yield range(part, part + _PARTS, _PARTS), _emptied(self._joined(part))

    def _put_aside(self) -> None:
        """Hand all that is encoded to the spill; the numbers of a term begin with 0 again."""
        assert self._spill
        parts: list[list[Term]] = [[] for _ in range(_PARTS)]
        for term in self._kept:
            parts[shards.shard_of(term, _PARTS)].append(term)
        for part, own in enumerate(parts):
            data = [self._kept[term] for term in own]
            names = _END.join(own).encode(errors="surrogatepass")
            lasts = np.array([self._last[term] for term in own], np.int64).tobytes()
            sizes = np.array([*map(len, data)], np.int64).tobytes()
            self._spill.put(part, (names, lasts, sizes, b"".join(data)))
        self._is_spilt = True
        self._kept, self._last, self._size = {}, {}, 0

    def _joined(self, part: int) -> dict[Term, bytes]:
        """Return the steps of the terms in a part, those of all its blocks in one."""
        assert self._spill
        found: dict[Term, bytes] = {}
        ends: dict[Term, int] = {}
        for names, lasts, sizes, data in self._spill.take(part):
            terms = names.decode(errors="surrogatepass").split(_END) if names else []
            places = np.cumsum(np.frombuffer(sizes, np.int64)).tolist()
            numbers = np.frombuffer(lasts, np.int64).tolist()
            for term, (start, end), last in zip(
                terms, pairwise([0, *places]), numbers, strict=True
            ):
                steps = data[start:end]
                if term in found:
                    steps = found[term] + shards.after(steps, ends[term])
                found[term], ends[term] = steps, last
        return found

    def _keep(self) -> None:
        """Encode the numbers that are held."""
        letters = _LetterRow.of(self._words)
        units = np.array(self._units)
        keys = np.sort(np.concatenate([letters.pairs(), letters.triples()]))
        keys = keys[_begins(keys >> 1)]
        for flag, mark in enumerate(("", ACROSS)):
            term, unit = letters.apart(keys[keys & 1 == flag] >> 1)
            names = letters.names(term[begins := _begins(term)])
            self._encode([name + mark for name in names], begins, units[unit])
        chars, text = _characters(self._texts)
        begins = _begins(chars)
        self._encode(list(map(chr, chars[begins])), begins, np.array(self._speeches)[text])
        self._begin()
        if self._spill and self._size + _OVERHEAD * len(self._kept) > _HELD:
            self._put_aside()

    def _encode(self, names: Sequence[Term], begins: Numbers, numbers: Numbers) -> None:
        """Encode the numbers of terms in a row, those of each from where it begins."""
        if not names:
            return
        steps = np.diff(numbers, prepend=0)
        steps[begins] = numbers[begins] - [self._last.get(name, 0) for name in names]
        data, places = _varied(steps)
        ends = [*places[begins].tolist(), len(data)]
        lasts = numbers[np.append(begins[1:], len(numbers)) - 1].tolist()
        for name, (start, end), last in zip(names, pairwise(ends), lasts, strict=True):
            self._kept[name] = self._kept.get(name, b"") + data[start:end]
            self._last[name] = last
        self._size += len(data)


def _emptied(found: dict[Term, bytes]) -> Iterator[tuple[Term, bytes]]:
    while found:
        yield found.popitem()


@dataclass(frozen=True, slots=True)
class _LetterRow:
    """The letters of units in a row, punctuation left out."""

    units: int
    """How many units there are."""
    unit: Numbers
    """Of each letter which of the units it is in, counted from 0."""
    alphabet: Codes
    """The characters there are, in order."""
    places: Numbers
    """Of each letter where it stands in the alphabet."""
    bridges: Numbers
    """Of each letter which bridge it is, from 1 on; 0 if it is none."""
    ends: Flags
    """Of each letter whether it is none, but a line end."""
    near: Flags
    """Of each letter but the last whether the next one follows without punctuation."""

    @classmethod
    def of(cls, words: Sequence[str]) -> "_LetterRow":
        """Return the letters of units as `terms.letters` has them."""
        codes, unit = _codes([unit + _END for unit in words])
        stand = np.flatnonzero(codes != ord(" "))
        codes = codes[stand]
        alphabet, places = _alphabet(codes)
        bridges = np.array([1 + BRIDGES.find(char) for char in map(chr, alphabet)], np.int64)
        near = np.diff(stand) == 1
        ends = codes == ord(_END)
        return cls(len(words), unit[stand], alphabet, places, bridges[places], ends, near)

    def pairs(self) -> Numbers:
        """Return the keys of two letters beside each other, with punctuation between or without."""
        at = np.flatnonzero(~(self.ends[:-1] | self.ends[1:]))
        return self._keys(at, at + 1, self.near[at], 0)

    def triples(self) -> Numbers:
        """Return the keys of two letters and the bridge between them."""
        at = 1 + np.flatnonzero((self.bridges[1:-1] > 0) & ~(self.ends[:-2] | self.ends[2:]))
        near = self.near[at - 1] & self.near[at]
        return self._keys(at - 1, at + 1, near, self.bridges[at])

    def _keys(self, one: Numbers, two: Numbers, near: Flags, bridge: Numbers | int) -> Numbers:
        """Return term, unit, and whether punctuation is between, as one number each.

        All hanzi of Unicode, in as many units, would not need more than its 63 bits.
        """
        term = (self.places[one] * _PLACES + bridge) * len(self.alphabet) + self.places[two]
        return (term * self.units + self.unit[one]) << 1 | ~near

    def apart(self, keys: Numbers) -> tuple[Numbers, Numbers]:
        """Return which term each key is of, and which unit."""
        return np.divmod(keys, self.units)

    def names(self, term: Numbers) -> list[Term]:
        """Return terms as they are written."""
        rest, two = np.divmod(term, len(self.alphabet))
        one, bridge = np.divmod(rest, _PLACES)
        bridges = np.array([0, *map(ord, BRIDGES)], np.uint32)
        last = self.alphabet[two]
        second, third = np.where(bridge, bridges[bridge], last), np.where(bridge, last, 0)
        letters = np.stack([self.alphabet[one], second, third], axis=1)
        names: list[Term] = letters.view("U3").ravel().tolist()
        return names


def _codes(texts: Sequence[str]) -> tuple[Codes, Numbers]:
    """Return the characters of texts in a row, and which of the texts each is in."""
    codes = np.frombuffer("".join(texts).encode(terms.UTF_32, "surrogatepass"), np.uint32)
    return codes, np.repeat(np.arange(len(texts)), [*map(len, texts)])


def _alphabet(codes: Codes) -> tuple[Codes, Numbers]:
    """Return the characters there are, in order, and of each letter where its own stands there."""
    known = np.zeros(int(codes.max(initial=0)) + 1, np.bool_)
    known[codes] = True
    return np.flatnonzero(known).astype(np.uint32), (np.cumsum(known) - 1)[codes]


def _characters(texts: Sequence[str]) -> tuple[Numbers, Numbers]:
    """Return the single characters that texts are known by, and of which text, in order of both."""
    codes, text = _codes(texts)
    alphabet, places = _alphabet(codes)
    forms = [[*map(ord, terms.characters([chr(code)]))] for code in alphabet.tolist()]
    keys = [np.empty(0, np.int64)]
    for number in range(max(map(len, forms), default=0)):
        form = np.array([own[number] if number < len(own) else 0 for own in forms])[places]
        keys.append((form * len(texts) + text)[form > 0])
    found = np.sort(np.concatenate(keys))
    return np.divmod(found[_begins(found)], max(len(texts), 1))


def _begins(ordered: Numbers) -> Numbers:
    """Return the places at which another number begins."""
    return np.flatnonzero(np.append(True, ordered[1:] != ordered[:-1])[: len(ordered)])


def _varied(steps: Numbers) -> tuple[bytes, Numbers]:
    """Return steps as `shards` writes them, and where each of them begins."""
    sizes = np.ones(len(steps), np.int64)
    for at, _ in _further(steps):
        sizes[at] += 1
    places = np.cumsum(sizes) - sizes
    data = np.empty(int(sizes.sum()), np.uint8)
    data[places] = steps & 127
    for byte, (at, rest) in enumerate(_further(steps), 1):
        place = places[at] + byte
        data[place - 1] |= 128
        data[place] = rest & 127
    return data.tobytes(), places


def _further(steps: Numbers) -> Iterator[tuple[Numbers, Numbers]]:
    """Yield for each byte but the first which steps have it, and what is left of them for it."""
    at = np.flatnonzero(steps >> 7)
    rest = steps[at] >> 7
    while len(at):
        yield at, rest
        more = rest >> 7 > 0
        at, rest = at[more], rest[more] >> 7
