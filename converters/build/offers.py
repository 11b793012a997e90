"""The outputs that the site offers for download, on its shelf beside the pages."""

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from converters import formats
from converters.build.bookjobs import BookJob, Record
from converters.build.output_folder import OutputFolder
from converters.build.plan import Job, Plan
from converters.build.receipts import Receipt, Rendered
from converters.settings.retired import RetiredAs
from converters.site import book
from converters.site.book import OfferedBook
from converters.site.data import Files
from converters.site.download import Download
from converters.site.entry import SpeechEntry
from converters.site.paths import book_file_path, download_path


class Offers:
    """What is offered of one plan, as its outputs are when they are asked for."""

    def __init__(self, plan: Plan, shelf: OutputFolder) -> None:
        """`shelf` is that of the site."""
        self._plan = plan
        self._shelf = shelf
        self.pages: dict[str, tuple[int, ...]] = {}
        """Where the pages of the PDFs begin that are offered, by id."""

    @cached_property
    def _receipts(self) -> list[tuple[Job, Receipt]]:
        """The jobs of all outputs, and what they made."""
        return [(job, self._plan.receipt(job)) for job in self._plan.jobs]

    @cached_property
    def printed(self) -> dict[tuple[str, str], tuple[int, ...]]:
        """Where pages begin, by id and digest of the text, offered or not."""
        return {
            (id, done.text): done.pages
            for _, receipt in reversed(self._receipts)
            for id, done in receipt.rendered.items()
            if done.pages
        }

    def of_speeches(self, entries: Mapping[str, SpeechEntry]) -> Files:
        """Return path, size and digest of each output, by id and format; put them on the shelf.

        `entries` are the speeches of the site.
        """
        found: dict[str, dict[str, tuple[str, int, str]]] = {}
        for job, receipt in self._receipts:
            suffix = formats.named(job.format).suffix
            folder = f"{self._plan.project.output}/{job.format}/"
            for id in job.sources:
                done, own = receipt.rendered.get(id), entries.get(id)
                if not (done and own):
                    continue
                name = download_path(id, suffix)
                if self._offer(name, f"{folder}{id}{suffix}", done):
                    found.setdefault(id, {})[job.format] = name, done.size, done.sha256
                    if done.text == own.sha256:
                        self.pages[id] = self.pages.get(id) or done.pages
        del self._receipts  # of a hundred thousand speeches they are a tenth of the memory
        return found

    def _offer(self, name: str, source: str, made: Rendered) -> bool:
        """Put an output on the shelf; if it is gone, or something is in its place, keep the last.

        Returns False if there is neither.
        """
        record = made.sha256, made.size, made.mtime_ns
        return self._shelf.link(name, source, record) or self._shelf.keep(name)

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


def download(name: str, path: str, size: int) -> Download:
    """Return a file offered in a format, with what people call it."""
    format = formats.named(name)
    return Download(name, path, size, format.label, format.use, format.mark)
