"""Words out of their order: texts that a site scrambled, or a machine made up."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice, pairwise
from math import ceil

from converters.speech import hanzi
from converters.speech.scripts import simplified

_PAIR = re.compile(
    "工作|我们|发展|建设|要求|进一|一步|加强|全面|组织|领导|人民|群众|干部|问题|社会|经济|"
    "管理|国家|中央|精神|会议|落实|提高|加快|推进|实施|重要|实现|坚持|单位|部门|基层|服务|"
    "责任|党委|政府|市委|县委|同志|大家|学习|教育|改革|创新|环境|安全|项目|企业|农村|农业|"
    "文化|基础|重点|任务|目标|积极|深入|认真|切实|努力|充分|不断|必须|作用|能力|水平|制度|"
    "机制|保障|促进|作为|这个|一个|没有|就是|不是|什么|可以|时候|他们|自己|今天|希望|今年|"
    "活动|方面|情况|通过|关于|进行|开展|形成|特别|更加|以及|因此|同时|对于|需要|已经"
)
"""The commonest words of two characters in official texts: shuffled ones hardly have any."""


def _has(pattern: re.Pattern[str], text: str, least: float) -> bool:
    """Return whether a pattern is met so often at least; it is not looked for any further."""
    return sum(1 for _ in islice(pattern.finditer(text), ceil(least))) >= least


def reason(texts: Sequence[str], whole: str, size: int) -> str:
    """Return the reason to take the words for shuffled; empty if they are in order."""
    if size >= 200 and not _has(_PAIR, whole, 18 * size / 1000) and not _in_words(whole):
        return "字词次序混乱，不成文句"
    if size >= 200 and sum(map(whole.count, "，。、；：,;:")) * 100 < size:
        return "几乎没有标点，不成文句"
    if (order := _in_order(whole)) is not None and order < 0.5:
        return "句段次序混乱"
    tops = [o.value for text in texts if (o := hanzi.ordinal(text)) and o.level == 1]
    falls = sum(b < a and b != 1 for a, b in pairwise(tops))
    headless = sum(text[:1] in _NO_HEAD for text in texts)
    if len(texts) >= 10 and headless * 4 > len(texts):
        return "句子次序混乱，不成文句"
    if falls >= 3 and falls * 3 >= len(tops):
        return "段落次序混乱"
    return ""


def _in_words(whole: str) -> bool:
    """Return whether the hanzi of a text stand together as words, as they do in any kind of text.

    Of hanzi in order half are parts of words of two and more at least, of shuffled ones a fifth.
    """
    # Not before: it takes 0.1 s and 33 MB, and few texts need it.
    import rjieba  # noqa: PLC0415

    hanzi_alone = "".join(_HANZI.findall(simplified(whole[:_SEGMENTED])))
    words = rjieba.cut(hanzi_alone, False)
    return sum(len(word) for word in words if len(word) > 1) >= _IN_WORDS * len(hanzi_alone)


_SEGMENTED, _IN_WORDS = 1500, 0.4
_HANZI = re.compile("[\u4e00-\u9fff]+")
_NO_HEAD = frozenset("，。、；：？！”）")
_NUMERAL = re.compile("[一二三四五六七八九十]+")
_ROWS = {"、": (3, "\n。；：！"), "是": (2, "\n。；：！，"), "要": (2, "\n。；：！")}
"""What stands behind the ordinals of a row, how long they are, and after which marks they stand."""
_IN_BRACKETS, _COUNTED = 3, 2
"""The longest numerals of （一） and of 第一，."""


def _rows(whole: str) -> Iterable[list[int]]:
    """Return the values of the rows 一、 一是 一要 （一） 第一， in their order."""
    rows: dict[str, list[int]] = {sign: [] for sign in (*_ROWS, "（", "第")}
    for match in _NUMERAL.finditer(whole):
        start, end = match.span()
        said, before, after = match[0], whole[start - 1 : start], whole[end : end + 1]
        if after in _ROWS:
            size, marks = _ROWS[after]
            at = max(end - size, start)
            if not at or whole[at - 1] in marks:
                rows[after].append(hanzi.parse_number(said[-size:]))
        if before == "第":
            if len(said) <= _COUNTED and after in _COMMAS and _heads(whole, start - 1):
                rows["第"].append(hanzi.parse_number(said))
        elif before in _OPENING and after in _CLOSING and len(said) <= _IN_BRACKETS:
            rows["（"].append(hanzi.parse_number(said))
    return rows.values()


_COMMAS, _OPENING, _CLOSING = frozenset("，,、"), frozenset("（("), frozenset("）)")


def _heads(whole: str, place: int) -> bool:
    return not place or whole[place - 1] in "\n。；：！"


def _in_order(whole: str) -> float | None:
    """Return the share of ordinals that count on or begin again; None if there are too few."""
    steps = good = 0
    for values in _rows(whole):
        for last, value in pairwise(values):
            steps += 1
            good += value in (last + 1, 1)
    return good / steps if steps >= 8 else None
