"""What colour printed words are to have (GB/T 9704-2012 §5.2.4): black, the issuer red.

Colours are written as a style writes them, #RRGGBB.
"""

import colorsys

from converters.audit import head_clauses
from converters.settings.style import Style
from converters.speech.head_words import ISSUER
from converters.speech.model import Meta

BLACK = "#000000"
USUAL = "5.2.4"
"""The clause of GB/T 9704-2012 on the colour of what none else speaks of."""
_SLACK = 48
"""Of 255: so far from the colours of a screen are those of printers' inks, black as #231F20."""
_WHITE = 255
_HUES = {20: "红", 45: "橙", 70: "黄", 165: "绿", 195: "青", 260: "蓝", 330: "紫", 360: "红"}
"""What people call the hues up to so many degrees of their circle."""


def of(element: str, style: Style) -> str:
    """Return the colour that the words of an element should have."""
    return style.redhead.colour if element == ISSUER else BLACK


def clause(element: str, meta: Meta) -> str:
    """Return the clause that says so."""
    return head_clauses.of(meta, "发文机关标志") if element == ISSUER else USUAL


def is_like(colour: str, wanted: str) -> bool:
    """Return whether nobody sees a colour for another than is wanted.

    >>> is_like("#231F20", BLACK), is_like("#333333", BLACK), is_like("#EE1D23", "#FF0000")
    (True, False, True)
    """
    both = zip(_channels(colour), _channels(wanted), strict=True)
    return all(abs(one - other) <= _SLACK for one, other in both)


def named(colour: str) -> str:
    """Return what to call a colour in a message.

    >>> named("#000000"), named("#0563C1"), named("#FFFFFF"), named("#7F7F7F")
    ('黑色', '蓝色（#0563C1）', '白色（#FFFFFF）', '灰色（#7F7F7F）')
    """
    channels = _channels(colour)
    if is_like(colour, BLACK):
        return "黑色"
    if max(channels) - min(channels) <= _SLACK:
        return f"{'白' if min(channels) >= _WHITE - _SLACK else '灰'}色（{colour}）"
    hue, _, _ = colorsys.rgb_to_hls(*(channel / _WHITE for channel in channels))
    name = next(name for end, name in _HUES.items() if hue * max(_HUES) <= end)
    return f"{name}色（{colour}）"


def wrong(found: str, wanted: str) -> str:
    """Return the message that words have a colour instead of that which is wanted."""
    return f"文字应为{named(wanted)}，实际是{named(found)}"


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))
