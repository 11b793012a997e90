"""The glyphs of a face, and what a file embeds of it."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from converters.audit import pages
from converters.formats.pdf import writer as pdf
from converters.formats.pdf.audit import speech as audit
from converters.formats.pdf.setting import Case
from converters.settings.design import Design
from converters.settings.fonts import Chain, Face
from tests.make import own, para, speech


@pytest.fixture(scope="module")
def design() -> Design:
    return own().drawn_design


@pytest.mark.parametrize("char", ["\u0301", "\u05d0", "\u200b"])
def test_a_character_that_does_not_stand_alone_cannot_be_set(char: str, design: Design) -> None:
    with pytest.raises(KeyError):
        Case(design.chains["body"].faces[0])[char]


def test_a_text_is_as_wide_as_its_characters_and_shown_by_their_numbers(design: Design) -> None:
    case, text = Case(design.chains["body"].faces[0]), "我们要坚持，坚持"
    for _ in ("first met", "known"):
        assert case.advance(text) == sum(case[char].advance for char in text)
        assert case.hex(text) == "".join(f"{case[char].number:04x}" for char in text)
    with pytest.raises(KeyError):
        case.advance("我e\u0301")


def truetype(characters: str) -> bytes:
    """Return a font of the other kind: square glyphs with the curves of TrueType."""
    pen = TTGlyphPen(None)
    pen.moveTo((80, -80))
    pen.lineTo((80, 800))
    pen.lineTo((920, 800))
    pen.lineTo((920, -80))
    pen.closePath()
    square = pen.glyph()
    names = [".notdef", *(f"uni{ord(char):04X}" for char in characters)]
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(names)
    font.setupCharacterMap(dict(zip(map(ord, characters), names[1:], strict=True)))
    font.setupGlyf(dict.fromkeys(names, square))
    font.setupHorizontalMetrics(dict.fromkeys(names, (1000, 80)))
    font.setupHorizontalHeader(ascent=880, descent=-120)
    font.setupNameTable({"familyName": "Squares", "styleName": "Regular", "psName": "Squares"})
    font.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=880, usWinDescent=120)
    font.setupPost()
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def test_a_font_with_truetype_curves_is_set_and_embedded_too(design: Design) -> None:
    """An office's own fonts mostly are such."""
    squares = Face("Squares.ttf", truetype(" 0123456789—我们要坚持。"))
    body = design.chains["body"]
    chains = {**design.chains, "body": Chain(body.role, (squares, *body.faces))}
    own = replace(design, chains=chains)
    text = speech(para("我们要坚持。"))
    data = pdf.write(text, own, b"")
    assert audit.check(data, text, own) == []
    lines = pages.read(data)[0].lines
    assert {glyph.font for glyph in lines[-2].glyphs} == {"Squares-Regular"}
    with pikepdf.open(BytesIO(data)) as document:
        kinds = {str(thing.get("/Subtype")) for thing in document.objects if is_font(thing)}
    assert kinds == {"/Type0", "/CIDFontType0", "/CIDFontType2"}


def is_font(thing: Any) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font"
