"""What the lines of a title cost by their shape and by where they are broken (GB/T 9704 §7.3.1).

The unit is that of the shape: characters squared.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final

from converters.typeset import marks

LINE: Final = 6
"""A line more."""
IN_BOOK_TITLE: Final = 200
"""A break inside 《》, which is made only where nothing else is possible."""

_BOX = 4
_HOURGLASS = 30
_IN_QUOTATION = 12
_IN_BRACKETS = 60
_AMID_QUOTED_WORDS = 14
_LEADERS: Final = frozenset("在向对为把以于同由从")
_AFTER_LEADER = 12
_CONNECTORS: Final = frozenset("与及暨和")
_AFTER_CONNECTOR = 6
_BESIDE_ONE_CHARACTER = 5
_LAST_WORDS: Final = frozenset(("讲话", "发言", "报告", "致辞", "的讲话", "上的讲话"))
_LONE_LAST_WORD = 12
_BEFORE_BRACKET = 8
_AMID_FOUR = 3
_PARTICLES = "的和"
_BEFORE_MEETING = 8
_SESSION_BEFORE_ORGAN = 20
_SESSION_LAST = 4
_SESSION: Final = re.compile("[届次]$")
_CLOSING: Final = {"《": "》", "〈": "〉", "“": "”", "‘": "’", "（": "）"}
_INSIDE: Final = {
    **dict.fromkeys("《〈", IN_BOOK_TITLE),
    **dict.fromkeys("“‘", _IN_QUOTATION),
    "（": _IN_BRACKETS,
}


def shape_cost(lengths: Sequence[float]) -> float:
    """Return how far lines of so many characters are from a trapezoid or diamond.

    >>> shape_cost([3, 5])
    1.0
    """
    mean = sum(lengths) / len(lengths)
    cost = sum((length - mean) ** 2 for length in lengths) / len(lengths)
    if max(lengths) - min(lengths) < 1:
        cost += _BOX
    if any(a > b < c for a, b, c in zip(lengths, lengths[1:], lengths[2:], strict=False)):
        cost += _HOURGLASS
    return cost


def break_costs(text: str, words: Sequence[str]) -> list[int]:
    """Return how little a title likes to be broken before each of its words, and at its end.

    It begins and ends for nothing.

    >>> break_costs("在会议与大会上", ["在", "会议", "与", "大会上"])
    [0, 12, 0, 6, 0]
    """
    return [0, *_between(text, words), 0]


def _between(text: str, words: Sequence[str]) -> Iterator[int]:
    amid = _costs_amid(text)
    alone = {len(text) - len(word) for word in _LAST_WORDS if text.endswith(word)}
    places = accumulate(map(len, words))
    for (before, after), place in zip(pairwise(words), places, strict=False):
        yield amid[place] + _cost_between(before, after) + _LONE_LAST_WORD * (place in alone)


def _costs_amid(text: str) -> Counter[int]:
    """Return what it costs to break a title inside marks that enclose words, by place.

    Marks inside of others add up.
    """
    costs: Counter[int] = Counter()
    for start, end in _enclosed(text):
        for place in range(start + 1, end):
            amid = text[place - 1] not in marks.BLANK_AFTER
            costs[place] += _INSIDE[text[start]] + _AMID_QUOTED_WORDS * amid
    return costs


def _enclosed(text: str) -> Iterator[tuple[int, int]]:
    """Yield where words begin and end that marks enclose; a mark without its pair encloses none."""
    begun: list[int] = []
    for place, char in enumerate(text):
        if char in _CLOSING:
            begun.append(place)
        elif begun and char == _CLOSING[text[begun[-1]]]:
            yield begun.pop(), place + 1


def _cost_between(before: str, after: str) -> int:
    """Return how little a title likes to be broken between two words."""
    return _cost_after(before, after) + (_BEFORE_BRACKET if after[0] == "（" else 0)


def _cost_after(before: str, after: str) -> int:
    if before in _LEADERS:
        return _AFTER_LEADER
    if before[-1] in _CONNECTORS:
        return _AFTER_CONNECTOR
    if _SESSION.search(before):
        return _SESSION_BEFORE_ORGAN if _ORGAN.match(after) else _SESSION_LAST
    if _MEETING.match(after):
        return _BEFORE_MEETING
    if len(before) == 1 or (len(after) == 1 and after not in _CONNECTORS):
        return _BESIDE_ONE_CHARACTER
    two, more = (len(word.rstrip(_PARTICLES)) == 2 for word in (before, after))
    return _AMID_FOUR if two and more and not _MEETING.match(before) else 0


_ORGAN: Final = re.compile(".*(?:委员会|代表大会|主席团|理事会)|人大|纪律检查|政协|全国|中央")
_MEETING: Final = re.compile("会议|大会|仪式|典礼")
"""What the words before it are about: 工作 / 会议上的讲话."""
