"""The type area (版心) of pages: between which margins their rows stand."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from converters.readers.pdf.rows import Row

_SIZE = 0.6
"""Points by which the type of a row is another than that of the text."""
_SHARE = 0.05
"""Of the rows do begin at a margin."""
_FULL = 3
"""So many rows at least end where rows are full."""
_SHIFT = 3.0
"""Points by which rows between the same margins may stand further out."""

Key = tuple[int, int]
"""What rows share margins: those of a column, on left or right pages."""


@dataclass(frozen=True, slots=True)
class TypeArea:
    """Between which margins rows stand, in points from the left edge of the page."""

    left: float
    right: float

    def lies_within(self, other: "TypeArea") -> bool:
        """Return whether neither margin stands outside of another area."""
        return other.left - _SHIFT <= self.left and self.right <= other.right + _SHIFT


def key(row: Row) -> Key:
    """Return what margins a row has."""
    return row.column, row.page % 2


def of_rows(rows: Sequence[Row], size: float, wide: float) -> dict[Key, TypeArea]:
    """Return the margins of rows; `size` is that of the text, `wide` its pages', in points.

    Those of fewer rows, such as the short ones of a last page, are no margins if they lie within
    those of the other pages: the first lines of paragraphs would stand at the edge.
    """
    found: defaultdict[Key, list[Row]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    own = {at: measured(group, size, 0 if at[0] else wide) for at, group in found.items()}
    return {at: _twin(at, own, found) or area for at, area in own.items()}


def _twin(
    at: Key, own: Mapping[Key, TypeArea], found: Mapping[Key, Sequence[Row]]
) -> TypeArea | None:
    """Return the margins of the pages on the other side, if those hold more rows and these too."""
    column, side = at
    other = (column, 1 - side)
    fewer = len(found[at]) < len(found.get(other, ()))
    return own[other] if fewer and own[at].lies_within(own[other]) else None


def measured(rows: Sequence[Row], size: float, wide: float) -> TypeArea:
    """Return the margins of rows: the leftmost place at which several begin, where most end.

    Where hardly any row ends at the same place, both margins of the page are taken to be alike.
    """
    text = [row for row in rows if abs(row.size - size) <= _SIZE] or list(rows)
    lefts = Counter(round(row.left) for row in text)
    least = max(2, _SHARE * len(text))
    near = {at: sum(lefts[at + step] for step in (-1, 0, 1)) for at in lefts}
    left = min((at for at, count in near.items() if count >= least), default=min(lefts))
    rights = sorted(row.right for row in text)
    right = rights[int(len(rights) * 0.9)]
    full = sum(one >= right - size for one in rights)
    return TypeArea(left, right if full >= _FULL else max(right, wide - left))
