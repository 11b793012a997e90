from io import BytesIO

import pytest
from fontTools.cffLib import CFFFontSet
from fontTools.ttLib import TTFont

from converters import resources
from converters.errors import SourceError
from converters.settings.fonts import Face
from converters.typeset import font_subset

WORDS = "人大工作"


@pytest.fixture(scope="module")
def face() -> Face:
    name = "FandolFang-Regular.otf"
    return Face(name, (resources.root() / "fonts" / "free" / name).read_bytes())


def numbers(face: Face) -> dict[str, int]:
    return {char: face.font.getGlyphID(face.glyphs[ord(char)]) for char in WORDS}


def test_a_cut_to_characters_keeps_their_numbers_and_no_others(face: Face) -> None:
    light = Face("light.otf", font_subset.to_characters(face.data, map(ord, WORDS)))
    assert numbers(light) == numbers(face)
    assert {chr(code) for code in light.glyphs} == set(WORDS)
    assert len(light.data) < len(face.data) / 30


def test_a_compact_cut_keeps_numbers_as_cids_and_is_the_same_from_a_light_face(
    face: Face,
) -> None:
    wanted = sorted(numbers(face).values())
    light = font_subset.to_characters(face.data, map(ord, WORDS + "会议"))
    kept = font_subset.to_glyphs(face.data, wanted, keep_numbers=True)
    compact = [font_subset.to_glyphs(data, wanted, keep_numbers=False) for data in (light, kept)]
    found = [font_subset.table(font, b"CFF ") for font in compact]
    assert found[0] == found[1]
    curves = CFFFontSet()
    curves.decompile(BytesIO(found[0]), None)
    assert curves.topDictIndex[0].charset[1:] == [f"cid{number:05d}" for number in wanted]


def test_what_no_pdf_reads_is_dropped(face: Face) -> None:
    light = TTFont(BytesIO(font_subset.to_glyphs(face.data, [40], keep_numbers=True)))
    assert "CFF " in light
    assert not {"GPOS", "GSUB", "vmtx", "VORG", "BASE"} & set(light.keys())


def test_a_table_is_found_wherever_the_font_lists_it_and_has_all_its_bytes(face: Face) -> None:
    reader = TTFont(BytesIO(face.data)).reader
    assert len(reader.keys()) > 8
    for tag in reader.keys():  # noqa: SIM118 - it can be asked for, not gone through
        assert font_subset.table(face.data, tag.encode()) == reader[tag], tag


def test_a_table_that_is_not_there_is_told(face: Face) -> None:
    with pytest.raises(KeyError):
        font_subset.table(face.data, b"glyf")


def test_what_stands_behind_the_list_of_tables_is_no_entry_of_it() -> None:
    def entry(tag: bytes, start: int, length: int) -> bytes:
        return tag + b"summ" + start.to_bytes(4, "big") + length.to_bytes(4, "big")

    listed = b"OTTO" + b"\0\2" + bytes(6) + entry(b"CFF ", 60, 3) + entry(b"name", 44, 16)
    data = listed + entry(b"cmap", 60, 3) + b"abcdef"
    assert font_subset.table(data, b"CFF ") == b"abc"
    assert font_subset.table(data, b"name") == entry(b"cmap", 60, 3)
    with pytest.raises(KeyError):
        font_subset.table(data, b"cmap")


def test_a_cut_for_a_pdf_has_neither_hints_nor_shared_outlines(face: Face) -> None:
    def operators(data: bytes) -> set[object]:
        glyphs = TTFont(BytesIO(data))["CFF "].cff.topDictIndex[0].CharStrings
        glyph = glyphs[face.glyphs[ord("人")]]
        glyph.decompile()
        return {sign for sign in glyph.program if isinstance(sign, str)}

    cut = font_subset.to_glyphs(face.data, numbers(face).values(), keep_numbers=True)
    assert {"hstem", "vstem", "hstemhm", "callsubr", "callgsubr"} & operators(face.data)
    assert not {"hstem", "vstem", "hstemhm", "callsubr", "callgsubr"} & operators(cut)


def test_what_is_no_font_is_given_back_and_refused_by_whoever_opens_it() -> None:
    assert font_subset.to_characters(b"no font", [65]) == b"no font"
    with pytest.raises(SourceError):
        Face("x.otf", font_subset.to_characters(b"no font", [65]))
