"""What is kept of very many speeches stands in several files: a correction writes one again."""

import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from converters.build import kept

_MEMBERS = 256
"""Speeches whose facts, or files, are kept together."""


def count(speeches: int) -> int:
    """Return into how many files what is kept of so many speeches is cut, a power of two.

    None if it stands in the head, the file of what is kept besides.

    >>> [count(n) for n in (29, 256, 257, 100_000)]
    [0, 0, 2, 512]
    """
    if speeches <= _MEMBERS:
        return 0
    shards = 1
    while shards * _MEMBERS < speeches:
        shards *= 2
    return shards


def place(id: str, shards: int) -> int:
    """Return in which of so many files a speech is."""
    return zlib.crc32(id.encode()) & shards - 1


def path(head: Path, number: int, shards: int) -> Path:
    """Return where a file stands, beside the head."""
    return head.with_suffix("") / f"{number}-of-{shards}.json"


def read(head: Path, numbers: Iterable[int], shards: int) -> Iterator[Any]:
    """Yield what stands in each file; None for one that is lost."""
    for number in numbers:
        yield kept.read(path(head, number, shards))


def sweep(head: Path, shards: int) -> None:
    """Remove the files of a collection that was larger or smaller."""
    for stale in head.with_suffix("").glob("*-of-*.json"):
        if not stale.name.endswith(f"-of-{shards}.json"):
            kept.remove(stale)
