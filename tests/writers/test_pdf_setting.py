"""Lines set without Pango stand as Pango would set them, and what is not one goes to Pango."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from weasyprint.text.ffi import ffi
from weasyprint.text.line_break import Layout, split_first_line

from converters.audit import pages
from converters.audit import pdf as audit
from converters.fonts import Chain, Face
from converters.look import Look
from converters.writers import pdf
from converters.writers.pdf import press, setting
from tests.make import own, para, speech

WORDS = "我们要坚持“以人民为中心”，（2020年）完成投资3.5亿元——增长12.5%；GDP…《条例》、·甲。"


@pytest.fixture(scope="module")
def look() -> Look:
    return own().drawn_look


@pytest.fixture(scope="module")
def styles(look: Look) -> list[Any]:
    """The styles of a line in each face: what WeasyPrint computes for it."""
    body = "".join(f'<p class="{name}">一</p>' for name in ("body", "heading1", "heading2"))
    document = press.prepared(look).render(f'<html lang="zh-CN"><body>{body}</body></html>')
    html = next(box for box in document.pages[0]._page_box.children if box.element_tag == "html")
    return [block.style for block in html.children[0].children]


def numbers(text: str, style: Any) -> list[int]:
    """Return the glyphs that Pango sets a text with."""
    layout = Layout(style)
    layout.set_text(text)
    line, _ = layout.get_first_line()
    found, run = [], line.runs[0]
    while run != ffi.NULL:
        glyphs = run.data.glyphs
        found += [info.glyph for info in glyphs.glyphs[0 : glyphs.num_glyphs]]
        run = run.next
    return found


def test_a_line_has_the_glyphs_that_pango_would_take(styles: list[Any]) -> None:
    for style in styles:
        case = style.font_config.cases[style["font_family"][0]]
        assert [case[char].number for char in WORDS] == numbers(WORDS, style)


def test_a_line_is_as_wide_and_high_as_pango_finds_it(styles: list[Any]) -> None:
    for style in styles:
        ours, *rest = setting.measure(f"{WORDS}\n{WORDS}", style, None, None, 0)
        _, *others = split_first_line(f"{WORDS}\n{WORDS}", style, None, None, 0)
        assert isinstance(ours, setting.Set)
        assert ours.text == WORDS
        assert rest[:2] == others[:2]
        assert rest[2:] == pytest.approx(others[2:], abs=0.1)


@pytest.mark.parametrize("text", ["e\u0301", "\u05d0", "甲\u200b乙"])
def test_what_does_not_stand_alone_is_left_to_pango(text: str, styles: list[Any]) -> None:
    line, *_ = setting.measure(text, styles[0], None, None, 0)
    assert isinstance(line, Layout)


def test_pages_show_both_kinds_of_lines(look: Look) -> None:
    mixed = speech(para("我们要坚持。"), para("甲\ue76c乙。"))
    shown = [line.text for line in pages.read(pdf.write(mixed, look, b""))[0].lines]
    assert shown[1] == "我们要坚持。"
    assert shown[2] == "甲\ue76c乙。"


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


def test_a_font_with_truetype_curves_is_set_and_embedded_too(look: Look) -> None:
    """An office's own fonts mostly are such."""
    squares = Face("Squares.ttf", truetype(" 0123456789—我们要坚持。"))
    body = look.chains["body"]
    chains = {**look.chains, "body": Chain(body.role, (squares, *body.faces))}
    own = replace(look, chains=chains)
    text = speech(para("我们要坚持。"))
    data = pdf.write(text, own, b"")
    assert audit.measure(data, text, own) == []
    lines = pages.read(data)[0].lines
    assert {glyph.font for glyph in lines[-2].glyphs} == {"Squares"}
    with pikepdf.open(BytesIO(data)) as document:
        kinds = {str(thing.get("/Subtype")) for thing in document.objects if is_font(thing)}
    assert kinds == {"/Type0", "/CIDFontType0", "/CIDFontType2"}


def is_font(thing: Any) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font"
