"""The registry of ids on disk: read once, healed from the speeches, written whole."""

import os
from pathlib import Path

from converters import files
from converters.collection.undo import Step
from converters.errors import HuibianError, SourceError
from converters.importing import identity, registry
from converters.importing.registry import UNKNOWN, Registry, RegistryRow
from converters.project import ID, unreadable
from converters.readers import markdown

_Stamp = tuple[int, int, int]


class RegistryFile:
    """`ids.tsv` in a folder of speeches, and the speeches there that it does not know.

    They may come from an import that was broken off before the registry was written, from a
    registry that was damaged or lost, or from people who write Markdown themselves.
    """

    def __init__(self, folder: Path) -> None:
        """`folder` need not exist yet."""
        self._folder = folder
        self._path = folder / registry.FILE
        self._known: Registry | None = None
        self._stamp: _Stamp | None = None
        self.damaged: list[SourceError] = []
        """What to tell of lines that could not be read."""

    def read(self) -> Registry:
        """Return the registry as it stands, with a row for each speech that is there.

        Raises SourceError for what is no file: a folder, a pipe, a link that runs in a circle.
        """
        stamp = self._now()
        if self._known is None or stamp != self._stamp:
            self._known = self._healed(self._parsed())
            self._stamp = stamp
        return self._known

    def remember(self, known: Registry) -> None:
        """Take a registry for what stands there, without writing it."""
        self._known, self._stamp = known, self._now()

    def write(self, known: Registry, step: Step) -> None:
        """Write the registry; the old file is kept by the step where it was damaged."""
        data = registry.render(known).encode(errors="replace")
        if self.damaged:
            step.write(self._path, data)
        elif known.rows:
            files.write_if_changed(self._path, data)
        self.remember(known)

    def _now(self) -> _Stamp | None:
        try:
            stat = self._path.stat()
        except FileNotFoundError:
            return None
        return stat.st_ino, stat.st_size, stat.st_mtime_ns

    def _parsed(self) -> Registry:
        try:
            data = files.contents(self._path)
        except FileNotFoundError:
            return Registry()
        except OSError as error:
            raise unreadable.told(self._path, os.fspath(self._path), error) from None
        found = registry.parse(data.decode("utf-8", errors="replace"))
        self.damaged += [fault.in_file(os.fspath(self._path)) for fault in found.damaged]
        return found

    def _healed(self, known: Registry) -> Registry:
        """Return a registry in which every speech of the folder has a row."""
        missing = [
            path
            for path in sorted(self._folder.glob("*.md"))
            if ID.fullmatch(path.stem) and _is_lost(known.ids.get(path.stem))
        ]
        return known.with_rows(map(_row, missing))


def _is_lost(row: RegistryRow | None) -> bool:
    return row is None or (not row.file and not row.words and not row.source and not row.part)


def _row(path: Path) -> RegistryRow:
    """Return what the Markdown of a speech tells of itself; what it was as imported is unknown."""
    try:
        speech = markdown.read(files.contents(path))
    except (HuibianError, OSError):
        return RegistryRow(path.stem, "", 0, UNKNOWN, UNKNOWN)
    source = speech.meta.source
    file, part = (source.file or "", source.part or 1) if source else ("", 1)
    return RegistryRow(path.stem, file, part, UNKNOWN, UNKNOWN, identity.words(speech))
