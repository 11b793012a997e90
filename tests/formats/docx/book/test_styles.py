"""The styles of a book's DOCX, and the fonts that draw them."""

import pytest

from converters.formats.docx.book import styles
from converters.settings.book_style import BookStyle
from converters.settings.design import Design


@pytest.mark.parametrize("parts", [True, False])
def test_every_style_of_a_book_has_the_font_of_its_element(
    design: Design, book_style: BookStyle, parts: bool
) -> None:
    found = styles.roles(design, book_style, parts=parts)
    own = [*styles.own_styles(book_style, parts=parts)]
    assert len(own) > 5
    for each in own:
        assert found[each.id] == book_style.elements[each.element].font
