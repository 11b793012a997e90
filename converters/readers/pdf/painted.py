"""What is painted on a page, one thing after another: which of its glyphs are painted over."""

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from converters.readers.pdf.covers import Cover, Shape, hidden

_SCAN = 0.6
"""Of a page: pictures that take up more are the page, and show what is written beneath them."""
_SEE_THROUGH = ("SMask", "Mask", "ImageMask", "IM", "SMaskInData")
"""What a picture has parts of which are not painted (ISO 32000-1, 8.9.5 and 8.9.7)."""


class Painted:
    """The glyphs of a page, and what may hide them, in the order in which they are painted."""

    def __init__(self) -> None:
        self._things: list[Any] = []

    def add(self, glyph: Any) -> None:
        """Paint a glyph."""
        self._things.append(glyph)

    def fill(self, state: Any, shape: Shape | None) -> None:
        """Paint an area with the colour of a state."""
        self._cover(state.cover(shape))

    def place(self, state: Any, picture: Any, shape: Shape) -> None:
        """Paint a picture."""
        if state is not None and not any(picture.get(one) for one in _SEE_THROUGH):
            self._cover(state.cover(shape, picture=True))

    def _cover(self, cover: Cover | None) -> None:
        if cover is not None and self._things:  # what hides nothing yet is a ground
            self._things.append(cover)

    def conceal(self, area: float) -> list[str]:
        """Mark the glyphs that are painted over, and return their words, those in a row together.

        `area` is that of the page. What lies beneath pictures that are the page is what a program
        recognised on them: it is not hidden, but has no ink.
        """
        pictures = [one for one in self._things if isinstance(one, Cover) and one.picture]
        if sum(one.area for one in pictures) >= _SCAN * area > 0:
            for glyph in hidden(one for one in self._things if not _is_paint(one)):
                glyph.ink = 0.0
            self._things = [one for one in self._things if not getattr(one, "picture", False)]
        gone = {id(glyph) for glyph in hidden(self._things)}
        for glyph in self._things:
            if id(glyph) in gone:
                glyph.covered = True
        return _stretches(self._things, gone)


def _is_paint(thing: Any) -> bool:
    return isinstance(thing, Cover) and not thing.picture


def _stretches(things: Sequence[Any], gone: set[int]) -> list[str]:
    glyphs = [one for one in things if not isinstance(one, Cover)]
    groups = groupby(glyphs, lambda one: id(one) in gone)
    return ["".join(glyph.get_text() for glyph in group) for is_gone, group in groups if is_gone]


def is_covered(glyph: Any) -> bool:
    """Return whether a glyph of a page that was concealed is painted over."""
    return bool(getattr(glyph, "covered", False))
