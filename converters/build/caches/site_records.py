"""The records of the files of the site: by them a file that stands as it was put is known.

They are what the receipt of the site tells, of many speeches in files of their own; in columns, for
a hundred thousand are read faster so.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple

from converters.build import halves, kept, output_folder
from converters.build.caches import sharded
from converters.build.output_folder import Found, OutputFolder, Record

_COLUMNS = ("names", "digests", "sizes", "times")
_OF_SPEECHES = ("s/", "files/", "search/t/", "compare/", "formulae/of/")
"""Folders whose files are named after the id of a speech."""
_MANY = 16
"""So many files beside the head, and those they tell of, are looked at by two processes."""
_ROWS = 2_048
_Columns = tuple[list[Any], ...]
_REST = -1
"""The place of what is no file of one speech: the head."""


@dataclass(frozen=True, slots=True)
class SiteRecords:
    """The records that were kept, by the path on the site; none if some of them are lost."""

    files: dict[str, Record] = field(default_factory=dict)
    parts: tuple[list[str], ...] = ()
    """The paths in each file beside the head, and at last those in the head."""
    build: int = 0
    """The number of the build that they are of (`SiteMemory.number`)."""

    def besides(self, ids: Set[str]) -> Iterator[Sequence[str]]:
        """Yield the paths of the files that are of one speech each, of all speeches but these."""
        beside = self.parts[:-1]
        touched = {sharded.place(id, len(beside)) for id in ids} if beside else {0}
        for number, names in enumerate(beside or self.parts):
            if beside and number not in touched:
                yield names
            else:
                yield [name for name in names if _is_of_speech(name) and speech_of(name) not in ids]


class KeptRecords(NamedTuple):
    """The records as they were kept."""

    parts: Sequence[_Columns]
    """The columns of each file beside the head, and at last of the head; none if one is lost."""
    build: int = 0
    """The number of the build that they are of."""


def opened(receipt: Path) -> KeptRecords:
    """Return what was kept; no records if some of them are lost, or are of another version."""
    head = _opened(receipt)
    beside = map(_columns_in, sharded.read(receipt, range(head.shards), head.shards))
    found = [*beside, head.columns]
    whole = [part for part in found if part]
    return KeptRecords(whole, head.build) if len(whole) == len(found) else KeptRecords([])


def load(known: KeptRecords) -> SiteRecords:
    """Return the records by the path on the site."""
    found: dict[str, Record] = {}
    for names, *columns in known.parts:
        found.update(zip(names, zip(*columns, strict=True), strict=True))
    return SiteRecords(found, tuple(names for names, *_ in known.parts), known.build)


def paths(receipt: Path) -> set[str]:
    """Return the paths of the files that are recorded; none if some records are lost."""
    return {name for names, *_ in opened(receipt).parts for name in names}


def stand(receipt: Path, site: Path) -> bool:
    """Return whether all files of the site are as they are recorded; False if records are lost."""
    head = _opened(receipt)
    if not (head.columns and head.columns[0]):
        return False

    def stands(some: Sequence[int | _Columns]) -> bool:
        parts = (_columns_of(one, receipt, head.shards) for one in some)
        return all(
            part is not None and output_folder.stand(site, zip(*part, strict=True))
            for part in parts
        )

    return all(halves.of(stands, [*_slices(head.columns), *range(head.shards)], _MANY))


@contextmanager
def looked_at(known: KeptRecords, site: Path) -> Iterator[Callable[[], Found | None]]:
    """Look at the files of the site, in two children if they are very many.

    Yields what waits for them and returns what was found; None if nobody looked.
    """
    parts = [cut for part in known.parts for cut in _slices(part)]

    def altered(some: Sequence[_Columns]) -> list[str]:
        rows = chain.from_iterable(zip(*part, strict=True) for part in some)
        return list(output_folder.altered(site, rows))

    def found() -> Found:
        told = halves.of(altered, parts, _MANY)
        names = {name for names, *_ in parts for name in names}
        return Found(frozenset(chain.from_iterable(told)), [*output_folder.strays(site, names)])

    with halves.meanwhile(found, is_long=len(known.parts) > _MANY) as told:
        yield told


def _slices(part: _Columns) -> list[_Columns]:
    """Return columns cut into some of as many rows as a file beside the head has."""
    starts = range(0, len(part[0]), _ROWS)
    return [tuple(column[start : start + _ROWS] for column in part) for start in starts]


def _columns_of(one: int | _Columns, receipt: Path, shards: int) -> _Columns | None:
    """Return the columns of a file by its number, or what are columns already."""
    if not isinstance(one, int):
        return one
    (part,) = sharded.read(receipt, [one], shards)
    return _columns_in(part)


def columns(records: Mapping[str, Record], names: Iterable[str]) -> dict[str, list[Any]]:
    """Return the records of some files as they are kept, in the order of their paths."""
    listed = ((name, *records[name]) for name in sorted(names))
    found = list(zip(*listed, strict=True)) or [()] * len(_COLUMNS)
    return {column: list(values) for column, values in zip(_COLUMNS, found, strict=True)}


def save(
    receipt: Path,
    shelf: OutputFolder,
    before: SiteRecords,
    speeches: int,
    told: Mapping[str, Any],
) -> None:
    """Keep the records of a folder, and in the head what else the receipt tells.

    `before` are those that were loaded: a file of them that holds the same is not written again.
    """
    shards, records = sharded.count(speeches), shelf.records
    parts = _parts(shelf, before, shards)
    rest = columns(records, parts.pop(_REST))
    for number, names in parts.items():
        kept.write(sharded.path(receipt, number, shards), columns(records, names))
    kept.write(receipt, {**told, "files": rest, **({"shards": shards} if shards else {})})
    sharded.sweep(receipt, shards)


def _parts(shelf: OutputFolder, before: SiteRecords, shards: int) -> dict[int, Iterable[str]]:
    """Return the paths in the head and in each file that has to be written."""
    if not before.files or len(before.parts) != shards + 1:
        return dict(_placed(shelf.records, shards, range(shards)))
    gone = before.files.keys() - shelf.records.keys()
    stale = _placed((*shelf.written, *gone), shards)
    return {
        place: {*names, *before.parts[place]}.intersection(shelf.records)
        for place, names in stale.items()
    }


def _placed(names: Iterable[str], shards: int, also: Iterable[int] = ()) -> dict[int, list[str]]:
    """Return paths by the file that records them; the head is there, and so is what is `also`."""
    found: dict[int, list[str]] = {place: [] for place in (*also, _REST)}
    for name in names:
        found.setdefault(_place(name, shards), []).append(name)
    return found


def _place(name: str, shards: int) -> int:
    if not shards or not _is_of_speech(name):
        return _REST
    return sharded.place(speech_of(name), shards)


def _is_of_speech(name: str) -> bool:
    return name.startswith(_OF_SPEECHES)


def speech_of(name: str) -> str:
    """Return the id of the speech that a file is of.

    >>> speech_of("search/t/s1.0.js")
    's1'
    """
    return name.rpartition("/")[2].partition(".")[0]


class _Head(NamedTuple):
    """What stands in the head."""

    shards: int
    """How many files stand beside it."""
    columns: _Columns | None
    """The records that it has itself, if it has any."""
    build: int


def _opened(receipt: Path) -> _Head:
    """Return the head of what was kept; one without records if it is lost."""
    head = kept.read(receipt)
    head = head if isinstance(head, dict) else {}
    shards, build = head.get("shards", 0), head.get("build", 0)
    if not (isinstance(shards, int) and isinstance(build, int)):
        return _Head(0, None, 0)
    return _Head(shards, _columns_in(head.get("files")), build)


def _columns_in(value: Any) -> _Columns | None:
    """Return the columns in what was kept; None if they are none."""
    try:
        found = tuple(value[name] for name in _COLUMNS)
        return found if len({*map(len, found)}) == 1 else None
    except (KeyError, TypeError):
        return None
