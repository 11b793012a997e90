"""Widths of characters from the fonts themselves, in thousandths of an em.

WeasyPrint writes letter spacing into a PDF in whole thousandths of an em; counting in the same
unit keeps every line exact.
"""

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from converters.settings.fonts import Bounds, Chain, Face
from converters.typeset import marks

EM: Final = 1000
"""One em in the unit of this package."""

ASCENT: Final = 0.88
DESCENT: Final = 0.12
"""The em box of Chinese type around the baseline: what ideographic fonts declare as their
typographic ascender and descender (OpenType, table OS/2). All faces are given these, so that they
share one baseline whatever their makers wrote into the tables."""


class Ink(NamedTuple):
    """The bounds of what a glyph prints, from its origin; all 0 for a blank."""

    left: int
    bottom: int
    right: int
    top: int


class Metrics(dict[str, int]):
    """Character to advance for one role; filled from the faces of its chain as characters come.

    A character that no face has is given one em: whoever sets it has to refuse it, see
    `converters.typeset.faces`.
    """

    def __init__(self, chain: Chain) -> None:
        self._chain = chain
        self._ink: dict[str, Ink] = {}
        self._blank_after: dict[str, int] = {}

    def __missing__(self, char: str) -> int:
        face = self._chain.face_for(char)
        width = EM if face is None else _scaled(face, face.advance(char))
        self[char] = width
        return width

    def ink(self, char: str) -> Ink:
        """Return what the glyph of a character prints."""
        if char not in self._ink:
            face = self._chain.face_for(char)
            self._ink[char] = Ink(0, 0, EM, EM) if face is None else _ink(face, char)
        return self._ink[char]

    def blank_before(self, char: str) -> int:
        """Return how much of the advance is blank before the ink."""
        return max(self.ink(char).left, 0)

    def blank_after(self, char: str) -> int:
        """Return how much of the advance is blank after the ink."""
        if char not in self._blank_after:
            self._blank_after[char] = max(self[char] - self.ink(char).right, 0)
        return self._blank_after[char]


def _ink(face: Face, char: str) -> Ink:
    """Return what a face prints for a character, measured once for all roles and styles.

    The marks are all measured at once, so that the outlines need not be kept.
    """
    if char not in face.bounds:
        measure(face, {char, *(() if face.bounds else marks.SQUEEZABLE)})
    return Ink(*face.bounds[char])


def measure(face: Face, chars: Iterable[str]) -> None:
    """Note with a face what it prints for those of these characters that it has."""
    glyphs = face.font.getGlyphSet()
    face.bounds |= {char: _drawn(face, char, glyphs) for char in chars if face.has(char)}
    face.forget_curves()


def _drawn(face: Face, char: str, glyphs: Any) -> Bounds:
    from fontTools.pens.boundsPen import BoundsPen

    pen = BoundsPen(glyphs)
    glyphs[face.glyphs[ord(char)]].draw(pen)
    left, bottom, right, top = (_scaled(face, value) for value in pen.bounds or (0, 0, 0, 0))
    return left, bottom, right, top


def _scaled(face: Face, value: float) -> int:
    return round(value * EM / face.units)
