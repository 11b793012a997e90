"""Paragraphs that are set in as a whole, such as quotations: they have margins of their own."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from converters.readers.pdf.rows import Row

_SET_IN, _FIRST_LINE, _BESIDE = 1.2, 2.0, 0.4
"""Ems: within the margin of the text; by which first lines are set in; what is one edge."""
_SIZE = 0.6
"""Points by which type is another than that of the text."""
_GAP = 1.5
"""Times the distance of the first rows: what stands further below is another block."""


def of_rows(
    rows: Sequence[Row], margin: Callable[[Row], float], size: float
) -> Iterator[list[Row]]:
    """Yield the rows of each block.

    `margin` is where the text begins beside a row, `size` that of its type, in points. A block
    begins with a first line that is set in further, or goes on from the page before; its other
    rows begin at one edge within the margin. So it is neither a list that hangs nor centred. Rows
    at the edge of the first lines of the text, in its type, may be such lines.
    """
    page, edge = 0, 0.0
    for found in _alike(rows, margin):
        first = found[0]
        goes_on = first.page == page + 1 and abs(first.left - edge) <= _BESIDE * first.size
        page = 0
        if _is_block(found, goes_on=goes_on):
            left = min(row.left for row in found)
            usual = abs(left - margin(first) - _FIRST_LINE * first.size) <= _BESIDE * first.size
            if not usual or abs(first.size - size) > _SIZE:
                yield found
                page, edge = first.page, left


def _alike(rows: Sequence[Row], margin: Callable[[Row], float]) -> Iterator[list[Row]]:
    """Yield rows one below the other, of one size, that are set in."""
    held: list[Row] = []
    for row in rows:
        inner = not row.cells and row.left > margin(row) + _SET_IN * row.size
        if held and not (inner and _goes_on(held, row)):
            yield held
            held = []
        if inner:
            held.append(row)
    if held:
        yield held


def _goes_on(held: Sequence[Row], row: Row) -> bool:
    before = held[-1]
    step = held[1].base - held[0].base if len(held) > 1 else 2 * row.size
    same = (before.page, before.column) == (row.page, row.column)
    return same and abs(before.size - row.size) <= _SIZE and row.base - before.base <= _GAP * step


def _is_block(rows: Sequence[Row], *, goes_on: bool) -> bool:
    em = rows[0].size
    edge = Counter(round(row.left) for row in rows[not goes_on :]).most_common(1)
    if not edge:
        return False
    left = edge[0][0]
    if not goes_on and abs(rows[0].left - left - _FIRST_LINE * em) > _BESIDE * em:
        return False
    offsets = (row.left - left for row in rows)
    return all(min(abs(by), abs(by - _FIRST_LINE * em)) <= _BESIDE * em for by in offsets)
