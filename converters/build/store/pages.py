"""The pages of speeches that books are put together from, shared: of a book most speeches stay.

They are put where the book looks for what it kept of the last time, so that nothing of the book
need know a store.
"""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from converters import files
from converters.build import kept
from converters.build.bookjobs import BOOK, BookJob
from converters.build.caches import fragments
from converters.build.keys import Engine, Engines
from converters.build.plan import Plan
from converters.build.store import makers, shelf
from converters.build.store.entries import Entry
from converters.build.store.sharing import machine
from converters.build.store.shelf import Shelf
from converters.formats.pdf import PDF


class SharedPages:
    """What the store has and gets of the speeches of one book."""

    def __init__(self, plan: Plan, job: BookJob, members: Mapping[str, str]) -> None:
        """`members` tells the digest of the source of each speech."""
        self._plan, self._job, self._members = plan, job, members
        self._project = plan.project
        self._lacking: list[str] = []

    @cached_property
    def _shelf(self) -> Shelf | None:
        return shelf.of(self._project)

    @cached_property
    def _engine(self) -> Engine:
        return Engines(self._project).of(PDF.name)

    def fetch(self) -> None:
        """Take the pages of speeches that are not kept here."""
        if not self._shelf:
            return
        for id, digest in self._members.items():
            if kept.read_bytes(self._path(id), digest) is None:
                if entry := self._shelf.take(self._key(id)):
                    kept.write_bytes(self._path(id), digest, entry.data)
                else:
                    self._lacking.append(id)

    def count_lacking(self) -> int:
        """Return how many speeches have pages neither here nor in the store, by their names."""
        shelf = self._shelf
        return sum(
            not (self._path(id).is_file() or (shelf and shelf.has(self._key(id))))
            for id in self._members
        )

    def put(self) -> None:
        """Share the pages that neither were kept here nor in the store."""
        if not self._shelf or not self._lacking or not self._is_sure():
            return
        for id in self._lacking:
            data = kept.read_bytes(self._path(id), self._members[id])
            if data is not None:
                self._shelf.put(self._key(id), Entry(data, {}))

    def _is_sure(self) -> bool:
        by = ((BOOK, self._job.engine), (PDF.name, self._engine))
        return all(makers.vouch(self._project, kind, engine) for kind, engine in by)

    def _path(self, id: str) -> Path:
        return fragments.folder(self._project, self._engine.key) / id

    def _key(self, id: str) -> str:
        """Return the key of the pages of a speech; it tells what lays out books, too."""
        engines = self._engine.key, self._job.engine.key
        return files.digest("pages", *machine(), id, self._members[id], *engines)
