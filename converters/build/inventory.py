"""The inventory: every speech of the collection with the digest of its bytes."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from converters.build import strangers
from converters.build.caches.digests import Digests
from converters.build.strangers import names
from converters.errors import SourceError
from converters.project import Project

UNREADABLE = ""
"""The digest of a speech whose file cannot be read: a broken link, a lack of rights."""

__all__ = ["UNREADABLE", "Inventory", "digest_of", "names", "scan"]


@dataclass(frozen=True, slots=True)
class Inventory:
    """Digest by id, ids in order, and what is to be said of what is no speech."""

    digests: dict[str, str]
    faults: tuple[SourceError, ...]


def scan(project: Project, digests: Digests) -> Inventory:
    """Return the inventory; raises SourceError if the collection has no folder of speeches."""
    project.require_speeches()
    known, strange = names(project.speeches)
    found = {id: digest_of(project.speeches / f"{id}.md", digests.of) for id in known}
    return Inventory(found, tuple(strangers.faults(project, strange)))


def digest_of(path: Path, digest: Callable[[Path], str]) -> str:
    """Return the digest of a speech; UNREADABLE if the file cannot be read.

    Such a speech is in the collection all the same: its outputs stay, and its fault is told.
    """
    try:
        return digest(path)
    except OSError:
        return UNREADABLE
