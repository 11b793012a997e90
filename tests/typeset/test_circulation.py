"""版头 and 版记 of GB/T 9704-2012 §7.2 and §7.4, worked out on a page of round numbers."""

from dataclasses import replace

import pytest

from converters.settings.design import Design
from converters.settings.style import Element, Style
from converters.settings.units import Length, pt
from converters.typeset.circulation import Places, imprint_height, inset, places
from converters.typeset.metrics import EM


@pytest.fixture
def style(design: Design) -> Style:
    """22 lines of 30 pt, 500 pt wide, the first line box 5 pt above the type area."""
    own = design.style
    page = replace(own.page, top=pt(100), type_area_width=pt(500), type_area_height=pt(650))
    head = replace(
        own.redhead, top=pt(90), lines_before=2, rule_gap=pt(11), rule=pt(2), lines_after=2
    )
    return replace(
        own,
        page=page,
        grid=replace(own.grid, fill="ink", lines=22),
        redhead=replace(head, inset_chars=2),
        imprint=replace(own.imprint, outer_rule=pt(2), inner_rule=pt(1)),
        elements={
            **own.elements,
            "body": sized(own, "body", 20),
            "title": sized(own, "title", 22),
            "issuer": sized(own, "issuer", 50),
            "number": sized(own, "number", 16),
        },
    )


def sized(style: Style, name: str, size: float) -> Element:
    return replace(style.elements[name], size=pt(size))


def test_the_page_of_these_tests_has_the_numbers_that_it_says(style: Style) -> None:
    assert (style.pitch, style.page.top - style.frame_top) == (pt(30), pt(5))


def test_number_and_rule_follow_the_issuer_and_the_title_the_blank_lines(style: Style) -> None:
    """95 + 50 = 145; 145 + 60 + 16 + 11 = 232; 232 + 2 + 60 - 4 = 290, that is ten lines."""
    found = places(style, 6 * EM, 0, below=True)
    assert found == Places(pt(50), pt(95), pt(205), pt(232), 10)


def test_without_number_or_signer_the_rule_stands_right_under_the_issuer(style: Style) -> None:
    """145 + 11 = 156; 156 + 2 + 60 - 4 = 214, that is eight lines."""
    assert places(style, 6 * EM, 0, below=False) == Places(pt(50), pt(95), pt(145), pt(156), 8)


def test_marks_push_the_issuer_down_only_if_they_need_its_place(style: Style) -> None:
    tops = [places(style, 6 * EM, marks, below=True).issuer for marks in (2, 3, 4)]
    assert tops == [pt(95), pt(95), pt(120)]


def test_the_blank_under_the_rule_is_brought_up_to_whole_lines(style: Style) -> None:
    """The title needs 4 pt less than a line, for so much of its own line is blank above it."""
    for gap, lines in ((1, 10), (21, 10), (22, 11)):
        head = replace(style.redhead, rule_gap=pt(gap))
        found = places(replace(style, redhead=head), 6 * EM, 0, below=True)
        assert (gap, found.lines) == (gap, lines)


@pytest.mark.parametrize(("chars", "size"), [(6, 50.0), (16, 25.0), (36, 12.5)])
def test_an_issuer_that_one_line_does_not_hold_is_set_smaller(
    style: Style, chars: int, size: float
) -> None:
    """Two characters are kept free on both sides: 6 + 4 of 50 pt fill 500 pt."""
    found = places(style, chars * EM, 0, below=True)
    assert found.size.pt == pytest.approx(size)
    assert found.number.pt == pytest.approx(95 + size + 60)


@pytest.mark.parametrize(("lines", "parts", "height"), [(1, 1, 34), (2, 2, 65), (4, 3, 126)])
def test_the_imprint_has_two_outer_rules_and_one_between_its_parts(
    style: Style, lines: int, parts: int, height: int
) -> None:
    assert imprint_height(style, lines, parts) == pt(height)


def test_an_inset_is_told_in_characters_of_its_element(style: Style) -> None:
    assert inset(1.5, style.elements["number"]) == Length(24)
