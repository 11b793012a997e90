"""Titles broken at words into a trapezoid or a diamond (GB/T 9704 §7.3.1)."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, combinations, pairwise
from typing import Final

import rjieba

from converters.typeset import marks
from converters.typeset.metrics import EM

BREAK: Final = "|"
"""In a title: break the line here; never printed."""

_WHOLE: Final = re.compile(
    "《[^《》]{1,18}》|“[^“”]{1,6}”"
    r"|[0-9０-９][0-9０-９.．,:：]*(?:[年月日号届次项个名位]|亿元|万元|[%％])?"
    "|第[一二三四五六七八九十百0-9]{1,4}[届次]?"
    "|[〇○零一二三四五六七八九]{4}年(?:度)?"
)
_CLINGING: Final = frozenset("的和地得了等们上中下里与及暨者性")
"""Characters that do not begin a line of a title; 暨 may, see `_begins_well`."""
_MAY_BEGIN: Final = frozenset("暨与及")
_MAX_LINES: Final = 4


def break_title(
    text: str, advances: Mapping[str, int], width: int, names: Sequence[str] = ()
) -> list[str]:
    """Return the lines of a title, each at most `width` thousandths of an em wide.

    Lines are broken between words only, never inside 《》, a number or one of `names`, nor before
    的 or 和, and so that their lengths make a trapezoid or a diamond, not a box or an hourglass.
    A `|` in the text decides instead.
    """
    parts = [part for part in text.split(BREAK) if part]
    if len(parts) > 1:
        return [line for part in parts for line in break_title(part, advances, width, names)]
    plain = "".join(parts)
    if _width(plain, advances) <= width:
        return [plain]
    words = list(_words(plain, names))
    for lines in range(2, max(_MAX_LINES, -(-_width(plain, advances) // width)) + 2):
        best = _best(words, advances, width, lines)
        if best:
            return best
    return _filled(plain, advances, width)


def plain(text: str) -> str:
    """Return a title without its marks for breaking."""
    return text.replace(BREAK, "")


def _width(text: str, advances: Mapping[str, int]) -> int:
    return sum(advances[char] for char in text)


def _words(text: str, names: Sequence[str]) -> Iterator[str]:
    """Yield the pieces that stay whole, marks joined to the words they belong to."""
    kept = "|".join([*(re.escape(name) for name in names if name), _WHOLE.pattern])
    piece = ""
    for word in _segments(text, re.compile(kept)):
        if piece and _joined(piece, word):
            piece += word
            continue
        if piece:
            yield piece
        piece = word
    if piece:
        yield piece


def _segments(text: str, kept: re.Pattern[str]) -> Iterator[str]:
    at = 0
    for match in kept.finditer(text):
        yield from rjieba.cut(text[at : match.start()], False)
        yield match.group()
        at = match.end()
    yield from rjieba.cut(text[at:], False)


def _joined(before: str, word: str) -> bool:
    if word[0] in marks.NO_START or before[-1] in marks.NO_END or word.isspace():
        return True
    return word[0] in _CLINGING and word[0] not in _MAY_BEGIN and len(word) == 1


def _best(
    words: Sequence[str], advances: Mapping[str, int], width: int, lines: int
) -> list[str] | None:
    widths = [_width(word, advances) for word in words]
    ends = [0, *accumulate(widths)]
    best: tuple[float, tuple[int, ...]] | None = None
    for inner in combinations(range(1, len(words)), lines - 1):
        cuts = (0, *inner, len(words))
        lengths = [ends[b] - ends[a] for a, b in pairwise(cuts)]
        if max(lengths) > width:
            continue
        cost = _shape_cost(lengths) + sum(_break_cost(words[cut]) for cut in inner)
        if best is None or cost < best[0]:
            best = cost, cuts
    if best is None:
        return None
    return ["".join(words[a:b]) for a, b in pairwise(best[1])]


def _shape_cost(lengths: Sequence[int]) -> float:
    """Return how far the lines are from a trapezoid or diamond, in characters squared."""
    chars = [length / EM for length in lengths]
    mean = sum(chars) / len(chars)
    uneven = sum((length - mean) ** 2 for length in chars) / len(chars)
    if max(chars) - min(chars) < 1:
        uneven += 4  # a box
    if any(
        a - b > 0.5 and c - b > 0.5 for a, b, c in zip(chars, chars[1:], chars[2:], strict=False)
    ):
        uneven += 30  # an hourglass
    return uneven


def _break_cost(word: str) -> float:
    """Return how little a line likes to begin with `word`."""
    return 9 if word[0] in _MAY_BEGIN else 0


def _filled(text: str, advances: Mapping[str, int], width: int) -> list[str]:
    """Return the title filled line by line: one word is wider than a line."""
    lines, line, room = [], "", width
    for char in text:
        if advances[char] > room:
            lines.append(line)
            line, room = "", width
        line += char
        room -= advances[char]
    return [*lines, line]
