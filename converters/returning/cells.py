"""The numbers of tables and rows in a compared line: rows that went stand among those that stay."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from converters.readers.revisions.model import Char, InCell
from converters.returning.model import SILENT

_Table = tuple[bool, int]
"""A table: whether it is one of the file that came back, and its number there."""
_Key = tuple[bool, int, int]
"""A row of a table, counted from 0."""


def renumber(line: list[Char], bases: Sequence[int | None], base: Sequence[Char]) -> None:
    """Count tables and rows by where they stand in the line; columns remain.

    Tables that were parted or brought together have one number: which of their rows stand one
    under another depends on what is taken.
    """
    same = dict(_kept_rows(line, bases, base))
    first = _first_of_each(same)
    tables = dict[_Table, dict[_Key, int]]()
    numbers = dict[_Table, int]()
    for at, char in enumerate(line):
        cell = char.cell
        if cell is None:
            continue
        key = (char.deleted != SILENT, cell.table, cell.row)
        own = first.get(key[:2], key[:2])
        rows = tables.setdefault(own, {})
        row = rows.setdefault(same.get(key, key), len(rows))
        line[at] = replace(
            char, cell=InCell(numbers.setdefault(own, len(numbers)), row, cell.column)
        )


def _first_of_each(same: Mapping[_Key, _Key]) -> Mapping[_Table, _Table]:
    """Return for every table that has a row which stayed the first one that shares such rows."""
    sets = list[set[_Table]]()
    for old, new in same.items():
        pair = {old[:2], new[:2]}
        shared = [one for one in sets if not pair.isdisjoint(one)]
        sets = [one for one in sets if one not in shared] + [pair.union(*shared)]
    return {table: min(one) for one in sets for table in one}


def _kept_rows(
    line: Sequence[Char], bases: Sequence[int | None], base: Sequence[Char]
) -> Iterator[tuple[_Key, _Key]]:
    """Yield which row of the file that came back a row of the base has become."""
    for at, place in enumerate(bases):
        new = line[at].cell
        old = None if place is None else base[place].cell
        if new is not None and old is not None and line[at].deleted != SILENT:
            yield (False, old.table, old.row), (True, new.table, new.row)
