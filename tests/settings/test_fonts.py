from collections.abc import Callable
from io import BytesIO

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from fontTools.ttLib.tables.DefaultTable import DefaultTable

from converters import resources
from converters.errors import MissingError, SourceError
from converters.settings import fonts
from converters.settings.fonts import Face

ROLES = fonts.read(resources.text("styles/fonts.toml"))


def face(family: str, chars: str, file: str = "") -> Face:
    names = [".notdef", *(f"uni{ord(char):04X}" for char in chars)]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(char): f"uni{ord(char):04X}" for char in chars})
    builder.setupGlyf({name: Glyph() for name in names})
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": family, "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    data = BytesIO()
    builder.save(data)
    return Face(file or f"{family}.ttf", data.getvalue())


FREE = {file: face(file, "人大会", file) for file in ROLES.files}


def test_every_role_names_a_face_for_docx_and_files_for_pdf() -> None:
    assert ROLES["title"].docx == "方正小标宋简体"
    assert ROLES["body"].files[0] == "FandolFang-Regular.otf"


def test_free_files_draw_where_the_office_has_no_fonts() -> None:
    chains = fonts.resolve(ROLES, [], FREE)
    assert [f.file for f in chains["body"].faces] == list(ROLES["body"].files)


def test_a_font_of_the_office_wins_whatever_its_file_is_called() -> None:
    own = face("FangSong_GB2312", "人", "whatever.ttf")
    assert fonts.resolve(ROLES, [own], FREE)["body"].faces[0] is own


def test_a_font_that_no_role_names_is_not_used() -> None:
    other = face("Comic", "人")
    chains = fonts.resolve(ROLES, [other], FREE)
    assert all(other not in chain.faces for chain in chains.values())


def test_a_character_is_drawn_by_the_first_face_that_has_it() -> None:
    own = face("FangSong_GB2312", "人")
    chain = fonts.resolve(ROLES, [own], FREE)["body"]
    assert chain.face_for("人") is own
    assert chain.face_for("大") is chain.faces[1]
    assert chain.face_for("滆") is None


def test_missing_free_files_are_named_with_the_remedy() -> None:
    with pytest.raises(MissingError) as caught:
        fonts.resolve(ROLES, [], {})
    assert "FandolFang-Regular.otf" in caught.value.reason
    assert "huibian fonts install" in caught.value.remedy


def test_a_file_that_is_no_font_is_refused_by_name() -> None:
    with pytest.raises(SourceError) as caught:
        Face("坏.ttf", b"no font")
    assert caught.value.file == "坏.ttf"


def damaged(table: str, change: Callable[[bytes], bytes]) -> Face:
    """A face one of whose tables is another; empty ones are left out."""
    font = TTFont(BytesIO(face("FangSong_GB2312", "人大").data))
    changed = change(font.reader[table])
    del font[table]
    if changed:
        font[table] = DefaultTable(table)
        font[table].data = changed
    data = BytesIO()
    font.save(data, reorderTables=None)
    return Face("simfang.ttf", data.getvalue())


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("head", lambda data: data[:18] + b"\0\0" + data[20:]),
        ("hhea", lambda data: data[:-2] + b"\0\0"),
        ("hhea", lambda data: data[:-2] + b"\xff\xff"),
        ("hhea", lambda _: b""),
        ("maxp", lambda data: data[:4] + b"\xff\xff" + data[6:]),
        ("hmtx", lambda data: data[:5]),
        ("cmap", lambda data: data[:4] + b"\xff" * (len(data) - 4)),
        ("cmap", lambda data: data[:2] + b"\0\0"),
        ("glyf", lambda _: b""),
    ],
)
def test_a_font_that_is_damaged_inside_is_named(
    table: str, change: Callable[[bytes], bytes]
) -> None:
    with pytest.raises(SourceError, match="里面坏了") as told:
        damaged(table, change).has("人")
    assert told.value.file == "simfang.ttf"


def test_a_font_that_lacks_what_nobody_needs_draws() -> None:
    assert damaged("OS/2", lambda _: b"").has("人")


def test_digits_have_one_face_in_every_role_that_names_none_of_its_own() -> None:
    latin = (FREE["Tinos-Regular.ttf"],)
    chains = fonts.resolve(ROLES, [], FREE)
    assert {name for name, chain in chains.items() if chain.latin == latin} == {"body", "kai"}
    assert not any(chains[name].latin for name in ("title", "hei", "song"))


def test_the_regular_times_of_the_office_wins_over_its_kin() -> None:
    times = face("Times New Roman", "人大会1", "times.ttf")
    chains = fonts.resolve(ROLES, [face("Arial", "1"), times], FREE)
    assert chains["body"].latin[0] is times
    assert chains["body"].face_for("1") is times


def test_digits_in_chinese_faces_are_drawn_and_named_by_each_role() -> None:
    roles = ROLES.with_latin("cjk")
    assert roles["body"].docx_latin == "仿宋_GB2312"
    assert roles["hei"] == ROLES["hei"]
    assert not any(chain.latin for chain in fonts.resolve(roles, [], FREE).values())


@pytest.mark.parametrize(("family", "name"), [("Squares", "Squares-Regular"), ("A-b", "A-b")])
def test_a_name_with_its_style_is_that_of_no_family(family: str, name: str) -> None:
    assert face(family, "人").style_name == name
    assert face(family, "人").postscript_name == family


@pytest.mark.parametrize(
    ("names", "is_so"),
    [
        ([".notdef", "cid00001", "cid00002"], True),
        ([".notdef", "cid00001", "cid00003"], False),
        ([".notdef", "uni4E00"], False),
    ],
)
def test_after_a_cut_that_kept_them_the_cids_are_the_numbers_of_the_glyphs(
    names: list[str], is_so: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = face("FangSong_GB2312", "人大")
    monkeypatch.setattr(own.font, "getGlyphOrder", lambda: names)
    assert own.numbers_are_cids is is_so
