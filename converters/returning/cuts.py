"""Where the base and what came back differ: by paragraphs and rows of tables, then by words."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from converters.readers.revisions.model import Char
from converters.speech import unit_cuts
from converters.speech.readable_cuts import Cut
from converters.speech.unit_cuts import FREE, ROW, TextUnit

__all__ = ["Cut", "cuts"]


def cuts(base: Sequence[Char], back: Sequence[Char]) -> Iterator[Cut]:
    """Yield where two lines without tracked changes differ; cells are compared with their own."""
    return unit_cuts.cuts(list(_units(base)), list(_units(back)))


def _units(line: Sequence[Char]) -> Iterator[TextUnit]:
    for row, chars in groupby(line, key=_row):
        found = tuple(_paragraphs(chars))
        if row is None:
            yield from (TextUnit((one,), FREE) for one in found)
        else:
            yield TextUnit(found, ROW)


def _paragraphs(chars: Iterable[Char]) -> Iterator[str]:
    words = ""
    for char in chars:
        words += char.text
        if char.end is not None:
            yield words
            words = ""
    if words:
        yield words


def _row(char: Char) -> tuple[int, int] | None:
    return None if char.cell is None else (char.cell.table, char.cell.row)
