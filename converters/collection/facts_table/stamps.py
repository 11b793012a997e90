"""What stood in a row when it was exported, in few signs, so that what changed since is known.

A stamp tells the id, the digest of the file, and a digest of each fact that was known.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from converters import files

_FILE = "*"
_SIGNS = 8


@dataclass(frozen=True, slots=True)
class Stamp:
    """The stamp of a row, read."""

    id: str
    facts: Mapping[str, str]
    """The digest of each fact that was known, by the key of its column."""

    def is_of(self, key: str, text: str) -> bool:
        """Return whether a fact was so when the row was exported; "" if it was not known."""
        return self.facts.get(key) == (_digest(text) if text else None)

    def is_of_file(self, data: bytes) -> bool:
        """Return whether the file was so."""
        return self.facts.get(_FILE) == _digest(data)


def written(id: str, data: bytes, facts: Mapping[str, str]) -> str:
    """Return the stamp of a speech: its file, and the facts in its row."""
    digests = {_FILE: _digest(data), **{key: _digest(text) for key, text in facts.items()}}
    return " ".join([id, *(f"{key}={digest}" for key, digest in digests.items())])


def read(text: str) -> Stamp | None:
    """Return a stamp; None if there is none."""
    id, *pairs = text.split() or [""]
    if not id or "=" in id or not pairs:
        return None
    return Stamp(id, dict(pair.partition("=")[::2] for pair in pairs))


def _digest(what: str | bytes) -> str:
    data = what.encode("utf-8", "surrogatepass") if isinstance(what, str) else what
    return files.sha256(data)[:_SIGNS]
