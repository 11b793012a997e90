"""Headings without numbers that a format sets in bold, each on a line of its own."""

import re
from collections.abc import Iterator, Sequence

from converters.importing.signs.vocabulary import is_salutation
from converters.importing.text.lines import SourceLine
from converters.speech import hanzi

_HEADING = re.compile(
    r"[“《\u4e00-\u9fff][^。！？；：:;!?]{3,39}|[“《\u4e00-\u9fff][^。！？；：:;!?]{3,19}[。？?]"
)
"""A heading; one that ends as a sentence is shorter."""
_FEWEST = 2
_PARAGRAPH = 30
_SHARE = 0.5
"""Where more of the lines are bold, they are not so to head others."""


def headings(found: Sequence[SourceLine]) -> frozenset[int]:
    """Return the places of the bold lines above paragraphs that are not bold, two at least.

    A text with numbered headings has none: what is bold in it is stressed.
    """
    bold = [index for index, line in enumerate(found) if line.marks.bold]
    if len(bold) < _FEWEST or len(bold) > _SHARE * len(found):
        return frozenset()
    if any(hanzi.ordinal(line.text) for line in found if len(line.text) <= _LONGEST):
        return frozenset()
    heads = frozenset(_above_paragraphs(found, bold))
    return heads if len(heads) >= _FEWEST else frozenset()


_LONGEST = 40


def _above_paragraphs(found: Sequence[SourceLine], bold: Sequence[int]) -> Iterator[int]:
    for index in bold:
        text = found[index].text
        below = found[index + 1] if index + 1 < len(found) else None
        if below is None or below.marks.bold or len(below.text) < _PARAGRAPH:
            continue
        if _HEADING.fullmatch(text) and text[-1] not in "，、" and not is_salutation(text):
            yield index
