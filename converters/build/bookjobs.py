"""The books of a collection as jobs: what each follows from, and whether its files are current."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from converters import files, formats
from converters.build import kept, obstacles, receipts
from converters.build.caches.digests import Digests
from converters.build.keys import Engine
from converters.build.receipts import Failed, Reason, Receipt
from converters.errors import HuibianError, SourceError
from converters.project import ID, Project
from converters.settings import folders

if TYPE_CHECKING:
    from converters.settings.compilation import Settings

BOOK = "book"
"""In the place of a format."""
_NAME = re.compile(r"[\w-]{1,64}")


class Laid(NamedTuple):
    """How a book was laid out."""

    pages: int = 0
    places: Mapping[str, tuple[int, int]] = {}
    """The first and the last page of each speech, by id."""


@dataclass(frozen=True, slots=True)
class Record:
    """What is recorded of a book: its files by format, and the content they were made from."""

    receipt: Receipt = field(default_factory=Receipt)
    """By format; a fault stands under the name of the book."""
    seen: str = ""
    """The digest of a job's sources when `content` was found to follow from them."""
    content: str = ""
    members: Mapping[str, str] = field(default_factory=dict)
    """The digest of the source of each speech, in the order of the book."""
    pages: int = 0
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """The first and the last page of each speech, by id."""
    internal: bool = False
    """Whether its files were made as those of an internal book."""

    def as_json(self) -> dict[str, Any]:
        """Return the record as plain values."""
        return {
            "receipt": self.receipt.as_json(),
            "seen": self.seen,
            "content": self.content,
            "members": list(self.members.items()),
            "pages": self.pages,
            "places": {id: list(span) for id, span in self.places.items()},
            "internal": self.internal,
        }


def load(path: Path) -> Record:
    """Return the record in a file; an empty one where the file is absent or broken."""
    data = kept.read(path)
    try:
        return Record(
            receipts.read(data["receipt"]),
            str(data["seen"]),
            str(data["content"]),
            {str(id): str(digest) for id, digest in data["members"]},
            int(data["pages"]),
            {str(id): (int(a), int(b)) for id, (a, b) in data.get("places", {}).items()},
            bool(data["internal"]),
        )
    except (TypeError, KeyError, AttributeError, ValueError):
        return Record()


@dataclass(frozen=True)
class BookJob:
    """One book, and the digest of everything that it may follow from.

    Which speeches a query chooses is known only when they are read: it may follow from them all.
    """

    settings: "Settings"
    engine: Engine
    sources: Mapping[str, str]
    """By file: settings, texts for the front, speeches. Empty if there is no such file."""
    silent: Mapping[str, int] = field(default_factory=dict)
    """The number of each edition among the speeches that only mends typos, by the records."""

    @property
    def name(self) -> str:
        """The name of the settings, without suffix."""
        return self.settings.name

    @property
    def file(self) -> str:
        """How the settings are called in messages."""
        return f"{folders.BOOKS}/{self.name}.yaml"

    @cached_property
    def seen(self) -> str:
        """One digest of all sources."""
        each = (part for pair in self.sources.items() for part in pair)
        return files.digest(*each, *self._told(self.sources))

    def _told(self, ids: Iterable[str]) -> Iterator[str]:
        """Yield what the records say of these speeches that the book prints."""
        yield from (f"{id} {self.silent[id]}" for id in ids if id in self.silent)

    @cached_property
    def digest(self) -> str:
        """Return what the job is done for: equal digests mean equal outputs."""
        return files.digest(self.engine.key, self.seen)

    def content(self, members: Mapping[str, str], speeches: Container[str]) -> str:
        """Return one digest of what the book is made from: settings, texts, its own speeches.

        `members` tells the sources of its speeches in their order, `speeches` all ids there are.
        """
        own = [(name, digest) for name, digest in self.sources.items() if name not in speeches]
        each = (part for pair in (*own, *members.items()) for part in pair)
        return files.digest(*each, *self._told(members))

    def settled(
        self, receipt: Receipt, content: str, members: Mapping[str, str], laid: Laid
    ) -> Record:
        """Return the record of the book when nothing is left to be made and nothing failed."""
        made = receipt.rendered.items()
        wanted = {f: done for f, done in made if f in self.settings.formats}
        made_of = Receipt(receipt.engines, wanted)
        return Record(made_of, self.seen, content, members, *laid, self.settings.internal)

    def outputs(self, folder: Path) -> dict[str, Path]:
        """Return the file of each format."""
        return {f: folder / _file(self.settings, f) for f in self.settings.formats}

    def stale(self, record: Record, folder: Path) -> dict[str, Reason]:
        """Return the formats that may have to be made again, and why.

        None is where the book failed from the same sources: it would fail again.
        """
        if self.failure(record):
            return {}
        return self.behind(record, self._content(record), folder)

    def _content(self, record: Record) -> str:
        """Return the content that is recorded, if the book is known to follow from it still."""
        return record.content if record.seen == self.seen else ""

    def behind(self, record: Record, content: str, folder: Path) -> dict[str, Reason]:
        """Return the formats whose file was not made from this content, and why.

        Those in whose way something stands are left out.
        """
        outputs, reasons = self.outputs(folder), self._reasons(record, content, folder)
        return {f: reason for f, reason in reasons.items() if not obstacles.at(outputs[f])}

    def obstructed(self, record: Record, folder: Path) -> list[Path]:
        """Return the files that would have to be made again, but for what stands in the way."""
        outputs, reasons = (
            self.outputs(folder),
            self._reasons(record, self._content(record), folder),
        )
        return [outputs[f] for f in reasons if obstacles.at(outputs[f])]

    def _reasons(self, record: Record, content: str, folder: Path) -> dict[str, Reason]:
        found = {}
        for format, path in self.outputs(folder).items():
            if reason := record.receipt.why(format, content, self.engine, str(path)):
                found[format] = reason
        return found

    def failure(self, record: Record) -> Failed | None:
        """Return the fault that the book had, if it would have it again."""
        failed = record.receipt.failed.get(self.name)
        if failed and (failed.source, failed.engine) == (self.seen, self.engine.key):
            return failed
        return None

    def changes(self, record: Record, speeches: Mapping[str, str]) -> int | None:
        """Return how many speeches changed since the book was made; None if it never was so.

        `speeches` tells the sources of the whole collection.
        """
        made = record.receipt.rendered.values()
        if not made or any(done.engine != self.engine.key for done in made):
            return None
        changed = sum(speeches.get(id) != digest for id, digest in record.members.items())
        listed = {id for chapter in self.settings.chapters for id in chapter.ids}
        return changed + len(listed - record.members.keys())


def scan(
    project: Project, paths: list[Path], engine: Engine, speeches: Mapping[str, str], cache: Digests
) -> tuple[tuple[BookJob, ...], tuple[HuibianError, ...]]:
    """Return the jobs of the books with these settings, and the faults of those that can be none.

    `speeches` tells the source of every speech by id.
    """
    found, faults = [], []
    for path in paths:
        try:
            found.append(_job(project, path, engine, speeches, cache))
        except HuibianError as fault:
            faults.append(fault)
    clashes = list(_clashes(found))
    faults += [_clash(file, jobs) for file, jobs in clashes]
    clashing = {job.name for _, jobs in clashes for job in jobs}
    return tuple(job for job in found if job.name not in clashing), tuple(faults)


def _job(
    project: Project, path: Path, engine: Engine, speeches: Mapping[str, str], cache: Digests
) -> BookJob:
    if not _NAME.fullmatch(path.stem):
        reason = "文件名不能用作书的名称，没有编这本书"
        raise SourceError(reason, "请只用汉字、字母、数字和短横", file=project.name(path))
    settings = project.book(path)
    sources = {project.name(path): project.digest(path, cache.of)}
    for name in settings.front:
        note = path.with_name(name)
        sources[project.name(note)] = project.digest(
            note, lambda path: cache.of(path) if path.is_file() else ""
        )
    listed = [id for chapter in settings.chapters for id in chapter.ids]
    if any(chapter.selection is not None for chapter in settings.chapters):
        sources |= speeches
    elif all(id in speeches or ID.fullmatch(id) for id in listed):
        sources |= {id: speeches.get(id, "") for id in listed}
    else:  # words of a title: any speech may come to bear them
        sources |= speeches
    sources |= {gone.id: repr(gone) for gone in project.config.retired if gone.id in listed}
    return BookJob(settings, engine, sources)


def _file(settings: "Settings", format: str) -> str:
    return formats.named(format).book_file(settings.output)


def _clashes(jobs: list[BookJob]) -> list[tuple[str, list[BookJob]]]:
    """Return the files that several books would write; each set of books once."""
    writers: dict[str, list[BookJob]] = defaultdict(list)
    for job in jobs:
        for format in job.settings.formats:
            writers[_file(job.settings, format).casefold()].append(job)
    several = {
        tuple(job.name for job in found): (file, found)
        for file, found in reversed(writers.items())
        if len(found) > 1
    }
    return list(several.values())


def _clash(file: str, jobs: list[BookJob]) -> SourceError:
    names = [job.file for job in jobs]
    return SourceError(
        f"与 {'、'.join(names[1:])} 要写同一个文件 output/{folders.BOOKS}/{file}，都没有编",
        "请在其中一本里写明 file（成品的文件名），或改文件名",
        file=names[0],
    )
