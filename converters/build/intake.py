"""The speeches of the site, taken in: from memory where they are known, else from their sources."""

from collections.abc import Set
from dataclasses import dataclass, field, replace

from converters import files
from converters.build import private_use, unforeseen
from converters.build.caches.site_memory import SiteMemory, in_order
from converters.build.index_files import IndexFiles
from converters.build.inventory import digest_of
from converters.build.offers import Offers
from converters.build.output_folder import OutputFolder
from converters.build.plan import Plan
from converters.errors import HuibianError
from converters.readers import front_matter
from converters.site import entry, paragraphs
from converters.site import words as paper
from converters.site.entry import SpeechEntry
from converters.speech.model import Speech

_HELD = 1000
"""Speeches held between their reading and the rendering of their pages; the rest is read twice."""


@dataclass(slots=True)
class Intake:
    """What is learned of the speeches of one plan."""

    plan: Plan
    shelf: OutputFolder
    index: IndexFiles
    offers: Offers
    before: SiteMemory
    after: SiteMemory
    faults: dict[str, HuibianError] = field(default_factory=dict)
    held: dict[str, Speech] = field(default_factory=dict)
    changed: bool = False
    """Whether a source was read that is not the one of the plan."""

    def take(self, unchanged: Set[str]) -> None:
        """Take in all speeches; those that did not change are what is remembered of them.

        Of these the files of words are to be kept already.
        """
        before, after = self.before, self.after
        if unchanged:
            after.entries, after.units = dict(before.entries), dict(before.units)
            after.spans = dict(before.spans)
            for id in before.entries.keys() - unchanged:
                del after.entries[id], after.units[id], after.spans[id]
        for id, digest in self.plan.index.digests.items():
            if id not in unchanged:
                self._learn(id, digest)
        # The index numbers speeches in the order of their ids.
        after.entries, after.units = in_order(after.entries), in_order(after.units)

    def read(self, id: str) -> tuple[Speech, bytes]:
        """Return a speech and its source; looks whether it is still that of the plan.

        Raises HuibianError if it cannot be read.
        """
        project, digest = self.plan.project, self.plan.index.digests[id]
        path = project.speeches / f"{id}.md"
        try:
            source = project.load(path, bytes)
        except HuibianError:
            self.changed |= digest_of(path, files.sha256_of) != digest
            raise
        self.changed |= files.sha256(source) != digest
        return project.read(path, source)

    def put_words(self, paged: Speech, words: paper.Paper) -> None:
        """Put the words of the search, with the pages that its paragraphs are printed on."""
        id = paged.meta.id
        self.after.spans[id] = paragraphs.spans(paged)
        for name, content in paper.write(id, words, self.after.spans[id]):
            self.shelf.put(name, content)

    def _learn(self, id: str, digest: str) -> None:
        """Take in one speech, from memory or from its source; none that is restricted."""
        if self.before.restricted.get(id) == digest:
            self.after.restricted[id] = digest
            return
        known = self.before.entries.get(id)
        if known and known.sha256 == digest and self.index.keep_words(id):
            self._take(self._on_record(known), self.before.units[id])
            return
        project, path = self.plan.project, self.plan.project.speeches / f"{id}.md"
        try:
            with unforeseen.told_of(project, project.name(path)):
                speech, source = self.read(id)
                private_use.refuse_of(project, path, speech)
                words = paper.of(speech)
                facts = self._on_record(entry.of(speech, files.sha256(source)))
        except HuibianError as fault:
            self.faults[id] = fault
            if known and not self._may_be_restricted(id) and self.index.keep_words(id):
                self._take(known, self.before.units[id])
            return
        if speech.meta.is_restricted:
            self.after.restricted[id] = files.sha256(source)
            return
        units = words.units()
        self.index.take(id, units)
        self.put_words(replace(speech, pages=self.offers.printed(id, facts.sha256)), words)
        self._take(facts, len(units))
        if len(self.held) < _HELD:
            self.held[id] = speech

    def _on_record(self, known: SpeechEntry) -> SpeechEntry:
        """Return an entry with what the records say of it by now."""
        id = known.meta.id
        numbered, earlier = self.plan.numbered.get(id), self.plan.earlier.get(id, ())
        is_same = (known.numbered, known.earlier) == (numbered, earlier)
        return known if is_same else replace(known, numbered=numbered, earlier=earlier)

    def _may_be_restricted(self, id: str) -> bool:
        """Tell of a speech that cannot be read whether its page, too, had better go."""
        try:
            path = self.plan.project.speeches / f"{id}.md"
            return front_matter.may_restrict(files.contents(path))
        except OSError:
            return False

    def _take(self, known: SpeechEntry, units: int) -> None:
        self.after.entries[known.meta.id] = known
        self.after.units[known.meta.id] = units
