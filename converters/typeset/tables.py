"""Tables: how the width of the type area is shared among columns."""

from collections.abc import Sequence
from itertools import pairwise

from converters.errors import SourceError
from converters.typeset.cells import CellWidth


def column_shares(
    cells: Sequence[Sequence[CellWidth]], total: float, line: int, padding: float = 1.0
) -> list[float]:
    """Return the share of each column in a table `total` ems wide; `cells` are told by rows.

    Columns are as wide as their longest cell wants, and `padding` ems beyond. If that is too much
    the widest give way, but not below what two lines want, or if that is still too much, below
    their longest word; of words that find no room the longest are torn. Raises SourceError with
    `line` for more columns than characters stand side by side.

    >>> column_shares([[CellWidth(2), CellWidth(4)], [CellWidth(1), CellWidth(2)]], 16, 1)
    [0.375, 0.625]
    >>> column_shares([[CellWidth(3), CellWidth(40)]], 16, 1)
    [0.25, 0.75]
    """
    if len(cells[0]) > total:
        reason = f"表格有 {len(cells[0])} 栏，版心里放不下，至多 {int(total)} 栏"
        raise SourceError(reason, "请拆成几张表", line=line)
    columns = list(zip(*cells, strict=True))
    wanted = [max(cell.whole for cell in column) + padding for column in columns]
    two_lines = [max(cell.two_lines for cell in column) + padding for column in columns]
    least = [max(cell.least for cell in column) + padding for column in columns]
    if sum(two_lines) <= total:
        least = [max(both) for both in zip(least, two_lines, strict=True)]
    if sum(least) > total:  # the longest words are torn
        most = _level([0.0] * len(columns), least, total)
        least = [min(low, most) for low in least]
    level = _level(least, wanted, total)
    given = [min(max(level, low), high) for low, high in zip(least, wanted, strict=True)]
    return [each / sum(given) for each in given]


def _level(least: Sequence[float], wanted: Sequence[float], total: float) -> float:
    """Return up to which width columns are filled, each between its least and what it wants."""
    bounds = list(zip(least, wanted, strict=True))

    def filled(level: float) -> float:
        return sum(min(max(level, low), high) for low, high in bounds)

    for below, above in pairwise(sorted({0.0, *least, *wanted})):
        if filled(above) > total:
            growing = sum(low <= below < high for low, high in bounds)
            # None grow where the least widths fill the whole but for the rounding of their sum.
            return below + (total - filled(below)) / max(growing, 1)
    return max(wanted)
