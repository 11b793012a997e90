"""Tables (ECMA-376 17.4): which of them are tables, and their cells row by row."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from converters.readers.docx.ooxml import Element, below, children, number, val, w, words_in
from converters.readers.docx.styles import Styles

_NONE = frozenset({"nil", "none", ""})
_TRANSPARENT = frozenset(map(w, ("sdt", "sdtContent", "customXml", "ins", "moveTo")))
_WIDEST = 63
_LAYOUT_COLUMNS = 2


@dataclass(slots=True)
class Grid:
    """The cells of a table, each row of as many; None where there is none of its own.

    `inserted` and `deleted` are the rows and cells that were tracked (17.13.5); the latter are
    gone.
    """

    rows: list[list[Element | None]] = field(default_factory=list)
    merged: bool = False
    inserted: int = 0
    deleted: int = 0
    covered: list[str] = field(default_factory=list)
    """Words of cells that a merged one covers, so that nobody sees them."""


def grid(table: Element) -> Grid:
    """Return the cells in rows of equal length; what is merged stands in the first cell."""
    found = Grid()
    for row in held(table, "tr"):
        found.inserted += below(row, "trPr", "ins") is not None
        if below(row, "trPr", "del") is None:
            found.rows.append(list(_cells(row, found)))
        else:
            found.deleted += 1
    width = max(map(len, found.rows), default=0)
    for cells in found.rows:
        cells += [None] * (width - len(cells))
    return found


def held(element: Element, name: str) -> Iterator[Element]:
    """Yield the rows of a table or the cells of a row, within content controls too."""
    for child in children(element):
        if child.tag == w(name):
            yield child
        elif child.tag in _TRANSPARENT:
            yield from held(child, name)


def _cells(row: Element, found: Grid) -> Iterator[Element | None]:
    properties = below(row, "trPr")
    yield from _blank(below(properties, "gridBefore"))
    for cell in held(row, "tc"):
        about = below(cell, "tcPr")
        found.inserted += below(about, "cellIns") is not None
        if below(about, "cellDel") is not None:
            found.deleted += 1
            continue
        span = min(max(number(val(below(about, "gridSpan")), 1), 1), _WIDEST)
        down = below(about, "vMerge")
        goes_on = down is not None and val(down) != "restart"
        found.merged = found.merged or span > 1 or down is not None
        if goes_on and (words := words_in(cell).strip()):
            found.covered.append(words)
        yield None if goes_on else cell
        yield from [None] * (span - 1)
    yield from _blank(below(properties, "gridAfter"))


def _blank(told: Element | None) -> list[None]:
    return [None] * min(max(number(val(told), 0), 0), _WIDEST)


def is_layout(table: Element, cells: Grid, styles: Styles) -> bool:
    """Return whether a table only puts words side by side: a letterhead, lines for signatures.

    It has but one column; or no rules are drawn, and it has two columns at most or a single row.
    """
    columns = len(cells.rows[0]) if cells.rows else 0
    if columns <= 1:
        return True
    narrow = columns <= _LAYOUT_COLUMNS or len(cells.rows) == 1
    return narrow and not _is_ruled(table, styles)


def _is_ruled(table: Element, styles: Styles) -> bool:
    own = below(table, "tblPr", "tblBorders")
    if own is None:
        own = styles.inherited(val(below(table, "tblPr", "tblStyle")), "tblPr", "tblBorders")
    drawn = [] if own is None else list(children(own))
    drawn += [side for each in table.iter(w("tcBorders")) for side in children(each)]
    return any(val(side) not in _NONE for side in drawn)
