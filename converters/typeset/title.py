"""Titles broken at words into a trapezoid or a diamond (GB/T 9704 §7.3.1).

Words come from jieba's dictionary, in its Rust edition: the only segmenter whose dictionary is at
hand in a tenth of a second and within 35 MB, against a second and three times as much for jieba
itself, with the same words. What it cannot know is given by rule: book titles, quotations,
numbers and the speaker's name stay whole.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, combinations, pairwise
from math import inf
from typing import Final

from converters.speech.model import BREAK
from converters.typeset.metrics import EM
from converters.typeset.title_costs import IN_BOOK_TITLE, LINE, break_costs, shape_cost
from converters.typeset.title_words import plain_words, title_words

_SPARE_LINE: Final = 1
_MANY: Final = 4
"""Lines of a title, if they are enough for it."""
_MOST_WAYS: Final = 100_000
"""So many ways to break a title can be compared with one another; most have some hundreds."""


def break_title(
    text: str, advances: Mapping[str, int], width: int, names: Sequence[str] = ()
) -> list[str]:
    """Return the lines of a title, each at most `width` thousandths of an em wide.

    Lines are broken between words only, never inside 《》, a number or one of `names`, nor before
    的 or 和, and so that their lengths make a trapezoid or a diamond, not a box or an hourglass.
    Of two titles parted by —— each has lines of its own; clauses that full-width spaces part are
    broken there first, and stand side by side where they fit. Blanks at the end of
    a line are dropped, for they would move it from the middle. A `|` in the text decides instead.
    """
    parts = [part for part in text.split(BREAK) if part] or [""]
    return [line for part in parts for line in break_words(part, advances, width, names)]


def break_words(
    text: str, advances: Mapping[str, int], width: int, names: Sequence[str] = ()
) -> list[str]:
    """Return the lines of what is set as a title but is none: a `|` in it is a sign like others."""
    if _width(text, advances) <= width:
        return [text]
    parts = _parted(text, advances, width)
    if len(parts) > 1:
        return [line for part in parts for line in break_words(part, advances, width, names)]
    return [line.rstrip() for line in _Title(text, advances, width, names).best()]


def fits_closer(text: str, advances: Mapping[str, int], width: int, closer: int) -> bool:
    """Return whether a title is on one line if each of its characters gives `closer`, not else.

    One that is two titles is not: it has a place to be broken at.
    """
    wide = _width(text, advances)
    whole = BREAK not in text and not partings(text) - {len("".join(text.split()))}
    return whole and wide > width >= wide - closer * len(text)


def break_names(
    text: str, advances: Mapping[str, int], width: int, kept: Sequence[str] = ()
) -> list[str]:
    """Return the lines of a signature: as those of a title, but names parted by 、 stay whole.

    A line has as many of them as it holds; if one alone is wider, it is broken as a title is.
    """
    names = _NAME.findall(text)
    if len(names) < 2 or any(_width(name, advances) > width for name in names):
        return break_words(text, advances, width, kept)
    lines = [""]
    for name in names:
        if _width(lines[-1] + name, advances) > width:
            lines.append("")
        lines[-1] += name
    return lines


_NAME: Final = re.compile("[^、]+、*|、+")


def _parted(text: str, advances: Mapping[str, int], width: int) -> list[str]:
    """Return the titles that a full-width space or —— parts; the whole if one is a long title."""
    titles = _BEFORE_DASH.split(text)
    clauses = [clause for title in titles for clause in _CLAUSE.findall(title)]
    if any(_width(clause, advances) > _LINES_OF_PART * width for clause in clauses):
        return [text]
    return [line for title in titles for line in _beside(title, advances, width)]


def _beside(title: str, advances: Mapping[str, int], width: int) -> list[str]:
    """Return clauses as lines, some beside one another where that makes fewer or better lines.

    A clause that is wider than a line stands by itself. Very many are a list, broken at its words.
    """
    spans = [match.span() for match in _CLAUSE.finditer(title)]
    best, least = [title], inf
    for cuts in _ways(len(spans)) if len(spans) <= _CLAUSES else ():
        lines = [title[spans[a][0] : spans[b - 1][1]].strip() for a, b in pairwise(cuts)]
        widths = [_width(line, advances) for line in lines]
        if any(wide > width and _SPACE in line for wide, line in zip(widths, lines, strict=True)):
            continue
        cost = LINE * len(lines) + shape_cost([wide / EM for wide in widths])
        if cost < least:
            best, least = lines, cost
    return best


def _ways(count: int) -> Iterator[tuple[int, ...]]:
    """Yield the ways to cut so many things into groups, as the places of the cuts."""
    for size in range(count):
        for inner in combinations(range(1, count), size):
            yield 0, *inner, count


_SPACE: Final = "\u3000"
_CLAUSE: Final = re.compile(f"[^{_SPACE}]+")
_BEFORE_DASH: Final = re.compile(f"(?<=[^—{_SPACE}])(?=——)")
_PARTING: Final = re.compile(f"{_SPACE}+|{_BEFORE_DASH.pattern}")
_LINES_OF_PART, _CLAUSES = 3, 10


def partings(text: str) -> frozenset[int]:
    """Return the places at which a title is two, blanks not counted."""
    return frozenset(accumulate(len("".join(part.split())) for part in _PARTING.split(text)))


def boundaries(text: str, names: Sequence[str] = ()) -> frozenset[int]:
    """Return the places in an unmarked title where it may be broken."""
    return frozenset(accumulate(map(len, title_words(text, names))))


class _Title:
    """The words of one title and what it costs to break between them."""

    def __init__(
        self, text: str, advances: Mapping[str, int], width: int, names: Sequence[str]
    ) -> None:
        kept = [name for name in names if _width(name, advances) <= width]
        self.words = list(_fitting(title_words(text, kept), advances, width))
        self.ends = [0, *accumulate(_width(word, advances) for word in self.words)]
        self.width = width
        self.costs = break_costs(text, self.words)

    def best(self) -> list[str]:
        """Return the cheapest lines."""
        cuts = self._shapely() or self._one_by_one()
        return ["".join(self.words[a:b]) for a, b in pairwise(cuts)]

    def _shapely(self) -> tuple[int, ...]:
        """Return the cheapest way of all to set the title; () if there are too many to compare."""
        least = -(-self.ends[-1] // self.width)
        for most in range(least + _SPARE_LINE, len(self.words) + 1):
            if self._are_many(most):
                return ()
            cuts, cost = self._cheapest(range(least, most + 1))
            if cuts and (cost < IN_BOOK_TITLE or most >= _MANY):
                return cuts
        return ()

    def _are_many(self, lines: int) -> bool:
        """Tell whether there are too many ways to set the words in so many lines."""
        ways = [1]
        for _ in range(lines):
            after = [0] * len(self.ends)
            for start, count in enumerate(ways):
                for cut in self._within(start) if count else ():
                    after[cut] += count
            ways = after
            if sum(ways) > _MOST_WAYS:
                return True
        return False

    def _within(self, start: int) -> Iterator[int]:
        """Yield the words before which a line may end that begins with a word."""
        for cut in range(start + 1, len(self.words) + 1):
            if self.ends[cut] - self.ends[start] > self.width:
                return
            yield cut

    def _one_by_one(self) -> tuple[int, ...]:
        """Return a way to set the title in which each line by itself is about as long as the mean.

        The time grows with the title and no faster: no shape of the whole is looked at.
        """
        mean = self.ends[-1] / -(-self.ends[-1] // self.width)
        count = len(self.words)
        least, before = [0.0, *[inf] * count], [0] * len(self.ends)
        for start in range(count):
            for cut in self._within(start):
                off = (self.ends[cut] - self.ends[start] - mean) / EM
                cost = least[start] + LINE + off**2 + self.costs[cut]
                if cost < least[cut]:
                    least[cut], before[cut] = cost, start
        cuts = [count]
        while cuts[-1]:
            cuts.append(before[cuts[-1]])
        return tuple(reversed(cuts))

    def _cheapest(self, counts: Iterable[int]) -> tuple[tuple[int, ...], float]:
        """Return the cheapest way to set the title in one of these numbers of lines, and its cost.

        Shapes cost nothing or more: what is too dear without its shape need not be looked at.
        """
        best: tuple[int, ...] = ()
        least = inf
        for cuts in (cuts for count in counts for cuts in self._cuts((0,), count)):
            if self._breaks_cost(cuts) < least and (cost := self._cost(cuts)) < least:
                best, least = cuts, cost
        return best, least

    def _cuts(self, begun: tuple[int, ...], lines: int) -> Iterator[tuple[int, ...]]:
        """Yield the ways to set the words from `begun[-1]` on in so many lines."""
        start, count = begun[-1], len(self.words)
        if self.ends[-1] - self.ends[start] > lines * self.width:
            return
        if lines == 1:
            yield (*begun, count)
            return
        for cut in range(start + 1, count):
            if self.ends[cut] - self.ends[start] > self.width:
                return
            yield from self._cuts((*begun, cut), lines - 1)

    def _cost(self, cuts: tuple[int, ...]) -> float:
        lengths = [(self.ends[b] - self.ends[a]) / EM for a, b in pairwise(cuts)]
        return shape_cost(lengths) + self._breaks_cost(cuts)

    def _breaks_cost(self, cuts: tuple[int, ...]) -> float:
        return LINE * (len(cuts) - 1) + sum(self.costs[cut] for cut in cuts)


def _width(text: str, advances: Mapping[str, int]) -> int:
    return sum(advances[char] for char in text)


def _fitting(pieces: Iterable[str], advances: Mapping[str, int], width: int) -> Iterator[str]:
    """Yield pieces as they are; one wider than a line by its words, a wider word filling lines."""
    for piece in pieces:
        whole = _width(piece, advances) <= width
        for word in (piece,) if whole else plain_words(piece):
            fits = whole or _width(word, advances) <= width
            yield from (word,) if fits else _filled(word, advances, width)


def _filled(word: str, advances: Mapping[str, int], width: int) -> list[str]:
    """Return a word that is wider than a line filled line by line."""
    lines, line, room = [], "", width
    for char in word:
        if advances[char] > room:
            lines.append(line)
            line, room = "", width
        line += char
        room -= advances[char]
    return [*lines, line]
