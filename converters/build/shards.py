"""Shards: which speeches are rendered together in one warm process.

An id stays in its shard while speeches come and go; only when the collection doubles are there
more shards. The name of a shard tells of how many it is one, so that old receipts stay readable
while the new shards are built.
"""

import hashlib
from collections.abc import Collection, Iterable
from functools import lru_cache

_SMALLEST = 2
"""One for each core of the smallest machine we care for."""
_MEMBERS = 256
"""A job starts for about as much as three PDFs cost: with so many it hardly counts."""
_MANY = 32
"""So many shards are enough for all cores: a larger collection has larger ones."""
_MOST_MEMBERS = 1024
"""Drawn in two or three minutes, recorded in a quarter of a megabyte."""
_BETWEEN = "-of-"


def count(speeches: int) -> int:
    """Return the number of shards for so many speeches, a power of two.

    >>> [count(n) for n in (0, 29, 512, 513, 10_000, 50_000, 100_000)]
    [2, 2, 2, 4, 32, 64, 128]
    """
    shards = _SMALLEST
    while shards * (_MEMBERS if shards < _MANY else _MOST_MEMBERS) < speeches:
        shards *= 2
    return shards


def name_of(id: str, shards: int) -> str:
    """Return the name of the shard of a speech.

    >>> name_of("s2020-0716-01", 4)
    '0003-of-4'
    """
    place = int.from_bytes(hashlib.sha1(id.encode(), usedforsecurity=False).digest()[:4], "big")
    return f"{place % shards:04d}{_BETWEEN}{shards}"


def others(names: Iterable[str], ids: Collection[str]) -> list[str]:
    """Return those among the names of shards in which some ids are, or would have been, in order.

    Names tell of how many shards there were: of each number only few can hold the ids of one shard.

    >>> others(["0003-of-4", "0001-of-2", "0000-of-2", "readme"], ["s2020-0716-01"])
    ['0001-of-2', '0003-of-4']
    """
    known = {*names}
    ends = {name.partition(_BETWEEN)[2] for name in known}
    numbers = {int(end) for end in ends if end.isascii() and end.isdecimal() and int(end)}
    return sorted(known & {name_of(id, number) for number in numbers for id in ids})


def members(ids: Iterable[str]) -> dict[str, list[str]]:
    """Return the ids of each shard that has any, shards and ids in order."""
    known = tuple(sorted(ids))
    return _members(known, count(len(known)))


@lru_cache(maxsize=1)  # a build asks twice, and of a hundred thousand it takes a while
def _members(known: Collection[str], shards: int) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for id in known:
        found.setdefault(name_of(id, shards), []).append(id)
    return dict(sorted(found.items()))
