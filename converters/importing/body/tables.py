"""Tables: lines that their format marks as rows become one block, their words untouched."""

import re
from array import array
from collections.abc import Iterator, Sequence
from itertools import groupby

from converters.importing.passage import Edit, Passage, joined
from converters.importing.text.lines import SourceLine
from converters.importing.worksheet import Worksheet
from converters.speech.model import Table

_EDGES = re.compile(r"\\[\\|]|[ ]?\|[ ]?")
"""An escaped sign, or the edge of a cell."""
_CELL, _ROW = "\t", "\n"


def grouped(sheet: Worksheet, found: Sequence[SourceLine]) -> Iterator[tuple[SourceLine, bool]]:
    """Yield the lines, each with whether it is a table; the rows of one are run together.

    The words of a table have a tabulator between cells and a line end between rows.
    """
    for is_row, group in groupby(found, lambda line: line.marks.cell):
        lines = list(group)
        if is_row:
            yield lines[0].part(_table(sheet, lines)), True
        else:
            yield from ((line, False) for line in lines)


def block(words: Passage, line: int) -> Table:
    """Return the table that its words are."""
    rows = [row.split(_CELL) for row in words.text.split(_ROW)]
    width = max(map(len, rows))
    even = tuple((*row, *("",) * (width - len(row))) for row in rows)
    return Table(even, header=len(rows) > 1, line=line)


def _table(sheet: Worksheet, lines: Sequence[SourceLine]) -> Passage:
    pieces: list[Passage] = []
    for row in _rows(sheet, lines):
        if pieces:
            pieces.append(_line_end(sheet, row.origin[0]))
        pieces.append(sheet.edit(row, _edits(row.text), "layout"))
    return joined(pieces)


def _rows(sheet: Worksheet, lines: Sequence[SourceLine]) -> Iterator[Passage]:
    """Yield the rows; one that a rule cut into several lines is put together again."""
    for _, parts in groupby(lines, lambda line: sheet.raw.rfind(_ROW, 0, line.words.origin[0])):
        yield joined(line.words for line in parts)


def _line_end(sheet: Worksheet, before: int) -> Passage:
    at = sheet.raw.rfind(_ROW, 0, before)
    return Passage(_ROW, array("i", [at]))


def _edits(text: str) -> Iterator[Edit]:
    for match in _EDGES.finditer(text):
        start, end = match.span()
        if match[0].startswith("\\"):
            yield Edit(start, start + 1)
        else:
            yield Edit(start, end, _CELL if start and end < len(text) else "")
