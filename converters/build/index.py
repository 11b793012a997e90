"""The content index: every speech of the collection with the digest of its bytes."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from converters.build.digests import Digests
from converters.errors import SourceError
from converters.project import Project

UNREADABLE = ""
"""The digest of a speech whose file cannot be read: a folder, a broken link, a lack of rights."""
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


@dataclass(frozen=True, slots=True)
class Index:
    """Digest by id, ids in order, and the faults of files that cannot be speeches by their name."""

    digests: dict[str, str]
    faults: tuple[SourceError, ...]


def scan(project: Project, digests: Digests) -> Index:
    """Return the index of the collection; raises SourceError if it has no folder of speeches."""
    project.require_speeches()
    known, strange = names(project.speeches)
    found = {id: digest_of(project.speeches / f"{id}.md", digests.of) for id in known}
    faults = [_misnamed(project.name(project.speeches / name)) for name in strange]
    return Index(found, tuple(faults))


def digest_of(path: Path, digest: Callable[[Path], str]) -> str:
    """Return the digest of a speech; UNREADABLE if the file cannot be read.

    Such a speech is in the collection all the same: its outputs stay, and its fault is told.
    """
    try:
        return digest(path)
    except OSError:
        return UNREADABLE


def names(folder: Path) -> tuple[list[str], list[str]]:
    """Return the ids of the speeches in a folder, and the names of files that can be none."""
    files = sorted(_markdown_files(folder))
    ids = [name.removesuffix(".md") for name in files]
    known = [id for id in ids if _ID.fullmatch(id)]
    return known, [f"{id}.md" for id in ids if not _ID.fullmatch(id)]


def _markdown_files(folder: Path) -> list[str]:
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        return [e.name for e in entries if e.name.endswith(".md") and not e.name.startswith(".")]


def _misnamed(file: str) -> SourceError:
    return SourceError(
        "文件名不是编号，没有编入",
        "请改成小写字母、数字和短横组成的编号，并与前言里的 id 一致",
        file=file,
    )
