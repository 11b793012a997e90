"""Lengths in the units of Word."""

from math import floor

from converters.formats.docx.measures import measures
from converters.settings.design import Design


def test_on_the_grid_of_word_characters_get_what_the_cell_leaves_in_4096ths_of_a_point(
    design: Design,
) -> None:
    style = design.style
    left = (style.cell - style.body.size).pt
    assert measures(style).char_space == floor(left * 4096)
