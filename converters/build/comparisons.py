"""The pages “与上一版对照” on disk: one of each speech that has an edition before on record."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from converters import files
from converters.build import private_use, unforeseen
from converters.build.output_folder import OutputFolder
from converters.errors import HuibianError
from converters.project import Project
from converters.project.editions import Editions
from converters.site.entry import SpeechEntry
from converters.site.pages import Site
from converters.site.paths import compare_path
from converters.speech.model import Speech
from converters.speech.redline import Issued

_MOST_HELD = 64
"""Of more editions than these all but the first are read again: they would fill the memory."""


@dataclass(slots=True)
class ComparisonPages:
    """The pages as they were made, and as they are made again if one of the two texts changed."""

    project: Project
    shelf: OutputFolder
    before: Mapping[str, str]
    """What each page was rendered from the last time."""
    after: dict[str, str] = field(default_factory=dict)
    """The same of this time; empty for one that is to be looked at again."""
    _held: dict[str, Issued] = field(default_factory=dict)
    """Editions that were read to see whether they have a page, until that is made."""

    def ids(self, entries: Iterable[SpeechEntry]) -> frozenset[str]:
        """Return the ids of the speeches that have such a page.

        None whose edition before cannot be read, or was not for the site.
        """
        return frozenset(
            own.meta.id
            for own in entries
            if own.earlier and (self._stands(own) or self._is_readable(own))
        )

    def _stands(self, own: SpeechEntry) -> bool:
        id = own.meta.id
        of, _, _ = self.before.get(id, "").partition(" ")
        return of == _key(own) and self.shelf.stands(compare_path(id))

    def _is_readable(self, own: SpeechEntry) -> bool:
        found = self._edition_before(own)
        if found is not None and len(self._held) < _MOST_HELD:
            self._held[own.meta.id] = found
        return found is not None

    def _edition_before(self, own: SpeechEntry) -> Issued | None:
        past, known = own.earlier[-1], Editions(self.project)
        path = known.path(past)
        try:
            with unforeseen.told_of(self.project, self.project.name(path)):
                issued = known.issued(past)
                private_use.refuse_of(self.project, path, issued.speech)
        except HuibianError:
            return None
        return None if issued.speech.meta.is_restricted else issued

    def keep(self, site: Site, own: SpeechEntry) -> bool:
        """Keep a page as it is; return False if it is to be made."""
        id, known = own.meta.id, _known(site, own)
        if self.before.get(id) != known or not self.shelf.keep(compare_path(id)):
            return False
        self.after[id] = known
        return True

    def put(self, site: Site, own: SpeechEntry, speech: Speech, source: bytes) -> None:
        """Make a page of the speech as it is now."""
        old = self._held.pop(own.meta.id, None) or self._edition_before(own)
        if old is None:  # it went just now
            self.keep_last(own.meta.id)
            return
        self.after[own.meta.id] = _known(site, own)
        new = Issued(speech, source, own.edition.name)
        self.shelf.put(compare_path(own.meta.id), site.comparison(old, new))

    def keep_last(self, id: str) -> None:
        """Leave a page as it was last; it is looked at again the next time."""
        self.after[id] = ""
        self.shelf.keep(compare_path(id))


def _known(site: Site, own: SpeechEntry) -> str:
    """Return from what a page is rendered: the two texts, and the menu that stands on it."""
    return f"{_key(own)} {files.digest(repr(site.frame.menu))}"


def _key(own: SpeechEntry) -> str:
    """Return by what a comparison of an entry with its edition before is known."""
    return files.digest(own.sha256, own.edition.name, repr(own.earlier[-1]))
