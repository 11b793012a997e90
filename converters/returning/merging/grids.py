"""The cells of a corrected table as a table of Markdown."""

from collections.abc import Sequence

from converters.errors import sentence
from converters.readers.revisions.model import SOFT_BREAK
from converters.readers.revisions.views import Standing
from converters.returning.merging.base import Base
from converters.speech.model import Table

_RAGGED = sentence("表格各行的格数不同（合并了格子，或加减了列）", "请在 .md 里手工改这张表")
_PARTED = sentence("表格的一格里分了段", "请在 .md 里手工改这一格")
_Rows = dict[int, dict[int, list[str]]]


def table(base: Base, cells: Sequence[Standing], old: Table | None) -> tuple[Table, str]:
    """Return a table, and why Markdown cannot hold it, empty if it can; `old` is what it was."""
    if old is not None and _is_whole(base, old, cells):
        return old, ""
    rows: _Rows = {}
    for one in cells:
        if one.cell is not None:
            row = rows.setdefault(one.cell.row, {})
            row.setdefault(one.cell.column, []).append(_words(one))
    grid = [[" ".join(filter(None, cell)) for cell in row.values()] for row in rows.values()]
    made = Table(tuple(map(tuple, grid)), True if old is None else old.header)
    return made, _fault(made, rows)


def _fault(made: Table, rows: _Rows) -> str:
    if len(set(map(len, made.rows))) > 1:
        return _RAGGED
    parted = any(len(cell) > 1 for row in rows.values() for cell in row.values())
    return _PARTED if parted else ""


def _is_whole(base: Base, old: Table, cells: Sequence[Standing]) -> bool:
    """Return whether a table has all cells that it had, and none was changed."""
    return len(cells) == sum(map(len, old.rows)) and all(map(base.is_unchanged, cells))


def _words(one: Standing) -> str:
    return one.text.replace(SOFT_BREAK, "").strip()
