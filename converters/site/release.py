"""What a published site consists of, and what changes from one release to the next."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from converters.speech import facets

RELEASE = "release.json"
"""The manifest of a release, at the root of the published site."""
_PASSING = ("search/", "all-")
"""Parts of the index, and further tables of all speeches."""

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

        The downloads of `retired` speeches are not among them: their page says where to look.
        """
        lists = (f"{facet.plural}/" for facet in facets.FACETS)
        passing = (*_PASSING, *lists)  # a corrected name may leave a list empty, and it goes
        return [
            path
            for path in self.gone
            if not path.startswith(passing)
            and not (path.startswith("files/") and PurePosixPath(path).stem in retired)
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
    """Return the release in a manifest; raises ValueError for anything else."""
    try:
        value = json.loads(data)
        files = {str(path): str(digest) for path, digest in value["files"].items()}
        return Release(int(value["release"]), str(value["published"]), files)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("no manifest of a release") from error


def difference(before: Digests, after: Digests) -> Difference:
    """Return what changes from one state of the site to another."""
    return Difference(
        tuple(sorted(after.keys() - before.keys())),
        tuple(sorted(path for path in after.keys() & before.keys() if after[path] != before[path])),
        tuple(sorted(before.keys() - after.keys())),
    )
