"""The cells of a table: what they want of a column, and the lines they are set in.

Widths are nominal wherever something is decided, so that all formats decide alike.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from converters.typeset.compose import Measure, compose
from converters.typeset.cuts import FORCED, cut
from converters.typeset.line_costs import Justification
from converters.typeset.metrics import EM
from converters.typeset.nominal import NOMINAL
from converters.typeset.title_words import title_words

_NAME = 4.0
"""Ems: a cell with so little text is a name, and stays on one line."""
_PROSE = 14.0
"""Ems: a cell with more text is prose, which takes the lines it needs."""
_UNIT = 1.0
"""A unit of prose may go to the next line of its cell; what costs more is not asked here."""
_LONELY = EM
"""孤字不成行: a last line should be wider."""
_REMEMBERED = 16_384


class CellWidth(NamedTuple):
    """What a cell wants, in ems."""

    whole: float
    """All of its text on one line."""
    least: float = 0.0
    """Its longest word, which had better not be torn."""
    two_lines: float = 0.0
    """The narrowest room in which its words stand on two lines, if it is no prose."""

    @property
    def is_prose(self) -> bool:
        """Whether it may have as many lines as it needs."""
        return self.whole > _PROSE


class _Wider(dict[str, int]):
    """The wider one of two widths of each character, marks never squeezed."""

    def __init__(self, drawn: Mapping[str, int]) -> None:
        self._drawn = drawn

    def __missing__(self, char: str) -> int:
        self[char] = width = max(self._drawn[char], NOMINAL[char])
        return width

    def blank_before(self, char: str) -> int:
        """Return nothing: no format narrows the marks of a cell."""
        return 0

    blank_after = blank_before


@lru_cache(maxsize=_REMEMBERED)
def cell_width(text: str) -> CellWidth:
    """Return what a cell wants: names, figures and words stay whole."""
    whole = _width(text, NOMINAL)
    if whole <= _NAME:
        return CellWidth(whole, whole, whole)
    places = _places(text)
    words = (text[start:end].rstrip() for start, end in pairwise(places))
    least = max(_width(word, NOMINAL) for word in words)
    if whole > _PROSE:
        return CellWidth(whole, least, least)
    halves = [(text[:at].rstrip(), text[at:]) for at in places[1:]]
    two_lines = min(max(_width(half, NOMINAL) for half in both) for both in halves)
    return CellWidth(whole, least, two_lines)


def cell_lines(
    text: str, width: int, rules: Justification, drawn: Mapping[str, int] = NOMINAL, spare: int = 0
) -> list[str]:
    """Return the lines of a cell whose text may be `width` thousandths of an em wide.

    Joined they are the text. They are those of nominal widths, unless the faces, whose widths are
    `drawn`, draw a line that `spare` more does not hold. A line too narrow for one character holds
    one.
    """
    room = max(width, EM)
    lines = list(_nominal_lines(text, room, rules))
    widest = max((_width(line.rstrip(), drawn) * EM for line in lines), default=0)
    if widest <= room + spare:
        return lines
    return _lines(text, room + spare, rules, _Wider(drawn))


def is_lonely(text: str, width: int, rules: Justification) -> bool:
    """Return whether lines as full as can be would leave one character to the last (孤字不成行)."""
    room = max(width, EM)
    filled = _full_lines(text, room, rules) if text else []
    return len(filled) > 1 and _width(filled[-1], NOMINAL) * EM <= _LONELY


@lru_cache(maxsize=_REMEMBERED)
def _full_lines(text: str, room: int, rules: Justification) -> list[str]:
    return _composed(text, room, rules, _Wider(NOMINAL))


@lru_cache(maxsize=_REMEMBERED)
def _nominal_lines(text: str, room: int, rules: Justification) -> tuple[str, ...]:
    return tuple(_lines(text, room, rules, _Wider(NOMINAL)))


def _lines(text: str, room: int, rules: Justification, widths: _Wider) -> list[str]:
    whole = sum(widths[char] for char in text)
    if whole <= room:
        return [text] if text else []
    filled = _filled(text, room, rules, widths)
    if whole > _PROSE * EM:
        return filled
    at_words = _at_words(text, room, widths)
    fits = all(_width(line.rstrip(), widths) * EM <= room for line in at_words)
    return at_words if fits and len(at_words) <= len(filled) else filled


def _at_words(text: str, room: int, widths: Mapping[str, int]) -> list[str]:
    """Return the fewest lines that end at words, as alike in width as they can be."""
    words = [text[start:end] for start, end in pairwise(_places(text))]
    lines = _greedy(words, room, widths)
    while True:
        narrower = max(sum(widths[char] for char in line.rstrip()) for line in lines) - 1
        closer = _greedy(words, narrower, widths)
        if len(closer) > len(lines) or closer == lines:
            return lines
        lines = closer


def _greedy(words: Sequence[str], room: int, widths: Mapping[str, int]) -> list[str]:
    """Return lines that are full, a word that is wider than a line on one by itself."""
    lines: list[str] = []
    for word in words:
        joined = lines[-1] + word if lines else word
        if lines and sum(widths[char] for char in joined.rstrip()) <= room:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines


def _filled(text: str, width: int, rules: Justification, widths: _Wider) -> list[str]:
    """Return lines as full as can be, the last with more than one character if none is added."""
    full = lines = _composed(text, width, rules, widths)
    for narrower in range(width, width * 3 // 4, -EM // 4):
        if sum(widths[char] for char in lines[-1]) > _LONELY:
            return lines
        lines = _composed(text, narrower - EM // 4, rules, widths)
        if len(lines) > len(full):
            break
    return full


def _composed(text: str, width: int, rules: Justification, widths: _Wider) -> list[str]:
    unsqueezed = replace(rules, touch=FORCED)
    measure = Measure(width, 0, unsqueezed, company=False)
    return [line.text for line in compose([(text, widths)], measure)]


def _places(text: str) -> list[int]:
    """Return the places where a line of a cell may end: between the words of a short text."""
    prose = _width(text, NOMINAL) > _PROSE
    cuts = cut(text, _UNIT)
    most = _UNIT if prose else 0
    free = [at for at, price in zip(cuts.places, cuts.prices, strict=True) if price <= most]
    words = {0, *accumulate(map(len, title_words(text)))}
    return free if prose else [at for at in free if at in words]


def _width(text: str, widths: Mapping[str, int]) -> float:
    return sum(widths[char] for char in text) / EM
