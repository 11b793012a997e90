"""The measures of a 版记, GB/T 9704-2012 §7.4."""

from math import ceil
from typing import NamedTuple

from converters.errors import SourceError
from converters.settings.style import Element, Style
from converters.settings.units import Length, pt
from converters.speech import printed_words
from converters.speech.printed_words import Imprint
from converters.typeset.compose import Line
from converters.typeset.typesetter import Typesetter


def inset(chars: float, element: Element) -> Length:
    """Return some characters of an element as a length."""
    return element.size * chars


class NamedLines(NamedTuple):
    """Organs named in a 版记: 主送：, 抄送：."""

    label: str
    names: str
    lines: list[Line]
    """Those of the names, which align after the label."""


def named(imprint: Imprint, typesetter: Typesetter) -> list[NamedLines]:
    """Return who was sent a document, and who a copy, as far as a 版记 says it."""
    style = typesetter.style
    element, found = style.elements["imprint"], list[NamedLines]()
    for text in filter(None, (imprint.sent, imprint.copies)):
        label, names = text[: len(printed_words.COPIES)], text[len(printed_words.COPIES) :]
        room = room_beside(label, typesetter)
        found.append(NamedLines(label, names, typesetter.within(names, room, element)))
    return found


def room_beside(label: str, typesetter: Typesetter) -> Length:
    """Return how wide the lines of names are that align after a label."""
    style = typesetter.style
    element = style.elements["imprint"]
    insets = inset(style.imprint.inset_chars, element) * 2
    return style.page.type_area_width - insets - typesetter.length(label, element)


def imprint_height(style: Style, lines: int, parts: int, *, ruled: bool = True) -> Length:
    """Return the height of a 版记 of so many lines in so many parts, its rules included."""
    rules = style.imprint.outer_rule * 2 + style.imprint.inner_rule * (parts - 1)
    return style.pitch * lines + (rules if ruled else pt(0))


def imprint_room(imprint: Imprint, typesetter: Typesetter) -> int:
    """Return how many whole lines of the grid a 版记 takes."""
    return ceil(set_height(imprint, typesetter).pt / typesetter.style.pitch.pt)


def set_height(imprint: Imprint, typesetter: Typesetter) -> Length:
    """Return the height of a 版记, its rules included."""
    lines = sum(len(each.lines) for each in named(imprint, typesetter)) + bool(imprint.below)
    parts = len(imprint.parts)
    return imprint_height(typesetter.style, lines, parts, ruled=imprint.is_ruled)


def require_page(imprint: Imprint, typesetter: Typesetter) -> None:
    """Raise SourceError for a 版记 higher than a page: it stands on one page whole (§7.4)."""
    lines, room = imprint_room(imprint, typesetter), typesetter.style.grid.lines
    if lines > room:
        many = _ORGANS[longest(imprint)]
        reason = f"{many}机关太多，版记要占 {lines} 行，一页只有 {room} 行，排不下"
        raise SourceError(reason, f"请把{many}机关写短，如用统称，或另列在附件里")


def longest(imprint: Imprint) -> str:
    """Return which fact names the most organs in a 版记: `recipients` or `copies`."""
    return "recipients" if len(imprint.sent or "") > len(imprint.copies or "") else "copies"


_ORGANS = {"recipients": "主送", "copies": "抄送"}
