"""Characters of private use (造字): what they look like is settled by the fonts of an office alone.

Unicode gives these code points no meaning. On a machine without the font that an office made for
them, another character stands in the place of the one that was meant, or a box.
"""

import re
from collections.abc import Container, Iterator
from typing import Final

from converters.errors import SourceError
from converters.speech import printed_words
from converters.speech.model import Speech, text_of

RANGES: Final = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
"""As they stand within a class of a pattern (Unicode, chapter 23.5)."""
PRIVATE: Final = re.compile(f"[{RANGES}]")
_REMEDY: Final = "请换成通用的字；确实没有的，把有这个字的字体放进 fonts/office/"


def has_any(speech: Speech) -> bool:
    """Return whether a printed line has one."""
    return any(map(PRIVATE.search, printed_words.lines(speech)))


def faults(speech: Speech, drawn: Container[str]) -> Iterator[SourceError]:
    """Yield a fault for each that is not among those drawn, where it is first printed."""
    lines = [(text_of(block), block.line) for block in speech.blocks]
    # The lines of the blocks are known; those of the facts around them are not.
    lines += [(words, 0) for words in printed_words.lines(speech)]
    told = set[str]()
    for words, line in lines:
        for char in PRIVATE.findall(words):
            if char not in told and char not in drawn:
                told.add(char)
                reason = f"“{char}”（U+{ord(char):04X}）是造字，办公室的字体里没有"
                yield SourceError(reason, _REMEDY, line=line)
