"""The words of laid-out pages, line by line in the order of reading."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any
from xml.etree.ElementTree import Element

from converters.books.fragment import CellPlace
from converters.formats.pdf import weasyprint_70
from converters.formats.pdf.weasyprint_70 import Document, LineBox, Page, SetLine, TextBox, placed

_Cells = Mapping[Element, CellPlace]


def of(document: Document) -> list[list[tuple[str, CellPlace | None]]]:
    """Return the words of each line of each page, and its cell if it stands in a table.

    What stands in the margins, such as page numbers, is none of them.
    """
    reader = _Reader()
    return [list(reader.lines(text_area(page))) for page in document.pages]


def text_area(page: Page) -> Any:
    """Return the box of what is on a page, without its margins."""
    return next(box for box in weasyprint_70.root(page).children if box.element_tag == "html")


class _Reader:
    """Reads the lines of pages, one after another."""

    def __init__(self) -> None:
        self._met: list[Element] = []
        self._heads: set[Element] = set()

    def lines(
        self, box: Any, cells: _Cells = MappingProxyType({})
    ) -> Iterator[tuple[str, CellPlace | None]]:
        """Yield the words of the lines in a box, in the order of reading, and their cell.

        A table that goes on keeps its number; its head is left out, for it is no further words.
        """
        tag = getattr(box, "element_tag", "")
        if tag == "thead" and box.element in self._heads:
            return
        if tag == "thead":
            self._heads.add(box.element)
        if tag == "table" and box.element is not None:
            cells = dict(_cells(box.element, self._number(box.element)))
        for child in getattr(box, "children", ()):
            below = placed(child)
            if not isinstance(below, LineBox):
                yield from self.lines(below, cells)
            elif (words := "".join(_words(below))).strip():
                yield words, cells.get(box.element)

    def _number(self, table: Element) -> int:
        if table not in self._met:
            self._met.append(table)
        return self._met.index(table) + 1


def _cells(table: Element, number: int) -> Iterator[tuple[Element, CellPlace]]:
    """Yield each cell of a table with its place, and so each paragraph in it."""
    for row, cells in enumerate(table.iter("tr"), 1):
        for column, cell in enumerate(cells, 1):
            for inner in cell.iter():
                yield inner, CellPlace(number, row, column)


def _words(box: Any) -> Iterator[str]:
    if isinstance(box, SetLine):
        yield box.words
        return
    for child in getattr(box, "children", ()):
        below = placed(child)
        if isinstance(below, TextBox):
            yield below.text
        else:
            yield from _words(below)
