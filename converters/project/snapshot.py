"""The digests of the files that looks follow from, so that a key and a look are of the same bytes.

A key is the digest of what an output follows from, and often known without anything being read.
What is read later is held against it: a file that was altered in between must not be drawn from,
for its pages would be kept under the key of other bytes.
"""

from collections.abc import Callable
from pathlib import Path

from converters import files
from converters.errors import ChangedError


class Snapshot:
    """What is known of each file, from the first time that it was asked for or read."""

    def __init__(self) -> None:
        self._digests: dict[Path, str] = {}

    def digest(self, path: Path, known: Callable[[Path], str]) -> str:
        """Return the digest of a file; `known` returns it if the file was not read yet."""
        if path not in self._digests:
            self._digests[path] = known(path)
        return self._digests[path]

    def agree(self, path: Path, data: bytes, name: str) -> None:
        """Take note of what was read of a file; raises ChangedError if it was another before."""
        digest = files.sha256(data)
        if self._digests.setdefault(path, digest) != digest:
            raise ChangedError(name)

    def gone(self, path: Path, name: str) -> None:
        """Raise ChangedError if a file that cannot be read was there before."""
        if self._digests.get(path):
            raise ChangedError(name)
