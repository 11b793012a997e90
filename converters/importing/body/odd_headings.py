"""The one heading that runs into its paragraph though the others of its row stand alone."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from converters.importing.body import glued_headings
from converters.speech import hanzi

_STOP = re.compile("[。！？；：:;]")
_HEADING, _WHOLE = 60, 50
"""The most characters of a heading alone; the least of one with its paragraph."""
_FAR = 40
"""A first sentence that is longer is no heading run in (同行标题)."""
_LEVELS = (1, 2)
_DRAWN, _CERTAIN = 4.0, 5.0
"""From these scores on the boundary is right: in public texts in 98 of 100, and in all of them."""


@dataclass(frozen=True, slots=True)
class OddRow:
    """The places of lines that hold a heading and its paragraph, and their row's bare headings."""

    odd: Sequence[int]
    alone: Sequence[int]


@dataclass(frozen=True, slots=True)
class OddHeading:
    """A line that is unlike its row: where its heading may end, and if it is to be cut there."""

    index: int
    at: int
    cut: bool


def rows(texts: Sequence[str]) -> Iterator[OddRow]:
    """Yield the rows some lines of which hold a paragraph too, though most stand alone.

    So is a row of one line, the only one of its level, which holds both.
    """
    marks = [hanzi.ordinal(text) for text in texts]
    for level in _LEVELS:
        found = list(_rows(marks, level))
        for row in found:
            odd = [i for i in row if _is_whole(texts[i])]
            alone = [i for i in row if _stands_alone(texts[i])] if odd else []
            if odd and (len(alone) >= len(odd) or len(row) == len(found)):
                yield OddRow(odd, alone)


def judged(texts: Sequence[str], row: OddRow, seen: Counter[str]) -> Iterator[OddHeading]:
    """Yield the odd lines of a row, but those whose first sentence may itself be the heading.

    Of these only the ones that show strong signs of another heading in it. `seen` are the pairs of
    characters of the whole text.
    """
    heads = [texts[index][_start(texts[index]) :] for index in row.alone]
    for index in row.odd:
        text = texts[index]
        end = glued_headings.boundary(text, _start(text), seen, heads)
        if _STOP.search(text, 0, _FAR) is None:
            yield OddHeading(index, end.at, end.score >= (_DRAWN if heads else _CERTAIN))
        elif end.score >= glued_headings.STRONG:
            yield OddHeading(index, end.at, cut=end.score >= _CERTAIN)


def _start(text: str) -> int:
    mark = hanzi.ordinal(text)
    return mark.length if mark else 0


def _rows(marks: Sequence[hanzi.Ordinal | None], level: int) -> Iterator[list[int]]:
    """Yield the places of the lines of a level, one list for each row that counts on."""
    row: list[int] = []
    for index, mark in enumerate(marks):
        if mark is None or mark.level > level:
            continue
        if row and (mark.level < level or mark.value == 1):
            yield row
            row = []
        row += [index] if mark.level == level else []
    if row:
        yield row


def _stands_alone(text: str) -> bool:
    return len(text) <= _HEADING and _STOP.search(text) is None


def _is_whole(text: str) -> bool:
    """Tell a line long enough for a heading and its paragraph, which ends as sentences do."""
    stop = _STOP.search(text)
    return (
        len(text) >= _WHOLE and stop is not None and (stop.start() > _FAR or stop.end() < len(text))
    )
