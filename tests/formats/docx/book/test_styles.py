"""The styles of a book's DOCX, and the fonts that draw them."""

from dataclasses import replace
from typing import Any

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


@pytest.mark.parametrize(("option", "role"), [("none", None), ("kai", "kai"), ("bold", "hei")])
def test_sentences_that_lead_in_and_run_in_headings_have_their_fonts(
    design: Design, book_style: BookStyle, option: Any, role: str | None
) -> None:
    style = replace(design.style, text=replace(design.style.text, leads=option))
    found = styles.roles(replace(design, style=style), book_style, parts=True)
    assert found.get("Lead") == role
    assert found["Emphasis"] == style.elements["emphasis"].font
    assert found["Heading3Char"] == found["Heading3"] == style.elements["heading1"].font
    assert (found["Header"], found["Footer"]) == (book_style.running.font, style.folio.font)
