"""From the numbers of a style to the measures that lines are composed to."""

from converters.settings.style import Element, Style
from converters.settings.units import Length
from converters.typeset.compose import Measure
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
        return Measure(width, spacing, indent, style.text.hanging)
    indent = in_em(style.cell * element.indent_chars, element)
    return Measure(in_em(style.page.type_area_width, element), 0, indent, style.text.hanging)


def in_em(length: Length, element: Element) -> int:
    """Return a length in thousandths of an em of the element."""
    return int(length.pt / element.size.pt * EM)
