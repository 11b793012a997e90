"""Where the lines that tell of attachments (附件说明) stand, GB/T 9704-2012 §7.3.4.

So do lists of who was there, at the end of minutes (§10.3).

附件： is indented as a paragraph is. Numbers stand under one another behind it, names under one
another behind those, in boxes of whole halves of a character, for digits are narrower than hanzi;
a line that goes on begins under the first character of its name.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil
from typing import NamedTuple

from converters.errors import SourceError
from converters.settings.style import Element, Style
from converters.settings.units import Length, pt
from converters.speech import attachments
from converters.speech.model import Attachment, Attendance, Block, Enclosure, text_of
from converters.typeset.compose import Line
from converters.typeset.heads.plan import Width
from converters.typeset.typesetter import Typesetter

MARK = "attachment_mark"
"""Of the style: 附件 and its number, at the head of an attachment."""
ELEMENT, ATTENDANCE, LABEL = "enclosure", "attendance", "attendance_label"
"""Of the style: 附件说明; who was there (出席、请假、列席, §10.3), and the label of such a list."""
_PARTED = {ELEMENT: attachments.parted, ATTENDANCE: attachments.attending}


@dataclass(frozen=True, slots=True)
class BoxedWords:
    """Words in a box that is as wide as others of its kind."""

    text: str
    element: str
    """Of the style."""
    behind: Length
    """What the last of them has behind it beside the letter spacing of the grid."""


@dataclass(frozen=True, slots=True)
class EnclosurePlace:
    """Where a line of 附件说明 stands, from the left edge of the type area."""

    element: str
    """Of the style."""
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
    for name, group in groupby(enumerate(blocks), lambda one: element_of(one[1])):
        some = list(group) if name else []
        texts = [text_of(block) for _, block in some]
        numbers = (number for number, _ in some)
        found |= zip(numbers, places(texts, style, width, name or ELEMENT), strict=True)
    return found


def composed(blocks: Sequence[Block], typesetter: Typesetter) -> dict[int, SetEnclosure]:
    """Return the lines of 附件说明 among the blocks of a speech by the numbers of their blocks."""
    style, area = typesetter.style, typesetter.style.page.type_area_width

    def lines(place: EnclosurePlace) -> list[Line]:
        element = style.elements[place.element]
        return typesetter.on_grid(place.name, area - place.left, element)

    found = placed(blocks, style, typesetter.length)
    return {number: SetEnclosure(place, lines(place)) for number, place in found.items()}


def mark(block: Attachment, style: Style, width: Width) -> str:
    """Return what stands at the head of an attachment; `width` is as for `places`.

    Raises SourceError with its line for one that is wider than the type area: it is one line.
    """
    wide = _natural(block.mark, style.elements[MARK], style, width)
    if wide > style.page.type_area_width + style.letter_spacing:
        reason = f"“{block.mark}”比版心宽，一行放不下"
        raise SourceError(reason, "请把附件前面的发文字号写短一些", line=block.line)
    return block.mark


def element_of(block: Block) -> str:
    """Return the element of the style that a line is set in; "" for any other block."""
    if not isinstance(block, Enclosure):
        return ""
    return ATTENDANCE if isinstance(block, Attendance) else ELEMENT


def places(
    texts: Sequence[str], style: Style, width: Width, name: str = ELEMENT
) -> tuple[EnclosurePlace, ...]:
    """Return where lines of one element stand that follow one another.

    `width` is that of words without letter spacing.
    """
    element = style.elements[name]
    parts = [_PARTED[name](text) for text in texts]
    labelled = LABEL if name == ATTENDANCE else name

    def box(words: Sequence[str], name: str) -> Length:
        look = style.elements[name]
        return max((_box(text, look, style, width) for text in words), default=pt(0))

    first = style.cell * element.indent_chars
    label = box([part.label for part in parts], labelled)
    number = box([part.number for part in parts], name)
    return tuple(
        EnclosurePlace(
            name,
            tuple(
                BoxedWords(text, look, wide - _natural(text, style.elements[look], style, width))
                for text, look, wide in ((part.label, labelled, label), (part.number, name, number))
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
