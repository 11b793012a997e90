"""The words of a title: pieces that no line is broken in, marks joined to those they belong to."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from converters.speech.hanzi import is_hanzi
from converters.speech.lookups import Lookups
from converters.typeset import marks

WORDS: Final = Lookups("words")
_NUMERAL = "[〇○零一二三四五六七八九十百0-9０-９]+"
_MEETING = (
    "(?:(?:全体|常委|常务|党组|主席|主任|理事)?(?:扩大|（扩大）)?会议"
    "|代表大会|党代会|人代会|全会|大会)"
)
_ORGANS = (
    "人民代表大会常务委员会|人大常委会|常务委员会|人民代表大会|纪律检查委员会|监察委员会"
    "|政治协商会议|人民政府|人民检察院|(?:最高|高级|中级)?人民法院|巡回法庭"
)
"""Of the state (《宪法》第三章) and of the party, which the dictionary parts in the middle."""
_PLANS = "国民经济和社会发展(?:计划|规划|(?=第))"
"""《宪法》第六十二条; its 和 is not one between two things."""
_WHOLE: Final = (
    rf"(?:第?{_NUMERAL}届)?第?{_NUMERAL}次{_MEETING}"
    rf"|第{_NUMERAL}个五年(?:规划|计划)|第?{_NUMERAL}[届次]"
    rf"|第{_NUMERAL}(?:学期|季度)"
    r"|[0-9０-９]{4}[—～\-][0-9０-９]{4}(?:学年度?|年度?)"
    r"|[A-Z]{1,2}[0-9]+(?:国道|省道|县道|乡道|高速公路|高速|线)?"
    r"|(?:[0-9０-９]{4}年)?[0-9０-９]{1,2}月[0-9０-９]{1,2}日"
    r"|[0-9０-９][0-9０-９.．,:：]*(?:周年|季度|年度|[年月日号届次项个名位]|亿元|万元|[%％])?"
    rf"|第{_NUMERAL}"
    "|[〇○零一二三四五六七八九]{4}年(?:度)?"
    f"|{_ORGANS}|{_PLANS}"
)
_NOT_FIRST: Final = re.compile(
    "[的和地得了等们上中下里性]|[会届次]上|族(?:乡|镇|自治[县州区旗])|（扩大）"
    "|委员会|联合会|协会|代表大会|代表会议|精神|时期|期间|以来"
)
"""Words that do not begin a line of a title, for they end what is before them: 推进 / 会上,
检察 / 委员会, 全会 / 精神, 回 / 族乡."""
_NOT_LAST: Final = re.compile(f"第{_NUMERAL}|[新大小老副总正原首每不未可防抗促保稳任]")
"""Words that do not end one: 第三 / 巡视组, 新 / 时代, 促 / 发展."""
_LINKED: Final = re.compile("(?:[·～~]|(?<!—)—)$")
"""Behind which one thing goes on: a name, a range."""
_ALONE: Final = frozenset("在向对为把以于同由从将与及暨或而并但论谈就让使党")
"""Words of one character that stand by themselves; any other is half a word that the dictionary
does not know: 青山 / 县, 推介 / 词, 监察 / 法."""


def title_words(text: str, kept: Sequence[str] = ()) -> Iterator[str]:
    """Yield the pieces of a title that stay whole, those of `kept` among them; joined they are it.

    >>> list(title_words("在省十三届人大二次会议上"))
    ['在', '省', '十三届', '人大', '二次会议上']
    """
    piece = before = ""
    for word in _segments(text, _pattern(tuple(kept))):
        if piece and not (_LINKED.search(piece[-2:]) or _joined(before, word)):
            yield piece
            piece = ""
        piece += word
        before = word
    if piece:
        yield piece


def plain_words(piece: str) -> Iterator[str]:
    """Yield the words of a piece that no line can hold, marks with those they belong to."""
    word = ""
    for next_word in _cut(piece):
        if word and next_word[0] not in marks.NO_START and word[-1] not in marks.NO_END:
            yield word
            word = ""
        word += next_word
    yield word


def _cut(text: str) -> Sequence[str]:
    """Return the words of a text as the dictionary has them."""
    return WORDS.of(text, _looked_up) if text else ()


def _looked_up(text: str) -> Sequence[str]:
    import rjieba  # it reads the dictionary

    found: list[str] = rjieba.cut(text, True)
    return found


@lru_cache(maxsize=64)  # a style keeps the same words for all titles
def _pattern(kept: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(filter(None, kept), key=len, reverse=True)
    return re.compile("|".join([*map(re.escape, longest_first), _WHOLE]))


def _segments(text: str, whole: re.Pattern[str]) -> Iterator[str]:
    at = 0
    for match in whole.finditer(text):
        yield from _cut(text[at : match.start()])
        yield match.group()
        at = match.end()
    yield from _cut(text[at:])


def _joined(before: str, word: str) -> bool:
    if word[0] in marks.NO_START or before[-1] in marks.NO_END:
        return True
    if _NOT_LAST.fullmatch(before) or _NOT_FIRST.fullmatch(word):
        return True
    if len(word) > 1 or word in _ALONE or _NOT_LAST.fullmatch(word):
        return False
    return len(before) > 1 and is_hanzi(word)
