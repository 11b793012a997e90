"""版记 of GB/T 9704-2012 §7.4, worked out on a page of round numbers."""

from dataclasses import replace

import pytest

from converters.errors import SourceError
from converters.settings.design import Design
from converters.settings.style import Style
from converters.settings.units import Length, pt
from converters.speech.printed_words import Imprint
from converters.typeset.circulation import imprint_height, imprint_room, inset, require_page
from converters.typeset.typesetter import NominalTypesetter


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


def test_an_imprint_of_as_many_lines_as_a_page_stands_on_it_and_a_higher_one_is_refused(
    style: Style,
) -> None:
    typesetter = NominalTypesetter(style)
    rooms = set[int]()
    for count in range(400, 900, 10):
        imprint = Imprint(None, "抄送：" + "县" * count, None, "2024年1月2日印发")
        rooms.add(room := imprint_room(imprint, typesetter))
        if room <= 22:
            require_page(imprint, typesetter)
        else:
            with pytest.raises(SourceError, match=f"版记要占 {room} 行，一页只有 22 行"):
                require_page(imprint, typesetter)
    assert {22, 23} < rooms
