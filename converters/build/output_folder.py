"""A folder of files that is exactly what was put on it, each rewritten only if it changes."""

import os
import shutil
import stat
from collections.abc import (
    Callable,
    Collection,
    Container,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
    Set,
)
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, TypeVar

from converters import files

_Made = TypeVar("_Made")
Record = tuple[str, int, int]
"""sha256, size and time of a file as it was put."""
Row = tuple[str, str, int, int]
"""The path of a file, and its record."""


class Found(NamedTuple):
    """What is found in a folder."""

    altered: Set[str]
    """The files that are not what was put there."""
    strays: Sequence[str]
    """The files of which nothing is known."""


class OutputFolder:
    """The files of the site. What was put there before is known by its record, not read again."""

    def __init__(self, root: Path, before: Mapping[str, Record]) -> None:
        """`before` are the records of the last time, by the path under `root`."""
        self.root = root
        self.records: dict[str, Record] = {}
        self.written: set[str] = set()
        """What was put and has another record than the last time, if there was one."""
        self._before = before
        self._strays: Iterable[str] | None = None
        self._place = f"{root}/"
        self._folders: set[Path] = set()

    def put(self, name: str, data: bytes) -> None:
        """Put a file; it is left alone where it holds these bytes already.

        It is not synced to the disk as single outputs are: one that is cut short by a power
        failure no longer has the size recorded, and is put again.
        """
        digest = files.sha256(data)
        known = self._before.get(name)
        if known and known[0] == digest and self.keep(name):
            return
        target = self.root / name
        if _holds(target, data):
            self._record(name, digest)
            return
        made = self._replace(target, lambda aside: files.write_settled(aside, data))
        self._note(name, (digest, made.st_size, made.st_mtime_ns))

    def make(self, name: str, write: Callable[[Path], object]) -> None:
        """Put a file that is too large for the memory: `write` writes it under a name aside."""
        target = self.root / name
        self._replace(target, write)
        files.settled(target)
        self._record(name, files.sha256_of(target))

    def keep(self, name: str) -> bool:
        """Keep a file as it is; return False if it is not what was put there."""
        known = self._standing.get(name)
        return known is not None and self.records.setdefault(name, known) is known

    def keep_all(self, names: Iterable[str]) -> bool:
        """Keep files as they are; return False at the first that is not what was put there."""
        standing, keep = self._standing.get, self.records.setdefault
        for name in names:
            known = standing(name)
            if known is None or keep(name, known) is not known:
                return False
        return True

    def keep_unseen(self, names: Collection[str]) -> None:
        """Keep files that are known to be what was put there."""
        self.records.update(zip(names, map(self._before.__getitem__, names), strict=True))

    def forget(self, names: Iterable[str]) -> None:
        """Keep files no longer: they go."""
        for name in names:
            self.records.pop(name, None)

    def tell(self, found: Found) -> None:
        """Tell what somebody has found who looked at the folder."""
        self.altered, self._strays = found

    def stands(self, name: str) -> bool:
        """Return whether a file is what was put there the last time, and still is."""
        known = self._standing.get(name)
        return known is not None and self.records.get(name, known) is known

    @cached_property
    def altered(self) -> Set[str]:
        """The files that are not what was put there the last time, when one was first asked for.

        All are looked at in one go, which for each by itself takes three times as long.
        """
        rows = ((name, *record) for name, record in self._before.items())
        return frozenset(altered(self.root, rows))

    @cached_property
    def _standing(self) -> Mapping[str, Record]:
        """The records of all others."""
        if not self.altered:
            return self._before
        return {name: record for name, record in self._before.items() if name not in self.altered}

    def has(self, name: str, made: Record) -> bool:
        """Keep a file as it is if it is of that record; return whether it is."""
        known = self._standing.get(name)
        return known == made and self.records.setdefault(name, known) is known

    def link(self, name: str, source: str, made: Record) -> bool:
        """Put a file that stands elsewhere, without a second copy where the system allows it.

        `made` tells of it: where that file was put the last time it is not looked at again. Returns
        False, and puts nothing, if there is no such file.
        """
        if self.has(name, made):
            return True
        state = _state_of_file(source)
        if state is None:
            return False
        # What is linked already must not be renamed to itself: the name aside would stay.
        if not _is_same(self._place + name, state):
            self._replace(self.root / name, lambda aside: _link(source, aside))
        self._record(name, made[0])
        return True

    def sweep(self) -> None:
        """Remove every file that was neither put nor kept this time.

        Of a folder that lies elsewhere and is only linked, no more than what was put there before.
        """
        ours = self._before if self.root.is_symlink() else None
        for name in self._left():
            if ours is None or name in ours:
                (self.root / name).unlink(missing_ok=True)

    def _left(self) -> set[str]:
        """Return the files that were neither put nor kept; others may have been looked for."""
        if self._strays is None:
            return {*strays(self.root, self.records)}
        return {*self._strays, *self._before} - self.records.keys()

    def _replace(self, target: Path, make: Callable[[Path], _Made]) -> _Made:
        """Make a file aside and put it in its place; of thousands, so no needless call."""
        folder = target.parent
        if folder not in self._folders:
            self._make_way(target)
            self._folders.add(folder)
        aside = files.aside_of(target)
        try:
            made = make(aside)
            try:
                aside.replace(target)
            except IsADirectoryError:
                shutil.rmtree(target)
                aside.replace(target)
        except BaseException:
            aside.unlink(missing_ok=True)
            raise
        return made

    def _make_way(self, target: Path) -> None:
        """Make the folders of a file; what stands in the place of one goes."""
        for folder in reversed(target.parents):
            if folder.is_relative_to(self.root) and not folder.is_dir():
                folder.unlink(missing_ok=True)
        target.parent.mkdir(parents=True, exist_ok=True)

    def _record(self, name: str, digest: str) -> None:
        state = (self.root / name).stat()
        self._note(name, (digest, state.st_size, state.st_mtime_ns))

    def _note(self, name: str, record: Record) -> None:
        self.records[name] = record
        if self._before and self._before.get(name) != record:
            self.written.add(name)


def stand(root: Path, known: Iterable[Row]) -> bool:
    """Return whether the files in a folder are those that were put there, as their records tell.

    Times play no part: a file that was only touched, or copied with its folder, is read.
    """
    return next(altered(root, known), None) is None


def altered(root: Path, known: Iterable[Row]) -> Iterator[str]:
    """Yield the names of the files in a folder that are not those that were put there."""
    look, is_file = os.lstat, stat.S_ISREG  # of a hundred thousand files each call tells
    place = f"{root}/"
    for name, digest, size, time in known:
        path = place + name
        try:
            state = look(path)
            is_like = state.st_size == size and is_file(state.st_mode)
            if is_like and (state.st_mtime_ns == time or files.sha256_of(Path(path)) == digest):
                continue
        except (OSError, ValueError):
            pass
        yield name


def _holds(target: Path, data: bytes) -> bool:
    """Return whether a file, and no link to one, holds these bytes."""
    try:
        state = os.lstat(target)
    except OSError:
        return False
    is_like = stat.S_ISREG(state.st_mode) and state.st_size == len(data)
    return is_like and target.read_bytes() == data


def _state_of_file(path: str) -> os.stat_result | None:
    """Return the state of what a path leads to; None if that is no plain file."""
    try:
        state = os.stat(path)  # noqa: PTH116 - a Path for each of many outputs costs as much again
    except (OSError, ValueError):
        return None
    return state if stat.S_ISREG(state.st_mode) else None


def _is_same(target: str, state: os.stat_result) -> bool:
    """Return whether a name is of a file; a link that only leads to it is another."""
    try:
        return os.path.samestat(os.lstat(target), state)
    except OSError:
        return False


def _link(source: str, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def strays(root: Path, known: Container[str]) -> Iterator[str]:
    """Yield the path of each file under a folder, from there, that is none of the known ones."""
    places = [""]
    for place in places:
        names: list[str] = []
        with suppress(OSError):
            names = os.listdir(root / place)  # noqa: PTH208 - of a million names no Path is made
        for name in names:
            path = place + name
            if path in known:
                continue
            if (root / path).is_dir() and not (root / path).is_symlink():
                places.append(f"{path}/")
            else:
                yield path
