"""The search index: every pair of neighbouring characters, in shards a browser loads one by one.

A speech is cut into units (its head, its headings, its sections), numbered through in the order of
the ids. For each pair of characters a shard tells the units that have it, for each single
character the speeches. The shard of a term follows from the term alone, so that a correction
rewrites only the shards of the terms it adds or takes away.

Numbers are written as the steps between them (7 bits a byte), or one bit a unit where that is
shorter. `search.js` reads what is written here.
"""

import base64
import json
import re
import unicodedata
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from converters.catalog import Field, values_of
from converters.model import Meta
from converters.site.metadata import script_safe

DROPPED = " \t“”‘’\"'「」『』《》〈〉()【】〔〕[]·•‧・-‐‒–—"
"""Characters that neither the index nor a query sees, after NFKC."""
SEPARATORS = (
    "\\u0000-/:-@\\[-`{-\\u00bf\\u2000-\\u206f\\u2190-\\u2bff\\u3000-\\u3004\\u3008-\\u3030"
    "\\u303d-\\u303f\\ufe30-\\ufe6f\\uff00-\\uff0f\\uff1a-\\uff20\\uff3b-\\uff40\\uff5b-\\uff65"
)
"""Characters between which no pair is made: the inside of a character class, for both languages."""
FACETS = "search/facets.js"
FILTERS = "search/filters.js"

_RUN = re.compile(f"[^{SEPARATORS}]+")
_UNITS_A_SHARD = 16
"""Chosen so that a shard has some 8 to 16 KB: several go into one answer."""
_FEWEST = 16
_DENSE = 8
"""Terms in more than one of so many units are written as bits."""
_EPOCH = 693_596
"""Days are counted from 1900-01-01, so that two bytes hold them; 0 is an unknown day."""
_CALL = "__hs("

Term = str


class _Folded(dict[int, str]):
    """What each character is to the search, found when it is first met."""

    def __missing__(self, code: int) -> str:
        folded = unicodedata.normalize("NFKC", chr(code)).lower()
        self[code] = "".join(char for char in folded if char not in DROPPED)
        return self[code]


_FOLDED = _Folded()


def fold(text: str) -> str:
    """Return text as the search compares it.

    >>> fold("“三农”工作，ＡＢ")
    '三农工作,ab'
    """
    return text.translate(_FOLDED)


def pairs(text: str) -> set[Term]:
    """Return the pairs of neighbouring characters in folded text, never across a separator.

    >>> sorted(pairs("三农工,ab"))
    ['ab', '三农', '农工']
    """
    found: set[Term] = set()
    for run in _RUN.findall(text):
        found.update([a + b for a, b in pairwise(run)])
    return found


def shard_of(term: Term, shards: int) -> int:
    """Return the shard of a term: the same arithmetic as in `search.js`."""
    second = ord(term[1]) if len(term) > 1 else 0
    return (ord(term[0]) * 40503 + second * 31153) // 32 % shards


def shard_count(units: int) -> int:
    """Return into how many shards an index of so many units is cut: a power of two."""
    count = _FEWEST
    while count * _UNITS_A_SHARD < units:
        count *= 2
    return count


def shard_path(shard: int) -> str:
    """Return where a shard stands on the site."""
    return f"search/i/{shard}.js"


@dataclass(frozen=True, slots=True)
class Shape:
    """What numbers mean in an index: ids in order, and how many units each speech has."""

    ids: tuple[str, ...]
    sizes: tuple[int, ...]

    @property
    def units(self) -> int:
        """Units of all speeches."""
        return sum(self.sizes)

    @property
    def shards(self) -> int:
        """Shards of the index."""
        return shard_count(self.units)

    def first_units(self) -> dict[str, int]:
        """Return the number of each speech's first unit."""
        starts = accumulate(self.sizes, initial=0)
        return dict(zip(self.ids, starts, strict=False))


class Index:
    """An index under construction."""

    def __init__(self) -> None:
        self._postings: dict[Term, array[int]] = {}
        self._units = 0
        self._speeches = 0

    def add(self, units: Sequence[str]) -> None:
        """Take in the units of the next speech."""
        characters: set[str] = set()
        for unit in units:
            folded = fold(unit)
            self._post(pairs(folded), self._units)
            characters.update(*_RUN.findall(folded))
            self._units += 1
        self._post(characters, self._speeches)
        self._speeches += 1

    def _post(self, terms: Iterable[Term], number: int) -> None:
        postings = self._postings
        for term in terms:
            try:
                postings[term].append(number)
            except KeyError:
                postings[term] = array("I", (number,))

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield the path and bytes of every shard."""
        count = shard_count(self._units)
        groups: list[list[Term]] = [[] for _ in range(count)]
        for term in self._postings:
            groups[shard_of(term, count)].append(term)
        for shard, terms in enumerate(groups):
            entries = {term: self._encoded(term) for term in terms}
            yield shard_path(shard), _written(shard, entries)

    def _encoded(self, term: Term) -> bytes:
        return _encode(self._postings[term], self._units if len(term) > 1 else self._speeches)


@dataclass(frozen=True, slots=True)
class Step:
    """One number that a term gains or loses."""

    term: Term
    number: int
    gained: bool


def steps(number: int, first_unit: int, old: Sequence[str], new: Sequence[str]) -> Iterator[Step]:
    """Yield what a correction changes in the index; `old` and `new` have as many units each."""
    for unit, (before, after) in enumerate(zip(old, new, strict=True), first_unit):
        yield from _steps(pairs(fold(before)), pairs(fold(after)), unit)
    yield from _steps(_characters(old), _characters(new), number)


def _characters(units: Sequence[str]) -> set[str]:
    return {char for unit in units for run in _RUN.findall(fold(unit)) for char in run}


def _steps(old: set[Term], new: set[Term], number: int) -> Iterator[Step]:
    for term in old ^ new:
        yield Step(term, number, term in new)


def by_shard(steps: Iterable[Step], shards: int) -> dict[int, list[Step]]:
    """Return the steps of each shard that has any."""
    groups: dict[int, list[Step]] = {}
    for step in steps:
        groups.setdefault(shard_of(step.term, shards), []).append(step)
    return groups


def patched(shard: int, data: bytes, changes: Iterable[Step], shape: Shape) -> bytes:
    """Return a shard after the changes, byte for byte as if the index were made anew.

    Raises ValueError where `data` is no shard.
    """
    entries = _read(data)
    numbers: dict[Term, set[int]] = {}
    for step in changes:
        if step.term not in numbers:
            numbers[step.term] = set(_decode(entries.get(step.term, b"\0")))
        (numbers[step.term].add if step.gained else numbers[step.term].discard)(step.number)
    for term, found in numbers.items():
        if found:
            total = shape.units if len(term) > 1 else len(shape.ids)
            entries[term] = _encode(sorted(found), total)
        else:
            entries.pop(term, None)
    return _written(shard, entries)


def _encode(numbers: Sequence[int], total: int) -> bytes:
    """Return ascending numbers below `total`, after a byte that tells steps (0) from bits (1)."""
    if len(numbers) * _DENSE > total:
        bits = bytearray((total + 7) // 8)
        for number in numbers:
            bits[number >> 3] |= 1 << (number & 7)
        return b"\1" + bytes(bits)
    out = bytearray(b"\0")
    last = 0
    for number in numbers:
        step = number - last
        last = number
        while step > 127:
            out.append(step & 127 | 128)
            step >>= 7
        out.append(step)
    return bytes(out)


def _decode(data: bytes) -> Iterator[int]:
    if data[0]:
        for place, byte in enumerate(data[1:]):
            yield from (place * 8 + bit for bit in range(8) if byte >> bit & 1)
        return
    number = step = shift = 0
    for byte in data[1:]:
        step |= (byte & 127) << shift
        shift += 7
        if not byte & 128:
            number += step
            yield number
            step = shift = 0


def _written(shard: int, entries: Mapping[Term, bytes]) -> bytes:
    terms = sorted(entries)
    names = "".join(term if len(term) > 1 else f"{term} " for term in terms)
    lengths = [len(entries[term]) for term in terms]
    numbers = base64.b64encode(b"".join(entries[term] for term in terms)).decode()
    return f"{_CALL}{script_safe([shard, names, lengths, numbers])})\n".encode()


def _read(data: bytes) -> dict[Term, bytes]:
    text = data.decode()
    if not text.startswith(_CALL):
        raise ValueError("no shard of the index")
    _, names, lengths, encoded = json.loads(text[len(_CALL) : -2])
    numbers = base64.b64decode(encoded)
    ends = [0, *accumulate(lengths)]
    terms = (names[place : place + 2].rstrip() for place in range(0, len(names), 2))
    return {term: numbers[a:b] for term, (a, b) in zip(terms, pairwise(ends), strict=True)}


def facets(metas: Sequence[Meta], shape: Shape) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of what filters and order ask for, `metas` in the index's order.

    `facets.js` is wanted by every query, `filters.js` only by one with a filter.
    """
    names = {field: sorted({v for m in metas for v in values_of(m, field)}) for field in Field}
    places = {field: {name: n for n, name in enumerate(names[field])} for field in Field}
    common = {
        "dropped": DROPPED,
        "separators": SEPARATORS,
        "shards": shape.shards,
        "units": shape.units,
        "ids": " ".join(shape.ids),
        "sizes": _column(shape.sizes),
        "day": _column(m.date.toordinal() - _EPOCH + 1 if m.date else 0 for m in metas),
        "names": {field.value: names[field] for field in Field},
    }
    columns = {
        "topics": _column(len(m.topics) for m in metas),
        "topic": _column(places[Field.TOPIC][topic] for m in metas for topic in m.topics),
    }
    for field in (Field.SPEAKER, Field.ORGAN, Field.KIND):
        columns[field.value] = _column(_number(places[field], m, field) for m in metas)
    for path, value in ((FACETS, common), (FILTERS, columns)):
        yield path, f"__hf({script_safe(value)})\n".encode()


def _number(places: Mapping[str, int], meta: Meta, field: Field) -> int:
    """Return the number of a speech's only value, counted from 1; 0 where it has none."""
    values = values_of(meta, field)
    return places[values[0]] + 1 if values else 0


def _column(numbers: Iterable[int]) -> str:
    """Return numbers as two bytes each, the low one first, in base64."""
    data = b"".join(min(number, 0xFFFF).to_bytes(2, "little") for number in numbers)
    return base64.b64encode(data).decode()
