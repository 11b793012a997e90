"""Shards: which speeches are rendered together in one warm process.

An id stays in its shard while speeches come and go; only when the collection doubles are there
more shards. The name of a shard tells of how many it is one, so that old receipts stay readable
while the new shards are built.
"""

import hashlib
from collections.abc import Iterable

_SMALLEST = 2
"""One for each core of the smallest machine we care for."""
_MEMBERS = 256
"""A job starts for about as much as three PDFs cost: with so many it hardly counts."""


def count(speeches: int) -> int:
    """Return the number of shards for so many speeches, a power of two.

    >>> [count(n) for n in (0, 29, 512, 513, 50_000)]
    [2, 2, 2, 4, 256]
    """
    shards = _SMALLEST
    while shards * _MEMBERS < speeches:
        shards *= 2
    return shards


def name_of(id: str, shards: int) -> str:
    """Return the name of the shard of a speech.

    >>> name_of("s2020-0716-01", 4)
    '0003-of-4'
    """
    place = int.from_bytes(hashlib.sha1(id.encode(), usedforsecurity=False).digest()[:4], "big")
    return f"{place % shards:04d}-of-{shards}"


def members(ids: Iterable[str]) -> dict[str, list[str]]:
    """Return the ids of each shard that has any, shards and ids in order."""
    known = sorted(ids)
    shards = count(len(known))
    found: dict[str, list[str]] = {}
    for id in known:
        found.setdefault(name_of(id, shards), []).append(id)
    return dict(sorted(found.items()))
