"""Rows of three tables, brought together: cell by cell, with rows that one side added or took out.

A row is known by its first cell if no other row begins alike, else by all that it says.
"""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

TableRow = tuple[str, ...]


def merged(
    base: Sequence[TableRow], one: Sequence[TableRow], other: Sequence[TableRow]
) -> tuple[TableRow, ...] | None:
    """Return the rows with what either side changed; None if both changed the same in two ways.

    >>> merged([("甲", "1")], [("甲", "2")], [("甲", "1"), ("乙", "3")])
    (('甲', '2'), ('乙', '3'))
    """
    if len({len(row) for rows in (base, one, other) for row in rows}) > 1:
        return None
    if len(base) == len(other):
        return _along(base, one, other)
    return _along(base, other, one) if len(base) == len(one) else None


def _along(
    base: Sequence[TableRow], rows: Sequence[TableRow], same: Sequence[TableRow]
) -> tuple[TableRow, ...] | None:
    """Return rows with what the other side changed, which has as many as the base."""
    own = _found_again(base, rows)
    if any(same[at] != row for at, row in enumerate(base) if at not in own):
        return None
    places = {there: at for at, there in own.items()}
    made = list[TableRow]()
    for there, row in enumerate(rows):
        at = places.get(there)
        cells = row if at is None else _cells(base[at], row, same[at])
        if cells is None:
            return None
        made.append(cells)
    return tuple(made)


def _found_again(base: Sequence[TableRow], rows: Sequence[TableRow]) -> Mapping[int, int]:
    """Return as which row one of the base stands there."""
    if len(base) == len(rows):
        return dict(enumerate(range(len(base))))
    firsts = [[row[0] for row in each] for each in (base, rows)]
    alone = all(len(set(each)) == len(each) for each in firsts)
    old, new = firsts if alone else (base, rows)
    same = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return {a + k: c + k for a, c, size in same for k in range(size)}


def _cells(base: TableRow, one: TableRow, other: TableRow) -> TableRow | None:
    made = list[str]()
    for old, mine, theirs in zip(base, one, other, strict=True):
        if old not in (mine, theirs) and mine != theirs:
            return None
        made.append(theirs if mine == old else mine)
    return tuple(made)
