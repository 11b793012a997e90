"""Where 版头 and 版记 of a circulated document stand, GB/T 9704-2012 §7.2 and §7.4."""

from dataclasses import dataclass
from math import ceil

from converters.settings.style import Element, Style
from converters.settings.units import Length
from converters.typeset.metrics import EM


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a 版头 stand, measured from the first line box of the page."""

    size: Length
    """Of the issuer: smaller than the style's where the name would not fit on one line."""
    issuer: Length
    """The top of the issuer's em box."""
    number: Length
    """The top of the line under it; without that line, the foot of the issuer."""
    rule: Length
    """The top of the red rule."""
    lines: int
    """The lines of the grid that the whole 版头 takes; the title stands on the next."""


def places(style: Style, issuer: int, marks: int, *, below: bool) -> Places:
    """Return the places; `issuer` is its width in thousandths of an em.

    `marks` counts the lines above it, which push it down only if they need its place; `below`
    tells whether number or signer stand under it. What is left blank under the rule is brought up
    to whole lines, so that the text keeps to the grid.
    """
    book_style, head = style.elements["issuer"], style.redhead
    widest = style.page.type_area_width / (issuer / EM + 2 * head.inset_chars)
    size = min(book_style.size, widest)
    top = max(style.page.top - style.frame_top + head.top, style.pitch * marks)
    number = top + size
    foot = number
    if below:
        number += style.pitch * head.lines_before
        foot = number + style.elements["number"].size
    rule = foot + head.rule_gap
    wanted = rule + head.rule + style.pitch * head.lines_after
    free_above_title = (style.pitch - style.elements["title"].size) / 2
    return Places(size, top, number, rule, ceil((wanted - free_above_title).pt / style.pitch.pt))


def inset(chars: float, element: Element) -> Length:
    """Return some characters of an element as a length."""
    return element.size * chars


def imprint_height(style: Style, lines: int, parts: int) -> Length:
    """Return the height of a 版记 of so many lines in so many parts, its rules included."""
    rules = style.imprint.outer_rule * 2 + style.imprint.inner_rule * (parts - 1)
    return style.pitch * lines + rules
