"""The digests of files, each read again only when its stat says that it changed."""

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

from converters import files

SPEECHES = ".huibian/speeches.json"
ENGINE = ".huibian/engine.json"
"""Two caches, so that a step that draws a few speeches need not read those of all."""


class Digests:
    """A cache of what was read from files, kept beside the outputs; losing it costs only time."""

    def __init__(self, cache: Path) -> None:
        """`cache` need not exist."""
        self._cache = cache
        self._known: dict[str, list[object]] = files.read_json(cache) or {}
        self._fresh: dict[str, list[object]] = {}

    def of(self, path: Path) -> str:
        """Return the sha256 of a file's bytes, in hex; raises OSError if it is none or is gone."""
        name = str(path)
        if name in self._fresh:
            return str(self._fresh[name][-1])
        stat = files.state(path)
        times = [stat.st_ctime_ns, stat.st_mtime_ns, stat.st_size]
        return str(self.kept(name, times, lambda: _sha256(path)))

    def of_all(self, paths: Iterable[Path]) -> str:
        """Return one digest of several files, their names and bytes."""
        return files.digest(*(part for path in paths for part in (path.name, self.of(path))))

    def kept(self, name: str, state: Iterable[object], read: Callable[[], object]) -> object:
        """Return what `read` returned when the state was this one; read again if it was another.

        State and what is read are values of JSON.
        """
        found = self._fresh.get(name) or self._known.get(name)
        if found is None or found[:-1] != [*state]:
            found = [*state, read()]
        self._fresh[name] = found
        return found[-1]

    def save(self) -> None:
        """Keep what was learned for the next time."""
        if self._fresh != self._known:
            files.write_json(self._cache, self._fresh)


def _sha256(path: Path) -> str:
    with files.opened(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
