"""Lines broken about each figure put together again.

Programs that take the text out of a Word file or a PDF page by its runs set each figure on a line
of its own, for figures are in another font: 在, 2022, 届毕业典礼上的讲话.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from converters.importing.passage import joined
from converters.importing.text.lines import SourceLine

_FIGURE = re.compile(r"[（(]?\d{1,5}(?:[.．]\d{1,3})?[%％‰]?")
_OPENING = re.compile("[（(“《]")
_CLOSING = re.compile("[，,。、；;：:！!？?）)”》]")
_UNIT = re.compile("[年月日号届次名人万亿元个岁周多余余家项条位级期所亩户公米吨]")
_GOES_ON = re.compile("[\u4e00-\u9fff，。、；：！？）”,;)]")
_ENDED = tuple("。！？；：!?;:")
_LEAST = 3
"""So many figures with their units behind them were cut off; fewer may be anything."""


def rejoined(found: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines, those that were broken about figures as one; as they are if none were."""
    if not _is_broken([line.text for line in found]):
        return list(found)
    glued = {at for at in range(1, len(found)) if _belongs(found[at - 1].text, found[at].text)}
    kept: list[SourceLine] = []
    for start, end in _groups(len(found), glued):
        kept.append(found[start].part(joined([line.words for line in found[start:end]])))
    return kept


def _is_broken(texts: Sequence[str]) -> bool:
    """Tell figures that were cut off from the numbers of pages or sections, which count."""
    figures = [at for at, text in enumerate(texts) if _FIGURE.fullmatch(text)]
    units = sum(at + 1 < len(texts) and bool(_UNIT.match(texts[at + 1])) for at in figures)
    values = [float(_NO_FIGURE.sub("", texts[at])) for at in figures]
    counting = sum(b == a + 1 for a, b in pairwise(values))
    return units >= _LEAST and units * 2 >= len(figures) and counting * 2 < len(figures)


_NO_FIGURE = re.compile(r"[^\d.]")


def _belongs(before: str, text: str) -> bool:
    """Return whether a line goes on with the one before it: one is a figure, or a mark."""
    if _CLOSING.match(text) or _OPENING.fullmatch(before):
        return True
    if _FIGURE.fullmatch(before) and _GOES_ON.match(text):
        return True
    return bool(_FIGURE.fullmatch(text) or _OPENING.fullmatch(text)) and _is_open(before)


def _is_open(text: str) -> bool:
    return not text.endswith(_ENDED)


def _groups(size: int, glued: set[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for at in range(1, size + 1):
        if at == size or at not in glued:
            yield start, at
            start = at
