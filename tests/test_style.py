import pytest

from converters import resources, style
from converters.errors import SourceError

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
