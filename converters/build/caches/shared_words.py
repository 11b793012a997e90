"""What speeches share, kept so that a correction looks at its own words alone.

The folded texts stand in bundles, the index of their grams in shards; they hang together by the
table of what is shared, which goes first and is written last: if it is missing, or was made by
another program, everything is found again.
"""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from converters.build import kept
from converters.build.caches import formula_table
from converters.build.caches.formula_table import FormulaTable
from converters.site import reuse
from converters.site.words import Paper

_FORM = 4
"""Of what is kept."""
_BUNDLE = 16
"""Speeches whose texts stand in one file."""
_STEPWISE = 8
"""If more than one speech of so many changed, everything is found again."""
_BITS = 32


@dataclass(frozen=True, slots=True)
class FoldedSpeech:
    """A folded speech."""

    anchors: list[str]
    flat: str

    def paragraph(self, at: int) -> int:
        """Return the number of the paragraph at a place."""
        return self.flat.count("\n", 0, at) - 1

    def start(self, at: int) -> int:
        """Return how far into its paragraph a place is."""
        return at - self.flat.rindex("\n", 0, at) - 1

    def anchor(self, at: int) -> str:
        """Return the anchor of the paragraph at a place."""
        return self.anchors[self.paragraph(at)]


def text_of(paper: Paper) -> FoldedSpeech:
    """Return the folded text of a speech."""
    return FoldedSpeech(
        [anchor for anchor, _ in paper.body], reuse.folded(text for _, text in paper.body)
    )


@dataclass(slots=True)
class _SharedTable:
    """What the table tells."""

    engine: str
    shards: int = 0
    speeches: dict[str, tuple[int, str]] = field(default_factory=dict)
    """Number and digest of each speech."""
    formulae: FormulaTable = field(default_factory=FormulaTable)
    notes: dict[str, Any] = field(default_factory=dict)
    """What the pages remember."""


class SharedWords:
    """The formulae of a collection, and the folded texts they stand in."""

    def __init__(self, room: Path, engine: str) -> None:
        """`room` is where it is kept, `engine` tells the program that finds it."""
        self._room = room
        self._state = _restored(kept.read(_table(room)), f"{engine} {_FORM}")
        self._texts = _FoldedTexts(room)
        self._ids: dict[int, str] = {}
        self.changed: set[str] = set()
        """The speeches that are not what they were the last time."""
        self.before: dict[str, str] = {}
        """The digest of each speech the last time."""
        self._said: dict[str, FoldedSpeech] = {}
        """What those that changed said the last time."""
        self.differing: dict[str, tuple[set[str], set[str]]] = {}
        """Formulae that are not where they were: the speeches before and now."""

    @property
    def notes(self) -> dict[str, Any]:
        """What is kept for others from one time to the next, as plain values."""
        return self._state.notes

    @property
    def formulae(self) -> Iterable[str]:
        """All formulae."""
        return self._state.formulae

    @cached_property
    def having(self) -> frozenset[str]:
        """The ids of the speeches that have any formula, once they are found."""
        return frozenset(map(self._ids.__getitem__, self._state.formulae.having()))

    def of(self, ids: Iterable[str]) -> dict[str, list[str]]:
        """Return the formulae of some speeches; all are looked through once for it."""
        known = self._state.speeches
        numbers = {known[id][0]: id for id in ids if id in known}
        found = self._state.formulae.of(numbers)
        return {numbers[number]: own for number, own in found.items()}

    def speeches(self, formula: str) -> list[str]:
        """Return the ids of the speeches that have a formula."""
        return [self._ids[number] for number in self._state.formulae[formula]]

    def total(self, formula: str) -> int:
        """Return how many speeches have a formula."""
        return self._state.formulae.total(formula)

    def text(self, id: str) -> FoldedSpeech:
        """Return the folded text of a speech."""
        return self._texts.of(self._state.speeches[id][0])

    def stays_in(self, id: str, formula: str) -> bool:
        """Return whether a speech has a formula first in the same paragraph as the last time."""
        if id not in self.changed:
            return True
        before, now = self._said.get(id), self.text(id)
        if before is None or formula not in before.flat:
            return False
        was, at = before.flat.index(formula), now.flat.index(formula)
        return before.anchor(was) == now.anchor(at)

    def find(self, digests: Mapping[str, str], words: Callable[[str], Paper]) -> None:
        """Find what speeches share; `digests` are those of all, `words` tells what one says."""
        known = self._state.speeches
        self.before = before = {id: digest for id, (_, digest) in known.items()}
        self.changed = {id for id in {*before, *digests} if before.get(id) != digests.get(id)}
        self._ids = {number: id for id, (number, _) in known.items()}
        try:
            if len(self.changed) * _STEPWISE > len(before):
                raise LookupError
            if self.changed:
                self._step(digests, words)
        except (LookupError, ValueError, TypeError):  # too much changed, or something kept is gone
            self._anew(digests, words)

    def keep(self) -> None:
        """Keep it for the next time."""
        state = self._state
        kept.write(
            _table(self._room),
            {
                "engine": state.engine,
                "shards": state.shards,
                "speeches": state.speeches,
                "formulae": state.formulae.as_json(),
                "notes": state.notes,
            },
        )

    def _anew(self, digests: Mapping[str, str], words: Callable[[str], Paper]) -> None:
        kept.remove(_table(self._room))
        texts = {number: text_of(words(id)) for number, id in enumerate(digests)}
        self._texts = _FoldedTexts(self._room, texts)
        found = reuse.found(self._texts)
        for number, own in enumerate(found.shards):
            kept.write_bytes(_shard(self._room, number), "", own.tobytes())
        speeches = {id: (number, digest) for number, (id, digest) in enumerate(digests.items())}
        table = FormulaTable()
        table.update(found.table)
        self._state = _SharedTable(self._state.engine, len(found.shards), speeches, table)
        self._ids = dict(enumerate(digests))
        self.changed, self._said = set(digests), {}
        self.differing = {own: (set(), set(self.speeches(own))) for own in found.table}
        self._texts.keep(range(len(texts)))

    def _step(self, digests: Mapping[str, str], words: Callable[[str], Paper]) -> None:
        """Look at what changed alone; raises LookupError or ValueError if something is gone."""
        state, shards = self._state, _GramShards(self._room, self._state.shards)
        numbers, changed = list[int](), set[str]()
        for id in sorted(self.changed):
            number = self._number(id)
            old = ""
            if id in state.speeches:
                self._said[id] = self._texts.of(number)
                old = self._said[id].flat
            new = self._texts.put(number, text_of(words(id)) if id in digests else None)
            before, after = set(reuse.paragraphs(old)), set(reuse.paragraphs(new))
            shards.change(number, reuse.hashes_of(before), reuse.hashes_of(after))
            changed |= before ^ after
            numbers.append(number)
            self._ids[number] = id
            state.speeches.pop(id, None)
            if id in digests:
                state.speeches[id] = number, digests[id]
        had = state.formulae.copy()
        differ = reuse.updated(state.formulae, changed, shards.holders, self._texts)
        for own in differ:
            sides = (had.get(own, ()), state.formulae.get(own, ()))
            old_ids, new_ids = ({self._ids[number] for number in side} for side in sides)
            self.differing[own] = old_ids, new_ids
        kept.remove(_table(self._room))
        shards.keep()
        self._texts.keep(numbers)

    def _number(self, id: str) -> int:
        """Return the number of a speech; a new one has the next."""
        known = self._state.speeches.get(id)
        return known[0] if known else max(self._ids, default=-1) + 1


class _FoldedTexts(Mapping[int, str]):
    """Folded texts by the numbers of their speeches, read when they are asked for."""

    def __init__(self, room: Path, texts: Mapping[int, FoldedSpeech] | None = None) -> None:
        """`texts` are all of them, if they are known."""
        self._room = room
        self._texts = dict(texts or {})
        self._read = {number // _BUNDLE for number in self._texts}

    def __getitem__(self, number: int) -> str:
        return self.of(number).flat

    def __iter__(self) -> Iterator[int]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)

    def of(self, number: int) -> FoldedSpeech:
        """Return the text of a speech; raises LookupError or ValueError if it is not kept."""
        self._open(number // _BUNDLE)
        return self._texts[number]

    def put(self, number: int, text: FoldedSpeech | None) -> str:
        """Put a text in the place of another, None to take it away; return its words."""
        self._open(number // _BUNDLE)
        self._texts.pop(number, None)
        if text is None:
            return ""
        self._texts[number] = text
        return text.flat

    def keep(self, numbers: Iterable[int]) -> None:
        """Keep the bundles of these speeches."""
        for bundle in {number // _BUNDLE for number in numbers}:
            own = range(bundle * _BUNDLE, (bundle + 1) * _BUNDLE)
            texts = {n: self._texts[n] for n in own if n in self._texts}
            plain = {str(n): [text.anchors, text.flat] for n, text in texts.items()}
            kept.write(self._room / f"t/{bundle}.json", plain)

    def _open(self, bundle: int) -> None:
        if bundle in self._read:
            return
        self._read.add(bundle)
        for number, (anchors, flat) in (kept.read(self._room / f"t/{bundle}.json") or {}).items():
            self._texts[int(number)] = FoldedSpeech(anchors, flat)


class _GramShards:
    """The index of grams: of each hash the speeches that have it."""

    def __init__(self, room: Path, total: int) -> None:
        self._room = room
        self._total = total
        self._shards: dict[int, array[int]] = {}
        self._touched: set[int] = set()

    def holders(self, gram: int) -> list[int]:
        """Return the numbers of the speeches that have a hash."""
        own = self._of(gram)
        first, end = (bisect_left(own, (gram + more) << _BITS) for more in (0, 1))
        return [entry & (1 << _BITS) - 1 for entry in own[first:end]]

    def change(self, number: int, before: set[int], after: set[int]) -> None:
        """Let a speech have other hashes than before; raises LookupError if a shard is gone."""
        gone, come = set(reuse.posted(before - after, number)), reuse.posted(after - before, number)
        for entry in sorted({*gone, *come}):
            own = self._of(entry >> _BITS)
            self._touched.add((entry >> _BITS) % self._total)
            place = bisect_left(own, entry)
            if entry not in gone:
                own.insert(place, entry)
            elif own[place] == entry:
                own.pop(place)

    def keep(self) -> None:
        """Keep the shards that changed."""
        for number in self._touched:
            kept.write_bytes(_shard(self._room, number), "", self._shards[number].tobytes())

    def _of(self, gram: int) -> "array[int]":
        number = gram % self._total
        if number not in self._shards:
            data = kept.read_bytes(_shard(self._room, number), "")
            if data is None:
                raise LookupError(number)
            self._shards[number] = array("Q")
            self._shards[number].frombytes(data)
        return self._shards[number]


def _table(room: Path) -> Path:
    return room / "table.json"


def _shard(room: Path, number: int) -> Path:
    return room / f"i/{number}"


def _restored(value: Any, engine: str) -> _SharedTable:
    """Return the state in plain values; a new one if they are not of this program."""
    try:
        if value["engine"] != engine:
            return _SharedTable(engine)
        speeches = {id: (int(number), str(sha)) for id, (number, sha) in value["speeches"].items()}
        table = formula_table.from_json(value["formulae"])
        return _SharedTable(engine, int(value["shards"]), speeches, table, dict(value["notes"]))
    except (TypeError, KeyError, ValueError, AttributeError):
        return _SharedTable(engine)
