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

NO_END: Final = OPENERS | frozenset("([{«‹￥¥＄$£￡€№#＃@＠／/")
"""May not end a line."""
