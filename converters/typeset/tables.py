"""Tables: how the width of the type area is shared among columns."""

from collections.abc import Sequence

from converters.errors import SourceError

_PADDING = 1.0
"""Ems that a column is given beyond its text."""


def column_shares(widths: Sequence[Sequence[float]], total: float, line: int) -> list[float]:
    """Return the share of each column in a table `total` ems wide.

    `widths` gives the ems of text in each cell by rows. Columns are as wide as their longest cell
    wants; if that is too much the widest give way, and their text is broken into lines. Raises
    SourceError with `line` for more columns than characters stand side by side.

    >>> column_shares([[2, 4], [1, 2]], 16, 1)
    [0.375, 0.625]
    >>> column_shares([[3, 40]], 16, 1)
    [0.25, 0.75]
    """
    if len(widths[0]) > total:
        reason = f"表格有 {len(widths[0])} 栏，版心里放不下，至多 {int(total)} 栏"
        raise SourceError(reason, "请拆成几张表", line=line)
    wanted = [max(column) + _PADDING for column in zip(*widths, strict=True)]
    given = dict[int, float]()
    room = total
    for index in sorted(range(len(wanted)), key=wanted.__getitem__):
        fair = room / (len(wanted) - len(given))
        given[index] = min(wanted[index], fair)
        room -= given[index]
    whole = sum(given.values())
    return [given[index] / whole for index in range(len(wanted))]
