"""The lines of a paragraph as LibreOffice breaks them, where some are set otherwise too."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, dropwhile, islice, pairwise, takewhile
from typing import NamedTuple

from converters.formats.docx.measures import loosened, spacing, squeezed
from converters.settings.style import Style
from converters.typeset import marks
from converters.typeset.gaps import GAP, gaps
from converters.typeset.metrics import EM
from converters.typeset.nominal import NOMINAL

SQUEEZED, LOOSENED = "Squeezed", "Loosened"
"""The character styles of a line that takes one character more, and of one that lets one go."""

# Lines are counted as LibreOffice breaks them: what fits there fits in Word, which is told to set
# no gaps beside digits.
_LATIN = re.compile("^[“‘]|[!-~·×±∶]+[”’]?")
"""What LibreOffice draws in the face of Latin letters: a closing quotation mark behind them, too,
and an opening one at the head of a paragraph."""
_DRAWN_LATIN = {
    **dict.fromkeys("“”", 444),
    **dict.fromkeys("‘’", 333),
    "·": 333,
    "×": 564,
    "±": 549,
    "∶": 278,
}
"""How wide it is there, in thousandths of an em, if a Chinese face has another width."""
_NOT_FULL_WIDTH = re.compile("[^\u3000-\u9fff\uff01-\uff5e“”‘’—…]")
"""Where it finds nothing all characters are one em wide, as in most paragraphs."""
_OTHER_WIDTH = re.compile(
    "[^\u3000-\u303e\u3040-\u4dbf\u4e00-\u9fff\uff01-\uff5e“”‘’—…]"  # without 〿 and hexagrams
)
"""What may be wider or narrower than an em."""
_UNITS, _RATIO = frozenset("％‰℃°∶"), "∶"
"""What LibreOffice parts from no number before it, and from none behind it."""
_CLINGS = marks.SENTENCE | marks.PAUSE | {"．", _RATIO}
"""Marks after which LibreOffice breaks no line if a digit or letter follows."""
_NO_START = marks.NO_START - frozenset("%‰℃℉°″％〃/／－–—‥…›»ー・〙〛〜〟〻＂＇］｡")
_NO_END = marks.NO_END - frozenset("#$/@«‹€№〘〚＃＄／＠")
"""What LibreOffice lets begin and end no line, in its lists for Chinese (measured, 7.4)."""
_ROUNDING = 2
"""Twips that the widths of a line are rounded by at most: what fits so surely fits."""
_NEAR = 3
"""So many lines of words are not squeezed into one: nothing gives more than half of itself."""
_MARKS = marks.BLANK_AFTER | frozenset(marks.PAIRED)
"""What stands after a character and gives it no company."""


class StyledWords(NamedTuple):
    """Words of a paragraph in one character style, or in none."""

    text: str
    style: str = ""


class LooseLine(NamedTuple):
    """A line by its first character and the one after its last."""

    start: int
    end: int
    short: bool = False
    """Whether a prohibition ended it early."""
    style: str = ""

    @property
    def squeezed(self) -> bool:
        """Whether it takes one character more."""
        return self.style == SQUEEZED


class LooseMeasure(NamedTuple):
    """What a paragraph is set to, in twips."""

    room: int
    indent: int
    size: int
    spacing: int

    @staticmethod
    def of_body(style: Style) -> "LooseMeasure":
        """Return that of a paragraph of the body."""
        indent = style.body.indent_chars * style.cell.twips
        room, size = style.page.type_area_width.twips, style.body.size.twips
        return LooseMeasure(room, indent, size, spacing(style))


_last: list[tuple[Style, tuple[LooseMeasure, int, int]]] = []
"""The style that was asked for last, and what follows from it."""


def _looked_up(style: Style) -> tuple[LooseMeasure, int, int]:
    """Return the measure of the body, and the spacings of lines that are set tighter or wider.

    They are worked out once for all paragraphs of a look, which are of the very same style.
    """
    if not _last or _last[0][0] is not style:
        found = LooseMeasure.of_body(style), squeezed(style), loosened(style)
        _last[:] = [(style, found)]
    return _last[0][1]


class LooseParagraph:
    """A paragraph as LibreOffice breaks it: between any two characters but for prohibitions.

    Unlike the PDF it tears a number from its unit. All widths are in twips.
    """

    def __init__(
        self, stretches: Sequence[StyledWords], style: Style, measure: LooseMeasure | None = None
    ) -> None:
        """Without a measure it is one of the body."""
        self.text = "".join(stretch.text for stretch in stretches)
        self.length = len(self.text)
        body, tight, wide = _looked_up(style)
        self._room, self._indent, self._size, self._spacing = measure or body
        self._tighter = self._spacing - tight
        self._looser = wide - self._spacing
        self._gaps: frozenset[int] = frozenset()
        self._ends: tuple[int, ...] = ()  # nothing is added after the last character of a face
        cell = self._size + self._spacing
        self._at: Sequence[int] = range(0, (self.length + 1) * cell, cell)
        if _NOT_FULL_WIDTH.search(self.text):
            self._gaps = gaps(self.text)
            latin = [word.span() for word in _LATIN.finditer(self.text)]
            places = (place - 1 for span in latin for place in span)
            self._ends = tuple(sorted(place for place in places if place >= 0))
            self._at = [0, *accumulate(self._widths(cell, latin))]
        ends = [0, *accumulate(len(stretch.text) for stretch in stretches)]
        styled = [
            place for place, stretch in zip(pairwise(ends), stretches, strict=True) if stretch.style
        ]
        self._styled = [begin for begin, _ in styled]
        self._styled_ends = [end for _, end in styled]

    def _widths(self, cell: int, latin: Sequence[tuple[int, int]]) -> list[int]:
        widths = [cell] * self.length
        for other in _OTHER_WIDTH.finditer(self.text):
            widths[other.start()] = NOMINAL[other[0]] * self._size // EM + self._spacing
        for place in (place for span in latin for place in range(*span)):
            if (char := self.text[place]) in _DRAWN_LATIN:
                widths[place] = _DRAWN_LATIN[char] * self._size // EM + self._spacing
        for place in self._gaps:
            widths[place] += self._gap
        for place in self._ends:
            widths[place] -= self._spacing
        return widths

    @property
    def _gap(self) -> int:
        return round(self._size * GAP)

    def plain(self) -> list[LooseLine]:
        """Return the lines, none of them squeezed but for the sake of a pair."""
        return self._on([], squeeze=False)

    def may_be_shorter(self, plain: Sequence[LooseLine], *, every: bool = False) -> bool:
        """Return whether the words would fit into a line less.

        Those from the first short line on give way, or with `every` those of all lines, each of
        which gives one character.
        """
        rest = list(plain if every else dropwhile(lambda line: not line.short, plain))
        if not rest or (every and rest[-1].end - rest[-1].start > len(plain)):
            return False
        start = rest[0].start
        needed = self._at[-1] - self._at[start] + (0 if start else self._indent)
        return needed <= (len(rest) - 1) * (self._room + self._size)

    def tighter(
        self, plain: Sequence[LooseLine], since: int = 0, *, every: bool = False
    ) -> list[LooseLine]:
        """Return the lines; those that begin at or after `since` are squeezed if they can be.

        With `every` those are squeezed, too, that no prohibition ended early.
        """
        kept = takewhile(lambda line: line.start < since or not (line.short or every), plain)
        return self._on(list(kept), squeeze=True, every=every)

    def _on(self, lines: list[LooseLine], *, squeeze: bool, every: bool = False) -> list[LooseLine]:
        """Return these first lines and those that follow."""
        start = lines[-1].end if lines else 0
        while start < self.length:
            line = self._line(start, squeeze=squeeze, every=every)
            lines.append(line)
            start = line.end
        return lines

    def _line(self, start: int, *, squeeze: bool, every: bool) -> LooseLine:
        # What is taken from the last character of a line does not count.
        room = self._room + self._spacing - _ROUNDING
        reach = self._at[start] + room - (0 if start else self._indent)
        if start in self._gaps:
            reach += self._gap
        fits = bisect_right(self._at, reach, start) - 1
        while fits < self.length and self.text[fits] == " ":
            fits += 1
        torn = marks.is_torn(self.text, fits)
        if fits == self.length or (self._legal(fits) and not (every or torn)):
            return LooseLine(start, fits)
        if squeeze or torn:
            late = self._legal_after(fits, self._at[start] + _NEAR * self._room)
            if late and self._gives(start, late, self._at[late] - reach):
                return LooseLine(start, late, style=SQUEEZED)
        if self._legal(fits):
            return LooseLine(start, fits)
        early = next(filter(self._legal, range(fits - 1, start, -1)), fits)
        return LooseLine(start, early, short=True)

    def _legal_after(self, end: int, reach: int) -> int:
        """Return the next place after `end` where a line may end, 0 if there is none in reach."""
        for later in range(end + 1, self.length):
            if self._at[later] > reach:
                return 0
            if self._legal(later) and not marks.is_torn(self.text, later):
                return later
        return self.length

    def _legal(self, end: int) -> bool:
        last, first = self.text[end - 1], self.text[end]
        one_word = first.isascii() and (last in _CLINGS or last.isascii()) and last != " "
        one_word |= first in _UNITS and last.isascii()
        return not one_word and first not in _NO_START and last not in _NO_END

    def _gives(self, start: int, end: int, excess: int) -> bool:
        """Return whether a line, if it has but one style, gives enough when set tighter."""
        plain = not self._is_styled(start, end)
        return plain and excess <= self._spaced(start, end) * self._tighter

    def _is_styled(self, start: int, end: int) -> bool:
        """Return whether words between two places have a style of their own."""
        styled = bisect_right(self._styled_ends, start)
        return styled < len(self._styled) and self._styled[styled] < end

    def _spaced(self, start: int, end: int) -> int:
        """Return after how many characters of a line its spacing is added."""
        loose = bisect_left(self._ends, end - 1) - bisect_left(self._ends, start)
        return end - start - 1 - loose

    def loosened(self, lines: Sequence[LooseLine], at: int) -> list[LooseLine]:
        """Return the lines if one of them lets its last character go, the same if it cannot.

        It is any but the last.
        """
        start, full = lines[at].start, lines[at].end
        room = self._room - (0 if start else self._indent) + self._gap * (start in self._gaps)
        end = self._wide_end(start, full, room)
        if end == full or self._is_styled(start, full):
            return list(lines)
        after = self._legal_after(end, self._at[end] + self._room)
        if after and self._reach(start, end) + self._at[after] - self._at[end] <= room:
            return list(lines)
        return self._on([*lines[:at], LooseLine(start, end, style=LOOSENED)], squeeze=False)

    def is_lonely(self, line: LooseLine) -> bool:
        """Return whether a line holds but one character beside marks."""
        others = (char for char in self.text[line.start : line.end] if char not in _MARKS)
        return len(list(islice(others, 2))) <= 1

    def _wide_end(self, start: int, full: int, room: int) -> int:
        """Return where a line that begins at `start` and holds up to `full` ends when set wider."""
        fits = (end for end in range(full, start + 1, -1) if self._reach(start, end) <= room)
        end = next(fits, full)
        ends = range(end, start + 1, -1)
        return next((e for e in ends if self._legal(e) and not marks.is_torn(self.text, e)), full)

    def _reach(self, start: int, end: int) -> int:
        """Return how wide a line is when set wider."""
        return self._at[end] - self._at[start] + self._spaced(start, end) * self._looser
