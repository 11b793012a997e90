"""Fonts drawn in code: each character is a box of known width, known ink and known blank."""

from collections.abc import Mapping
from io import BytesIO
from typing import NamedTuple

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen

from converters.settings.fonts import Chain, Face, Role


class Box(NamedTuple):
    """A glyph, in the units of its font; without ink where `right` is 0."""

    advance: int
    left: int = 0
    bottom: int = 0
    right: int = 0
    top: int = 0


def face(
    file: str, boxes: Mapping[str, Box], units: int = 1000, alike: Mapping[str, str] | None = None
) -> Face:
    """Return a font with the given characters, so many units to the em.

    `alike` gives more characters, each with the one whose glyph it shares.
    """
    names = {char: f"uni{ord(char):04X}" for char in boxes}
    glyphs = {".notdef": Box(units), **{names[char]: box for char, box in boxes.items()}}
    builder = FontBuilder(units, isTTF=False)
    builder.setupGlyphOrder(list(glyphs))
    shared = {char: names[like] for char, like in (alike or {}).items()}
    builder.setupCharacterMap({ord(char): name for char, name in {**names, **shared}.items()})
    builder.setupCFF(file, {}, {name: _drawn(box) for name, box in glyphs.items()}, {})
    builder.setupHorizontalMetrics({name: (box.advance, box.left) for name, box in glyphs.items()})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": file, "styleName": "Regular", "psName": file})
    builder.setupOS2()
    builder.setupPost()
    data = BytesIO()
    builder.save(data)
    return Face(file, data.getvalue())


def chain(*faces: Face) -> Chain:
    """Return a role drawn by these faces, the first that has a character."""
    return Chain(Role("body", "仿宋", "FangSong", (), ()), faces)


def _drawn(box: Box) -> object:
    pen = T2CharStringPen(box.advance, None)
    if box.right:
        pen.moveTo((box.left, box.bottom))
        for corner in ((box.right, box.bottom), (box.right, box.top), (box.left, box.top)):
            pen.lineTo(corner)
        pen.closePath()
    return pen.getCharString()
