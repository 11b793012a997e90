"""A look whose faces hold only the characters of some speeches: less to load, less to cut.

Glyph numbers stay, so that a speech comes out byte for byte as from the whole fonts, as long as it
has no other characters and each of them stands alone; a test proves it.
"""

from collections.abc import Iterable
from dataclasses import replace
from string import printable
from typing import Final

from converters.settings.design import Design
from converters.settings.fonts import Chain, Face
from converters.typeset import font_subset

_ALWAYS: Final = "—0123456789 　"
"""What page numbers are made of, and spaces."""


def lightened(design: Design, chars: Iterable[str]) -> Design:
    """Return the look with its faces cut down to the given characters.

    A face keeps what it has to draw: a fallback only what no face before it has.
    """
    wanted = {*chars, *_ALWAYS, *design.style.folio.form}
    faces: dict[str, Face] = {}
    drawn: dict[str, set[str]] = {}
    for chain in design.chains.values():
        faces |= {face.file: face for face in chain.every}
        for char in wanted:
            if face := chain.face_for(char):
                drawn.setdefault(face.file, set()).add(char)
    light = {file: _light(face, drawn.get(file, set())) for file, face in faces.items()}
    chains = {
        role: Chain(
            chain.role,
            tuple(light[face.file] for face in chain.faces),
            tuple(light[face.file] for face in chain.latin),
        )
        for role, chain in design.chains.items()
    }
    return replace(design, chains=chains)


def _light(face: Face, chars: set[str]) -> Face:
    data = font_subset.to_characters(face.data, _with_doubles(face, chars))
    return Face(face.file, data, font_subset.to_characters(face.data, map(ord, printable)))


def _with_doubles(face: Face, chars: set[str]) -> list[int]:
    """Return the code points of characters and all others that share their glyphs.

    Without them the table of characters in the PDF would be another than from the whole font.
    """
    glyphs = {face.glyphs[ord(char)] for char in chars}
    return [code for code, glyph in face.glyphs.items() if glyph in glyphs]
