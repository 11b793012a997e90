"""Tables: how the width of the type area is shared among columns."""

from collections.abc import Sequence

_PADDING = 1.0
"""Ems that a column is given beyond its text."""


def column_shares(widths: Sequence[Sequence[float]], total: float) -> list[float]:
    """Return the share of each column in a table `total` ems wide.

    `widths` gives the ems of text in each cell by rows. Columns are as wide as their longest cell
    wants; if that is too much the widest give way, and their text is broken into lines.

    >>> column_shares([[2, 4], [1, 2]], 16)
    [0.375, 0.625]
    >>> column_shares([[3, 40]], 16)
    [0.25, 0.75]
    """
    wanted = [max(column) + _PADDING for column in zip(*widths, strict=True)]
    given = dict[int, float]()
    room = total
    for index in sorted(range(len(wanted)), key=wanted.__getitem__):
        fair = room / (len(wanted) - len(given))
        given[index] = min(wanted[index], fair)
        room -= given[index]
    whole = sum(given.values())
    return [given[index] / whole for index in range(len(wanted))]
