"""Which bookmark stands for which place of a book."""

from collections.abc import Mapping
from functools import cached_property

from converters.books.entries import ContentsEntry, Erratum, Target
from converters.books.volume import Volume
from converters.speech import attachments
from converters.speech.bare import bare
from converters.speech.model import Speech

_CONTENTS = "_Toc{:08d}"
"""As Word names what its contents lead to; it makes them again with the contents."""
_SECTION = "_Ref{:08d}"
"""As Word names what else is referred to; it leaves these alone."""
_FIRST_LEVEL = 1
_HEADING = 3
"""The level of a heading among the entries of the contents."""


class PlaceNames:
    """The names of all bookmarks of a book."""

    def __init__(self, volume: Volume, speeches: Mapping[str, Speech]) -> None:
        self._volume, self._speeches = volume, speeches
        sections = dict.fromkeys(page.section.name for page in volume.pages if page.section)
        self._sections = {name: _SECTION.format(n) for n, name in enumerate(sections, 1)}
        first = len(self._sections) + 1
        self.errata = tuple(
            _SECTION.format(number) for number, _ in enumerate(volume.errata, first)
        )
        self.errata_of: dict[str, list[tuple[Erratum, str]]] = {}
        """The corrections of each speech that has some, with their bookmarks."""
        for erratum, name in zip(volume.errata, self.errata, strict=True):
            self.errata_of.setdefault(erratum.target.section, []).append((erratum, name))

    def of(self, target: Target) -> str:
        """Return the bookmark of the section of a target."""
        return self._sections[target.section]

    def entry(self, number: int) -> str:
        """Return the bookmark of an entry of the contents."""
        return self._entries[number][0]

    def around_title(self, section: str) -> list[str]:
        """Return the bookmarks that belong around the title of a section."""
        return [self._sections[section], *self._listed.get((section, None), ())]

    @cached_property
    def around_headings(self) -> Mapping[tuple[str, int], str]:
        """The bookmarks of headings of the first level, by section and number of the heading."""
        return {
            (section, at): names[0]
            for (section, at), names in self._listed.items()
            if at is not None
        }

    @cached_property
    def _listed(self) -> Mapping[tuple[str, int | None], list[str]]:
        found: dict[tuple[str, int | None], list[str]] = {}
        for name, place in self._entries:
            found.setdefault(place, []).append(name)
        return found

    @cached_property
    def _entries(self) -> list[tuple[str, tuple[str, int | None]]]:
        """Bookmark of each entry of the contents, its section, and which heading it is there."""
        found: list[tuple[str, tuple[str, int | None]]] = []
        seen: dict[str, int] = {}
        for number, entry in enumerate(self._volume.contents, 1):
            section = entry.target.section
            at = self._heading(entry, seen.get(section, 0)) if entry.level == _HEADING else None
            if at is not None:
                seen[section] = at + 1
            found.append((_CONTENTS.format(number), (section, at)))
        return found

    def _heading(self, entry: ContentsEntry, start: int) -> int | None:
        """Return which heading of its speech an entry names, from 0."""
        texts = [
            line.text
            for line in attachments.outline(self._speeches[entry.target.section])
            if line.level == _FIRST_LEVEL
        ]
        wanted = bare(entry.text)
        return next((n for n in range(start, len(texts)) if bare(texts[n]) == wanted), None)
