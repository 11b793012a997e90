"""The search index: which units have which terms, in shards a browser loads one by one.

A speech is cut into units (its head, its headings, its paragraphs), numbered through in the order
of the ids. For each term of two or three characters the index tells the units that have it, for
each single character the speeches. The shard of a term follows from the term alone, so that a
correction rewrites only the shards of the terms it adds or takes away.
"""

import base64
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, takewhile
from math import ceil
from string import ascii_lowercase, digits
from typing import TYPE_CHECKING, Any

from converters.site import shards, terms, titles, words, written
from converters.site.metadata import script_safe
from converters.site.terms import Term
from converters.speech import facets
from converters.speech.facets import Facet
from converters.speech.model import Meta

if TYPE_CHECKING:
    from converters.site.postings import Spill

_FACETS = "search/facets.js"
_FILTERS = "search/filters.js"
_SIGNS = "search/signs.js"
"""What the search takes for one, the same on every site: pages that mark words want it too."""
MOST = 8_192
"""Speeches of which `facets.js` and `filters.js` tell themselves."""
BLOCK = 4_096
"""Speeches of a block, a multiple of four: some 100 KB."""
_DIGITS = digits + ascii_lowercase
_EPOCH = 693_596
"""Days are counted from 1900-01-01, so that two bytes hold them; 0 is an unknown date."""
_PER_BYTE = 4


@dataclass(frozen=True, slots=True)
class IndexShape:
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
        return shards.shard_count(self.units)

    def first_units(self) -> dict[str, int]:
        """Return the number of each speech's first unit."""
        starts = accumulate(self.sizes, initial=0)
        return dict(zip(self.ids, starts, strict=False))

    def total(self, term: Term) -> int:
        """Return how many numbers a term can have: units, or speeches for a single character."""
        return self.units if len(term) > 1 else len(self.ids)


class SearchIndex:
    """An index under construction."""

    def __init__(self, spill: "Spill | None" = None) -> None:
        """`spill` is for what the memory is not to hold (`site.postings`)."""
        # It loads numpy, which an index that is patched has no need of.
        from converters.site.postings import Postings

        self._postings = Postings(spill)
        self._units = 0
        self._speeches = 0

    def add(self, units: Sequence[str]) -> None:
        """Take in the units of the next speech."""
        self._postings.add(units, self._units, self._speeches)
        self._units += len(units)
        self._speeches += 1

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield the path and bytes of every shard; the index is empty after that."""
        count = shards.shard_count(self._units)
        for part, found in self._postings.parts():
            groups: dict[int, dict[Term, bytes]] = {
                shard: {} for shard in range(part.start, count, part.step)
            }
            for term, steps in found:
                groups[shards.shard_of(term, count)][term] = steps
            for shard, own in groups.items():
                entries = {term: self._encoded(term, steps) for term, steps in own.items()}
                yield shards.path(shard), shards.write(shard, entries)

    def _encoded(self, term: Term, steps: bytes) -> bytes:
        return shards.of_steps(steps, self._units if len(term) > 1 else self._speeches)


def filters(metas: Sequence[Meta], shape: IndexShape) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of what filters and order ask for, `metas` in the index's order.

    `facets.js` is wanted by every query, `filters.js` only by one with a filter. Of very many
    speeches both stand in blocks, `search/f/0.js` and `search/g/0.js` and so on: none is large, and
    a correction changes those of its speech.
    """
    yield _script(_SIGNS, _signs())
    names = {
        facet: sorted({value for meta in metas for value in facet.values(meta)})
        for facet in facets.grouped()
    }
    places = {f: {name: place for place, name in enumerate(own)} for f, own in names.items()}
    common: dict[str, object] = {
        "part": words.PART,
        "shards": shape.shards,
        "units": shape.units,
    }
    if len(metas) <= MOST:
        told = _block(metas, shape, {facet.key: own for facet, own in names.items()})
        vague = _told("vague", told.pop("vague", ""))
        yield _script(_FACETS, {**common, **told, "titles": titles.SIZE, **vague})
        yield _script(_FILTERS, _filter_columns(metas, places))
        return
    yield from _blocks(metas, shape, names, places)
    common |= {"ids": "-", "names": {facet.key: [] for facet in names}, "titles": titles.SIZE}
    yield _script(_FACETS, {**common, "block": BLOCK, "blocks": ceil(len(metas) / BLOCK)})


def _blocks(
    metas: Sequence[Meta],
    shape: IndexShape,
    names: Mapping[Facet, Sequence[str]],
    places: Mapping[Facet, Mapping[str, int]],
) -> Iterator[tuple[str, bytes]]:
    """Yield path and bytes of each block; of the names each has an equal share."""
    starts = range(0, len(metas), BLOCK)
    shares = {facet: ceil(len(own) / len(starts)) for facet, own in names.items()}
    for number, start in enumerate(starts):
        own = slice(start, start + BLOCK)
        told = {f.key: names[f][number * n : (number + 1) * n] for f, n in shares.items()}
        shown = IndexShape(shape.ids[own], shape.sizes[own])
        yield _script(_block_path("f", number), {f"f{number}": _block(metas[own], shown, told)})
        columns = _filter_columns(metas[own], places, start)
        yield _script(_block_path("g", number), {f"g{number}": columns})


def filter_paths(speeches: int) -> list[str]:
    """Return the paths of what `filters` yields for so many speeches."""
    if speeches <= MOST:
        return [_SIGNS, _FACETS, _FILTERS]
    numbers = range(ceil(speeches / BLOCK))
    return [_SIGNS, _FACETS, *(_block_path(kind, number) for kind in "fg" for number in numbers)]


def _block_path(kind: str, number: int) -> str:
    return f"search/{kind}/{number}.js"


def _script(path: str, value: object) -> tuple[str, bytes]:
    return path, f"__hf({script_safe(value)})\n".encode()


def _signs() -> dict[str, object]:
    return {
        "dropped": terms.DROPPED,
        "forms": terms.FORMS,
        "separators": terms.SEPARATORS,
        "bridges": terms.BRIDGES,
        "points": terms.POINTS,
        "across": terms.ACROSS,
        "begins": written.BEGINS,
        "written": written.RULES,
        "labels": {f.key: [f.label, f.term] for f in facets.with_pages()},
        "joint": written.JOINT,
        "joints": written.JOINTS,
    }


def _block(
    metas: Sequence[Meta], shape: IndexShape, names: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    """Return what every query asks for of some speeches, and some of the names."""
    return {
        "ids": " ".join(_front_coded(shape.ids)),
        "sizes": _column(shape.sizes),
        "day": _column(_first_day(m) for m in metas),
        "names": names,
        **_told("vague", _packed([_vague(m) for m in metas])),
    }


def _filter_columns(
    metas: Sequence[Meta], places: Mapping[Facet, Mapping[str, int]], start: int = 0
) -> dict[str, str]:
    """Return the columns of all facets for speeches of which the first has the number `start`."""
    columns: dict[str, str] = {}
    for facet in sorted(places, key=lambda facet: not facet.several):
        values = [facet.values(meta) for meta in metas]
        columns |= dict(_columns(facet, values, places[facet], start))
    return columns


def _front_coded(ids: Sequence[str]) -> Iterator[str]:
    """Yield each id as what it shares with the one before, one digit to the base 36, and its rest.

    >>> list(_front_coded(["s2020-0716-01", "s2020-0716-02", "s2021-0101-01"]))
    ['0s2020-0716-01', 'c2', '41-0101-01']
    """
    last = ""
    for id in ids:
        same = takewhile(lambda pair: pair[0] == pair[1], zip(last, id, strict=False))
        shared = min(len(list(same)), len(_DIGITS) - 1)
        yield _DIGITS[shared] + id[shared:]
        last = id


def _told(name: str, column: str) -> dict[str, str]:
    """Return a column that most collections do without, or nothing."""
    return {name: column} if column else {}


def _first_day(meta: Meta) -> int:
    """Return the number of the first day that the date may be, which orders it; 0 without one."""
    return max(meta.date.first.toordinal() - _EPOCH + 1, 1) if meta.date else 0


def _vague(meta: Meta) -> int:
    """Return 1 if of a date the day is unknown, 2 where the month is."""
    return (meta.date.day is None) + (meta.date.month is None) if meta.date else 0


def _packed(numbers: Sequence[int]) -> str:
    """Return numbers of two bits in base64, the first in the low ones; nothing if all are 0."""
    data = bytearray(ceil(len(numbers) / _PER_BYTE))
    for place, number in enumerate(numbers):
        data[place // _PER_BYTE] |= number << place % _PER_BYTE * 2
    return base64.b64encode(data).decode() if any(data) else ""


def _columns(
    facet: Facet, values: Sequence[Sequence[str]], places: Mapping[str, int], start: int
) -> Iterator[tuple[str, str]]:
    """Yield the columns of a facet: by them a browser knows which speech has which value.

    If most speeches have several, `topics` has how many of each speech, `topic` all of them in
    order, counted from 0. Else `speaker` has the first of each speech, counted from 1, 0 for none,
    and `speaker_others` the number of a speech and of a further value, pair by pair.
    """
    if facet.several:
        yield facet.plural, _column(map(len, values))
        yield facet.key, _column(places[name] for own in values for name in own)
        return
    yield facet.key, _column(places[own[0]] + 1 if own else 0 for own in values)
    others = ((n, places[name]) for n, own in enumerate(values, start) for name in own[1:])
    yield from _told(f"{facet.key}_others", _column(chain.from_iterable(others))).items()


def _column(numbers: Iterable[int]) -> str:
    """Return numbers in base64, after a digit that tells how many bytes each has: 1, 2 or 3.

    Of several bytes the low one stands first.

    >>> _column([7, 255]), _column([7, 256]), _column([65536])
    ('1B/8=', '2BwAAAQ==', '3AAAB')
    """
    capped = [min(number, 0xFFFFFF) for number in numbers]
    width = max(1, (max(capped, default=0).bit_length() + 7) // 8)
    data = b"".join(number.to_bytes(width, "little") for number in capped)
    return f"{width}{base64.b64encode(data).decode()}" if capped else ""
