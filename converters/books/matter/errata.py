"""The errata (勘误表): a table whose head stands on every page."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from converters.books import wording
from converters.books.entries import Erratum
from converters.books.matter.blocks import Matter, SetCell, SetRow, SetTable, block
from converters.books.matter.ruler import Ruler
from converters.settings.book_style import BookStyle
from converters.settings.style import Style
from converters.settings.units import Length

_WHAT = "勘误表"
_NUMBERS = 2
"""So many columns hold numbers: page and line."""


def padding(style: Style, book_style: BookStyle) -> tuple[Length, float]:
    """Return what is free in each cell: at left and right, and in lines at top and bottom."""
    across = book_style.elements["errata"].size * style.table.padding_chars
    return across, book_style.errata.padding_lines


def blocks(title: str, errata: Sequence[Erratum], ruler: Ruler) -> list[Matter]:
    """Return the table: under the title of each speech its corrections."""
    shares = ruler.book_style.errata.columns
    columns = tuple(ruler.area * (share / sum(shares)) for share in shares)
    across, along = padding(ruler.style, ruler.book_style)
    rooms = [column - across * 2 for column in columns]
    head = tuple(SetCell(block("errata_head", [text])) for text in wording.ERRATA_HEAD)
    rows = (SetRow(head, header=True), *_rows(errata, rooms, ruler.area - across * 2, ruler))
    rule = ruler.style.table.rule
    table = SetTable(
        "errata-table", title, columns, rows, rule, boxed=True, across=across, along=along
    )
    return [ruler.heading(title), table]


def _rows(
    errata: Sequence[Erratum], rooms: Sequence[Length], whole: Length, ruler: Ruler
) -> Iterator[SetRow]:
    for (_, title), those in groupby(errata, key=lambda one: (one.target.section, one.title)):
        lines = ruler.wrapped(title, "errata_title", whole)
        cell = SetCell(block("errata_title", lines, _WHAT), span=len(rooms))
        yield SetRow((cell,), leads=True)
        yield from (SetRow(tuple(_cells(one, rooms, ruler))) for one in those)


def _cells(erratum: Erratum, rooms: Sequence[Length], ruler: Ruler) -> Iterator[SetCell]:
    """Yield the cells of a correction; the first is the number of the page and leads to it."""
    for at, (text, room) in enumerate(zip(wording.erratum_cells(erratum), rooms, strict=True)):
        kind = "errata_number" if at < _NUMBERS else "errata_text"
        lines = ruler.wrapped(text, kind, room, by_words=False)
        to = None if at else erratum.target
        yield SetCell(block(kind, lines, _WHAT, to=to, number=not at))
