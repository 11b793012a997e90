"""A compilation (汇编) as the site offers it: what it is, what it holds, its files."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from converters.errors import SourceError
from converters.settings import compilation
from converters.settings.compilation import Settings
from converters.site.download import Download
from converters.site.paths import book_path
from converters.speech.model import Meta, unbroken


@dataclass(frozen=True, slots=True)
class OfferedPart:
    """A part (分编), or the whole of a book that is not divided."""

    title: str | None
    speeches: tuple[Meta, ...]


@dataclass(frozen=True, slots=True)
class OfferedBook:
    """One compilation, as it was last made."""

    settings: Settings
    parts: tuple[OfferedPart, ...]
    pages: int
    downloads: tuple[Download, ...]
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """The first and the last page of each speech, by id, if they are known."""

    @property
    def name(self) -> str:
        """The name of the settings."""
        return self.settings.name

    @property
    def title(self) -> str:
        """The title on one line."""
        return self.settings.plain_title

    @property
    def path(self) -> str:
        """Where its page stands."""
        return book_path(self.name)

    @property
    def total(self) -> int:
        """Its speeches, in number."""
        return sum(len(part.speeches) for part in self.parts)

    @property
    def standing(self) -> object:
        """All of it that the pages of its speeches tell."""
        parts = [(part.title, [meta.id for meta in part.speeches]) for part in self.parts]
        return self.path, self.title, parts, sorted(self.places.items())

    def pages_of(self, id: str) -> str:
        """Return on which pages a speech stands, for people; empty if that is not known."""
        if id not in self.places:
            return ""
        first, last = self.places[id]
        return f"第 {first} 页" if first == last else f"第 {first}—{last} 页"

    def part_of(self, id: str) -> str | None:
        """Return the title of the part with a speech; raises KeyError if there is none."""
        for part in self.parts:
            if any(meta.id == id for meta in part.speeches):
                return part.title
        raise KeyError(id)


def of(
    settings: Settings,
    members: Collection[Meta],
    pages: int,
    downloads: tuple[Download, ...],
    places: Mapping[str, tuple[int, int]] | None = None,
) -> OfferedBook:
    """Return a book from what it was made of; `members` are its speeches in order.

    Where the settings, changed since, no longer part them, they stand in one part.
    """
    try:
        found = compilation.resolve(settings, members).parts
        parts = tuple(
            OfferedPart(unbroken(p.title) if p.title else None, p.speeches) for p in found
        )
    except SourceError:
        parts = ()
    if sum(len(part.speeches) for part in parts) != len(members):
        parts = (OfferedPart(None, tuple(members)),)
    return OfferedBook(settings, parts, pages, downloads, places or {})
