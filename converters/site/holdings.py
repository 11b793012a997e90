"""What the archive holds, and by what it is found: years, speakers, topics and so on, books."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from converters import files
from converters.site import yearly
from converters.site.book import OfferedBook
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


class Holdings:
    """All speeches and books of one collection."""

    def __init__(self, entries: Iterable[SpeechEntry], books: Iterable[OfferedBook] = ()) -> None:
        """`entries` are all speeches that are to be found on the site."""
        self.entries = {entry.meta.id: entry for entry in entries}
        self.catalog = Catalog(entry.meta for entry in self.entries.values())
        self._downloads: Mapping[str, object] = {}
        self._told: dict[str, str] = {}
        """What was told of each part with these downloads."""
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

    def told(self, part: SpeechPart, downloads: Mapping[str, object]) -> str:
        """Return a digest of the speeches of a part and of the files that are offered of them."""
        if self._downloads is not downloads:
            self._downloads, self._told = downloads, {}
        if part.name not in self._told:
            ids = [entry.meta.id for entry in part.entries]
            offered = "\n".join(map(repr, map(downloads.get, ids)))
            self._told[part.name] = files.digest(self.state(ids), offered)
        return self._told[part.name]

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
