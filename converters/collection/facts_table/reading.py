"""The rows of a filled table: where its head is, which column is which fact, which row a speech."""

import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from converters.collection.facts_table import columns, stamps
from converters.collection.facts_table.columns import FactColumn
from converters.collection.facts_table.stamps import Stamp
from converters.collection.facts_table.values import TypedCell
from converters.errors import SourceError
from converters.speech import counting

_HEAD_WITHIN = 20
"""The head stands in one of so many rows: people put a title above it."""
_BLANK = " \t\r\n\u3000\u00a0\ufeff\u200b"
_FILLED_IN = "请先运行 huibian facts export 台账.xlsx，在导出的表里填写"

Grid = Sequence[Sequence[TypedCell]]
"""The cells of a sheet, row by row from the first."""


@dataclass(frozen=True, slots=True)
class FactsRow:
    """The row of one speech, its number as the program shows it."""

    number: int
    id: str
    cells: Mapping[str, TypedCell]
    """By the keys of columns; a column that is not in the table is not here."""
    stamp: Stamp | None


@dataclass(frozen=True, slots=True)
class FactsTable:
    """A table that was filled in."""

    rows: tuple[FactsRow, ...]
    letters: Mapping[str, str]
    """The letter over each column, by its key."""
    unused: tuple[str, ...]
    """The heads that mean no fact."""


def table(sheets: Mapping[str, Grid]) -> FactsTable:
    """Return the one table that stands in the sheets of a file, by their names.

    Raises SourceError if none of them has a head with 编号, or several have.
    """
    heads = {name: at for name, grid in sheets.items() if (at := _head(grid)) is not None}
    if not heads:
        raise SourceError("表里没有“编号”一列，不知道哪一行是哪一篇讲话", _FILLED_IN)
    if len(heads) > 1:
        names = "、".join(heads)
        reason = f"有 {len(heads)} 张工作表都带“编号”一列（{names}），不知道用哪一张"
        raise SourceError(reason, "请只留一张，其余的删去或另存")
    ((name, at),) = heads.items()
    return _read(sheets[name], at)


def letter(at: int) -> str:
    """Return the letter over a column, counted from 0.

    >>> letter(0), letter(27)
    ('A', 'AB')
    """
    return counting.letters(at + 1).upper()


def trimmed(text: str) -> str:
    """Return a text without the blanks around it that nobody means."""
    return text.strip(_BLANK)


def _head(grid: Grid) -> int | None:
    for at, row in enumerate(grid[:_HEAD_WITHIN]):
        if any((column := columns.named(cell.text)) and column.key == columns.ID for cell in row):
            return at
    return None


def _read(grid: Grid, head: int) -> FactsTable:
    known: dict[int, FactColumn] = {}
    unused: list[str] = []
    stamp_at = -1
    for at, cell in enumerate(grid[head]):
        name = trimmed(cell.text)
        if columns.plain(name) == columns.STAMP:
            stamp_at = at
        elif column := columns.named(name):
            known[at] = column
        elif name:
            unused.append(_meant(name))
    _refuse_twice(known, head + 1)
    rows = []
    for number, cells in enumerate(grid[head + 1 :], head + 2):
        if any(trimmed(cell.text) or cell.problem for cell in cells):
            rows.append(_row(number, cells, known, stamp_at))
    letters = {column.key: letter(at) for at, column in known.items()}
    return FactsTable(tuple(rows), letters, tuple(unused))


def _meant(name: str) -> str:
    """Return a head that means no fact, with the one that may have been meant."""
    labels = [column.label for column in columns.every()]
    near = get_close_matches(columns.plain(name), labels, n=1, cutoff=0.6)
    return f"{name}（是不是“{near[0]}”？）" if near else name


def _refuse_twice(known: Mapping[int, FactColumn], line: int) -> None:
    counts = Counter(column.key for column in known.values())
    for column in known.values():
        if counts[column.key] > 1:
            places = "、".join(letter(at) for at, one in known.items() if one is column)
            reason = f"“{column.label}”有 {counts[column.key]} 列（{places} 列），不知道用哪一列"
            raise SourceError(reason, "请只留一列", line=line)


def _row(
    number: int, cells: Sequence[TypedCell], known: Mapping[int, FactColumn], stamp_at: int
) -> FactsRow:
    empty = TypedCell()
    found = {column.key: cells[at] if at < len(cells) else empty for at, column in known.items()}
    stamp = cells[stamp_at].text if 0 <= stamp_at < len(cells) else ""
    id = unicodedata.normalize("NFKC", trimmed(found.pop(columns.ID).text)).casefold()
    return FactsRow(number, id.removesuffix(".md"), found, stamps.read(stamp))
