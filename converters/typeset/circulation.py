"""The measures of a 版记, GB/T 9704-2012 §7.4."""

from converters.settings.style import Element, Style
from converters.settings.units import Length, pt


def inset(chars: float, element: Element) -> Length:
    """Return some characters of an element as a length."""
    return element.size * chars


def imprint_height(style: Style, lines: int, parts: int, *, ruled: bool = True) -> Length:
    """Return the height of a 版记 of so many lines in so many parts, its rules included."""
    rules = style.imprint.outer_rule * 2 + style.imprint.inner_rule * (parts - 1)
    return style.pitch * lines + (rules if ruled else pt(0))
