"""版记 of GB/T 9704-2012 §7.4, worked out on a page of round numbers."""

from dataclasses import replace

import pytest

from converters.settings.design import Design
from converters.settings.style import Style
from converters.settings.units import Length, pt
from converters.typeset.circulation import imprint_height, inset


@pytest.fixture
def style(design: Design) -> Style:
    """22 lines of 30 pt on a page 500 pt wide."""
    own = design.style
    return replace(
        own,
        page=replace(own.page, type_area_width=pt(500), type_area_height=pt(660)),
        grid=replace(own.grid, fill="boxes", lines=22),
        imprint=replace(own.imprint, outer_rule=pt(2), inner_rule=pt(1)),
        elements={
            **own.elements,
            "number": replace(own.elements["number"], size=pt(16)),
        },
    )


@pytest.mark.parametrize(("lines", "parts", "height"), [(1, 1, 34), (2, 2, 65), (4, 3, 126)])
def test_the_imprint_has_two_outer_rules_and_one_between_its_parts(
    style: Style, lines: int, parts: int, height: int
) -> None:
    assert imprint_height(style, lines, parts) == pt(height)


def test_an_inset_is_told_in_characters_of_its_element(style: Style) -> None:
    assert inset(1.5, style.elements["number"]) == Length(24)
