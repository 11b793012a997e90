"""What the pages of a book are bound into: fonts that hold what all of them need."""

from io import BytesIO

import pikepdf
import pytest

from converters.audit import pdf_file
from converters.books.fragment import DrawnGlyph, Font
from converters.errors import SourceError
from converters.formats.pdf import binding
from converters.formats.pdf.binding import Facts, Fonts
from converters.settings.design import Design
from converters.typeset import light_design
from tests.make import own

FANG = "FandolFang-Regular"


@pytest.fixture(scope="session")
def drawn() -> Design:
    return own().drawn_design


def glyph(number: int, text: str) -> DrawnGlyph:
    return DrawnGlyph(number, 1000, text)


def test_one_font_of_a_face_holds_what_does_not_conflict() -> None:
    fonts = Fonts()
    assert fonts.add(FANG, [glyph(1, "甲"), glyph(2, "·")]) == 0
    assert fonts.add(FANG, [glyph(2, "·"), glyph(3, "乙")]) == 0
    assert [sorted(one) for one in fonts.of(FANG)] == [[1, 2, 3]]


def test_a_glyph_with_another_meaning_has_another_font() -> None:
    fonts = Fonts()
    assert fonts.add(FANG, [glyph(2, "·")]) == 0
    assert fonts.add(FANG, [glyph(1, "甲"), glyph(2, "•")]) == 1
    assert fonts.add(FANG, [glyph(2, "•")]) == 1
    assert fonts.add(FANG, [glyph(1, "甲")]) == 0
    assert [{n: g.text for n, g in one.items()} for one in fonts.of(FANG)] == [
        {2: "·", 1: "甲"},
        {1: "甲", 2: "•"},
    ]


def test_the_fonts_of_a_fragment_are_told_by_what_its_pages_call_them() -> None:
    fonts = Fonts()
    fonts.add(FANG, [glyph(2, "·")])
    needed = fonts.add_all([Font("ABCDEF", FANG, (glyph(2, "•"),))])
    assert needed == {"ABCDEF": (FANG, 1)}


def test_runs_are_drawn_face_by_face(drawn: Design) -> None:
    runs = binding.runs("中国滆湖", "body", drawn)
    assert [("".join(g.text for g in run.glyphs), run.family == FANG) for run in runs] == [
        ("中国", True),
        ("滆", False),
        ("湖", True),
    ]
    with pytest.raises(SourceError):
        binding.runs("\ue004", "body", drawn)


def test_the_binding_holds_every_font_under_its_own_name(drawn: Design) -> None:
    fonts = Fonts()
    (run,) = binding.runs("中·国", "body", drawn)
    fonts.add(FANG, run.glyphs)
    (other,) = binding.runs("东•西", "body", drawn)
    assert fonts.add(FANG, other.glyphs) == 1
    bound = binding.bound(drawn, fonts, Facts("选编"), [])
    names = [bound.names[FANG, 0], bound.names[FANG, 1]]
    assert len(set(names)) == 2
    with pikepdf.open(BytesIO(bound.pdf)) as document:
        held = document.pages[0].Resources.Font
        assert {f"/{name}" for name in names} == set(held.keys())
        texts = [held[f"/{name}"].ToUnicode.read_bytes() for name in names]
    for char, text in zip("·•", texts, strict=True):
        assert f"<{ord(char):04x}>".encode() in text
    facts = pdf_file.read(bound.pdf)
    assert (facts.pdfa, facts.pdfua, facts.title) == ("3A", "1", "选编")
    assert {len(font.glyphs) for font in facts.fonts} == {3}


def test_pages_of_another_look_are_refused(drawn: Design) -> None:
    fonts = Fonts()
    (run,) = binding.runs("西平", "body", drawn)
    fonts.add(FANG, run.glyphs)
    with pytest.raises(ValueError, match="西平"):
        binding.bound(light_design.lightened(drawn, "中"), fonts, Facts("选编"), [])
    fonts.add("Unknown", run.glyphs)
    with pytest.raises(ValueError, match="Unknown"):
        binding.bound(drawn, fonts, Facts("选编"), [])
