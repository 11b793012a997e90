"""The records of the files of the site: by them a file that stands as it was put is known.

They are what the receipt of the site tells, of many speeches in files of their own.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from converters.build import kept, output_folder
from converters.build.caches import sharded
from converters.build.output_folder import Record

_OF_SPEECHES = ("s/", "files/", "search/t/", "compare/", "formulae/of/")
"""Folders whose files are named after the id of a speech."""


def load(receipt: Path) -> dict[str, Record]:
    """Return the records by the path on the site; none if some of them are lost."""
    head = kept.read(receipt)
    try:
        shards = int(head.get("shards", 0))
        found = output_folder.records(head["files"])
        for part in sharded.read(receipt, range(shards), shards):
            found |= output_folder.records(dict(part))
    except (AttributeError, KeyError, TypeError, ValueError):
        return {}
    return found


def save(
    receipt: Path,
    records: Mapping[str, Record],
    before: Mapping[str, Record],
    speeches: int,
    told: Mapping[str, Any],
) -> None:
    """Keep records, and in the head what else the receipt tells.

    `before` are those that were loaded: a file of them that holds the same is not written again.
    """
    head, shards = kept.read(receipt), sharded.count(speeches)
    is_cut_alike = isinstance(head, dict) and head.get("shards", 0) == shards
    places = _Places(shards)
    stale = set(range(shards))
    if is_cut_alike and before:
        stale = {places[name] for name in _differing(records, before)} - {_REST}
    parts: dict[int, dict[str, Record]] = {number: {} for number in (*stale, _REST)}
    for name, record in records.items():
        if (part := parts.get(places[name])) is not None:
            part[name] = record
    rest = parts.pop(_REST)
    for number, part in parts.items():
        kept.write(sharded.path(receipt, number, shards), part)
    kept.write(receipt, {**told, "files": rest, **({"shards": shards} if shards else {})})
    sharded.sweep(receipt, shards)


_REST = -1
"""The place of what is no file of one speech: the head."""


class _Places(dict[str, int]):
    """The part in which the record of each file is, found when it is first asked for."""

    def __init__(self, shards: int) -> None:
        super().__init__()
        self._shards = shards

    def __missing__(self, name: str) -> int:
        if not self._shards or not name.startswith(_OF_SPEECHES):
            return _REST
        return sharded.place(name.rpartition("/")[2].partition(".")[0], self._shards)


def _differing(now: Mapping[str, Record], before: Mapping[str, Record]) -> Iterable[str]:
    yield from (name for name, record in now.items() if before.get(name) is not record)
    yield from (name for name in before if name not in now)
