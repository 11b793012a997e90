"""Sentences that lead a paragraph in (领起句): 一是 or 一要, up to the full stop."""

import re
from typing import Final

ROLES: Final = {"kai": "kai", "bold": "hei"}
"""The role that draws such a sentence, by the option of the style; without one it is not set
apart. There is no bold 仿宋 to be had, 黑体 stands for it."""

_LEAD: Final = re.compile("[一二三四五六七八九十]{1,2}(?:是|要)[^。！？；]{1,50}[。！？；]")


def lead(text: str) -> int:
    """Return how many characters lead a paragraph in, 0 if it has no lead.

    >>> lead("一要坚持瞄准目标，突出活动重点。党的十九大报告指出"), lead("一是一，二是二")
    (16, 0)
    """
    match = _LEAD.match(text)
    return match.end() if match else 0
