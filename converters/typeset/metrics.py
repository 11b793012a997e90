"""Widths of characters from the fonts themselves, in thousandths of an em.

WeasyPrint writes letter spacing into a PDF in whole thousandths of an em; counting in the same
unit keeps every line exact.
"""

from typing import Final, NamedTuple

from fontTools.pens.boundsPen import BoundsPen

from converters.settings.fonts import Chain, Face
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
        super().__init__()
        self._chain = chain
        self._ink: dict[str, Ink] = {}

    def __missing__(self, char: str) -> int:
        face = self._chain.face_for(char)
        width = EM if face is None else _scaled(face, face.font["hmtx"][_glyph(face, char)][0])
        self[char] = width
        return width

    def ink(self, char: str) -> Ink:
        """Return what the glyph of a character prints.

        The marks are all measured at once, so that the outlines need not be kept.
        """
        if char not in self._ink:
            others = () if self._ink else filter(self._chain.faces[0].has, marks.SQUEEZABLE)
            self._ink |= {each: self._drawn(each) for each in {char, *others}}
            for face in self._chain.faces:
                face.forget_curves()
        return self._ink[char]

    def blank_before(self, char: str) -> int:
        """Return how much of the advance is blank before the ink."""
        return max(self.ink(char).left, 0)

    def blank_after(self, char: str) -> int:
        """Return how much of the advance is blank after the ink."""
        return max(self[char] - self.ink(char).right, 0)

    def _drawn(self, char: str) -> Ink:
        face = self._chain.face_for(char)
        if face is None:
            return Ink(0, 0, EM, EM)
        glyphs = face.font.getGlyphSet()
        pen = BoundsPen(glyphs)
        glyphs[_glyph(face, char)].draw(pen)
        return Ink(*(_scaled(face, value) for value in pen.bounds or (0, 0, 0, 0)))


def _glyph(face: Face, char: str) -> str:
    return face.glyphs[ord(char)]


def _scaled(face: Face, value: float) -> int:
    units: int = face.font["head"].unitsPerEm
    return round(value * EM / units)
