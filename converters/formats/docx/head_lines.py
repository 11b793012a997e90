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
NEARER_SHARE = 0.5
"""Of what the characters of a title give that is set closer."""


def head_line(text: str, element: str, names: Sequence[str], style: Style) -> str:
    """Return the runs of a line of the head block, each of its lines set so that it holds.

    What the PDF sets in one line another program may not: where gaps beside digits or wider digits
    leave no room, the characters give it, and where they cannot, lines are a character shorter.
    """
    type_style = style.elements[element]
    widest, kept = widest_of_head(style, type_style), [*names, *style.head.kept_words]
    if fits_closer(text, NOMINAL, widest, closer(style, type_style)):
        lines = [text]
    else:
        lines = break_title(text, NOMINAL, widest, kept)
    if any(_looks(line, type_style, style) is None for line in lines):
        lines = break_title(text, NOMINAL, widest - EM, kept)
    return LINE_BREAK.join(
        run(words(line), _looks(line, type_style, style) or "") for line in lines
    )


def _looks(line: str, type_style: Element, style: Style) -> str | None:
    """Return the character style in which a line surely holds, None if it does in none."""
    room = in_em(style.page.type_area_width, type_style)
    excess = ceil((ems(line) + _spare(line)) * EM) - room
    ways = _ways(closer(style, type_style))
    return next((name for name, give in ways if excess <= give * (len(line) - 1)), None)


def _ways(most: int) -> Iterator[tuple[str, float]]:
    """Yield the character styles, and how much closer each sets characters of a title."""
    yield "", 0
    if most:
        yield NEARER, most * NEARER_SHARE
        yield CLOSER, most


def _spare(line: str) -> float:
    """Return how many ems a line may be wider than its characters are by their names."""
    digits = sum(char.isascii() and char.isdigit() for char in line)
    return max(GAP * len(gaps(line)), _WIDE_DIGIT * digits)
