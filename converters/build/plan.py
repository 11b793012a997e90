"""The plan of a build: which jobs there are, and which outputs are stale, and why."""

import hashlib
from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from converters import files, formats
from converters.build import (
    bookjobs,
    editions,
    kept,
    obstacles,
    receipts,
    shards,
)
from converters.build.bookjobs import BOOK, BookJob, Record
from converters.build.caches import digests
from converters.build.caches.digests import Digests
from converters.build.inventory import Inventory, scan
from converters.build.keys import Engine, Engines
from converters.build.proofs import Proofs
from converters.build.receipts import Failed, Reason, Receipt
from converters.errors import HuibianError, SourceError, UsageError
from converters.project import Project
from converters.settings import folders

if TYPE_CHECKING:
    from converters.speech.edition import PastEdition
    from converters.speech.model import Numbered

WORK = ".huibian"
FILE = f"{WORK}/plan.json"
"""The plan as Snakemake reads it, also on the nodes of a cluster."""
SITE = "site"
"""The one job of the site, in the place of a format and of a shard."""
SITE_RECEIPT = f"{WORK}/receipts/site.json"


@dataclass(frozen=True)
class Job:
    """One format's share of one shard: the digest of the source of each speech in it."""

    format: str
    shard: str
    engine: Engine
    sources: Mapping[str, str]
    numbered: "Mapping[str, Numbered]" = field(default_factory=dict)
    """The editions that its outputs tell by the records, and not by their sources alone."""
    framed: bytes = field(default=b"", compare=False, repr=False)
    """Ids and sources as `files.framed` has them: they are those of one shard in all formats."""

    @cached_property
    def digest(self) -> str:
        """Return what the job is done for: equal digests mean equal outputs."""
        if self.framed and not self.numbered:
            return hashlib.sha256(files.framed(self.engine.key) + self.framed).hexdigest()
        made_of = ((id, self.made_of(id, source)) for id, source in self.sources.items())
        return files.digest(self.engine.key, *(part for pair in made_of for part in pair))

    def made_of(self, id: str, source: str) -> str:
        """Return what is recorded as that from which an output was made.

        The digest of its source, and the edition if that does not follow from the source alone.
        """
        numbered = self.numbered.get(id)
        return f"{source} {receipts.told(numbered)}" if numbered else source

    def failed(self, receipt: Receipt) -> dict[str, Failed]:
        """Return the speeches that cannot be rendered as they are now, as a receipt tells."""
        now = self.engine.key
        return {
            id: failed
            for id, failed in receipt.failed.items()
            if id in self.sources
            and (self.made_of(id, self.sources[id]), now) == (failed.source, failed.engine)
        }


@dataclass(frozen=True)
class Plan:
    """All jobs of a build; `site` is the digest of the site apart from what books there are.

    It is None if there is to be no site.
    """

    project: Project
    index: Inventory
    jobs: tuple[Job, ...]
    site: str | None
    books: tuple[BookJob, ...] = ()
    book_faults: tuple[HuibianError, ...] = ()
    """Of settings that make no book."""
    numbered: "Mapping[str, Numbered]" = field(default_factory=dict)
    """The editions that are what the records say, and not what the sources alone tell."""
    earlier: "Mapping[str, tuple[PastEdition, ...]]" = field(default_factory=dict)
    """The editions on record before that which each speech is, of those that have any."""
    proofs: Proofs | None = None
    """What is remembered of jobs that are done; None for a plan of few jobs."""
    site_is_made: bool = False
    """Whether the site was made just now: where it is stamped its files need no second look."""

    @cached_property
    def stale(self) -> list[tuple[Job, dict[str, Reason]]]:
        """Each job that is not done, with the speeches it has to render and why."""
        found = []
        for job in self.jobs:
            reasons, _ = self._judged[job.format, job.shard]
            if reasons or not self._stamped(job.format, job.shard, job.digest):
                found.append((job, reasons))
        return found

    def obstructed(self, job: Job) -> Mapping[str, SourceError]:
        """Return the speeches of a job whose output cannot be written, and what is in the way."""
        return self._judged[job.format, job.shard][1]

    @cached_property
    def _judged(self) -> dict[tuple[str, str], tuple[dict[str, Reason], dict[str, SourceError]]]:
        judged = {(job.format, job.shard): self._reasons(job) for job in self.jobs}
        if self.proofs:
            self.proofs.save()
        return judged

    def is_proven(self, job: Job) -> bool:
        """Return whether all outputs of a job are known to stand as they are to be."""
        return f"{job.format}/{job.shard}" in self.proven

    @property
    def proven(self) -> Set[str]:
        """The names of the jobs of which all outputs are known to stand as they are to be."""
        _ = self._judged
        return self._proven

    @cached_property
    def _proven(self) -> set[str]:
        return set()

    @property
    def strays(self) -> tuple[HuibianError, ...]:
        """What to say of files that are in nobody's way: those that are no speech, or no font."""
        return (*self.index.faults, *self.project.font_faults)

    @cached_property
    def site_is_stale(self) -> bool:
        """Whether the site has to be built; it offers every output for download.

        Books as they are now: one that is still to be made may make the site stale.
        """
        wanted = self._site_is_wanting or (self.site is not None and bool(self.stale))
        return wanted and not self.site_obstacle

    @property
    def site_is_behind(self) -> bool:
        """Whether the site is not what it would be of the outputs as they are now."""
        return self._site_is_wanting and not self.site_obstacle

    @cached_property
    def site_obstacle(self) -> SourceError | None:
        """What is in the way of a site that is behind."""
        if not self._site_is_wanting:
            return None
        return obstacles.in_folder(self.project.output / SITE, self.project.name)

    @cached_property
    def _site_is_wanting(self) -> bool:
        if self.site is None:
            return False
        is_stamped = self._stamped(SITE, SITE, self.site_digest)
        return not (is_stamped and (self.site_is_made or self.site_stands))

    @property
    def site_stands(self) -> bool:
        """Return whether every file of the site is as it was written."""
        # What has no site need not load it.
        from converters.build.caches import site_records

        return site_records.stand(self.project.output / SITE_RECEIPT, self.project.output / SITE)

    def site_files(self) -> set[str]:
        """Return the paths of the files of the site."""
        from converters.build.caches import site_records

        return site_records.paths(self.project.output / SITE_RECEIPT)

    @property
    def site_receipt(self) -> Mapping[str, Any]:
        """Return what is recorded of the site: the faults of speeches by id (`site_records`)."""
        receipt = kept.read(self.project.output / SITE_RECEIPT)
        return receipt if isinstance(receipt, dict) else {}

    @property
    def site_digest(self) -> str:
        """Return what the site is built for now: speeches, their outputs, and the books made."""
        books = []
        for job in self.books:
            record = self.record(job)
            made = [(format, done.sha256) for format, done in record.receipt.rendered.items()]
            books.append(
                repr((job.settings, sorted(made), record.content, record.pages, record.internal))
            )
        return files.digest(self.site or "", *books)

    @cached_property
    def stale_books(self) -> list[tuple[BookJob, dict[str, Reason]]]:
        """Each book that is not known to be current, with the formats that may not be and why."""
        found = []
        for job in self.books:
            reasons = job.stale(self.record(job), self.book_folder)
            if reasons or not self._stamped(BOOK, job.name, job.digest):
                found.append((job, reasons))
        return found

    @property
    def book_folder(self) -> Path:
        """Where the books are."""
        return self.project.output / folders.BOOKS

    def record(self, job: BookJob) -> Record:
        """Return what is recorded of a book."""
        return bookjobs.load(self.record_file(job.name))

    def record_file(self, name: str) -> Path:
        """Return where the record of a book is kept."""
        return self.project.output / WORK / "receipts" / BOOK / f"{name}.json"

    def book(self, name: str) -> BookJob:
        """Return the job of a book; raises UsageError, or the fault of its settings."""
        for job in self.books:
            if job.name == name:
                return job
        for fault in self.book_faults:
            if f"{folders.BOOKS}/{name}.yaml" in str(fault):
                raise fault
        raise UsageError(f"没有名为 {name} 的书", f"书的设置在 {folders.BOOKS}/ 里")

    def receipt(self, job: Job) -> Receipt:
        """Return what is recorded of a job's speeches, also with more or fewer shards, too."""
        file = self.receipt_file(job)
        receipt = receipts.load(file)
        strangers = job.sources.keys() - receipt.rendered.keys() - receipt.failed.keys()
        if strangers:
            older_names = (path.stem for path in file.parent.glob("*.json") if path != file)
            for name in shards.others(older_names, strangers):
                older = receipts.load(file.with_name(f"{name}.json"))
                for id in strangers & older.rendered.keys():
                    receipt.rendered[id] = older.rendered[id]
                    receipt.engines |= older.engines
        return receipt

    def printed_pages(self, job: Job) -> dict[str, tuple[int, ...]] | None:
        """Return where the printed pages of a job's speeches begin, as their PDFs were last made.

        None for a format that does not tell of pages; a speech is left out if there is no PDF of
        its source.
        """
        if not formats.named(job.format).tells_pages:
            return None
        source = formats.page_source(job.format, self.project.config.formats)
        if source is None:
            return {}
        drawn = self.receipt(replace(job, format=source))
        return {
            id: done.pages
            for id, done in drawn.rendered.items()
            if job.sources.get(id) == done.text
        }

    def receipt_file(self, job: Job) -> Path:
        """Return where the receipt of a job is kept."""
        return self.project.output / WORK / "receipts" / job.format / f"{job.shard}.json"

    @property
    def verdict_file(self) -> Path:
        """The file that tells Snakemake the verdict was without fault."""
        return self.project.output / WORK / "done" / "verdict"

    def stamp(self, format: str, shard: str, digest: str) -> None:
        """Tell Snakemake that a job is done, and what for; "" for what is to be done again."""
        kept.write(self.stamp_file(format, shard), {"digest": digest})

    def stamp_file(self, format: str, shard: str) -> Path:
        """Return the file that tells Snakemake a job is done."""
        return self.project.output / WORK / "done" / format / f"{shard}.json"

    def withdraw(self) -> None:
        """Remove every stamp that no longer tells the truth, so that Snakemake sees the job.

        Snakemake judges by stamps alone: by times it would render again what was only copied or
        touched, and miss what was changed under an old time.
        """
        false = [self.stamp_file(job.format, job.shard) for job, _ in self.stale]
        if false or self.site_is_stale or self.stale_books:
            false.append(self.stamp_file(SITE, SITE))
        false += [self.stamp_file(BOOK, job.name) for job, _ in self.stale_books]
        if false or self.strays or self.book_faults:
            false.append(self.verdict_file)
        for path in false:
            kept.make_way(path)
            kept.remove(path)

    def _reasons(self, job: Job) -> tuple[dict[str, Reason], dict[str, SourceError]]:
        """Return why outputs of a job are to be made, and what is in the way of others."""
        format = formats.named(job.format)
        folder, suffix = f"{self.project.output}/{job.format}/", format.suffix
        name, file = f"{job.format}/{job.shard}", self.receipt_file(job)
        # What tells of printed pages is judged by those of another receipt, too.
        proofs = None if format.tells_pages else self.proofs
        if proofs and proofs.hold(
            name, job.digest, file, (f"{folder}{id}{suffix}" for id in job.sources)
        ):
            self._proven.add(name)
            return {}, {}
        receipt, pages = self.receipt(job), self.printed_pages(job)
        found, obstructed = {}, {}
        for id, source in job.sources.items():
            output = f"{folder}{id}{suffix}"
            if reason := receipt.why(id, job.made_of(id, source), job.engine, output, pages):
                if fault := obstacles.at(Path(output), self.project.name):
                    obstructed[id] = fault
                else:
                    found[id] = reason
        made = receipt.rendered
        if proofs and not (found or obstructed or job.failed(receipt)):
            proofs.prove(name, job.digest, file, [made[id] for id in job.sources])
        return found, obstructed

    def _stamped(self, format: str, shard: str, digest: str) -> bool:
        written = kept.read(self.stamp_file(format, shard))
        return isinstance(written, dict) and written.get("digest") == digest


def make(project: Project) -> Plan:
    """Return the plan for what the collection holds now."""
    speeches = Digests(project.output / digests.SPEECHES)
    engines = Engines(project)
    index = scan(project, speeches)
    numbered, earlier = editions.known(project, index.digests)
    groups = [
        (shard, sources, files.framed(*(part for pair in sources.items() for part in pair)))
        for shard, ids in shards.members(index.digests).items()
        if (sources := {id: index.digests[id] for id in ids})
    ]
    jobs = []
    for format in formats.in_order(project.config.formats):
        engine = engines.of(format)
        for shard, sources, framed in groups:
            job = job_of(format, shard, engine, sources, numbered)
            jobs.append(replace(job, framed=framed))
    site = None
    if project.config.site:
        engine = engines.of(SITE)
        known = repr((numbered, earlier, editions.public_retired(project)))
        told = files.framed(engine.key, known, *(job.digest for job in jobs))
        site = hashlib.sha256(told + b"".join(framed for _, _, framed in groups)).hexdigest()
    books, faults = _books(project, index, engines, speeches)
    books = tuple(_with_silent(job, numbered) for job in books)
    speeches.save()
    engines.save()
    proofs = Proofs(project.output)
    return Plan(project, index, tuple(jobs), site, books, faults, numbered, earlier, proofs)


def job_of(
    format: str,
    shard: str,
    engine: Engine,
    sources: Mapping[str, str],
    numbered: "Mapping[str, Numbered]",
) -> Job:
    """Return a job of these sources; `numbered` tells the editions of the whole collection."""
    made = formats.named(format).speech
    tells = made is not None and made.tells_edition
    told = {id: numbered[id] for id in sources if id in numbered} if tells else {}
    return Job(format, shard, engine, sources, told)


def _books(
    project: Project, index: Inventory, engines: Engines, cache: Digests
) -> tuple[tuple[BookJob, ...], tuple[HuibianError, ...]]:
    paths = project.books
    if not paths:
        return (), ()
    engine = engines.of(BOOK)
    return bookjobs.scan(project, paths, engine, index.digests, cache)


def _with_silent(job: BookJob, numbered: "Mapping[str, Numbered]") -> BookJob:
    """Return a book that knows which of its speeches are editions that only mend typos."""
    told = ((id, numbered[id]) for id in job.sources if id in numbered)
    return replace(job, silent={id: each.number for id, each in told if each.silent})
