"""Marks at the edges of lines (避头尾) and how much of them may be squeezed.

GB/T 15834-2011 §5.1 says where marks may stand; where it is silent the level "GB" of clreq, W3C's
requirements for Chinese text layout, adds that a solidus does not end a line, and its level
"strict" that dashes and ellipses do not begin one.
"""

from typing import Final

SENTENCE: Final = frozenset("。？！")
PAUSE: Final = frozenset("，、；：")
CLOSERS: Final = frozenset("”’）》〉」』】〕］｝〗〙〛")
OPENERS: Final = frozenset("“‘（《〈「『【〔［｛〖〘〚〝")
MIDDLE_DOTS: Final = frozenset("·・")

BLANK_AFTER: Final = SENTENCE | PAUSE | CLOSERS
"""Full-width marks whose right half is blank."""
BLANK_BEFORE: Final = OPENERS
"""Full-width marks whose left half is blank."""

SQUEEZABLE: Final = BLANK_AFTER | BLANK_BEFORE | MIDDLE_DOTS

NO_START: Final = (
    BLANK_AFTER
    | MIDDLE_DOTS
    | frozenset(
        "—–―…‥-－～〜／/"  # dashes, ellipses, connectors, solidus
        "％‰℃℉°′″％¢々〻ー"  # units and repetition marks after a number or character
        ",.;:?!)]}%»›＂＇〃〞〟．，｡､ \t　"
    )
)
"""May not begin a line. A space begins none because it hangs at the end of the line before."""

PAIRED: Final = "—…"
"""Two of one of these are one mark, a dash or an ellipsis, that no line end parts (GB/T 15834)."""


def is_torn(text: str, end: int) -> bool:
    """Return whether a line that ends after so many characters parts a —— or ……, one mark in two.

    >>> is_torn("好——", 2), is_torn("好——", 1), is_torn("好", 1)
    (True, False, False)
    """
    if not 0 < end < len(text) or (mark := text[end]) not in PAIRED or text[end - 1] != mark:
        return False
    return (end - len(text[:end].rstrip(mark))) % 2 == 1


NO_END: Final = OPENERS | frozenset("([{«‹￥¥＄$£￡€№#＃@＠／/")
"""May not end a line."""
