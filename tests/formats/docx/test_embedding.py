"""Fonts inside a DOCX: the characters that are used, under the names that the text asks for."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont
from openxml_audit import OpenXmlValidator

from converters.errors import UsageError
from converters.formats.docx import embedding
from converters.formats.docx import writer as docx
from converters.settings.design import Design
from converters.settings.fonts import Chain, Face
from tests.make import para, speech

EM = 1000
CHARS = "同志们在大会上的讲话现开。— 0123456789"


def square() -> object:
    pen = T2CharStringPen(EM, None)
    pen.moveTo((0, 0))
    pen.curveTo((100, 0), (200, 100), (200, 200))
    pen.lineTo((0, 200))
    pen.closePath()
    return pen.getCharString()


def cff(restricted: bool = False) -> bytes:
    """Return a small font with PostScript outlines, as Fandol's are."""
    order = [".notdef", *(f"g{index}" for index in range(len(CHARS)))]
    builder = FontBuilder(EM, isTTF=False)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(dict(zip(map(ord, CHARS), order[1:], strict=True)))
    builder.setupCFF("Probe-Bold", {}, dict.fromkeys(order, square()), {})
    builder.setupHorizontalMetrics(dict.fromkeys(order, (EM, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Probe", "styleName": "Bold", "psName": "Probe-Bold"})
    builder.setupOS2(usWeightClass=700, fsType=2 if restricted else 8)
    builder.setupPost()
    target = BytesIO()
    builder.save(target)
    return target.getvalue()


@pytest.fixture
def embedding_design(design: Design) -> Design:
    face = Face("probe.otf", cff())
    chains = {name: Chain(role, (face,)) for name, role in design.roles.roles.items()}
    style = replace(design.style, docx=replace(design.style.docx, embed_fonts=True))
    return Design(style, design.roles, chains)


def opened(data: bytes) -> TTFont:
    return TTFont(BytesIO(data))


def test_a_subset_is_truetype_with_the_name_that_the_text_asks_for() -> None:
    font = opened(embedding.subset(Face("probe.otf", cff()), "仿宋_GB2312", "讲话"))
    assert font["name"].getBestFamilyName() == "仿宋_GB2312"
    assert "glyf" in font and "CFF " not in font
    assert set(font.getBestCmap()) == {ord("讲"), ord("话")}


def test_a_stand_in_keeps_its_outlines_and_becomes_regular() -> None:
    font = opened(embedding.renamed(Face("probe.otf", cff()), "方正小标宋简体"))
    assert font["name"].getBestFamilyName() == "方正小标宋简体"
    assert "CFF " in font and font["OS/2"].usWeightClass == 400


def test_a_stand_in_bears_one_name_and_is_a_regular_face() -> None:
    font = opened(embedding.renamed(Face("probe.otf", cff()), "方正小标宋简体"))
    named = {name.nameID: str(name) for name in font["name"].names}
    family = "方正小标宋简体"
    assert named == {1: family, 2: "Regular", 3: family, 4: family, 6: "Probe-Bold"}


def test_a_font_that_may_not_be_embedded_is_refused() -> None:
    with pytest.raises(UsageError, match=r"probe\.otf 不许嵌入"):
        embedding.subset(Face("probe.otf", cff(restricted=True)), "仿宋_GB2312", "讲话")


def test_mixing_twice_with_the_key_gives_the_font_back() -> None:
    data = cff()
    key = embedding.key_of(data)
    assert embedding.obfuscated(data, key)[:32] != data[:32]
    assert embedding.obfuscated(embedding.obfuscated(data, key), key) == data


@pytest.mark.slow
def test_each_role_that_is_used_is_embedded_and_named_in_the_font_table(
    embedding_design: Design, tmp_path: Path
) -> None:
    data = docx.write(speech(para("现在开会。")), embedding_design, b"")
    archive = ZipFile(BytesIO(data))
    fonts = [name for name in archive.namelist() if name.endswith(".odttf")]
    table = archive.read("word/fontTable.xml").decode()
    assert len(fonts) == table.count("w:embedRegular") == 3  # title, body, page number
    path = tmp_path / "speech.docx"
    path.write_bytes(data)
    assert [str(error) for error in OpenXmlValidator().validate(path).errors] == []


def test_embedding_gives_the_same_bytes_again(embedding_design: Design) -> None:
    said = speech(para("现在开会。"))
    assert docx.write(said, embedding_design, b"") == docx.write(said, embedding_design, b"")


def test_a_subset_keeps_its_postscript_name_and_names_no_glyph() -> None:
    font = opened(embedding.subset(Face("probe.otf", cff()), "仿宋_GB2312", "讲话"))
    assert font["name"].getDebugName(6) == "Probe-Bold"
    assert font["post"].formatType == 3
