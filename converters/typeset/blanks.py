"""The blank inside full-width marks, and how much of it a line may take away (挤压)."""

import re
from collections.abc import Callable, Iterator
from enum import IntEnum
from typing import Final, NamedTuple, Protocol

from converters.typeset import marks
from converters.typeset.metrics import EM

# A mark gives half an em beside another mark or at the end of a line, half of that inside text,
# and keeps a twentieth of an em between its ink and the next.
_HALF = EM // 2
_QUARTER = EM // 4
_CLEARANCE = EM // 20
# What parts words of Latin letters at the least.
_WORD_SPACE = EM // 5


class Turn(IntEnum):
    """In which order marks give: that of clreq."""

    END = 0
    """The mark at the end of the line."""
    BESIDE = 1
    """Marks beside marks."""
    BLANK = 2
    """Spaces."""
    DOTS = 3
    OPENERS = 4
    CLOSERS = 5
    PAUSE = 6
    SENTENCE = 7


SEEN: Final = Turn.DOTS
"""From this turn on marks inside of text are narrowed, which is seen."""


class Widths(Protocol):
    """What the composer asks of the metrics of a role."""

    def __getitem__(self, char: str, /) -> int:
        """Return the advance of a character."""

    def blank_before(self, char: str) -> int:
        """Return how much of the advance is blank before the ink."""

    def blank_after(self, char: str) -> int:
        """Return how much of the advance is blank after the ink."""


class Give(NamedTuple):
    """The gap after a character that may be narrowed, when, and by how much at the most."""

    gap: int
    turn: Turn
    most: int


_TURNS: Final = {
    **dict.fromkeys(marks.MIDDLE_DOTS, Turn.DOTS),
    **dict.fromkeys(marks.OPENERS, Turn.OPENERS),
    **dict.fromkeys(marks.CLOSERS, Turn.CLOSERS),
    **dict.fromkeys(marks.PAUSE, Turn.PAUSE),
    **dict.fromkeys(marks.SENTENCE, Turn.SENTENCE),
}
_FULL_WIDTH: Final = marks.BLANK_AFTER | marks.BLANK_BEFORE
_GIVING: Final = re.compile(f"[{re.escape(''.join(sorted(marks.SQUEEZABLE)))} ]")
_ENDING: Final = re.compile(f"[{re.escape(''.join(sorted(marks.BLANK_AFTER)))}]")


def giving(text: str, widths: Callable[[int], Widths]) -> Iterator[Give]:
    """Yield what each mark and space gives inside a line, from the first gap to the last.

    `widths` gives the widths that set the character at a place.
    """
    for match in _GIVING.finditer(text):
        place, char = match.start(), match[0]
        fonts = widths(place)
        if char == " ":
            yield Give(place, Turn.BLANK, max(fonts[char] - _WORD_SPACE, 0))
        elif char in marks.BLANK_BEFORE:
            yield from _of_opening(text, place, fonts.blank_before(char))
        elif text[place + 1 : place + 2] and text[place + 1] in _FULL_WIDTH:
            yield Give(place, Turn.BESIDE, _at_most(_HALF, fonts.blank_after(char)))
        else:
            yield Give(place, _TURNS[char], _at_most(_QUARTER, fonts.blank_after(char)))


def at_end(text: str, end: int, widths: Callable[[int], Widths]) -> int:
    """Return what the mark before the place `end` gives if a line ends there; 0 if it is none."""
    last = end - 1
    if end and text[last] in marks.BLANK_AFTER:
        return _at_most(_HALF, widths(last).blank_after(text[last]))
    return 0


def at_ends(text: str, widths: Callable[[int], Widths]) -> dict[int, int]:
    """Return by the place after it what each mark gives if a line ends there."""
    ends = [match.end() for match in _ENDING.finditer(text)]
    return {end: at_end(text, end, widths) for end in ends}


def _of_opening(text: str, place: int, blank: int) -> Iterator[Give]:
    """Yield what an opening mark gives: the gap before it, unless a mark there gives already."""
    if not place:
        return
    before = text[place - 1]
    if before in marks.BLANK_BEFORE:
        yield Give(place - 1, Turn.BESIDE, _at_most(_HALF, blank))
    elif before not in marks.BLANK_AFTER:
        yield Give(place - 1, Turn.OPENERS, _at_most(_QUARTER, blank))


def _at_most(most: int, blank: int) -> int:
    return max(min(most, blank - _CLEARANCE), 0)
