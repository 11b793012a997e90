"""Fonts inside the file, for readers that lack the faces: a subset, made TrueType, obfuscated.

Word embeds no OpenType outlines of the PostScript kind (CFF), and it knows an embedded face by the
name that the text asks for, so that the subset must be given that name.
"""

import uuid
from collections.abc import Iterable, Mapping
from functools import lru_cache
from io import BytesIO
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from converters.errors import UsageError
from converters.formats.docx.package import relationships
from converters.formats.docx.repertoire import repertoire
from converters.formats.docx.settings import Embedded, font_table_xml
from converters.settings.design import Design
from converters.settings.fonts import Face
from converters.speech.model import Speech

_NAMES = {1: "{0}", 2: "Regular", 3: "{0}", 4: "{0}"}
"""Family, style, unique and full name in the table `name`; the PostScript name stays."""
_POSTSCRIPT_NAME = 6
_WINDOWS = 3
_LANGUAGES = (0x409, 0x804)
"""English and Chinese."""
_REGULAR_WEIGHT = 400
_REGULAR = 1 << 6
"""Bit of `OS/2.fsSelection`."""
_RESTRICTED = 0x0002
"""`OS/2.fsType`: may not be embedded (OpenType 1.9, OS/2 §fsType)."""
_QUADRATIC_ERROR = 1 / 1000
"""How far, in em, a curve may move when its cubics become quadratics."""
_OBFUSCATED = 32
"""Bytes of the file that are mixed with the key (ECMA-376 part 4, 17.8.1)."""


def renamed(face: Face, family: str) -> bytes:
    """Return the font file under another family name, as a regular weight.

    So a free face can stand in for the one that a DOCX asks for.
    """
    font = TTFont(BytesIO(face.data), recalcTimestamp=False, recalcBBoxes=False, fontNumber=0)
    _rename(font, family)
    return _bytes(font)


@lru_cache(maxsize=4)
def stand_ins(design: Design) -> tuple[bytes, ...]:
    """Return font files under the names that a DOCX of this look asks for.

    The first face of each role and that of digits and Latin letters under their names, then the
    faces that fill gaps. For programs that draw a DOCX on a machine without an office's fonts.
    """
    chains = design.chains.values()
    gaps = {face.file: face.data for chain in chains for face in chain.faces[1:]}
    named = {chain.role.docx: chain.faces[0] for chain in chains}
    if latin := [chain.latin[0] for chain in chains if chain.latin]:
        named[design.roles.latin] = latin[0]
    return (*(renamed(face, name) for name, face in named.items()), *gaps.values())


def files(speech: Speech, design: Design) -> dict[str, bytes]:
    """Return the parts that carry the characters of a speech inside its file.

    Raises UsageError if the fonts are not there or may not be embedded.
    """
    return files_for(repertoire(speech, design.style), design)


def files_for(characters: Mapping[str, Iterable[str]], design: Design) -> dict[str, bytes]:
    """Return the parts that carry characters inside a file; they are given for each font role.

    Raises UsageError if the fonts are not there or may not be embedded.
    """
    if not design.chains:
        raise UsageError("要嵌入字体，但没有读到字体文件", "请先运行 huibian fonts install")
    carried: dict[str, bytes] = {}
    embedded: dict[str, Embedded] = {}
    targets: dict[str, tuple[str, str]] = {}
    for number, (role, chars) in enumerate(characters.items(), 1):
        data = subset(design.chains[role].faces[0], design.roles[role].docx, chars)
        embedded[role] = Embedded(f"rId{number}", key_of(data))
        targets[f"rId{number}"] = (RELATIONSHIP_TYPE.FONT, f"fonts/font{number}.odttf")
        carried[f"word/fonts/font{number}.odttf"] = obfuscated(data, embedded[role].key)
    return {
        "word/fontTable.xml": font_table_xml(design, embedded).encode(),
        "word/_rels/fontTable.xml.rels": relationships(targets),
        **carried,
    }


def subset(face: Face, family: str, chars: Iterable[str]) -> bytes:
    """Return a TrueType font of the given family name with the glyphs of some characters.

    Raises UsageError if the font's licence forbids embedding.
    """
    font = TTFont(BytesIO(face.data), recalcTimestamp=False, recalcBBoxes=False, fontNumber=0)
    if font["OS/2"].fsType & _RESTRICTED:
        raise UsageError(
            f"字体 {face.file} 不许嵌入文件", "请把 embed_fonts 改为 false，或换一种字体"
        )
    options = Options(layout_features=[], name_IDs=["*"], name_languages=["*"], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(char) for char in chars])
    subsetter.subset(font)
    if "CFF " in font:
        font = _quadratic(font)
    _rename(font, family)
    return _bytes(font)


def key_of(data: bytes) -> uuid.UUID:
    """Return the key that a font is mixed with; made from its content, so that it never varies."""
    return uuid.uuid5(uuid.NAMESPACE_OID, data.hex())


def obfuscated(data: bytes, key: uuid.UUID) -> bytes:
    """Return a font mixed with its key: the first 32 bytes against the key's 16, backwards."""
    mask = key.bytes[::-1] * 2
    head = bytes(byte ^ part for byte, part in zip(data[:_OBFUSCATED], mask, strict=True))
    return head + data[_OBFUSCATED:]


def _rename(font: Any, family: str) -> None:
    table = font["name"]
    table.names = [
        record
        for record in table.names
        if record.platformID == _WINDOWS and record.nameID == _POSTSCRIPT_NAME
    ]
    for language in _LANGUAGES:
        for number, form in _NAMES.items():
            table.setName(form.format(family), number, _WINDOWS, 1, language)
    font["OS/2"].usWeightClass = _REGULAR_WEIGHT
    font["OS/2"].fsSelection = _REGULAR
    font["head"].macStyle = 0


def _quadratic(font: Any) -> Any:
    """Return a CFF font as TrueType, its tables otherwise as they were."""
    glyphs, order = font.getGlyphSet(), font.getGlyphOrder()
    error = font["head"].unitsPerEm * _QUADRATIC_ERROR
    drawn = {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, error, reverse_direction=True))
        drawn[name] = pen.glyph()
    builder = FontBuilder(font=font)
    builder.isTTF = True
    del font["CFF "]
    if "VORG" in font:
        del font["VORG"]
    font.sfntVersion = "\x00\x01\x00\x00"
    font["maxp"].tableVersion = 0x00010000
    for field in _MAXP_FIELDS:
        setattr(font["maxp"], field, 0)
    font["maxp"].maxZones = 1
    builder.setupGlyf(drawn)
    font["post"].formatType = 3.0
    return font


_MAXP_FIELDS = (
    "maxTwilightPoints",
    "maxStorage",
    "maxFunctionDefs",
    "maxInstructionDefs",
    "maxStackElements",
    "maxSizeOfInstructions",
    "maxComponentElements",
    "maxPoints",
    "maxContours",
    "maxCompositePoints",
    "maxCompositeContours",
    "maxComponentDepth",
)


def _bytes(font: Any) -> bytes:
    target = BytesIO()
    font.save(target)
    return target.getvalue()
