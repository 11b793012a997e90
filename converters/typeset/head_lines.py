"""The lines of the head block (题头), one decision for all formats.

What a PDF holds in one line another program may not: where gaps beside digits or wider digits
leave no room, the characters of a title give it, and where they cannot, it is broken at words, in
every format. The widths that all faces have alike decide it.
"""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Final, NamedTuple

from converters.settings.style import Element, Style
from converters.typeset.gaps import GAP, gaps
from converters.typeset.measures import closer, in_em, widest_of_head
from converters.typeset.metrics import EM
from converters.typeset.nominal import NOMINAL, ems
from converters.typeset.title import break_title, break_words, fits_closer

_WIDE_DIGIT: Final = 0.05
"""Em by which the digits of a face for titles may be wider than half of one."""
_ROUNDED: Final = 0.02
"""Em by which a program may take a line with gaps for wider than it is: it rounds each stretch."""
_MOST_LESS: Final = 5
"""Ems by which lines may be shorter than the widest: a line of figures has so many gaps."""
NEARER_SHARE: Final = 0.5
"""Of what the characters of a title give that is set a little closer."""


class FirmLine(NamedTuple):
    """A line of the head block that holds."""

    text: str
    share: float = 0
    """Of what its characters can give (`measures.closer`), how much they do beside gaps."""


def head_lines(
    text: str, element: Element, names: Sequence[str], style: Style, *, breaks: bool = True
) -> Sequence[FirmLine]:
    """Return the lines of a text of the head block, each set so that it surely holds.

    `breaks` tells whether | breaks it, as it does a title; else it is a sign like others.
    Where no way to break it makes them hold, the best lines by their widths alone.
    """
    first: Sequence[FirmLine] = ()
    for lines in _broken(text, element, [*names, *style.head.kept_words], style, breaks=breaks):
        shares = [_share(line, element, style) for line in lines]
        found = [FirmLine(line, share or 0) for line, share in zip(lines, shares, strict=True)]
        if None not in shares:
            return found
        first = first or found
    return first


def _broken(
    text: str, element: Element, kept: Sequence[str], style: Style, *, breaks: bool
) -> Iterator[list[str]]:
    """Yield the best lines, then ever shorter ones."""
    widest = widest_of_head(style, element)
    if fits_closer(text, NOMINAL, widest, closer(style, element)):
        yield [text]
    breaking = break_title if breaks else break_words
    for less in range(_MOST_LESS + 1):
        yield breaking(text, NOMINAL, widest - less * EM, kept)


def _share(line: str, element: Element, style: Style) -> float | None:
    """Return the least share with which a line surely holds; None if it does with none."""
    room = in_em(style.page.type_area_width, element)
    excess = ceil((ems(line) + _spare(line)) * EM) - room
    give = _most(element, style) * (len(line) - 1)
    shares = (0, NEARER_SHARE, 1) if give else (0,)
    return next((share for share in shares if excess <= give * share), None)


def _most(element: Element, style: Style) -> float:
    """Return how much a character gives at most, in thousandths of its em.

    What titles give is a length, and more of an em in smaller type.
    """
    title = style.elements["title"]
    return closer(style, title) * title.size.pt / element.size.pt


def _spare(line: str) -> float:
    """Return how many ems a line may be wider than its characters are by their names."""
    digits = sum(char.isascii() and char.isdigit() for char in line)
    beside = len(gaps(line))
    return max(GAP * beside + _ROUNDED * bool(beside), _WIDE_DIGIT * digits)
