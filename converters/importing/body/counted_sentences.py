"""Headings that are sentences which count, such as 第一，放下包袱，轻装上阵 alone on its line."""

import re
from collections.abc import Sequence

from converters.speech import hanzi

COUNTED = re.compile(
    r"第[一二三四五六七八九十]{1,3}(?:(?:句话|[个件条点项](?:问题|方面|希望|要求|建议|体会|意见|事情|事)?)?[，、,:：]|是)"
)
"""How a sentence begins that counts."""
_FIRST = re.compile("第一[^届次]")
_STOP = re.compile("[。！？][”’）》]*")


def headings(texts: Sequence[str]) -> dict[int, int]:
    """Return the lines such as 第一，放下包袱，轻装上阵。 that head the paragraphs after them.

    So they do in a row most of which stand alone, most of them shorter than what follows. Each has
    its level below headings of the first: the second, or theirs where it goes on with their row.
    """
    found: dict[int, int] = {}
    rows: list[list[int]] = []
    for index in range(len(texts) - 1):
        if COUNTED.match(texts[index]):
            rows += [[]] if _FIRST.match(texts[index]) or not rows else []
            rows[-1].append(index)
    for row in rows:
        alone = [index for index in row if _stands_alone(texts, index)]
        heads = [index for index in alone if _is_short(texts[index], texts[index + 1])]
        if len(alone) * 2 > len(row):
            level = 1 if _goes_on_with_top(texts, row[0]) else 2
            found.update(dict.fromkeys(alone if len(heads) * 2 > len(alone) else heads, level))
    return found


def _goes_on_with_top(texts: Sequence[str], index: int) -> bool:
    """Tell 第三，… that follows upon the sections 一、 and 二、 of which it is the third."""
    number = _VALUE.match(texts[index])
    above = (mark for text in reversed(texts[:index]) if (mark := hanzi.ordinal(text)))
    last = next((mark for mark in above if mark.level == 1), None)
    if number is None or last is None:
        return False
    return hanzi.parse_number(number[1]) == last.value + 1 > 2


_VALUE = re.compile("第([一二三四五六七八九十]{1,3})")


def _is_short(text: str, after: str) -> bool:
    return len(after) > len(text) or text[-1] not in "。！？"


def _stands_alone(texts: Sequence[str], index: int) -> bool:
    """Tell a counted sentence that stands on a line of its own, above a line that is none."""
    text = texts[index]
    if not COUNTED.match(text) or len(text) > 50:
        return False
    stop = _STOP.search(text)
    if (stop and stop.end() < len(text)) or text[-1] in "；，：":
        return False
    return not COUNTED.match(texts[index + 1])
