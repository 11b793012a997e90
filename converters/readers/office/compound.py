"""Files in one file, as old programs of Microsoft wrote them (MS-CFB): streams by their names.

Of our own: a file may list its tables of sectors in a ring, or its names in a row, and here every
chain ends within the size of the file, and no walk is deeper for a longer one.
"""

import struct
from collections.abc import Callable, Mapping, Sequence

_HEADER = struct.Struct("<24xHHHHH6x4x4xI4xIIIII")
"""Versions, order of bytes, shifts of the two sizes of sectors; then first sector of the directory,
size from which on a stream has large sectors, first and number of the sectors of the small table,
first and number of those that list the large one (2.2)."""
_LISTED = struct.Struct("<76x109I")
"""The first sectors of the large table, as far as the header has room for them (2.2)."""
_ENTRY = struct.Struct("<64sHB49xIQ")
"""Name and its length in bytes with the nought behind it, kind, first sector and size (2.6.1)."""
_STREAM, _ROOT = 2, 5
_END, _LAST = 0xFFFFFFFE, 0xFFFFFFFA
"""Numbers from the second on are no sectors; the first ends a chain."""
_LARGEST = 0xFFFFFFFF
"""The upper half of a size may hold anything in files of version 3 (2.6.1)."""
_SHIFTS = {9, 12}
_SMALL_SHIFT = 6


def streams(data: bytes, wanted: Sequence[str]) -> Mapping[str, bytes]:
    """Return those of the wanted streams that the file has.

    Raises ValueError or struct.error for a file in which the chain of one is broken.
    """
    file = _Compound(data)
    there: dict[str, tuple[int, int]] = {}
    for name, kind, first, size in file.entries:
        if kind == _STREAM and name in wanted:
            there.setdefault(name, (first, size))
    return {name: file.content(*place) for name, place in there.items()}


def names(data: bytes) -> frozenset[str]:
    """Return the names of all streams and folders of a file.

    Raises ValueError or struct.error for a file in which they cannot be found.
    """
    return frozenset(name for name, *_ in _Compound(data).entries)


def altered(data: bytes, name: str, changes: Mapping[int, int]) -> bytes:
    """Return a file in which single bytes of a stream, by their places in it, are others.

    Raises ValueError or struct.error for a file in which they cannot be found.
    """
    file = _Compound(data)
    first, size = next(each[2:] for each in file.entries if each[:2] == (name, _STREAM))
    made, places = bytearray(data), file.places(first, size)
    for at, value in changes.items():
        made[places(at)] = value
    return bytes(made)


class _Compound:
    """A file with its tables: for each sector the next one of its stream."""

    def __init__(self, data: bytes) -> None:
        _, _, _, shift, small, directory, self._least, first, count, more, lists = (
            _HEADER.unpack_from(data)
        )
        if shift not in _SHIFTS or small != _SMALL_SHIFT:
            raise ValueError("sizes of sectors")
        self._data, self._shift = data, shift
        self._next = self._table(more, lists)
        self._small_next = _numbers(self._chain(first)) if count else ()
        self.entries = list(_entries(self._chain(directory)))
        root = next((each for each in self.entries if each[1] == _ROOT), None)
        self._root = root[2] if root and root[2] < _LAST else _END
        self._small = self._chain(self._root)

    def content(self, first: int, size: int) -> bytes:
        """Return a stream."""
        if size < self._least:
            found = _joined(self._small, first, self._small_next, _SMALL_SHIFT, 0, size)
        else:
            found = self._chain(first, size)
        if len(found) < size:
            raise ValueError("a stream is cut short")
        return found[:size]

    def places(self, first: int, size: int) -> Callable[[int], int]:
        """Return where in the file the bytes of a stream stand, by their places in it."""
        if size >= self._least:
            return self._places(first)
        small = _starts(first, self._small_next, _SMALL_SHIFT, 0, len(self._small), None)
        within, mask = self._places(self._root), (1 << _SMALL_SHIFT) - 1
        return lambda at: within(small[at >> _SMALL_SHIFT] + (at & mask))

    def _places(self, first: int) -> Callable[[int], int]:
        starts = _starts(first, self._next, self._shift, 1, len(self._data), None)
        return lambda at: starts[at >> self._shift] + (at & ((1 << self._shift) - 1))

    def _chain(self, first: int, most: int | None = None) -> bytes:
        return _joined(self._data, first, self._next, self._shift, 1, most)

    def _table(self, more: int, lists: int) -> tuple[int, ...]:
        """Return the table of large sectors, whose own sectors are listed in the header and on."""
        listed = list(_LISTED.unpack_from(self._data))
        for _ in range(min(lists, len(self._data) >> self._shift)):
            if more >= _LAST:
                break
            *found, more = _numbers(self._sector(more))
            listed += found
        return _numbers(b"".join(self._sector(number) for number in listed if number < _LAST))

    def _sector(self, number: int) -> bytes:
        start = (number + 1) << self._shift
        found = self._data[start : start + (1 << self._shift)]
        if not found:
            raise ValueError("a sector lies outside")
        return found


def _numbers(data: bytes) -> tuple[int, ...]:
    return struct.unpack_from(f"<{len(data) // 4}I", data)


def _joined(
    data: bytes, first: int, following: Sequence[int], shift: int, skipped: int, most: int | None
) -> bytes:
    """Return the sectors of a chain one after another; raises ValueError if it has no end."""
    starts = _starts(first, following, shift, skipped, len(data), most)
    return b"".join(data[start : start + (1 << shift)] for start in starts)


def _starts(
    first: int, following: Sequence[int], shift: int, skipped: int, size: int, most: int | None
) -> list[int]:
    """Return where the sectors of a chain begin; raises ValueError if it has no end."""
    starts: list[int] = []
    number = first
    while number != _END and (most is None or len(starts) << shift < most):
        start = (number + skipped) << shift
        if number >= len(following) or start >= size or len(starts) > len(following):
            raise ValueError("a chain is broken")
        starts.append(start)
        number = following[number]
    return starts


def _entries(directory: bytes) -> list[tuple[str, int, int, int]]:
    """Return name, kind, first sector and size of all that a directory lists."""
    found = []
    for number in range(len(directory) // _ENTRY.size):
        name, length, kind, first, size = _ENTRY.unpack_from(directory, number * _ENTRY.size)
        if kind:
            words = name[: max(length - 2, 0)].decode("utf-16-le", "replace")
            found.append((words, kind, first, size & _LARGEST))
    return found
