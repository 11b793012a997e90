"""Where raw files stood when they were imported: two files of one name that both exist are two.

Known to this machine alone (`.huibian/origins.jsonl`). Without it, a file of a known name is told
from others by its words only.
"""

import json
from contextlib import suppress
from pathlib import Path

from converters import files
from converters.build import kept
from converters.collection.writing import root_for
from converters.readers import extent

_FILE = ".huibian/origins.jsonl"
_MOST = 20_000
"""So many lines are kept."""


class Origins:
    """The paths of imported files by the digest of their bytes."""

    def __init__(self, speeches: Path) -> None:
        """`speeches` is the folder that is imported into."""
        self._path = root_for(speeches) / _FILE
        self._known = dict(filter(None, map(_entry, self._lines())))
        self._stands: dict[str, bool] = {}

    def _lines(self) -> list[bytes]:
        try:
            return files.contents(self._path).split(b"\n")
        except OSError:
            return []

    def elsewhere(self, source: str, path: Path) -> bool:
        """Return whether the bytes of that digest still stand in another file than `path`."""
        known = self._known.get(source)
        if known is None or known == str(files.real(path)):
            return False
        if source not in self._stands:
            self._stands[source] = _holds(Path(known), source)
        return self._stands[source]

    def note(self, source: str, path: Path) -> None:
        """Remember from where bytes were imported; to be called in one's turn."""
        whole = str(files.real(path))
        if self._known.get(source) == whole:
            return
        self._known[source] = whole
        line = json.dumps([source, whole]).encode() + b"\n"
        with suppress(OSError):
            if len(self._known) % _MOST == 0:
                files.write(self._path, b"\n".join(self._lines()[-_MOST // 2 :]))
            kept.make_way(self._path)
            with self._path.open("ab") as file:
                file.write(line)


def _holds(path: Path, source: str) -> bool:
    try:
        return files.sha256(files.contents(path, extent.MOST_BYTES)) == source
    except (OSError, ValueError):
        return False


def _entry(line: bytes) -> tuple[str, str] | None:
    """Return digest and path written on a line; None if it holds anything else."""
    with suppress(ValueError, RecursionError):
        match json.loads(line):
            case [str(source), str(path)]:
                return source, path
    return None
