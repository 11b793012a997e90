"""What the archive holds, and by what it is found: years, speakers, topics and so on, books."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from converters import files
from converters.site import yearly
from converters.site.book import OfferedBook
from converters.site.data import Files
from converters.site.entry import SpeechEntry
from converters.site.paths import group_path, year_path
from converters.site.yearly import SpeechPart
from converters.speech import facets
from converters.speech.catalog import Catalog
from converters.speech.facets import Facet, year_name
from converters.speech.model import Meta


@dataclass(frozen=True, slots=True)
class Group:
    """The speeches of one value of a facet: one year, one speaker, one topic."""

    name: str
    path: str
    speeches: Sequence[Meta]


class PartState(NamedTuple):
    """What is told of the speeches of a part."""

    digest: str
    """Of all that is told of them, and of the files that are offered."""
    offered: Mapping[str, int]
    """How many have a file, by format."""


class Holdings:
    """All speeches and books of one collection."""

    def __init__(self, entries: Iterable[SpeechEntry], books: Iterable[OfferedBook] = ()) -> None:
        """`entries` are all speeches that are to be found on the site."""
        self.entries = {entry.meta.id: entry for entry in entries}
        self.catalog = Catalog(entry.meta for entry in self.entries.values())
        self.states: dict[str, PartState] = {}
        """Of the parts that were asked for, and of those that are what they were."""
        named = sorted(books, key=lambda book: book.name)
        self.books = sorted(named, key=lambda book: book.settings.date or "", reverse=True)

    @cached_property
    def ordered(self) -> list[SpeechEntry]:
        """All entries, newest first."""
        return [self.entries[meta.id] for meta in self.catalog]

    @cached_property
    def cut(self) -> list[SpeechPart]:
        """The parts that what is told of all speeches is cut into, if they are very many."""
        return yearly.cut(self.ordered)

    @cached_property
    def parts(self) -> list[SpeechPart]:
        """The parts that have files of their own in `data/`, one if the speeches are few."""
        return self.cut if yearly.are_many(self.entries) else [yearly.whole(self.ordered)]

    def recall(self, states: Mapping[str, PartState], alike: Collection[str]) -> None:
        """Take the states of the last time for parts all of whose speeches are `alike`.

        They are to be in the same parts as then.
        """
        for part in {each.name: each for each in (*self.parts, *self.cut)}.values():
            known = states.get(part.name)
            if known and all(entry.meta.id in alike for entry in part.entries):
                self.states[part.name] = known

    def told(self, part: SpeechPart, downloads: Files) -> PartState:
        """Return what is told of the speeches of a part; `downloads` are always the same."""
        if part.name not in self.states:
            ids = [entry.meta.id for entry in part.entries]
            offered = [downloads.get(id, {}) for id in ids]
            told = "\n".join(map(repr, offered))
            counts = Counter(format for own in offered for format in own)
            self.states[part.name] = PartState(files.digest(self.state(ids), told), dict(counts))
        return self.states[part.name]

    def state(self, ids: Iterable[str]) -> str:
        """Return what all that is told of some speeches follows from."""
        return "\n".join(map(self._states.__getitem__, ids))

    @cached_property
    def _states(self) -> Mapping[str, str]:
        return {
            id: f"{entry.sha256}{entry.numbered}{entry.earlier}"
            for id, entry in self.entries.items()
        }

    @cached_property
    def corrected(self) -> list[SpeechEntry]:
        """The entries with corrections, the last corrected first."""
        found = [entry for entry in self.ordered if entry.meta.changes]
        return sorted(found, key=lambda entry: entry.meta.changes[-1].date, reverse=True)

    @cached_property
    def years(self) -> list[Group]:
        """The years, newest first."""
        return [
            Group(year_name(name), year_path(name), found) for name, found in self.catalog.by_year()
        ]

    @cached_property
    def groups(self) -> Mapping[Facet, list[Group]]:
        """The values that occur of every facet with pages besides the year."""
        return {
            facet: [
                Group(name, group_path(facet, name), found)
                for name, found in self.catalog.by(facet).items()
            ]
            for facet in facets.grouped()
        }

    @cached_property
    def has_several_kinds(self) -> bool:
        """Whether the kind (文种) tells one speech from another."""
        return len({meta.kind for meta in self.catalog}) > 1

    def books_with(self, id: str) -> Sequence[OfferedBook]:
        """Return the books that hold a speech."""
        return self._books.get(id, ())

    @cached_property
    def _books(self) -> Mapping[str, list[OfferedBook]]:
        found: dict[str, list[OfferedBook]] = {}
        for book in self.books:
            for part in book.parts:
                for meta in part.speeches:
                    found.setdefault(meta.id, []).append(book)
        return found
