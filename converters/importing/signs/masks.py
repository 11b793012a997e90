"""Masks that stand alone on a line, amid a sentence whose name they hide."""

import re
from collections.abc import Sequence

from converters.importing.signs.titles import speech_title
from converters.importing.signs.vocabulary import is_salutation
from converters.importing.text.lines import SourceLine
from converters.speech import hanzi

_MASK = re.compile("[*＊×xX某_☆★□■○〇●△▲]{1,6}")
_CLAUSE = re.compile("[，,。、；;]")
_OPEN, _CLOSE = "，,、“《（(", "，,。、；;：:！!？?”’）)》"


def places(found: Sequence[SourceLine]) -> set[int]:
    """Return the places of lines that hold nothing but a mask and belong to a sentence.

    A page that masks the names of a text may set each on a line of its own: 中共 | ** | 市委. If
    one stands where a sentence is broken off, the same signs are a mask wherever they stand alone.
    """
    alone = [index for index, line in enumerate(found) if _is_mask(line)]
    names = {found[index].text for index in alone if _breaks(found, index)}
    return {index for index in alone if found[index].text in names}


def _is_mask(line: SourceLine) -> bool:
    return not line.marks.cell and _MASK.fullmatch(line.text) is not None


def _breaks(found: Sequence[SourceLine], index: int) -> bool:
    """Tell a mask between words that have no end and others that go on with them."""
    if not 0 < index < len(found) - 1:
        return False
    before, after = found[index - 1].text, found[index + 1].text
    prose = _CLAUSE.search(before) or _CLAUSE.search(after)
    return prose is not None and is_open(before) and continues(after)


def is_open(text: str) -> bool:
    """Tell words that have no end, and are neither a heading, a title nor a salutation."""
    broken = hanzi.is_hanzi(text[-1]) or text[-1] in _OPEN
    return (
        broken and hanzi.ordinal(text) is None and not (speech_title(text) or is_salutation(text))
    )


def continues(text: str) -> bool:
    """Tell words that may go on with a sentence: nothing counted, no salutation."""
    goes = hanzi.is_hanzi(text[0]) or text[0] in _CLOSE
    return goes and hanzi.ordinal(text) is None and not is_salutation(text)
