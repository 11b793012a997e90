"""Who made a tracked change: the attributes of its element (ECMA-376 17.13.5)."""

from dataclasses import dataclass, field, replace

from converters.readers.docx.ooxml import Element, below, val, w
from converters.readers.revisions.model import Hand

_NOBODY = frozenset({"", "unknown author", "unknown", "未知作者"})
"""What stands for an author that a program was not told, or has removed: in Word, in RTF saved by
LibreOffice (its first entry of `\\revtbl`), in Chinese."""
_INSERTED, _DELETED = ("ins", "moveTo"), ("del", "moveFrom")
_SUFFIX_START, _SUFFIX_END = "RangeStart", "RangeEnd"
_MOVES = ("moveFrom", "moveTo")


def of(element: Element) -> Hand:
    """Return who made the change that an element tracks."""
    author = val(element, "author").strip()
    return Hand("" if author.casefold() in _NOBODY else author, val(element, "date"))


@dataclass(slots=True)
class Moves:
    """The moves that are open at a place; their names stand at marks around what was moved."""

    _open: dict[str, str] = field(default_factory=dict)
    _last: dict[str, str] = field(default_factory=dict)

    def at_paragraph(self) -> None:
        """Begin a paragraph: a move that ends within it still counts for its mark."""
        self._last = dict(self._open)

    def pass_by(self, element: Element) -> None:
        """Take note of a mark that begins or ends a move (17.13.5.24, .28)."""
        for kind in _MOVES:
            if element.tag == w(kind + _SUFFIX_START):
                self._open[kind] = self._last[kind] = val(element, "name")
            elif element.tag == w(kind + _SUFFIX_END):
                self._open.pop(kind, None)

    def of(self, element: Element) -> Hand:
        """Return who made a change, with the move that it is part of.

        LibreOffice writes the mark that begins a move into the change.
        """
        kind = next((kind for kind in _MOVES if element.tag == w(kind)), "")
        begins = below(element, kind + _SUFFIX_START) if kind else None
        if begins is not None:
            self.pass_by(begins)
        return replace(of(element), move=self._last.get(kind, "")) if kind else of(element)


MARKS = frozenset(w(kind + end) for kind in _MOVES for end in (_SUFFIX_START, _SUFFIX_END))
"""What begins and ends moves."""


def of_mark(paragraph: Element, moves: Moves) -> tuple[Hand | None, Hand | None]:
    """Return who put in and who struck out the end of a paragraph (17.13.5.15, .20)."""
    marks = below(paragraph, "pPr", "rPr")
    inserted, deleted = (_first(marks, names, moves) for names in (_INSERTED, _DELETED))
    return inserted, deleted


def of_row(row: Element) -> tuple[Hand | None, Hand | None]:
    """Return who put in and who struck out a row of a table (17.13.5.16, .12)."""
    return _both(below(row, "trPr"), "ins", "del")


def of_cell(cell: Element) -> tuple[Hand | None, Hand | None]:
    """Return who put in and who struck out a cell (17.13.5.1, .2)."""
    return _both(below(cell, "tcPr"), "cellIns", "cellDel")


def _both(about: Element | None, *names: str) -> tuple[Hand | None, Hand | None]:
    found = [below(about, name) for name in names]
    inserted, deleted = (None if one is None else of(one) for one in found)
    return inserted, deleted


def _first(marks: Element | None, names: tuple[str, ...], moves: Moves) -> Hand | None:
    found = (below(marks, name) for name in names)
    return next((moves.of(one) for one in found if one is not None), None)
