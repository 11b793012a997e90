"""The archive site on disk: reads what changed, renders what follows from it, leaves the rest.

What was learned from each speech is kept by the digest of its source (`caches/site_memory`), so
that one correction means one speech read, one page and a few shards of the search index written.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import cached_property, partial

from converters import files, formats
from converters.build import (
    bundles,
    editions,
    obstacles,
    offers,
    sums,
    unchanged,
)
from converters.build.caches import site_memory, site_records
from converters.build.caches.site_memory import SiteMemory
from converters.build.comparisons import ComparisonPages
from converters.build.data_files import ParagraphFiles
from converters.build.formulae import FormulaPages
from converters.build.index_files import IndexFiles
from converters.build.intake import Intake
from converters.build.keys import Engines
from converters.build.offers import Offers
from converters.build.output_folder import OutputFolder
from converters.build.plan import SITE, SITE_RECEIPT, WORK, Plan
from converters.errors import HuibianError
from converters.settings.config import Config
from converters.site import data, feeds, paragraphs
from converters.site import words as paper
from converters.site.bundles import MadeBundle
from converters.site.entry import SpeechEntry
from converters.site.pages import Site, standing
from converters.site.paths import citation_paths, compare_path, speech_path
from converters.speech.model import Speech

STATE = f"{WORK}/site.json"


def build_site(plan: Plan) -> None:
    """Build the site, rewriting only what changed; what no longer belongs to it goes.

    Nothing is done where something stands in its place, which the plan tells of.

    A speech whose text is wrong stays as it was when it was last right; one that never was is
    left out, and so is one that is restricted.
    """
    prepared(plan)()


def prepared(plan: Plan) -> Callable[[], None]:
    """Return what builds the site; what does not wait for the outputs that it offers is done.

    So is what is remembered read, and are the files looked at that stand.
    """
    if obstacles.in_folder(plan.project.output / SITE):
        return partial(plan.stamp, SITE, SITE, "")
    return _Build(plan).run


class _Build:
    """One build of the site."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.project = plan.project
        self.engine = Engines(self.project).of(SITE).key
        self.after = SiteMemory(self.engine)
        output = self.project.output
        known = site_records.opened(output / SITE_RECEIPT)
        with site_records.looked_at(known, output / SITE) as found:
            self.before = site_memory.load(output / STATE, self.engine)
            self.records = site_records.load(known)
            self.shelf = OutputFolder(output / SITE, self.records.files)
            self.formulae = self._formula_pages()
            if (told := found()) is not None:
                self.shelf.tell(told)
        self.compared = ComparisonPages(
            self.project, self.shelf, self.before.compared, self.after.compared
        )
        self.index = IndexFiles(self.shelf, self.before.units, self.project.output / WORK)
        self.paragraphs = ParagraphFiles(self.shelf)
        self.offers = Offers(plan, self.shelf)
        self.intake = Intake(plan, self.shelf, self.index, self.offers, self.before, self.after)

    def run(self) -> None:
        """Make the site and remember it."""
        told = self._told()
        same = self._same(told)
        self.intake.take(same)
        entries = self.after.entries
        metas = [known.meta for known in entries.values()]
        self.index.put(metas, self.after.units, is_in_place=self.is_in_place)
        compared = self.compared.ids(entries.values())
        reused: frozenset[str] = frozenset()
        if self.formulae:
            self.formulae.find(entries, self.before.entries, self.after.units)
            reused = self.formulae.ids()
        site = Site(
            told,
            entries.values(),
            self.offers.books(entries, self.after.restricted),
            compared,
            reused,
        )
        self.shelf.forget(map(compare_path, self.compared.before.keys() - compared))
        for id in compared:
            self._compare(site, entries[id])
        seen_alike = self._seen_alike(site, same)
        downloads = self.offers.put(entries, seen_alike)
        for id in entries:
            if id not in seen_alike:
                self._page(site, id, downloads.get(id, {}))
        self._data(site, downloads)
        bundled = tuple(self._bundled(site, downloads))
        for name, content in (*site.assets(), *site.pages(bundled, self._stands)):
            self.shelf.put(name, content)
        if self.formulae:
            self.formulae.put(site.frame, self._stands)
        self._feeds(site)
        self._remember(site)

    def _same(self, told: Config) -> Set[str]:
        """Return the speeches that did not change, after keeping their files unseen.

        `told` are the settings as the site is told them.
        """
        self.after.number = self.before.number + 1
        self.after.settings = files.digest(repr(told))
        self.after.offered = unchanged.seals(self.plan)
        same = unchanged.ids(self.plan, self.before, self.records, self.shelf, self.after)
        if same:
            for names in self.records.besides(self.before.entries.keys() - same):
                self.shelf.keep_unseen(names)
        return same

    def _seen_alike(self, site: Site, same: Set[str]) -> Set[str]:
        """Return those of the speeches that are the same of which all around is the same, too.

        Their pages are what they were, and so is what is told of the parts that they are in.
        """
        self.after.menu = site.around
        moved = self.compared.before.keys() ^ site.compared
        if self.formulae:
            moved |= self.formulae.moved
        if not self.is_in_place or self.after.menu != self.before.menu:
            return frozenset()
        alike = same - moved
        self.after.pages = {id: self.before.pages[id] for id in alike}
        site.holdings.recall(self.before.parts, same)
        return alike

    def _stands(self, path: str, key: str) -> bool:
        """Tell whether a page of a list is kept; `key` is what it follows from."""
        self.after.lists[path] = key
        return self.before.lists.get(path) == key and self.shelf.keep(path)

    def _formula_pages(self) -> FormulaPages | None:
        """Return what makes the 提法 map; None if the settings want none."""
        settings = self.project.config.site
        is_wanted = settings is not None and settings.formulae
        return FormulaPages(self.project, self.shelf, self.engine) if is_wanted else None

    def _told(self) -> Config:
        """Return the settings; what was misfiled and never published the site does not tell of."""
        return replace(self.project.config, retired=editions.public_retired(self.project))

    def _page(self, site: Site, id: str, offered: Mapping[str, tuple[str, int, str]]) -> None:
        named = [(format, name, size) for format, (name, size, _) in offered.items()]
        own = self.after.entries[id]
        begins = self.offers.pages(own)
        key = self._page_key(site, own, begins, named)
        path, cited = speech_path(id), citation_paths(id)
        self.after.pages[id] = key
        told = self.after.spans.get(id)
        if told is None:
            told = self.after.spans[id] = self.before.spans.get(id, "")
        if self.before.pages.get(id) == key and self.shelf.keep_all((path, *cited)):
            return
        try:
            speech = self.intake.held.get(id) or self.intake.read(id)[0]
        except HuibianError:
            self.after.pages[id] = ""
            for name in (path, *cited):
                self.shelf.keep(name)
            return
        if self.intake.changed:
            self.after.pages[id] = ""  # it may be of another source than its key
        paged = replace(speech, pages=begins)
        self.paragraphs.take(paged)
        if paragraphs.spans(paged) != told:
            self.intake.put_words(paged, paper.of(paged))
        self.shelf.put(path, site.speech(paged, [offers.download(*file) for file in named]))
        for name, content in site.citations(id, len(begins)):
            self.shelf.put(name, content)

    def _page_key(
        self,
        site: Site,
        own: SpeechEntry,
        begins: Sequence[int],
        named: Sequence[tuple[str, str, int]],
    ) -> str:
        """Return a digest of what the page of a speech tells of it, and one of what of others.

        `begins` is where its printed pages begin, `named` are format, path and size of each
        download.
        """
        id = own.meta.id
        stands = own.numbered, own.earlier, site.is_compared(id), site.is_reused(id)
        told = repr((*stands, begins, named))
        key = files.digest(own.sha256, told, site.surroundings(id))
        before = self.before.pages.get(id, "")
        near = before[len(key) :] if self.is_in_place else ""
        return key + (near or files.digest(site.near(id)))

    @cached_property
    def is_in_place(self) -> bool:
        """Whether each speech stands to the others, and is found, as it did; none came or went."""
        then, now = self.before.entries, self.after.entries
        is_known = bool(then) and then.keys() == now.keys()
        return is_known and all(
            standing(then[id].meta) == standing(now[id].meta) for id in self.index.fresh
        )

    def _paged(self, id: str) -> Speech:
        """Return a speech with its printed pages; raises HuibianError if it cannot be read."""
        speech, _ = self.intake.read(id)
        return replace(speech, pages=self.offers.pages(self.after.entries[id]))

    def _compare(self, site: Site, own: SpeechEntry) -> None:
        """Put the page that compares a speech with its edition before on the shelf."""
        id = own.meta.id
        if self.compared.keep(site, own):
            return
        try:
            speech, source = self.intake.read(id)
        except HuibianError:
            self.compared.keep_last(id)
            return
        self.compared.put(site, own, speech, source)
        if self.intake.changed:
            self.compared.after[id] = ""

    def _data(self, site: Site, downloads: data.Files) -> None:
        """Put what machines read of the speeches."""
        self.shelf.put("data/schema.json", data.schema())
        before = None if self.is_in_place else self.before.entries.values()
        self.paragraphs.put(self.after.entries.values(), before, self._paged)
        for name, content in site.data(downloads, self._stands):
            self.shelf.put(name, content)

    def _bundled(self, site: Site, downloads: data.Files) -> Iterator[MadeBundle]:
        """Put what is offered in one piece, and yield it."""
        labels = formats.labels(formats.of_speeches())
        records = self.shelf.records.items()
        tables = {name: told[0] for name, told in records if name.startswith("data/")}
        wanted = site.bundles(downloads, labels, dict(sorted(tables.items())))
        return bundles.put(self.shelf, wanted, self._stands)

    def _feeds(self, site: Site) -> None:
        """Put what tells of all pages, and the sums of all that was put before."""
        # A site without an address has no map.
        told = self.shelf.records if site.config.site_settings.base_url else ()
        pages = site.public(name for name in told if name.endswith(".html"))
        made = feeds.all_of(site.holdings.ordered, pages, site.config, self._stands)
        for name, content in made:
            self.shelf.put(name, content)
        sums.put(self.shelf, self.records.files)

    def _remember(self, site: Site) -> None:
        self.shelf.sweep()
        self.after.parts = site.holdings.states
        output = self.project.output
        failed = {
            id: {"message": str(fault), **fault.as_dict()}
            for id, fault in self.intake.faults.items()
        }
        # The memory first: of an index that it does not tell of, the records are not those either.
        site_memory.save(output / STATE, self.after, self.before)
        site_records.save(
            output / SITE_RECEIPT,
            self.shelf,
            self.records,
            speeches=len(self.after.entries),
            told={"failed": failed, "build": self.after.number},
        )
        self.plan.stamp(SITE, SITE, "" if self.intake.changed else self.plan.site_digest)
