"""The card of who posted a text to a forum: what he is called there, his points, since when."""

import re
from collections.abc import Sequence
from itertools import takewhile

from converters.importing.signs import titles
from converters.importing.signs.title_ends import ends_as_title
from converters.importing.text.lines import SourceLine
from converters.speech import hanzi

_LABEL = re.compile(r"[-–•·]\s+[\u4e00-\u9fff]{2,6}[:：]?")
_VALUE = re.compile(r"[-–•·]\s+\d[\d,.\-/:]*\s*[\u4e00-\u9fff]{0,3}")
_PAIRS, _FAR, _NAMES = 2, 40, 3
_NAME = 8
"""The most hanzi of what a forum calls somebody."""


def above(found: Sequence[SourceLine]) -> Sequence[SourceLine]:
    """Return the lines of a card above a text; none if there is no card.

    Its rows are a label and a value with figures in turn, two pairs at least; the names above them
    are short, and no title of a speech.
    """
    texts = [line.text for line in found[:_FAR]]
    first = next((at for at, text in enumerate(texts) if _LABEL.fullmatch(text)), 0)
    rows = sum(1 for _ in takewhile(_is_row, texts[first:]))
    pairs = zip(texts[first : first + rows], texts[first + 1 : first + rows], strict=False)
    paired = sum(bool(_LABEL.fullmatch(a) and _VALUE.fullmatch(b)) for a, b in pairs)
    if paired < _PAIRS or first > _NAMES or not all(map(_is_name, texts[:first])):
        return ()
    return found[: first + rows]


def _is_row(text: str) -> bool:
    return bool(_LABEL.fullmatch(text) or _VALUE.fullmatch(text))


def _is_name(text: str) -> bool:
    titled = ends_as_title(text) or titles.speech_title(text)
    return hanzi.count_hanzi(text) <= _NAME and not titled
