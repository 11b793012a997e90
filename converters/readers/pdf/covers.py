"""What of a page is still seen when all of it is drawn: type that is painted over is not.

A page is painted in the order of its operators (ISO 32000-1, 8.2). What is filled with an opaque
colour hides what was drawn before it, and nothing that is drawn later.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any

from pdfminer.utils import apply_matrix_pt

_Point = tuple[float, float]
_Outline = tuple[_Point, ...]

_STEPS = 6
"""Straight pieces that stand for a curve."""
_MOST_PIECES = 400
"""Of an outline: a more intricate one is a drawing, and is taken to hide nothing."""


@dataclass(frozen=True, slots=True)
class Shape:
    """An area of a page between closed outlines; points as pdfminer has them, from below.

    `evenodd` tells which rule says what lies within (ISO 32000-1, 8.5.3.3).
    """

    outlines: tuple[_Outline, ...]
    evenodd: bool = False

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point lies within."""
        turns = sum(_winding(outline, x, y) for outline in self.outlines)
        return turns % 2 == 1 if self.evenodd else turns != 0

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Left, lower, right and upper edge; all 0 if it is empty."""
        points = list(chain.from_iterable(self.outlines)) or [(0.0, 0.0)]
        across, up = [x for x, _ in points], [y for _, y in points]
        return min(across), min(up), max(across), max(up)


def _winding(outline: _Outline, x: float, y: float) -> int:
    """Return how often an outline goes around a point, against the clock."""
    turns = 0
    for (x0, y0), (x1, y1) in pairwise((*outline, outline[0])):
        if (y0 <= y) == (y1 <= y):
            continue
        side = (x1 - x0) * (y - y0) - (x - x0) * (y1 - y0)
        turns += (side > 0) - (side < 0) if (y1 > y0) == (side > 0) else 0
    return turns


def of_path(path: Sequence[Any], matrix: Any, *, evenodd: bool = False) -> Shape | None:
    """Return what a path of pdfminer encloses; None for one that is too intricate."""
    if len(path) > _MOST_PIECES:
        return None
    outlines: list[list[_Point]] = []
    for operator, *numbers in path:
        ends = [apply_matrix_pt(matrix, one) for one in zip(*[iter(numbers)] * 2, strict=True)]
        if operator == "m" or not outlines:
            outlines.append(ends[-1:])
        elif ends and outlines[-1]:
            outlines[-1] += _piece(operator, outlines[-1][-1], ends)
    return Shape(tuple(tuple(one) for one in outlines if one), evenodd)


def of_box(edges: Sequence[float], matrix: Any) -> Shape:
    """Return the area of a rectangle; `edges` are left, lower, right and upper one."""
    left, low, right, high = edges
    corners = ((left, low), (right, low), (right, high), (left, high))
    return Shape((tuple(apply_matrix_pt(matrix, corner) for corner in corners),))


def _piece(operator: str, start: _Point, ends: Sequence[_Point]) -> Iterator[_Point]:
    """Yield the points to which a piece of a path leads: one, or several along a curve."""
    if len(ends) == 1:
        yield ends[0]
        return
    first = ends[0] if operator in "cy" else start
    second = ends[-1] if operator == "y" else ends[-2]
    last = ends[-1]
    for step in range(1, _STEPS + 1):
        t = step / _STEPS
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        controls = (start, first, second, last)
        yield (
            sum(weight * x for weight, (x, _) in zip(weights, controls, strict=True)),
            sum(weight * y for weight, (_, y) in zip(weights, controls, strict=True)),
        )


@dataclass(frozen=True, slots=True)
class Cover:
    """What hides what was drawn before it: what lies within all of its areas.

    They are a painted one and those that it is clipped to. `picture` tells an image.
    """

    shapes: tuple[Shape, ...]
    picture: bool = False

    @property
    def edges(self) -> tuple[float, float, float, float]:
        """Left, lower, right and upper edge of what it hides at the most."""
        left, low, right, high = zip(*(shape.edges for shape in self.shapes), strict=True)
        return max(left), max(low), min(right), min(high)

    @property
    def area(self) -> float:
        """In square points, that between its edges."""
        left, low, right, high = self.edges
        return max(right - left, 0.0) * max(high - low, 0.0)

    def hides(self, x: float, y: float) -> bool:
        """Return whether a point is hidden."""
        return all(shape.holds(x, y) for shape in self.shapes)


_SAMPLES = (0.2, 0.5, 0.8)
"""Of the box of a glyph, either way: where it is looked at."""
_CELL = 24.0
"""Points: a page is parted into squares of so many, to find what lies beneath a cover."""
_THIN = 1.0
"""Points: what is no wider is a rule."""

_Cell = tuple[int, int]


def hidden(drawn: Iterable[Any]) -> list[Any]:
    """Return the glyphs, as pdfminer has them, that are painted over, in their order.

    `drawn` are glyphs and covers in the order in which they are painted. A glyph is hidden when
    covers, one or several, lie over it everywhere: one that is struck out or framed is not.
    """
    cells: defaultdict[_Cell, list[tuple[float, float, int]]] = defaultdict(list)
    glyphs: list[Any] = []
    left: list[int] = []
    for one in drawn:
        if isinstance(one, Cover):
            _cover(one, cells, left)
            continue
        for x, y in _looked_at(one):
            cells[int(x // _CELL), int(y // _CELL)].append((x, y, len(glyphs)))
        glyphs.append(one)
        left.append(len(_SAMPLES) ** 2)
    return [glyph for glyph, seen in zip(glyphs, left, strict=True) if not seen]


def _looked_at(glyph: Any) -> Iterator[_Point]:
    for across in _SAMPLES:
        for up in _SAMPLES:
            x = glyph.x0 + across * (glyph.x1 - glyph.x0)
            yield x, glyph.y0 + up * (glyph.y1 - glyph.y0)


def _cover(
    cover: Cover, cells: defaultdict[_Cell, list[tuple[float, float, int]]], left: list[int]
) -> None:
    """Take away the points that are hidden."""
    low_x, low_y, high_x, high_y = cover.edges
    if min(high_x - low_x, high_y - low_y) <= _THIN:
        return
    first, last = (low_x // _CELL, low_y // _CELL), (high_x // _CELL, high_y // _CELL)
    for cell in [one for one in cells if _between(first, one, last)]:
        seen = []
        for x, y, glyph in cells[cell]:
            if cover.hides(x, y):
                left[glyph] -= 1
            else:
                seen.append((x, y, glyph))
        cells[cell] = seen


def _between(first: _Point, cell: _Cell, last: _Point) -> bool:
    return first[0] <= cell[0] <= last[0] and first[1] <= cell[1] <= last[1]
