"""Lines of a paragraph on the character grid, the best of all ways to break it.

All widths are whole thousandths of an em of the body size. A line of the grid is left as it is.
Where a prohibition or a number would end a line early, its gaps are widened up to a ceiling, or
marks are squeezed to take the next piece in; where neither can be done, it is left ragged.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import accumulate, chain, groupby, pairwise, repeat
from operator import add

from converters.typeset import blanks, marks
from converters.typeset.blanks import Give, Turn, Widths
from converters.typeset.cuts import FORCED, cut
from converters.typeset.line_costs import SLIGHT, Justification, LineCosts
from converters.typeset.metrics import EM
from converters.typeset.optimum import best_way, way_in


class Fit(StrEnum):
    """How a line was brought to the measure."""

    GRID = "grid"
    """Every character in its cell."""
    SPREAD = "spread"
    """推出: broken early, its gaps widened."""
    SQUEEZED = "squeezed"
    """挤进: marks narrowed to take more in, or every gap so little that nobody sees it."""
    HUNG = "hung"
    """悬挂: its last mark stands outside the measure."""
    LAST = "last"
    """The last line of the paragraph, as long as it is."""
    RAGGED = "ragged"
    """As long as it is, though not the last: its gaps would have become too wide."""
    FORCED = "forced"
    """Broken inside of what no line can hold."""


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
    rules: Justification
    indent: int = 0
    """Left blank at the head of the first line."""
    hang: bool = False
    """Whether a mark may hang outside the measure instead of being squeezed."""
    company: bool = True
    """Whether a last line with too little text is given some; a narrow cell has none to give."""

    def room(self, *, first: bool) -> int:
        """Return the width of a line, up to the spacing after its last character."""
        return self.width - self.indent if first else self.width


Run = tuple[str, Widths]
"""Text set in one role."""

_TEXT_ON_LAST_LINE = 2 * EM
"""孤字不成行: text that is narrower, marks and blanks left out, does not make a line."""
_NO_TEXT = marks.SQUEEZABLE | frozenset(" \t\u3000")


def compose(runs: Sequence[Run], measure: Measure) -> list[Line]:
    """Return the lines of a paragraph; their texts joined are the text of the runs again.

    A line break stands for nothing: a space at the end of a line is the speaker's and hangs
    outside the measure.
    """
    return Paragraph(runs, measure).lines()


class Paragraph:
    """A paragraph cut where lines may end."""

    def __init__(self, runs: Sequence[Run], measure: Measure) -> None:
        self.measure, self.runs = measure, runs
        self.text = "".join(text for text, _ in runs)
        self._ends = list(accumulate(len(text) for text, _ in runs))
        widths = chain.from_iterable([map(fonts.__getitem__, text) for text, fonts in runs])
        spaced = map(add, widths, repeat(measure.spacing))
        self.reach = list(accumulate(spaced, initial=0))
        limits = (measure.room(first=True), measure.room(first=False))
        self.cuts = cut(self.text, measure.rules.unit_price).forced(self.reach, limits[0])
        self.costs = LineCosts(self.cuts, self.reach, limits, measure.rules)
        self._gives: list[Give] = []
        if not self.costs.is_one_line:
            self._look_at_marks()

    @cached_property
    def _way(self) -> Sequence[int]:
        """The numbers of the places that part the best lines, from 0 to the last."""
        return best_way(self.costs)

    def lines(self) -> list[Line]:
        """Return the composed lines; none of a paragraph without text."""
        if not self.text:
            return []
        return [self.line(start, end) for start, end in pairwise(self._way)]

    def longer(self, dearest: float) -> tuple[list[Line], float] | None:
        """Return the best lines if there is one more than need be, and what they cost over these.

        None if there are no such lines each of which costs less than `dearest`.
        """
        if self.costs.is_one_line:
            return None
        way = self._way
        found = way_in(self.costs, len(way), dearest)
        if found is None:
            return None
        lines = [self.line(start, end) for start, end in pairwise(found[0])]
        return lines, found[1] - self.costs.of(way)

    def _look_at_marks(self) -> None:
        """Tell the costs what marks give, which may hang, and which last line has too little."""
        self._gives = list(blanks.giving(self.text, self._fonts_at))
        self.costs.give(self._gives, blanks.at_ends(self.text, self._fonts_at))
        if self.measure.hang:
            self.costs.hang([self._hanging(end) for end in self.cuts.ends])
        if self.measure.company:
            self.costs.set_alone(self._alone())

    def _hanging(self, end: int) -> int:
        hangs = end and self.text[end - 1] in marks.SENTENCE | marks.PAUSE
        return self.reach[end] - self.reach[end - 1] if hangs else 0

    def _alone(self) -> int:
        """Return the number of the last place from which on there is text enough for a line."""
        wide, place = 0, len(self.text)
        for number in range(self.costs.last, 0, -1):
            begin = self.cuts.places[number]
            wide += sum(self._text_width(at) for at in range(begin, place))
            if wide >= _TEXT_ON_LAST_LINE:
                return number
            place = begin
        return 0

    def _text_width(self, place: int) -> int:
        char = self.text[place]
        return 0 if char in _NO_TEXT else self._fonts_at(place)[char]

    def _fonts_at(self, place: int) -> Widths:
        """Return the widths of the role that sets the character at `place`."""
        return self.runs[bisect_right(self._ends, place) if len(self.runs) > 1 else 0][1]

    def line(self, start: int, end: int) -> Line:
        """Return the line between two places, told by their numbers."""
        text = self.text[self.cuts.places[start] : self.cuts.places[end]]
        changes, fit = self._changes(start, end)
        if self.cuts.prices[end] == FORCED:
            fit = Fit.FORCED
        return Line(text, tuple(_gap_runs(text, changes, self.measure.spacing)), fit)

    def _changes(self, start: int, end: int) -> tuple[Mapping[int, int], Fit]:
        """Return the change of the gap after characters of a line, and what it was done for."""
        missing, gaps = self.costs.missing(start, end), self.costs.gaps(start, end)
        if end == self.costs.last and missing >= 0:
            return {}, Fit.LAST
        if missing == 0:
            return {}, Fit.GRID
        if missing > self.measure.rules.ceiling * gaps:
            return {}, Fit.RAGGED
        if missing >= -SLIGHT * gaps:
            fit = Fit.SPREAD if missing > 0 else Fit.SQUEEZED
            return _evenly(missing, self._open(start, end)), fit
        spread = missing + self.costs.hung(end)
        if self.costs.hung(end) and 0 <= spread <= self.measure.rules.ceiling * (gaps - 1):
            return _evenly(spread, self._open(start, end, hung=1)), Fit.HUNG
        return self._squeezed(start, end, -missing), Fit.SQUEEZED

    def _open(self, start: int, end: int, hung: int = 0) -> list[int]:
        """Return the places in the text of a line after which a gap may open."""
        begin, stop = self.cuts.places[start], self.cuts.ends[end] - hung
        return [at - begin - 1 for at in range(begin + 1, stop) if self.cuts.open[at]]

    def _squeezed(self, start: int, end: int, excess: int) -> Mapping[int, int]:
        """Return what the marks of a line give, turn after turn, each its share."""
        changes: dict[int, int] = {}
        for most in self._turns(start, end):
            part = min(excess, sum(most.values()))
            for gap, change in _shared(part, most).items():
                changes[gap] = changes.get(gap, 0) - change
            excess -= part
        return {gap: change for gap, change in changes.items() if change}

    def _turns(self, start: int, end: int) -> Iterator[Mapping[int, int]]:
        """Yield what gaps of a line may give at the most, the least seen first."""
        begin, stop = self.cuts.places[start], self.cuts.ends[end]
        yield {stop - 1 - begin: blanks.at_end(self.text, stop, self._fonts_at)}
        first = bisect_right(self._gives, begin - 1, key=lambda give: give.gap)
        inside = [give for give in self._gives[first : first + stop - begin] if give.gap < stop - 1]
        for turn in Turn:
            if most := {give.gap - begin: give.most for give in inside if give.turn is turn}:
                yield most


def _evenly(amount: int, places: Sequence[int]) -> dict[int, int]:
    """Return the amount shared out evenly, the first places taking what is left over."""
    each, over = divmod(amount, len(places))
    return {place: each + (index < over) for index, place in enumerate(places)}


def _shared(amount: int, most: Mapping[int, int]) -> dict[int, int]:
    """Return the amount shared out as evenly as what each place can give allows."""
    shares: dict[int, int] = {}
    for index, (place, limit) in enumerate(sorted(most.items(), key=lambda item: item[1])):
        shares[place] = min(limit, -(-amount // (len(most) - index)))
        amount -= shares[place]
    return shares


def _gap_runs(text: str, changes: Mapping[int, int], spacing: int) -> Iterable[tuple[int, int]]:
    """Return runs of equal spacing; nothing follows the last character, it goes with its run."""
    if not changes:
        return [(len(text), spacing)]
    each = [spacing + changes.get(index, 0) for index in range(len(text))]
    if len(each) > 1 and len(text) - 1 not in changes:
        each[-1] = each[-2]
    for index, char in enumerate(text):
        if char == " " and index:
            _join_space(each, index)
    return [(len(list(run)), value) for value, run in groupby(each)]


def _join_space(each: list[int], index: int) -> None:
    """Give a space and the character before it one spacing.

    A space that is a run by itself would not be written into a PDF.
    """
    each[index - 1] = each[index] = (each[index - 1] + each[index]) // 2
