"""Columns of figures: which they are, and where their figures end so that they stand aligned."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from converters.typeset.metrics import EM

_FIGURE: Final = re.compile(
    r"(?P<whole>[±＋+－−-]?[0-9０-９]+(?:[,， ][0-9０-９]{3})*)"
    r"(?P<rest>(?:[.．][0-9０-９]+)?[%％‰]?)"
)
_NOTHING: Final = frozenset(["", "-", "－", "—", "——", "…", "……", "/"])
"""What stands for a figure that there is not."""
_ROUNDING: Final = 0.01
"""Ems: columns have whole thousandths of an em."""
_LEAST: Final = 2
"""One figure is aligned with nothing."""


def right_blanks(
    texts: Sequence[str], width: float, widths: Mapping[str, int], share: float
) -> list[float | None]:
    """Return how far from the right edge of a column each of its cells ends, in ems.

    All of them are aligned where units stand, as a block in the middle of the column, which has
    `width` ems for its text. None is for a cell in the middle: of words, or of any column whose
    figures are less than `share` of its cells.

    >>> from converters.typeset.nominal import NOMINAL
    >>> right_blanks(["12", "3.50", "—"], 5, NOMINAL, 0.8)
    [2.625, 1.375, None]
    """
    block = _block(texts, widths, share)
    if block is None or block.before + block.after > width + _ROUNDING:
        return [None] * len(texts)
    edge = (width - block.before - block.after) / 2 + block.after
    found = map(_FIGURE.fullmatch, texts)
    return [edge - _width(match["rest"], widths) if match else None for match in found]


def block_width(texts: Sequence[str], widths: Mapping[str, int], share: float) -> float:
    """Return how wide the figures of a column are together, in ems; 0 if it has none.

    >>> from converters.typeset.nominal import NOMINAL
    >>> block_width(["12", "3.50", "—"], NOMINAL, 0.8)
    2.25
    """
    block = _block(texts, widths, share)
    return block.before + block.after if block else 0


class _Block(NamedTuple):
    """How wide figures aligned at their units are up to there and from there on, in ems."""

    before: float
    after: float


def _block(texts: Sequence[str], widths: Mapping[str, int], share: float) -> _Block | None:
    """Return what the figures of a column want, None if it is one of words."""
    figures = [match for match in map(_FIGURE.fullmatch, texts) if match]
    said = sum(text not in _NOTHING for text in texts)
    if len(figures) < _LEAST or len(figures) < share * said:
        return None
    before, after = (
        max(_width(match[part], widths) for match in figures) for part in ("whole", "rest")
    )
    return _Block(before, after)


def _width(text: str, widths: Mapping[str, int]) -> float:
    return sum(widths[char] for char in text) / EM
