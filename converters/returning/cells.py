"""The tables of a compared line, counted anew: rows that went stand among those that stay."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from converters.readers.revisions.model import Char, InCell
from converters.returning.model import SILENT

_Key = tuple[bool, int, int]
"""A row of a table: whether it is one of the file that came back, its table, its row."""


def renumber(line: list[Char], bases: Sequence[int | None], base: Sequence[Char]) -> None:
    """Count tables and rows by where they stand in the line; columns remain."""
    same = dict(_kept_rows(line, bases, base))
    tables = {old[:2]: new[:2] for old, new in same.items()}
    count, near = 0, dict[tuple[bool, int], tuple[int, dict[_Key, int]]]()
    for at, char in enumerate(line):
        cell = char.cell
        if cell is None:
            near = {}
            continue
        key = (char.deleted != SILENT, cell.table, cell.row)
        own = tables.get(key[:2], key[:2])
        if own not in near:  # tables may stand one under another, or one within another
            near[own] = count, {}
            count += 1
        table, rows = near[own]
        row = rows.setdefault(same.get(key, key), len(rows))
        line[at] = replace(char, cell=InCell(table, row, cell.column))


def _kept_rows(
    line: Sequence[Char], bases: Sequence[int | None], base: Sequence[Char]
) -> Iterator[tuple[_Key, _Key]]:
    """Yield which row of the file that came back a row of the base has become."""
    for at, place in enumerate(bases):
        new = line[at].cell
        old = None if place is None else base[place].cell
        if new is not None and old is not None and line[at].deleted != SILENT:
            yield (False, old.table, old.row), (True, new.table, new.row)
