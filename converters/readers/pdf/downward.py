"""Pages that are set from top to bottom, in lines from right to left (直排)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

DOWN, ACROSS = 270, 0
"""As what their glyphs are turned: down as if the page lay on its left side, or as on others."""
_STRAIGHT = 0.3
"""Ems by which the next glyph of a line may stand beside it."""
_NEXT = (0.4, 2.0)
"""Ems at which the next glyph of a line stands."""
_MOST = 0.5
"""Of all glyphs: if for more the next one that is drawn stands below, the page is set so."""
_FEWEST = 20


def turns(chars: Sequence[Any]) -> list[int]:
    """Return how each of the glyphs of pdfminer is turned; none for a page set otherwise.

    Figures of pages and the like go across even there. What stands alone goes down.
    """
    ways = list(map(_way, chars, chars[1:]))
    if len(ways) < _FEWEST or ways.count(DOWN) <= _MOST * len(ways):
        return []
    around = pairwise((None, *ways, None))
    return [ACROSS if set(_known(pair)) == {ACROSS} else DOWN for pair in around]


def _known(pair: tuple[int | None, int | None]) -> Iterator[int]:
    return (way for way in pair if way is not None)


def _way(char: Any, after: Any) -> int | None:
    """Return where the next glyph stands; None for elsewhere, and for glyphs that lie."""
    if char.matrix[1] or char.matrix[2]:
        return None
    em = max(char.size, 0.1)
    right, below = (after.matrix[4] - char.matrix[4]) / em, (char.matrix[5] - after.matrix[5]) / em
    if abs(right) <= _STRAIGHT and _NEXT[0] <= below <= _NEXT[1]:
        return DOWN
    return ACROSS if abs(below) <= _STRAIGHT and _NEXT[0] <= right <= _NEXT[1] else None
