"""What is shared: speeches in each format, and books; under which keys, and what is told of each.

A key is the digest of what a receipt says an output is made of, and of what else may make other
bytes on another machine. An entry never says where it belongs: the job that asks for it does.
"""

import os
import sys
import zlib
from collections.abc import Callable, Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from converters import files
from converters.build import receipts
from converters.build.bookjobs import BOOK, BookJob, Laid, Record
from converters.build.keys import Engine
from converters.build.plan import Job, Plan
from converters.build.receipts import Receipt
from converters.build.store import place
from converters.formats import named
from converters.project import Project
from converters.settings.design import Paged

if TYPE_CHECKING:
    from converters.build.store.entries import Entry
    from converters.build.store.shelf import Shelf

Spans = dict[str, tuple[int, int]]


@cache
def machine() -> tuple[str, ...]:
    """Return what bytes may follow from that no receipt tells, as it is one on each machine."""
    python = f"{sys.implementation.cache_tag} {sys.version_info}"
    return python, os.uname().machine, sys.byteorder, f"zlib {zlib.ZLIB_RUNTIME_VERSION}"


def _shelf_of(project: Project) -> "Shelf | None":
    if place.of(project) is None:
        return None
    from converters.build.store import shelf

    return shelf.of(project)


def _put(shelf: "Shelf", key: str, path: Path, sha256: str, told: Mapping[str, Any]) -> None:
    """Share an output, if it is still what was written."""
    from converters.build.store.entries import Entry

    try:
        data = files.contents(path)
    except OSError:
        return
    if files.sha256(data) == sha256:
        shelf.put(key, Entry(data, told))


def _is_sure(project: Project, format: str, engine: Engine) -> bool:
    from converters.build.store import makers

    return makers.vouch(project, format, engine)


class SharedSpeeches:
    """What the store has and gets of one job; nothing is looked at before it is asked for."""

    def __init__(self, project: Project, job: Job) -> None:
        """`job` tells format and engine."""
        self._project, self._job = project, job
        self._taken: set[str] = set()
        self._lacking: dict[str, str] = {}

    @cached_property
    def _shelf(self) -> "Shelf | None":
        return _shelf_of(self._project)

    def has(self, id: str, source: str, pages: tuple[int, ...]) -> bool:
        """Return whether there is an entry for the source of that digest, whole or not."""
        return self._shelf is not None and self._shelf.has(self._key(id, source, pages))

    def paged(
        self, id: str, source: bytes, pages: tuple[int, ...], draw: Callable[[], Paged]
    ) -> Paged:
        """Return a speech as the store has it, else as it is drawn from its Markdown.

        `pages` is where its printed pages begin, for a format that tells of them.
        """
        if not self._shelf:
            return draw()
        key = self._key(id, files.sha256(source), pages)
        entry = self._shelf.take(key)
        begun = _pages(entry.told) if entry else None
        if entry and begun is not None:
            self._taken.add(id)
            return Paged(entry.data, begun)
        self._lacking[id] = key
        return draw()

    def _key(self, id: str, source: str, pages: tuple[int, ...]) -> str:
        job = self._job
        made_of = job.made_of(id, source)
        return files.digest(
            "speech", *machine(), job.format, id, made_of, job.engine.key, repr(pages)
        )

    def noted(self, receipt: Receipt) -> Receipt:
        """Return a receipt that tells which outputs were taken from the store."""
        for id in self._taken & receipt.rendered.keys():
            receipt.rendered[id] = receipt.rendered[id]._replace(taken=True)
        return receipt

    def put(self, receipt: Receipt) -> None:
        """Share what the store lacked, as it was drawn and recorded."""
        job, project = self._job, self._project
        lacking = {id: key for id, key in self._lacking.items() if id in receipt.rendered}
        if not self._shelf or not lacking or not _is_sure(project, job.format, job.engine):
            return
        for id, key in lacking.items():
            done = receipt.rendered[id]
            path = named(job.format).file(project.output, id)
            _put(self._shelf, key, path, done.sha256, {"pages": done.pages})


class SharedBook:
    """What the store has and gets of one book."""

    def __init__(self, plan: Plan, job: BookJob, content: str) -> None:
        """`content` is the digest of what the book is made from, as `BookJob.content` tells."""
        self._plan, self._job, self._content = plan, job, content
        self._lacking: list[str] = []

    @cached_property
    def _shelf(self) -> "Shelf | None":
        return _shelf_of(self._plan.project)

    def has_all(self, formats: Iterable[str]) -> bool:
        """Return whether there is an entry for the book in each format, whole or not."""
        shelf = self._shelf
        return shelf is not None and all(shelf.has(self._key(format)) for format in formats)

    def taken(self, members: Mapping[str, str], done: Callable[[], None]) -> Record | None:
        """Write the files of the book that are behind, if the store has them all.

        Returns the record of the book then; None if it has to be made.
        """
        job, record, folder = self._job, self._plan.record(self._job), self._plan.book_folder
        behind = job.behind(record, self._content, folder)
        found = self._found(behind)
        laid = _laid(next(iter(found.values())).told, members) if found else None
        if laid is None:
            self._lacking = list(behind)
            return None
        engines = record.receipt.engines | {job.engine.key: dict(job.engine.parts)}
        receipt = Receipt(engines, dict(record.receipt.rendered))
        for format, entry in found.items():
            path = job.outputs(folder)[format]
            files.write_if_changed(path, entry.data)
            made = receipts.record(path, self._content, job.engine.key, entry.data)
            receipt.rendered[format] = made._replace(taken=True)
            done()
        return job.settled(receipt, self._content, members, laid)

    def _found(self, behind: Mapping[str, object]) -> dict[str, "Entry"]:
        """Return the entry of each format; none at all if one of them is lacking."""
        found: dict[str, Entry] = {}
        for format in behind:
            entry = self._shelf.take(self._key(format)) if self._shelf else None
            if entry is None:
                return {}
            found[format] = entry
        return found

    def _key(self, format: str) -> str:
        job = self._job
        return files.digest("book", *machine(), format, job.name, self._content, job.engine.key)

    def put(self, record: Record) -> None:
        """Share the files of the book as they were made and recorded."""
        job, plan = self._job, self._plan
        if not self._shelf or not self._lacking or record.content != self._content:
            return
        if not _is_sure(plan.project, BOOK, job.engine):
            return
        told = {"pages": record.pages, "places": record.places}
        for format in self._lacking:
            path, done = job.outputs(plan.book_folder)[format], record.receipt.rendered[format]
            _put(self._shelf, self._key(format), path, done.sha256, told)


def _pages(told: Mapping[str, Any]) -> tuple[int, ...] | None:
    """Return where the pages of a speech begin; None for what is no such list."""
    pages = told.get("pages")
    if isinstance(pages, list) and all(type(page) is int for page in pages):
        return tuple(pages)
    return None


def _laid(told: Mapping[str, Any], members: Mapping[str, str]) -> Laid | None:
    """Return how a book of these speeches was laid out; None for what does not tell it."""
    try:
        spans: Spans = {id: (int(a), int(b)) for id, (a, b) in told["places"].items()}
        laid = Laid(int(told["pages"]), spans)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return laid if spans.keys() <= members.keys() else None
