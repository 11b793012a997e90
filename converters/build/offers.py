"""The outputs that the site offers for download, on its shelf beside the pages."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from functools import cached_property

from converters import formats
from converters.build import output_folder, shards
from converters.build.bookjobs import BookJob, Record
from converters.build.output_folder import OutputFolder
from converters.build.plan import Job, Plan
from converters.build.receipts import Receipt, Rendered
from converters.settings.retired import RetiredAs
from converters.site import book
from converters.site.book import OfferedBook
from converters.site.download import Download
from converters.site.entry import SpeechEntry
from converters.site.paths import book_file_path, download_path


class OfferedFiles(Mapping[str, Mapping[str, tuple[str, int, str]]]):
    """Path, size and digest of each output on the shelf, by id and format: what `data.Files` is."""

    def __init__(
        self,
        records: Mapping[str, output_folder.Record],
        ids: Collection[str],
        made: Iterable[str],
    ) -> None:
        """Take the records of the shelf, the ids of all speeches, and the formats made."""
        self._records, self._ids = records, ids
        self._endings = {format: formats.named(format).suffix for format in made}

    def __getitem__(self, id: str) -> Mapping[str, tuple[str, int, str]]:
        found = {}
        for format, ending in self._endings.items():
            name = download_path(id, ending)
            if record := self._records.get(name):
                found[format] = name, record[1], record[0]
        if not found:
            raise KeyError(id)
        return found

    def __iter__(self) -> Iterator[str]:
        return filter(self.get, self._ids)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Offers:
    """What is offered of one plan, as its outputs are when they are asked for."""

    def __init__(self, plan: Plan, shelf: OutputFolder) -> None:
        """`shelf` is that of the site."""
        self._plan = plan
        self._shelf = shelf
        self._receipts: dict[str, Receipt] = {}
        self._pages: dict[str, tuple[int, ...]] = {}
        """Where the pages begin of what was put on the shelf, by id."""

    @cached_property
    def _jobs(self) -> Mapping[str, list[Job]]:
        """The jobs of each shard."""
        found: dict[str, list[Job]] = {}
        for job in self._plan.jobs:
            found.setdefault(job.shard, []).append(job)
        return found

    def _receipt(self, job: Job) -> Receipt:
        """Return what a job made."""
        name = name_of(job)
        if name not in self._receipts:
            self._receipts[name] = self._plan.receipt(job)
        return self._receipts[name]

    def printed(self, id: str, text: str) -> tuple[int, ...]:
        """Return where pages of a text begin, by its digest, offered or not."""
        shard = shards.name_of(id, shards.count(len(self._plan.index.digests)))
        for job in self._jobs.get(shard, ()):
            done = self._receipt(job).rendered.get(id)
            if done and done.pages and done.text == text:
                return done.pages
        return ()

    def pages(self, own: SpeechEntry) -> tuple[int, ...]:
        """Return where the pages of the PDF begin that is offered of a speech."""
        id = own.meta.id
        return self._pages[id] if id in self._pages else self.printed(id, own.sha256)

    def put(self, entries: Mapping[str, SpeechEntry], alike: Set[str]) -> OfferedFiles:
        """Put the outputs on the shelf; return what is offered of all speeches.

        `entries` are the speeches of the site, `alike` those whose outputs are there already.
        """
        for job in self._plan.jobs:
            if own := [id for id in job.sources if id not in alike and id in entries]:
                self._put(job, own, entries)
        # Of a hundred thousand speeches they are a tenth of the memory.
        self._receipts.clear()
        made = dict.fromkeys(job.format for job in self._plan.jobs)
        return OfferedFiles(self._shelf.records, entries.keys(), made)

    def _put(self, job: Job, ids: Iterable[str], entries: Mapping[str, SpeechEntry]) -> None:
        """Put the outputs of some speeches that a job made."""
        rendered, suffix = self._receipt(job).rendered, formats.named(job.format).suffix
        folder = f"{self._plan.project.output}/{job.format}/"
        for id in ids:
            done = rendered.get(id)
            if done is None:
                continue
            name = download_path(id, suffix)
            is_there = self._shelf.has(name, done.record) or self._offer(
                name, f"{folder}{id}{suffix}", done
            )
            is_of_it = is_there and done.text == entries[id].sha256
            self._pages[id] = self._pages.get(id) or (done.pages if is_of_it else ())

    def _offer(self, name: str, source: str, made: Rendered) -> bool:
        """Put an output on the shelf; if it is gone, or something is in its place, keep the last.

        Returns False if there is neither.
        """
        return self._shelf.link(name, source, made.record) or self._shelf.keep(name)

    def books(
        self, entries: Mapping[str, SpeechEntry], restricted: Collection[str]
    ) -> Iterator[OfferedBook]:
        """Yield each book as it was last made; put its files on the shelf.

        None that is internal or was made so, and none with a speech that is restricted by now, or
        withdrawn: a book that cannot be made again would go on telling what it said.
        """
        config = self._plan.project.config
        merged = {gone.id for gone in config.retired if gone.kind is RetiredAs.MERGED}
        hidden = {*restricted} | config.retired_ids - merged
        for job in self._plan.books:
            record = self._plan.record(job)
            inside = record.internal or job.settings.internal
            if inside or hidden & record.members.keys():
                continue
            members = [entries[id].meta for id in record.members if id in entries]
            files = tuple(self._book_files(job, record))
            if members and files:
                yield book.of(job.settings, members, record.pages, files, record.places)

    def _book_files(self, job: BookJob, record: Record) -> Iterator[Download]:
        for format, path in job.outputs(self._plan.book_folder).items():
            done = record.receipt.rendered.get(format)
            name = book_file_path(job.name, formats.named(format).book_ending)
            if done and self._offer(name, str(path), done):
                yield download(format, name, done.size)


def name_of(job: Job) -> str:
    """Return by what a job is told from others."""
    return f"{job.format}/{job.shard}"


def download(name: str, path: str, size: int) -> Download:
    """Return a file offered in a format, with what people call it."""
    format = formats.named(name)
    return Download(name, path, size, format.label, format.use, format.mark)
