"""Where the lines that tell of attachments (附件说明) stand, GB/T 9704-2012 §7.3.4.

附件： is indented as a paragraph is. Numbers stand under one another behind it, names under one
another behind those, in boxes of whole halves of a character, for digits are narrower than hanzi;
a line that goes on begins under the first character of its name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil
from typing import NamedTuple

from converters.settings.style import Element, Style
from converters.settings.units import Length, pt
from converters.speech import attachments
from converters.speech.model import Block, Enclosure, text_of
from converters.typeset.compose import Line
from converters.typeset.heads.plan import Width
from converters.typeset.typesetter import Typesetter

ELEMENT = "enclosure"
"""Of the style."""


@dataclass(frozen=True, slots=True)
class BoxedWords:
    """Words in a box that is as wide as others of its kind."""

    text: str
    behind: Length
    """What the last of them has behind it beside the letter spacing of the grid."""


@dataclass(frozen=True, slots=True)
class EnclosurePlace:
    """Where a line of 附件说明 stands, from the left edge of the type area."""

    boxes: tuple[BoxedWords, ...]
    """附件： and the number, as far as they are there."""
    name: str
    start: Length
    """Where the first box begins, or the name without any."""
    left: Length
    """Where the name begins, in its first line and the others."""


class SetEnclosure(NamedTuple):
    """A line of 附件说明 as it is set."""

    place: EnclosurePlace
    lines: list[Line]
    """Those of its name."""


def placed(blocks: Sequence[Block], style: Style, width: Width) -> dict[int, EnclosurePlace]:
    """Return where the lines of 附件说明 stand by the numbers of their blocks.

    Those that follow one another are one list.
    """
    found: dict[int, EnclosurePlace] = {}
    for enclosed, group in groupby(enumerate(blocks), lambda one: isinstance(one[1], Enclosure)):
        some = list(group) if enclosed else []
        texts = [text_of(block) for _, block in some]
        numbers = (number for number, _ in some)
        found |= zip(numbers, places(texts, style, width), strict=True)
    return found


def composed(blocks: Sequence[Block], typesetter: Typesetter) -> dict[int, SetEnclosure]:
    """Return the lines of 附件说明 among the blocks of a speech by the numbers of their blocks."""
    style, area = typesetter.style, typesetter.style.page.type_area_width
    element = style.elements[ELEMENT]
    return {
        number: SetEnclosure(place, typesetter.on_grid(place.name, area - place.left, element))
        for number, place in placed(blocks, style, typesetter.length).items()
    }


def places(texts: Sequence[str], style: Style, width: Width) -> tuple[EnclosurePlace, ...]:
    """Return where lines of 附件说明 stand that follow one another.

    `width` is that of words without letter spacing.
    """
    element = style.elements[ELEMENT]
    parts = [attachments.parted(text) for text in texts]

    def box(words: Sequence[str]) -> Length:
        return max((_box(text, element, style, width) for text in words), default=pt(0))

    first = style.cell * element.indent_chars
    label, number = box([part.label for part in parts]), box([part.number for part in parts])
    return tuple(
        EnclosurePlace(
            tuple(
                BoxedWords(text, wide - _natural(text, element, style, width))
                for text, wide in ((part.label, label), (part.number, number))
                if text
            ),
            part.name,
            first if part.label else first + label,
            first + label + (number if part.number else pt(0)),
        )
        for part in parts
    )


def _box(text: str, element: Element, style: Style, width: Width) -> Length:
    """Return the width of a box: the least number of half characters that the words go into."""
    halves = ceil(round(width(text, element).pt / element.size.pt * 2, 1))
    return style.cell * (halves / 2)


def _natural(text: str, element: Element, style: Style, width: Width) -> Length:
    """Return how wide words are on the grid."""
    return width(text, element) + style.letter_spacing * len(text)
