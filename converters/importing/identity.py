"""Which speeches of a file are known already: by their words first, then by bytes, name, number.

A file may come again under another name, with a part more in front or a part less, with a word
set right; another file may come under a name that is known. What a speech says decides.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from converters import files as digests
from converters.formats import markdown
from converters.importing.likeness import Profile, is_same, likeness, profile, profile_of
from converters.importing.reading import Import
from converters.importing.registry import Registry, RegistryRow
from converters.speech.model import Speech

_UNDATED = 100
"""Among so many speeches without a date one is looked for by its words alone."""


def words(speech: Speech) -> str:
    """Return the sha256 of all that a speech says, whatever its id and its place."""
    return _digest(replace(speech, meta=replace(speech.meta, id="", source=None)))


@lru_cache(maxsize=64)  # asked again when the speech has its id
def _digest(speech: Speech) -> str:
    return digests.sha256(markdown.write(speech))


def same_words(row: RegistryRow, speech: Speech) -> bool:
    """Return whether a speech says what it said when the row was entered."""
    if row.words:
        return row.words == words(speech)
    return row.markdown == digests.sha256(markdown.write(_as(row, speech)))


def _as(row: RegistryRow, speech: Speech) -> Speech:
    """Return a speech under the id and the place of a row."""
    source = speech.meta.source
    placed = replace(source, file=row.file, part=row.part) if source else None
    return replace(speech, meta=replace(speech.meta, id=row.id, source=placed))


def rows(
    speeches: Sequence[Speech],
    found: Import,
    registry: Registry,
    files: Mapping[str, bytes],
    is_held: Callable[[RegistryRow], bool],
) -> list[RegistryRow | None]:
    """Return for each speech of a file the row by which it is known; None for a new one.

    No two speeches of a file are one. `is_held` tells rows of another file that is there too; only
    the very same words make another file's speech the same.
    """
    matching = _Matching(speeches, found, registry, files, is_held)
    matching.by_words()
    matching.by_likeness()
    matching.by_day()
    matching.by_number()
    return [matching.chosen.get(index) for index in range(len(speeches))]


@dataclass(slots=True)
class _Matching:
    """The speeches of one file, and the rows that were found for them."""

    speeches: Sequence[Speech]
    found: Import
    registry: Registry
    files: Mapping[str, bytes]
    is_held: Callable[[RegistryRow], bool]
    chosen: dict[int, RegistryRow] = field(default_factory=dict)
    _used: set[str] = field(default_factory=set)

    def by_words(self) -> None:
        """Find speeches that say what they said, under any name, in any place."""
        for index, speech in enumerate(self.speeches):
            same = self.registry.saying(words(speech))
            free = [row for row in same if row.id not in self._used]
            if free:
                self._choose(index, min(free, key=lambda row: self._distance(row, index)))
        for index, speech in self._open():
            for row in self._candidates():
                if row.markdown and not row.words and same_words(row, speech):
                    self._choose(index, row)
                    break

    def by_likeness(self) -> None:
        """Find speeches that were set right, here or there; the most alike first."""
        rows = [(row, self._profile(row)) for row in self._candidates()]
        known = [(row, other) for row, other in rows if other is not None]
        if not known:
            return
        pairs = []
        for index, speech in self._open():
            own = profile(speech)
            for row, other in known:
                if score := likeness(own, other):
                    pairs.append((-score, *self._distance(row, index), index, row.id))
        for *_, index, id in sorted(pairs):
            if index not in self.chosen and id not in self._used:
                self._choose(index, self.registry.ids[id])

    def by_day(self) -> None:
        """Find speeches whose file was called otherwise, and set right: among those of the day."""
        for index, speech in self._open():
            of_day = self.registry.of_day(speech)
            if not speech.meta.date and len(of_day) > _UNDATED:
                continue
            for row in filter(self._is_free, of_day):
                other = self._profile(row)
                if other is not None and is_same(profile(speech), other):
                    self._choose(index, row)
                    break

    def by_number(self) -> None:
        """Find speeches by their number in the same bytes: people may have changed every word."""
        for index, _ in self._open():
            for row in self._candidates():
                if row.source == self.found.sha256 and row.part == index + 1:
                    self._choose(index, row)

    def _choose(self, index: int, row: RegistryRow) -> None:
        self.chosen[index] = row
        self._used.add(row.id)

    def _open(self) -> Iterator[tuple[int, Speech]]:
        for index, speech in enumerate(self.speeches):
            if index not in self.chosen:
                yield index, speech

    def _candidates(self) -> list[RegistryRow]:
        """Return the rows of the same bytes, of the same name, and those of their company."""
        if len(self.chosen) == len(self.speeches):
            return []
        near = [
            *self.registry.of_source(self.found.sha256),
            *self.registry.of_file(self.found.name),
        ]
        for row in self.chosen.values():
            near += self.registry.of_source(row.source)
        return [row for row in {row.id: row for row in near}.values() if self._is_free(row)]

    def _is_free(self, row: RegistryRow) -> bool:
        return row.id not in self._used and not self.is_held(row)

    def _profile(self, row: RegistryRow) -> Profile | None:
        data = self.files.get(row.id)
        return None if data is None else profile_of(data)

    def _distance(self, row: RegistryRow, index: int) -> tuple[bool, bool, int]:
        """Return how far a row is from a speech of the file, to choose among equals."""
        far = row.source != self.found.sha256, row.file != self.found.name
        return (*far, abs(row.part - index - 1))
