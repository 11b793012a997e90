import re
import tomllib
from typing import Any

import pytest

from converters import resources
from converters.errors import SourceError
from converters.settings import style
from tests.make import restyled

TEXT = resources.text("styles/gbt9704.toml")
STYLE = style.read(TEXT)


def changed(old: str, new: str) -> str:
    assert old in TEXT
    return TEXT.replace(old, new, 1)


def test_the_margins_follow_from_the_type_area() -> None:
    assert STYLE.page.outer.mm == pytest.approx(26)
    assert STYLE.page.bottom.mm == pytest.approx(35)


def test_twenty_two_lines_fill_the_type_area() -> None:
    assert STYLE.pitch.pt == pytest.approx(28.99, abs=0.005)
    assert STYLE.frame_height.mm == pytest.approx(225)


def test_twenty_eight_characters_fill_a_line() -> None:
    assert STYLE.cell.pt * 28 == pytest.approx(STYLE.page.type_area_width.pt)
    assert STYLE.letter_spacing_em == -13
    assert STYLE.letter_spacing.pt == pytest.approx(-0.208)


def test_by_the_other_reading_the_ink_touches_the_edges() -> None:
    ink = style.read(changed('fill = "boxes"', 'fill = "ink"'))
    assert ink.pitch.pt == pytest.approx(29.61, abs=0.005)
    assert ink.frame_top.mm == pytest.approx(34.599, abs=0.001)


def test_what_is_measured_from_margins_stands_where_it_does_by_the_type_area() -> None:
    """GB/T 33476.2: 72 and 57 mm from the head of the sheet, and the dash 269."""
    seen = restyled(resources.text("styles/gbt33476.toml"))
    assert (seen.pitch.mm, seen.frame_top.mm) == pytest.approx((10.39, 34.58))
    assert seen.page.bottom.mm == pytest.approx(32.58)
    for one in (STYLE, seen):
        assert (one.page.top + one.redhead.top).mm == pytest.approx(72)
        assert (one.page.top + one.order.top).mm == pytest.approx(57)
        assert (one.page.foot + one.folio.gap).mm == pytest.approx(269)


def test_lines_that_are_higher_than_the_type_area_are_refused() -> None:
    own = 'base = "gbt9704"\ntitle = "试"\ngrid.pitch_mm = {}\n'
    assert restyled(own.format(10.22)).pitch.mm == pytest.approx(10.22)
    with pytest.raises(SourceError, match=r"22 行、行距 10.*版心 225 毫米排不下"):
        restyled(own.format(10.3))


def test_the_page_number_stands_one_character_in() -> None:
    assert STYLE.folio.inset.pt == 14
    assert STYLE.folio.around == ("— ", " —")


@pytest.mark.parametrize("number", ["top_mm = 37", "lines = 22", "gap_mm = 7", "size_pt = 22"])
def test_a_missing_number_is_told_by_name_with_the_line_of_its_table(number: str) -> None:
    text = changed(number, "")
    with pytest.raises(SourceError) as caught:
        style.read(text)
    assert f"缺少“{number.split(' ')[0]}”" in caught.value.reason
    assert text.split("\n")[caught.value.line - 1].startswith("[")


def test_a_mistyped_name_is_told_with_its_line() -> None:
    with pytest.raises(SourceError) as caught:
        style.read(changed("inner_mm", "iner_mm"))
    assert "inner_mm" in caught.value.remedy
    assert TEXT.split("\n")[caught.value.line - 1].startswith("inner_mm")


def test_a_number_out_of_range_is_refused() -> None:
    with pytest.raises(SourceError):
        style.read(changed("width_mm = 210", "width_mm = -1"))


def based(text: str, **others: str) -> style.Style:
    """Return the style in `text`, which may begin from those in `others` or the program's own."""

    def tables(name: str) -> dict[str, Any]:
        return style.tables(others.get(name, TEXT), tables)

    return style.read(text, tables, ["title", "body", "kai", "hei", "song"])


def test_a_style_with_a_base_holds_the_differences() -> None:
    made = based('base = "gbt9704"\ntitle = "改"\n[grid]\nfill = "ink"\n')
    assert (made.title, made.grid.fill, made.grid.lines) == ("改", "ink", STYLE.grid.lines)
    assert made.elements == STYLE.elements


def test_a_base_may_have_a_base() -> None:
    made = based('base = "mid"\n[grid]\nchars = 30\n', mid='base = "gbt9704"\n[grid]\nlines = 20\n')
    assert (made.grid.lines, made.grid.chars, made.grid.fill) == (20, 30, STYLE.grid.fill)


def test_a_fault_in_the_differences_is_told_with_its_own_line() -> None:
    with pytest.raises(SourceError) as caught:
        based('base = "gbt9704"\n\n[elements]\nbody.size_pt = -1\n')
    assert caught.value.line == 4


def test_a_font_role_that_is_none_is_told_with_the_one_that_may_be_meant() -> None:
    with pytest.raises(SourceError, match="没有“boddy”这种字体角色") as caught:
        based('base = "gbt9704"\n[elements.title]\nfont = "boddy"\n')
    assert (caught.value.line, "是不是 body" in caught.value.remedy) == (3, True)


@pytest.mark.parametrize("name", ["gbt9704-ink", "gbt33476", "reading"])
def test_a_style_of_the_program_repeats_nothing_of_its_base(name: str) -> None:
    written = tomllib.loads(resources.text(f"styles/{name}.toml"))
    whole = style.tables(resources.text(f"styles/{written.pop('base')}.toml"))

    def repeated(above: dict[str, Any], below: dict[str, Any]) -> list[str]:
        found = [key for key in above if above[key] == below.get(key)]
        inner = [(above[key], below.get(key)) for key in above if isinstance(above[key], dict)]
        return found + [key for a, b in inner if isinstance(b, dict) for key in repeated(a, b)]

    assert repeated(written, whole) == []


def test_signs_of_a_page_number_are_no_pattern() -> None:
    own = restyled('base = "gbt9704"\ntitle = "试"\nfolio.form = "({page}) [a+]"\n')
    assert re.fullmatch(own.folio.pattern(r"\d+"), "(12) [a+]")
    assert not re.fullmatch(own.folio.pattern(r"\d+"), "12 a")
