"""The digests of files, each read again only when its stat says that it changed."""

import hashlib
from pathlib import Path

from converters import files

SPEECHES = ".huibian/speeches.json"
ENGINE = ".huibian/engine.json"
"""Two caches, so that a step that draws a few speeches need not read those of all."""


class Digests:
    """A stat cache, kept beside the outputs. Losing it costs time and nothing else."""

    def __init__(self, cache: Path) -> None:
        """`cache` need not exist."""
        self._cache = cache
        self._known: dict[str, list[object]] = files.read_json(cache) or {}
        self._fresh: dict[str, list[object]] = {}

    def of(self, path: Path) -> str:
        """Return the sha256 of a file's bytes, in hex."""
        name = str(path)
        if name in self._fresh:
            return str(self._fresh[name][-1])
        stat = path.stat()
        times: list[object] = [stat.st_ctime_ns, stat.st_mtime_ns, stat.st_size]
        known = self._known.get(name)
        if known is None or known[:-1] != times:
            with path.open("rb") as file:
                known = [*times, hashlib.file_digest(file, "sha256").hexdigest()]
        self._fresh[name] = known
        return str(known[-1])

    def of_all(self, paths: list[Path]) -> str:
        """Return one digest of several files, their names and bytes."""
        return files.digest(*(part for path in paths for part in (path.name, self.of(path))))

    def save(self) -> None:
        """Keep what was learned for the next time."""
        if self._fresh != self._known:
            files.write_json(self._cache, self._fresh)
