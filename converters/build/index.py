"""The content index: every speech of the collection with the digest of its bytes."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from converters.build.digests import Digests
from converters.errors import SourceError
from converters.project import Project

_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


@dataclass(frozen=True, slots=True)
class Index:
    """Digest by id, ids in order, and the faults of files that cannot be speeches by their name."""

    digests: dict[str, str]
    faults: tuple[SourceError, ...]


def scan(project: Project, digests: Digests) -> Index:
    """Return the index of the collection."""
    found: dict[str, str] = {}
    faults: list[SourceError] = []
    for name in sorted(_markdown_files(project.speeches)):
        path = project.speeches / name
        if _ID.fullmatch(path.stem):
            found[path.stem] = digests.of(path)
        else:
            faults.append(_misnamed(project.name(path)))
    return Index(found, tuple(faults))


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
