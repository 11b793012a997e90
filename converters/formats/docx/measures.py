"""The lengths of a style in the units of Word, which knows only whole twips and half points."""

from dataclasses import dataclass
from math import floor

from converters.settings.style import Element, Style
from converters.settings.units import Length, pt

# Word and LibreOffice set a line of exact height with a fifth of it below the baseline.
_BELOW_BASELINE = 0.2
# The middle of the ideographic em box, which reaches from -0.12 to 0.88; a dash stands there.
_MIDDLE_ABOVE_BASELINE = 0.38
# The em box reaches as far above the baseline.
_ABOVE_BASELINE = 0.88
# Of a border in a point (ECMA-376 17.18.2).
_RULE_UNITS = 8
# `docGrid/@charSpace` counts 4096ths of a point (ECMA-376 17.6.5).
_CHAR_SPACE_PARTS = 4096


@dataclass(frozen=True, slots=True)
class Measures:
    """All lengths in twips unless said otherwise."""

    width: int
    height: int
    top: int
    inner: int
    outer: int
    bottom: int
    footer: int
    """From the edge of the sheet to the foot of the page number's line."""
    pitch: int
    """From line to line: 579 and not 580, for 22 lines of 580 are higher than 225 mm."""
    cell: int
    spacing: int
    """Added to each character of body size in the portable grid, negative."""
    squeezed: int
    """The same in a line that takes one character more than the grid has."""
    loosened: int
    """The same in a line that holds one character less."""
    char_space: int
    """The same for Word's own grid, in 1/4096 pt, relative to the size of the style Normal."""

    @property
    def text_width(self) -> int:
        """The width of the type area."""
        return self.width - self.inner - self.outer

    @property
    def text_height(self) -> int:
        """The height of the type area, as the margins leave it."""
        return self.height - self.top - self.bottom


def measures(style: Style) -> Measures:
    """Return the lengths of a style, so rounded that the grid never overflows."""
    page = style.page
    text_width, frame_height = page.type_area_width.twips, style.frame_height.twips
    inner, top = page.inner.twips, (style.frame_top - _sunk(style)).twips
    return Measures(
        width=page.width.twips,
        height=page.height.twips,
        top=top,
        inner=inner,
        outer=page.width.twips - inner - text_width,
        bottom=_bottom(style, top),
        footer=_footer(style).twips,
        pitch=floor(frame_height / style.grid.lines),
        cell=style.cell.twips,
        spacing=spacing(style),
        squeezed=squeezed(style),
        loosened=loosened(style),
        char_space=floor((style.cell - style.body.size).pt * _CHAR_SPACE_PARTS),
    )


def spacing(style: Style) -> int:
    """Return what brings the characters of the grid into a line, in twips."""
    return floor(style.page.type_area_width.twips / style.grid.chars - style.body.size.twips)


def squeezed(style: Style) -> int:
    """Return what brings one character more into a line, into a first line with its indent too.

    LibreOffice adds nothing after the last character of a run, so that it is shared among the rest.
    """
    size, cell, area = style.body.size.twips, style.cell.twips, style.page.type_area_width.twips
    return min(
        floor((area - blank * cell - (chars + 1) * size) / chars)
        for blank in (0, style.body.indent_chars)
        for chars in (style.grid.chars - blank,)
    )


def loosened(style: Style) -> int:
    """Return what leaves a line, a first line with its indent too, room for one character less."""
    size, cell, area = style.body.size.twips, style.cell.twips, style.page.type_area_width.twips
    return min(
        floor((area - blank * cell - (chars - 1) * size) / (chars - 2))
        for blank in (0, style.body.indent_chars)
        for chars in (style.grid.chars - blank,)
    )


def _sunk(style: Style) -> Length:
    """Return how much lower than in the middle of their lines the glyphs stand.

    Where the ink has to touch the edges of the type area, the page is moved up by that much; where
    the line boxes fill it, margins are what an office sets and looks at, and stay as they are.
    """
    if style.grid.fill != "ink":
        return pt(0)
    baseline = style.pitch * (1 - _BELOW_BASELINE)
    middle = style.pitch / 2 + style.body.size * _MIDDLE_ABOVE_BASELINE
    return baseline - middle


def _bottom(style: Style, top: int) -> int:
    """Return the foot margin in twips: what the style says, where the lines stand within it."""
    if style.grid.fill != "ink":
        return style.page.bottom.twips
    return style.page.height.twips - top - style.frame_height.twips


def _footer(style: Style) -> Length:
    """Return where the page number's line ends, so that its dash is `gap` below the type area."""
    size = style.folio.size
    below_dash = size * (_BELOW_BASELINE + _MIDDLE_ABOVE_BASELINE)
    return style.page.bottom - style.folio.gap - below_dash


def half_points(size: Length) -> int:
    """Return a type size in half points, the unit of `w:sz`."""
    return round(size.pt * 2)


def rule_units(thickness: Length) -> int:
    """Return the thickness of a rule in eighths of a point, the unit of borders (17.18.2)."""
    return round(thickness.pt * _RULE_UNITS)


def ink_top(size: Length, line: Length) -> Length:
    """Return how far under the top of a line of exact height the em box of its type begins."""
    return line * (1 - _BELOW_BASELINE) - size * _ABOVE_BASELINE


def on_grid(element: Element, style: Style) -> bool:
    """Return whether the characters of an element fill the cells of the grid."""
    return element.size == style.body.size


def advance(element: Element, style: Style) -> Length:
    """Return the width of a hanzi of an element: that of its cell where it is on the grid."""
    return style.cell if on_grid(element, style) else element.size
