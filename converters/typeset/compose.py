"""Lines of a paragraph on the character grid, every full one flush with the edge of the type area.

All widths are whole thousandths of an em of the body size. A line of the grid is left as it is.
Where a prohibition or a number would end a line early, marks are squeezed to take the next piece
in; where they cannot give enough, the line is broken before it and what is missing is spread
evenly.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, groupby, pairwise

from converters.typeset import blanks, marks
from converters.typeset.blanks import Widths
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


Run = tuple[str, Widths]
"""Text set in one role."""

# What the eye does not see when every gap of a line takes its share: narrowing, and widening
# where no prohibition but only half a cell of digits is to be made up for.
_UNSEEN = 10
_SLIGHT = 25
_TEXT_ON_LAST_LINE = 2
"""孤字不成行: fewer characters of text do not make a line."""
_NEAR = 3
"""So many lines of words are not squeezed into one: marks give half their width at most."""


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
        self._ends = list(accumulate(len(text) for text, _ in runs))
        widths = [fonts[char] + measure.spacing for text, fonts in runs for char in text]
        reached = [0, *accumulate(widths)]
        self.pieces = list(_no_wider(tokens(self.text), reached, measure.room(first=True)))
        self.places = [0, *accumulate(map(len, self.pieces))]
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
        late = self._legal_after(fits, self.at[start] + _NEAR * room)
        if late and (self._hangs(start, late) or self._squeeze(start, late) is not None):
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

    def _legal_after(self, index: int, reach: int) -> int:
        """Return the next place after `index` where a line may end, 0 if there is none in reach."""
        for later in range(index + 1, len(self.pieces)):
            if self.at[later] > reach:
                return 0
            if self._legal(later):
                return later
        return len(self.pieces)

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
        line = self.text[self.places[start] : self.places[end]].rstrip()
        for gap, most in blanks.giving(line, lambda i: self._fonts_at(self.places[start] + i)):
            part = min(most, excess)
            taken[gap] = taken.get(gap, 0) - part
            excess -= part
            if not excess:
                return taken
        return None

    def _fonts_at(self, place: int) -> Widths:
        """Return the widths of the role that sets the character at `place`."""
        return self.runs[bisect_right(self._ends, place)][1]

    def _keep_company(self, breaks: list[int]) -> None:
        """Move the last break so that no lonely character makes a line (孤字不成行).

        Where the last line would become too wide by it, the character stays alone.
        """
        if len(breaks) < 3 or self._text_between(breaks[-2], breaks[-1]) >= _TEXT_ON_LAST_LINE:
            return
        before, last, end = breaks[-3:]
        if self._squeeze(before, end) is not None:
            del breaks[-2]
            return
        company = self._text_between(last, end)
        while last > before and company < _TEXT_ON_LAST_LINE:
            begin = self._legal_before(last - 1, before)
            company += self._text_between(begin, last)
            last = begin
        if last > before and self._squeeze(last, end) is not None:
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
        if missing < 0:
            return self._narrowed(start, end)
        if missing == 0:
            return {}, Fit.GRID
        between = _between(self.pieces[start:end])
        return _shared(missing, between), Fit.SPREAD if between else Fit.FORCED

    def _narrowed(self, start: int, end: int) -> tuple[Mapping[int, int], Fit]:
        """Return how a line that is too wide was brought to the measure."""
        if self._hangs(start, end):
            between = _between(self.pieces[start : end - 1])
            return _shared(self._missing(start, end - 1), between), Fit.HUNG
        return self._squeeze(start, end) or {}, Fit.SQUEEZED


def _no_wider(pieces: Iterable[str], reached: Sequence[int], room: int) -> Iterator[str]:
    """Yield the pieces; one that no line can hold is given character by character.

    `reached` is how far the paragraph has come before each character.
    """
    place = 0
    for piece in pieces:
        end = place + len(piece)
        yield from [piece] if reached[end] - reached[place] <= room else piece
        place = end


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
    each[index - 1] = each[index] = (each[index - 1] + each[index]) // 2
