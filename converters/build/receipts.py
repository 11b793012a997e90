"""Receipts: what was rendered for each speech of a shard, from what, and which speeches failed.

A receipt makes "current" a matter of content: an output is current when its key equals the one
recorded and the file is still what was written.
"""

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from converters import files


@dataclass(frozen=True, slots=True)
class Rendered:
    """One output as it was written: its key, and the file's digest, size and time."""

    key: str
    sha256: str
    size: int
    mtime_ns: int

    def still_stands(self, path: Path) -> bool:
        """Return whether the file is what was written; it is read only if its stat differs."""
        try:
            stat = path.stat()
        except OSError:
            return False
        if (stat.st_size, stat.st_mtime_ns) == (self.size, self.mtime_ns):
            return True
        return stat.st_size == self.size and files.sha256(path.read_bytes()) == self.sha256


@dataclass(frozen=True, slots=True)
class Failed:
    """A speech that could not be rendered, and the fault as told to the user."""

    key: str
    message: str
    fault: dict[str, object]


@dataclass(slots=True)
class Receipt:
    """The record of one format's share of a shard."""

    rendered: dict[str, Rendered] = field(default_factory=dict)
    failed: dict[str, Failed] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """Return the receipt as plain values."""
        return asdict(self)


def load(path: Path) -> Receipt:
    """Return the receipt in a file; an empty one where the file is absent or broken."""
    data = files.read_json(path)
    try:
        return Receipt(
            {id: Rendered(**entry) for id, entry in data["rendered"].items()},
            {id: Failed(**entry) for id, entry in data["failed"].items()},
        )
    except (TypeError, KeyError, AttributeError):
        return Receipt()


def rendered(path: Path, key: str, data: bytes) -> Rendered:
    """Return the record of an output just written to `path`."""
    return Rendered(key, files.sha256(data), len(data), path.stat().st_mtime_ns)
