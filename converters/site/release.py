"""What a published site consists of, and what changes from one release to the next."""

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from converters.speech import facets

RELEASE = "release.json"
"""The manifest of a release, at the root of the published site."""
MARK = ".publishing.json"
"""Stands beside it from before the first copy of a release until after the last, and says which
files the release may have written: one that was broken off is gone on with, not refused."""
_PASSING = (
    *("search/", "all-", "corrections-", "formulae/", "downloads/"),
    *("data/paragraphs", "data/speeches", "data/records"),
)
"""Parts of the index, further pages of lists, formulae, what of many speeches is cut into parts."""
_OF_SPEECHES = ("files/", "compare/", "s/")
"""What has the id of a speech for its name, beside its page."""

_PATH = re.compile(r"[^\x00-\x1f\x7f-\x9f\\\\:*?\"<>|\ud800-\udfff]{1,255}")
_DIGEST = re.compile(r"[0-9a-f]{64}")

Digests = Mapping[str, str]
"""sha256 of every file of a site, by its path."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Paths that are new, changed, and gone; each list in order."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]

    def lost(self, retired: Collection[str] = ()) -> list[str]:
        """Return the addresses someone may have kept that would lead nowhere.

        The downloads and comparisons of `retired` speeches are not among them: their page says
        where to look.
        """
        lists = (f"{facet.plural}/" for facet in facets.FACETS)
        passing = (*_PASSING, *lists)  # a corrected name may leave a list empty, and it goes
        return [
            path
            for path in self.gone
            if not path.startswith(passing)
            and not (path.startswith(_OF_SPEECHES) and _speech_of(path) in retired)
        ]


@dataclass(frozen=True, slots=True)
class Release:
    """One published state of the site; the first has number 1."""

    number: int
    published: str
    """The time in ISO 8601."""
    files: Digests

    def as_json(self) -> dict[str, Any]:
        """Return the release as plain values."""
        return {"release": self.number, "published": self.published, "files": dict(self.files)}


NONE = Release(0, "", {})
"""Before the first release."""


def read(data: bytes) -> Release:
    """Return the release in a manifest; raises ValueError for anything else.

    Of the paths only those are taken that lead to files within the folder.
    """
    value = _mapping(data)
    number, published, written = (value.get(key) for key in ("release", "published", "files"))
    if not (isinstance(number, int) and number >= 1 and isinstance(published, str)):
        raise ValueError("no number of a release")
    if not isinstance(written, dict) or not all(isinstance(it, str) for it in written.values()):
        raise ValueError("no files of a release")
    return Release(number, published, {name: it for name, it in written.items() if _is_ours(name)})


def mark(names: Collection[str]) -> dict[str, Any]:
    """Return the mark of a release that is being copied, as plain values."""
    return {"files": sorted(names)}


def read_mark(data: bytes) -> frozenset[str]:
    """Return the paths in a mark; raises ValueError for anything else."""
    written = _mapping(data).get("files")
    if not isinstance(written, list):
        raise ValueError("no files in the mark")
    return frozenset(name for name in written if isinstance(name, str) and _is_ours(name))


def read_sums(data: bytes) -> dict[str, str]:
    """Return the digests in `SHA256SUMS` by path; raises ValueError for another form."""
    found = {}
    for line in data.decode().splitlines():
        digest, _, name = line.partition("  ")
        if not _DIGEST.fullmatch(digest) or not _is_ours(name):
            raise ValueError("no check sums")
        found[name] = digest
    return found


def _mapping(data: bytes) -> dict[str, Any]:
    try:
        value = json.loads(data)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if not isinstance(value, dict):
        raise ValueError("no mapping")
    return value


def _is_ours(name: str) -> bool:
    """Tell whether a path is of the form that the site's files have, and leads nowhere else."""
    path = PurePosixPath(name)
    return bool(_PATH.fullmatch(name)) and not path.is_absolute() and ".." not in path.parts


def _speech_of(path: str) -> str:
    """Return the id of the speech that a file is named after: no id has a full stop."""
    return PurePosixPath(path).name.partition(".")[0]


def difference(before: Digests, after: Digests) -> Difference:
    """Return what changes from one state of the site to another."""
    return Difference(
        tuple(sorted(after.keys() - before.keys())),
        tuple(sorted(path for path in after.keys() & before.keys() if after[path] != before[path])),
        tuple(sorted(before.keys() - after.keys())),
    )
