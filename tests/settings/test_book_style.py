import pytest

from converters import resources
from converters.errors import SourceError
from converters.settings import book_style

OWN = resources.text("styles/book.toml")


def test_the_style_of_books_is_read_with_lengths() -> None:
    style = book_style.read(OWN)
    assert style.running.gap.mm == pytest.approx(6)
    assert style.elements["cover_title"].size.pt == 36


def test_marks_stand_outside_the_bleed() -> None:
    trim = book_style.read(OWN).trim
    assert trim.mark_offset.pt >= trim.bleed.pt
    assert trim.margin.mm == pytest.approx(8)


def test_a_style_without_a_number_is_refused_with_its_table() -> None:
    with pytest.raises(SourceError) as caught:
        book_style.read(OWN.replace("gap_mm = 6", "# gap"))
    assert "gap_mm" in caught.value.reason
