"""The blank inside full-width marks, and how much of it a line may take away (挤压).

The order is clreq's: the mark at the end of the line, marks beside marks, spaces, middle dots,
brackets, pauses, and full stops last.
"""

from collections.abc import Callable, Iterator
from typing import Protocol

from converters.typeset import marks
from converters.typeset.metrics import EM

# A mark gives half an em beside another mark or at the end of a line, half of that inside text,
# and keeps a twentieth of an em between its ink and the next.
_HALF = EM // 2
_QUARTER = EM // 4
_CLEARANCE = EM // 20


class Widths(Protocol):
    """What the composer asks of the metrics of a role."""

    def __getitem__(self, char: str, /) -> int:
        """Return the advance of a character."""

    def blank_before(self, char: str) -> int:
        """Return how much of the advance is blank before the ink."""

    def blank_after(self, char: str) -> int:
        """Return how much of the advance is blank after the ink."""


def giving(line: str, widths: Callable[[int], Widths]) -> Iterator[tuple[int, int]]:
    """Yield the gaps that may be narrowed and the most they give, the least seen first.

    A gap is called by the place of the character before it. `line` has no blank at its end;
    `widths` gives the widths that set the character at a place.
    """
    marks_of = _Marks(line, widths)
    yield from marks_of.at_end()
    yield from marks_of.beside_marks()
    yield from marks_of.spaces()
    yield from marks_of.single(marks.MIDDLE_DOTS)
    yield from marks_of.openers()
    for group in (marks.CLOSERS, marks.PAUSE, marks.SENTENCE):
        yield from marks_of.single(group)


class _Marks:
    """The marks of one line and the blank they could give."""

    def __init__(self, text: str, widths: Callable[[int], Widths]) -> None:
        self.text = text
        self._fonts = widths
        self.last = len(self.text) - 1
        self.after = [i for i, char in enumerate(self.text) if char in marks.BLANK_AFTER]
        self.before = [i for i, char in enumerate(self.text) if char in marks.BLANK_BEFORE and i]

    def at_end(self) -> Iterator[tuple[int, int]]:
        """Yield the mark at the end of the line."""
        if self.after and self.after[-1] == self.last:
            yield self.last, self._of_closing(self.last, _HALF)

    def beside_marks(self) -> Iterator[tuple[int, int]]:
        """Yield marks before marks, and opening marks after opening marks."""
        for i in self.after:
            if i < self.last and self.text[i + 1] in marks.BLANK_AFTER | marks.BLANK_BEFORE:
                yield i, self._of_closing(i, _HALF)
        for i in self.before:
            if self.text[i - 1] in marks.BLANK_BEFORE:
                yield i - 1, self._of_opening(i, _HALF)

    def spaces(self) -> Iterator[tuple[int, int]]:
        """Yield half of each space."""
        for i, char in enumerate(self.text):
            if char == " ":
                yield i, self._fonts(i)[char] // 2

    def openers(self) -> Iterator[tuple[int, int]]:
        """Yield opening marks inside text."""
        for i in self.before:
            if self.text[i - 1] not in marks.BLANK_BEFORE | marks.BLANK_AFTER:
                yield i - 1, self._of_opening(i, _QUARTER)

    def single(self, group: frozenset[str]) -> Iterator[tuple[int, int]]:
        """Yield closing marks of a group inside text."""
        for i, char in enumerate(self.text):
            if char not in group or i == self.last:
                continue
            if self.text[i + 1] not in marks.BLANK_AFTER | marks.BLANK_BEFORE:
                yield i, self._of_closing(i, _QUARTER)

    def _of_closing(self, index: int, most: int) -> int:
        blank = self._fonts(index).blank_after(self.text[index])
        return max(min(most, blank - _CLEARANCE), 0)

    def _of_opening(self, index: int, most: int) -> int:
        blank = self._fonts(index).blank_before(self.text[index])
        return max(min(most, blank - _CLEARANCE), 0)
