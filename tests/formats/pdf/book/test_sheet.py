"""The style sheet of books."""

import re

from converters.formats.pdf.book.html import sheet
from converters.formats.pdf.book.html.setting import css_class
from converters.settings.book_style import BookStyle
from converters.settings.design import Design


def test_each_element_is_aligned_as_the_style_says_and_even_ones_to_the_left(
    drawn: Design, book_style: BookStyle
) -> None:
    made = sheet.sheet(drawn, book_style)
    for name, element in book_style.elements.items():
        rules = re.findall(rf"\.{css_class(name)} {{([^}}]*)}}", made)
        aligned = re.findall(r"text-align: ([a-z]+)", " ".join(rules))
        wanted = "left" if element.align == "justify" else element.align
        assert aligned[:1] == [wanted], name
