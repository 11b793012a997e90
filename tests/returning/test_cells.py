"""Tables are counted by where they stand in the compared line, also those that went."""

from dataclasses import replace

from converters.readers.revisions.model import Char
from converters.returning import cells
from converters.returning.model import SILENT
from tests.returning.chars import chars, table


def places(line: list[Char], bases: list[int | None], base: list[Char]) -> list[tuple[int, int]]:
    """The table and the row of each end of a cell, counted anew."""
    cells.renumber(line, bases, base)
    return [(one.cell.table, one.cell.row) for one in line if one.cell and one.end]


def test_rows_that_went_stand_among_those_that_stay() -> None:
    base = table(["一"], ["二"], ["三"])
    gone = [replace(one, deleted=SILENT) for one in base[2:4]]
    line = [*table(["一"]), *gone, *[replace(one, cell=base[2].cell) for one in base[4:]]]
    assert places(line, [0, 1, 2, 3, 4, 5], base) == [(0, 0), (0, 1), (0, 2)]


def test_tables_one_under_another_are_two() -> None:
    line = [*table(["一"]), *table(["二"], number=1), *chars("文\n"), *table(["三"], number=2)]
    assert places(list(line), [*range(len(line))], line) == [(0, 0), (1, 0), (2, 0)]


def test_a_table_that_went_whole_is_counted() -> None:
    base = [*table(["一"]), *table(["二"], number=1)]
    line = [*[replace(one, deleted=SILENT) for one in base[:2]], *table(["二"])]
    assert places(line, [0, 1, 2, 3], base) == [(0, 0), (1, 0)]
