"""From the numbers of a style to the measures that lines are composed to."""

from converters.settings.style import Element, Style
from converters.settings.units import Length
from converters.typeset.compose import Measure
from converters.typeset.line_costs import Justification
from converters.typeset.metrics import EM


def measure(style: Style, element: Element) -> Measure:
    """Return the measure of an element as wide as the type area.

    An element of the size of the body stands on the character grid; any other has the same width
    and no letter spacing.
    """
    if element.size == style.body.size:
        spacing = style.letter_spacing_em
        cell = EM + spacing
        width, indent = style.grid.chars * cell, element.indent_chars * cell
        return Measure(width, spacing, justification(style), indent, style.text.hanging)
    indent = in_em(style.cell * element.indent_chars, element)
    width = in_em(style.page.type_area_width, element)
    return Measure(width, 0, justification(style), indent, style.text.hanging)


def widest_of_head(style: Style, element: Element) -> int:
    """Return how wide a line of the head block may be; a title has at most `max_title_chars`."""
    area = in_em(style.page.type_area_width, element)
    is_title = element == style.elements["title"]
    return min(area, style.head.max_title_chars * EM) if is_title else area


def closer(style: Style, element: Element) -> int:
    """Return how much closer the characters of a line of the head block may be set: of a title."""
    return round(style.head.closer_em * EM) if element == style.elements["title"] else 0


def justification(style: Style) -> Justification:
    """Return how far lines of a style may be brought to the measure."""
    text = style.text
    loose, ceiling = round(text.loose_em * EM), round(text.ceiling_em * EM)
    return Justification(loose, ceiling, text.unit_price, text.touch)


def in_em(length: Length, element: Element) -> int:
    """Return a length in thousandths of an em of the element."""
    return int(length.pt / element.size.pt * EM)
