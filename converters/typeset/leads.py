"""Sentences that a paragraph is led in by: 一是…。 一要…。"""

import re
from typing import Final

_LEAD: Final = re.compile("[一二三四五六七八九十]{1,2}(?:是|要)[^。！？；]{1,50}[。！？；]")


def lead(text: str) -> int:
    """Return how many characters lead a paragraph in, 0 where it has no lead.

    >>> lead("一要坚持瞄准目标，突出活动重点。党的十九大报告指出"), lead("一是一，二是二")
    (16, 0)
    """
    match = _LEAD.match(text)
    return match.end() if match else 0
