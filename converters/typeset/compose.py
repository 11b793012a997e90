"""Lines of a paragraph on the character grid, every full one flush with the edge of the type area.

All widths are whole thousandths of an em of the body size. A line of the grid is left as it is.
Where a prohibition or a number would end a line early, marks are squeezed to take the next piece
in; where they cannot give enough, the line is broken before it and what is missing is spread
evenly.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, groupby, pairwise
from typing import Protocol

from converters.typeset import marks
from converters.typeset.metrics import EM
from converters.typeset.tokens import tokens


class Fit(StrEnum):
    """How a line was brought to the measure."""

    GRID = "grid"
    """Every character in its cell."""
    SPREAD = "spread"
    """推出: broken early, its gaps widened."""
    SQUEEZED = "squeezed"
    """挤进: marks narrowed to take more in."""
    HUNG = "hung"
    """悬挂: its last mark stands outside the measure."""
    LAST = "last"
    """The last line of the paragraph, as long as it is."""
    FORCED = "forced"
    """Broken against the prohibitions, or one piece alone: nothing else was possible."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; `gaps` gives runs of (characters, spacing after each of them)."""

    text: str
    gaps: tuple[tuple[int, int], ...]
    fit: Fit


@dataclass(frozen=True, slots=True)
class Measure:
    """The measure (行长), in thousandths of an em like all widths here."""

    width: int
    """From the first character to the end of the last one's cell."""
    spacing: int
    """Letter spacing that brings a full-width character to the width of a cell."""
    indent: int = 0
    """Left blank at the head of the first line."""
    hang: bool = False
    """Whether a mark may hang outside the measure instead of being squeezed."""

    def room(self, *, first: bool) -> int:
        """Return the width of a line, up to the spacing after its last character."""
        return self.width - self.indent if first else self.width


class Widths(Protocol):
    """What the composer asks of the metrics of a role."""

    def __getitem__(self, char: str, /) -> int:
        """Return the advance of a character."""

    def blank_before(self, char: str) -> int:
        """Return how much of the advance is blank before the ink."""

    def blank_after(self, char: str) -> int:
        """Return how much of the advance is blank after the ink."""


Run = tuple[str, Widths]
"""Text set in one role."""

# What the eye does not see when every gap of a line takes its share: narrowing, and widening
# where no prohibition but only half a cell of digits is to be made up for.
_UNSEEN = 10
_SLIGHT = 25
# A mark gives half an em beside another mark or at the end of a line, half of that inside text,
# and keeps a twentieth of an em between its ink and the next.
_HALF = EM // 2
_QUARTER = EM // 4
_CLEARANCE = EM // 20
_TEXT_ON_LAST_LINE = 2
"""孤字不成行: fewer characters of text do not make a line."""


def compose(runs: Sequence[Run], measure: Measure) -> list[Line]:
    """Return the lines of a paragraph; their texts joined are the text of the runs again.

    A line break stands for nothing: a space at the end of a line is the speaker's and hangs
    outside the measure.
    """
    return _Paragraph(runs, measure).lines()


class _Paragraph:
    """A paragraph in pieces that stay whole, and how far the line has come before each of them."""

    def __init__(self, runs: Sequence[Run], measure: Measure) -> None:
        self.measure = measure
        self.text = "".join(text for text, _ in runs)
        self.runs = runs
        widths = [fonts[char] + measure.spacing for text, fonts in runs for char in text]
        self.pieces = list(tokens(self.text))
        self.places = [0, *accumulate(map(len, self.pieces))]
        reached = [0, *accumulate(widths)]
        self.at = [reached[place] for place in self.places]

    def lines(self) -> list[Line]:
        """Return the composed lines."""
        breaks = self._breaks()
        self._keep_company(breaks)
        return [self._line(a, b) for a, b in pairwise(breaks)]

    def _breaks(self) -> list[int]:
        """Return the indices of the pieces that begin a line, and the number of pieces."""
        breaks, start, count = [0], 0, len(self.pieces)
        while start < count:
            start = self._end(start)
            breaks.append(start)
        return breaks

    def _end(self, start: int) -> int:
        room = self.measure.room(first=start == 0)
        fits = max(bisect_right(self.at, self.at[start] + room) - 1, start + 1)
        while fits < len(self.pieces) and self.pieces[fits].isspace():
            fits += 1
        if fits == len(self.pieces):
            return fits
        early = self._legal_before(fits, start)
        if early == fits and self._missing(start, fits) <= _SLIGHT * (fits - start):
            return fits
        late = self._legal_after(fits)
        if self._hangs(start, late) or self._squeeze(start, late) is not None:
            return late
        return early or fits

    def _legal(self, index: int) -> bool:
        return (
            self.pieces[index][0] not in marks.NO_START
            and self.pieces[index - 1][-1] not in marks.NO_END
        )

    def _legal_before(self, index: int, start: int) -> int:
        """Return the last place at or before `index` where a line may end, 0 if there is none."""
        while index > start:
            if self._legal(index):
                return index
            index -= 1
        return 0

    def _legal_after(self, index: int) -> int:
        """Return the next place after `index` where a line may end."""
        index += 1
        while index < len(self.pieces) and not self._legal(index):
            index += 1
        return index

    def _missing(self, start: int, end: int) -> int:
        """Return what the pieces lack to the measure; negative where they are too wide."""
        while end - 1 > start and self.pieces[end - 1].isspace():
            end -= 1
        return self.measure.room(first=start == 0) - (self.at[end] - self.at[start])

    def _hangs(self, start: int, end: int) -> bool:
        mark = self.pieces[end - 1]
        return (
            self.measure.hang
            and mark in marks.SENTENCE | marks.PAUSE
            and 0 <= self._missing(start, end - 1) <= _SLIGHT * (end - start)
        )

    def _squeeze(self, start: int, end: int) -> dict[int, int] | None:
        """Return the change of the gap after characters of the line, None if it is too wide.

        Keys are places in the text of the line, values are negative.
        """
        excess = -self._missing(start, end)
        between = _between(self.pieces[start:end])
        if excess <= _UNSEEN * len(between):
            return _shared(-excess, between)
        taken: dict[int, int] = {}
        for gap, most in self._giving(start, end):
            part = min(most, excess)
            taken[gap] = taken.get(gap, 0) - part
            excess -= part
            if not excess:
                return taken
        return None

    def _giving(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the gaps that may be narrowed and the most they give, the least seen first.

        The order is clreq's: the mark at the end of the line, marks beside marks, spaces, middle
        dots, brackets, pauses, and full stops last.
        """
        line = _Marks(self, self.places[start], self.places[end])
        yield from line.at_end()
        yield from line.beside_marks()
        yield from line.spaces()
        yield from line.single(marks.MIDDLE_DOTS)
        yield from line.openers()
        for group in (marks.CLOSERS, marks.PAUSE, marks.SENTENCE):
            yield from line.single(group)

    def fonts_at(self, place: int) -> Widths:
        """Return the widths of the role that sets the character at `place`."""
        for text, fonts in self.runs:
            if place < len(text):
                return fonts
            place -= len(text)
        raise IndexError(place)

    def _keep_company(self, breaks: list[int]) -> None:
        """Move the last break so that no lonely character makes a line (孤字不成行)."""
        if len(breaks) < 3 or self._text_between(breaks[-2], breaks[-1]) >= _TEXT_ON_LAST_LINE:
            return
        before, last, end = breaks[-3:]
        if self._squeeze(before, end) is not None:
            del breaks[-2]
            return
        while last > before and self._text_between(last, end) < _TEXT_ON_LAST_LINE:
            last = self._legal_before(last - 1, before)
        if last > before:
            breaks[-2] = last

    def _text_between(self, start: int, end: int) -> int:
        return sum(map(str.isalnum, self.text[self.places[start] : self.places[end]]))

    def _line(self, start: int, end: int) -> Line:
        text = self.text[self.places[start] : self.places[end]]
        gaps, fit = self._gaps(start, end)
        if end < len(self.pieces) and not self._legal(end):
            fit = Fit.FORCED
        return Line(text, tuple(_gap_runs(text, gaps, self.measure.spacing)), fit)

    def _gaps(self, start: int, end: int) -> tuple[Mapping[int, int], Fit]:
        """Return the change of the gap after characters of a line, and what it was done for."""
        missing = self._missing(start, end)
        if end == len(self.pieces) and missing >= 0:
            return {}, Fit.LAST
        if missing == 0:
            return {}, Fit.GRID
        if missing > 0:
            between = _between(self.pieces[start:end])
            return _shared(missing, between), Fit.SPREAD if between else Fit.FORCED
        if self._hangs(start, end):
            between = _between(self.pieces[start : end - 1])
            return _shared(self._missing(start, end - 1), between), Fit.HUNG
        return self._squeeze(start, end) or {}, Fit.SQUEEZED


class _Marks:
    """The marks of one line and the blank they could give."""

    def __init__(self, paragraph: _Paragraph, start: int, end: int) -> None:
        self.paragraph = paragraph
        self.text = paragraph.text[start:end].rstrip()
        self.start = start
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

    def _fonts(self, index: int) -> Widths:
        return self.paragraph.fonts_at(self.start + index)


def _between(pieces: Sequence[str]) -> list[int]:
    """Return the places in the text of a line after which a gap between pieces lies."""
    text = "".join(pieces).rstrip()
    ends = accumulate(map(len, pieces))
    return [end - 1 for end in ends if end < len(text)]


def _shared(amount: int, places: Sequence[int]) -> dict[int, int]:
    """Return the amount shared out evenly, the first places taking what is left over."""
    if not places:
        return {}
    each, over = divmod(amount, len(places))
    return {place: each + (index < over) for index, place in enumerate(places)}


def _gap_runs(text: str, gaps: Mapping[int, int], spacing: int) -> Iterator[tuple[int, int]]:
    """Yield runs of equal spacing; nothing follows the last character, it goes with its run."""
    each = [spacing + gaps.get(index, 0) for index in range(len(text))]
    if len(each) > 1 and len(text) - 1 not in gaps:
        each[-1] = each[-2]
    for index, char in enumerate(text):
        if char == " " and index:
            _join_space(each, index)
    for value, run in groupby(each):
        yield len(list(run)), value


def _join_space(each: list[int], index: int) -> None:
    """Give a space and the character before it one spacing.

    A space that is a run by itself would not be written into a PDF.
    """
    if each[index] != each[index - 1]:
        each[index - 1] = each[index] = (each[index - 1] + each[index]) // 2
