"""The words of a title: pieces that no line is broken in, marks joined to those they belong to."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

import rjieba

from converters.typeset import marks

_NUMERAL = "[〇○零一二三四五六七八九十百0-9０-９]+"
_MEETING = "(?:全体会议|代表大会|党代会|人代会|扩大会议|会议|全会|大会)"
_ORGANS = (
    "人民代表大会常务委员会|人大常委会|常务委员会|人民代表大会|纪律检查委员会|监察委员会"
    "|政治协商会议|人民政府|人民检察院|人民法院"
)
"""Of the state (《宪法》第三章) and of the party, which the dictionary parts in the middle."""
_WHOLE: Final = (
    rf"(?:第?{_NUMERAL}届)?第?{_NUMERAL}次{_MEETING}"
    rf"|第{_NUMERAL}个五年(?:规划|计划)|第?{_NUMERAL}[届次]"
    rf"|第{_NUMERAL}(?:学期|季度)"
    r"|[0-9０-９]{4}[—～\-][0-9０-９]{4}(?:学年度?|年度?)"
    r"|[A-Z]{1,2}[0-9]+(?:国道|省道|县道|乡道|高速公路|高速|线)?"
    r"|[0-9０-９][0-9０-９.．,:：]*(?:周年|季度|年度|[年月日号届次项个名位]|亿元|万元|[%％])?"
    rf"|第{_NUMERAL}"
    "|[〇○零一二三四五六七八九]{4}年(?:度)?"
    f"|{_ORGANS}"
)
_NOT_FIRST: Final = frozenset("的和地得了等们上中下里性")
"""Words of one character that do not begin a line of a title."""


def title_words(text: str, kept: Sequence[str] = ()) -> Iterator[str]:
    """Yield the pieces of a title that stay whole, those of `kept` among them; joined they are it.

    >>> list(title_words("在省十三届人大二次会议上"))
    ['在', '省', '十三届', '人大', '二次会议上']
    """
    piece = ""
    for word in _segments(text, _pattern(tuple(kept))):
        if piece and _joined(piece, word):
            piece += word
            continue
        if piece:
            yield piece
        piece = word
    if piece:
        yield piece


@lru_cache(maxsize=64)  # a style keeps the same words for all titles
def _pattern(kept: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(filter(None, kept), key=len, reverse=True)
    return re.compile("|".join([*map(re.escape, longest_first), _WHOLE]))


def _segments(text: str, whole: re.Pattern[str]) -> Iterator[str]:
    at = 0
    for match in whole.finditer(text):
        yield from rjieba.cut(text[at : match.start()], True)
        yield match.group()
        at = match.end()
    yield from rjieba.cut(text[at:], True)


def _joined(before: str, word: str) -> bool:
    if word[0] in marks.NO_START or before[-1] in marks.NO_END:
        return True
    return len(word) == 1 and word in _NOT_FIRST
