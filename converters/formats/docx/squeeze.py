"""Lines set tighter to take one character more (挤进): to save a line, or to keep a pair whole.

Where a mark may not begin the next line, the PDF narrows marks of the full line and takes it in.
No office program does that by itself: it carries a character over, and some paragraphs grow by a
line. Those get a line of one cell more, by a character style. So does a line that would end inside
of —— or ……, which LibreOffice tears. Marks alone cannot be narrowed: LibreOffice takes at most a
sixth of a character, and nothing from the last of a run.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, dropwhile, pairwise, takewhile
from typing import NamedTuple

from converters.formats.docx.gaps import GAP, gaps
from converters.formats.docx.measures import spacing
from converters.formats.docx.measures import squeezed as squeezed_spacing
from converters.settings.style import Style
from converters.typeset import marks
from converters.typeset.compose import Paragraph
from converters.typeset.measures import measure
from converters.typeset.metrics import EM
from converters.typeset.nominal import NOMINAL
from converters.typeset.optimum import best_way

SQUEEZED = "Squeezed"
"""The character style of a line that takes one character more."""

# Lines are counted as LibreOffice breaks them: what fits there fits in Word, which is told to set
# no gaps beside digits.
_LATIN = re.compile("[!-~]+")
_NOT_FULL_WIDTH = re.compile("[^\u3000-\u9fff\uff01-\uff5e“”‘’—…]")
"""Where it finds nothing all characters are one em wide, as in most paragraphs."""
_UNSURE = re.compile("[A-Zacefijlmrstwz·]")
"""Characters whose width differs from face to face: who knows where lines end after them?"""
_CLINGS = marks.SENTENCE | marks.PAUSE
"""Marks after which LibreOffice breaks no line if a digit or letter follows."""
_NO_START = marks.NO_START - frozenset("%‰℃℉°″％〃/／－–—‥…›»ー・〙〛〜〟〻＂＇］｡")
_NO_END = marks.NO_END - frozenset("#$/@«‹€№〘〚＃＄／＠")
"""What LibreOffice lets begin and end no line, in its lists for Chinese (measured, 7.4)."""
_NEAR = 3
"""So many lines of words are not squeezed into one: nothing gives more than half of itself."""
_MOST_TRIALS = 50
"""So many of the last lines are tried; no paragraph that people write wants more."""
_SPARE = 3
"""A last line of no more cells is brought up by as many lines above it, whatever ends them."""


class StyledWords(NamedTuple):
    """Words of a paragraph in one character style, or in none."""

    text: str
    style: str = ""


class _SqueezedLine(NamedTuple):
    start: int
    end: int
    short: bool = False
    """Whether a prohibition ended it early."""
    squeezed: bool = False


def squeezes(style: Style) -> bool:
    """Return whether a look squeezes lines; on Word's own grid no character can leave its cell."""
    return style.docx.squeeze and style.docx.grid == "portable"


def squeezed(stretches: Sequence[StyledWords], style: Style) -> Sequence[StyledWords]:
    """Return the stretches of a paragraph of the body, the lines to be squeezed set apart.

    Nothing is set apart where that saves no line, nor in words that have a style of their own.
    """
    if not squeezes(style):
        return stretches
    lines = _squeezed(stretches, style)
    return list(_apart(stretches, lines)) if lines else stretches


def _squeezed(stretches: Sequence[StyledWords], style: Style) -> list[_SqueezedLine]:
    """Return the lines that are squeezed, for the sake of pairs or to save lines."""
    paragraph = _LooseParagraph(stretches, style)
    if _UNSURE.search(paragraph.text):
        return []
    plain = paragraph.plain()
    return _saving(paragraph, plain, style) or [line for line in plain if line.squeezed]


def _saving(
    paragraph: "_LooseParagraph", plain: Sequence[_SqueezedLine], style: Style
) -> list[_SqueezedLine]:
    """Return as few and as late lines as bring a paragraph to what the PDF has, or near it."""
    ways = [
        (least, every)
        for every in (False, True)
        if paragraph.may_be_shorter(plain, every=every)
        and len(least := paragraph.tighter(plain, every=every)) < len(plain)
    ]
    if not ways:
        return []
    printed = _lines_of_pdf(paragraph.text, style)
    least, every = min(ways, key=lambda way: max(len(way[0]), printed))
    wanted = max(printed, len(least))
    if wanted >= len(plain):
        return []
    starts = [line.start for line in least if line.squeezed][-_MOST_TRIALS:]
    trials = (paragraph.tighter(plain, since, every=every) for since in reversed(starts))
    enough = next((lines for lines in trials if len(lines) <= wanted), least)
    found = [line for line in enough if line.squeezed]
    return [] if every and len(found) > _SPARE else found


def _lines_of_pdf(text: str, style: Style) -> int:
    """Return how many lines the PDF has, but for widths that differ from face to face."""
    return len(best_way(Paragraph([(text, NOMINAL)], measure(style, style.body)).costs)) - 1


class _LooseParagraph:
    """A paragraph as LibreOffice breaks it: between any two characters but for prohibitions.

    Unlike the PDF it tears a number from its unit. All widths are in twips.
    """

    def __init__(self, stretches: Sequence[StyledWords], style: Style) -> None:
        self.text = "".join(stretch.text for stretch in stretches)
        self.length = len(self.text)
        self._room = style.page.type_area_width.twips
        self._indent = style.body.indent_chars * style.cell.twips
        self._size, self._spacing = style.body.size.twips, spacing(style)
        self._tighter = self._spacing - squeezed_spacing(style)
        self._gaps: frozenset[int] = frozenset()
        self._ends: tuple[int, ...] = ()  # nothing is added after the last character of a face
        cell = self._size + self._spacing
        self._at: Sequence[int] = range(0, (self.length + 1) * cell, cell)
        if _NOT_FULL_WIDTH.search(self.text):
            self._gaps = gaps(self.text)
            places = (place - 1 for word in _LATIN.finditer(self.text) for place in word.span())
            self._ends = tuple(sorted(place for place in places if place >= 0))
            self._at = [0, *accumulate(self._widths(cell))]
        ends = [0, *accumulate(len(stretch.text) for stretch in stretches)]
        styled = [
            place for place, stretch in zip(pairwise(ends), stretches, strict=True) if stretch.style
        ]
        self._styled = [begin for begin, _ in styled]
        self._styled_ends = [end for _, end in styled]

    def _widths(self, cell: int) -> list[int]:
        widths = [
            cell if advance == EM else advance * self._size // EM + self._spacing
            for advance in map(NOMINAL.__getitem__, self.text)
        ]
        for place in self._gaps:
            widths[place] += self._gap
        for place in self._ends:
            widths[place] -= self._spacing
        return widths

    @property
    def _gap(self) -> int:
        return round(self._size * GAP)

    def plain(self) -> list[_SqueezedLine]:
        """Return the lines, none of them squeezed but for the sake of a pair."""
        return self._on([], squeeze=False)

    def may_be_shorter(self, plain: Sequence[_SqueezedLine], *, every: bool = False) -> bool:
        """Return whether the words would fit into a line less.

        Those from the first short line on give way, or with `every` those of all lines, which are
        not asked for more than a few characters.
        """
        rest = list(plain if every else dropwhile(lambda line: not line.short, plain))
        if not rest or (every and rest[-1].end - rest[-1].start > _SPARE):
            return False
        start = rest[0].start
        needed = self._at[-1] - self._at[start] + (0 if start else self._indent)
        return needed <= (len(rest) - 1) * (self._room + self._size)

    def tighter(
        self, plain: Sequence[_SqueezedLine], since: int = 0, *, every: bool = False
    ) -> list[_SqueezedLine]:
        """Return the lines; those that begin at or after `since` are squeezed if they can be.

        With `every` those are squeezed, too, that no prohibition ended early.
        """
        kept = takewhile(lambda line: line.start < since or not (line.short or every), plain)
        return self._on(list(kept), squeeze=True, every=every)

    def _on(
        self, lines: list[_SqueezedLine], *, squeeze: bool, every: bool = False
    ) -> list[_SqueezedLine]:
        """Return these first lines and those that follow."""
        start = lines[-1].end if lines else 0
        while start < self.length:
            line = self._line(start, squeeze=squeeze, every=every)
            lines.append(line)
            start = line.end
        return lines

    def _line(self, start: int, *, squeeze: bool, every: bool) -> _SqueezedLine:
        reach = self._at[start] + self._room - (0 if start else self._indent)
        if start in self._gaps:
            reach += self._gap
        fits = bisect_right(self._at, reach, start) - 1
        while fits < self.length and self.text[fits] == " ":
            fits += 1
        torn = marks.is_torn(self.text, fits)
        if fits == self.length or (self._legal(fits) and not (every or torn)):
            return _SqueezedLine(start, fits)
        if squeeze or torn:
            late = self._legal_after(fits, self._at[start] + _NEAR * self._room)
            if late and self._gives(start, late, self._at[late] - reach):
                return _SqueezedLine(start, late, squeezed=True)
        if self._legal(fits):
            return _SqueezedLine(start, fits)
        early = next(filter(self._legal, range(fits - 1, start, -1)), fits)
        return _SqueezedLine(start, early, short=True)

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
        return not one_word and first not in _NO_START and last not in _NO_END

    def _gives(self, start: int, end: int, excess: int) -> bool:
        """Return whether a line, if it has but one style, gives enough when set tighter."""
        styled = bisect_right(self._styled_ends, start)
        if styled < len(self._styled) and self._styled[styled] < end:
            return False
        loose = bisect_left(self._ends, end - 1) - bisect_left(self._ends, start)
        return excess <= (end - start - 1 - loose) * self._tighter


def _apart(
    stretches: Sequence[StyledWords], lines: Sequence[_SqueezedLine]
) -> Iterator[StyledWords]:
    """Yield the stretches, cut where a squeezed line begins and ends."""
    starts = [line.start for line in lines]
    cuts = sorted({cut for line in lines for cut in (line.start, line.end)})
    begin = 0
    for stretch in stretches:
        end = begin + len(stretch.text)
        inside = cuts[bisect_right(cuts, begin) : bisect_left(cuts, end)]
        for a, b in pairwise([begin, *inside, end]):
            before = bisect_right(starts, a)
            tight = before and a < lines[before - 1].end
            yield StyledWords(
                stretch.text[a - begin : b - begin], SQUEEZED if tight else stretch.style
            )
        begin = end
