"""The lines of the head block as Word shows them: broken as in the PDF, or set a little closer."""

from collections.abc import Iterator, Sequence
from math import ceil

from converters.formats.docx.gaps import GAP, gaps
from converters.formats.docx.oxml import CLOSER, LINE_BREAK, NEARER, run, words
from converters.settings.style import Element, Style
from converters.typeset.measures import closer, in_em, widest_of_head
from converters.typeset.metrics import EM
from converters.typeset.nominal import NOMINAL, ems
from converters.typeset.title import break_title, fits_closer

_WIDE_DIGIT = 0.05
"""Em by which the digits of a face for titles may be wider than half of one."""
_MOST_LESS = 5
"""Ems by which lines may be shorter than those of the PDF: a line of figures has so many gaps."""
NEARER_SHARE = 0.5
"""Of what the characters of a title give that is set closer."""


def head_line(text: str, element: str, names: Sequence[str], style: Style) -> str:
    """Return the runs of a line of the head block, each of its lines set so that it holds.

    What the PDF sets in one line another program may not: where gaps beside digits or wider digits
    leave no room, the characters give it, and where they cannot, lines are shorter.
    """
    type_style = style.elements[element]
    kept = [*names, *style.head.kept_words]
    ways = (
        [(line, _looks(line, type_style, style)) for line in lines]
        for lines in _broken(text, type_style, kept, style)
    )
    found = first = next(ways)
    while any(looks is None for _, looks in found):
        found = next(ways, [(line, looks or "") for line, looks in first])
    return LINE_BREAK.join(run(words(line), looks or "") for line, looks in found)


def _broken(
    text: str, type_style: Element, kept: Sequence[str], style: Style
) -> Iterator[list[str]]:
    """Yield the lines of the PDF, then ever shorter ones."""
    widest = widest_of_head(style, type_style)
    if fits_closer(text, NOMINAL, widest, closer(style, type_style)):
        yield [text]
    for less in range(_MOST_LESS + 1):
        yield break_title(text, NOMINAL, widest - less * EM, kept)


def _looks(line: str, type_style: Element, style: Style) -> str | None:
    """Return the character style in which a line surely holds, None if it does in none."""
    room = in_em(style.page.type_area_width, type_style)
    excess = ceil((ems(line) + _spare(line)) * EM) - room
    ways = _ways(_most(type_style, style))
    return next((name for name, give in ways if excess <= give * (len(line) - 1)), None)


def _most(type_style: Element, style: Style) -> float:
    """Return how much a character gives at most, in thousandths of its em.

    What the styles of titles give is a length, and more of an em in smaller type.
    """
    title = style.elements["title"]
    return closer(style, title) * title.size.pt / type_style.size.pt


def _ways(most: float) -> Iterator[tuple[str, float]]:
    """Yield the character styles, and how much closer each sets characters."""
    yield "", 0
    if most:
        yield NEARER, most * NEARER_SHARE
        yield CLOSER, most


def _spare(line: str) -> float:
    """Return how many ems a line may be wider than its characters are by their names."""
    digits = sum(char.isascii() and char.isdigit() for char in line)
    return max(GAP * len(gaps(line)), _WIDE_DIGIT * digits)
