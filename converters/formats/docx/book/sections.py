"""Sections (节) of a book: on which side they begin, and how their pages are counted."""

from dataclasses import dataclass

from converters.formats.docx.book.furniture import distance
from converters.formats.docx.oxml import element
from converters.formats.docx.section import COLUMN_GAP, grid, sheet
from converters.settings.book_style import BookStyle
from converters.settings.style import Style


@dataclass(frozen=True, slots=True)
class SectionStart:
    """How a section begins; a page number of None goes on from the section before."""

    kind: str
    """oddPage, nextPage or continuous."""
    roman: bool
    number: int | None = None
    furnished: bool = True
    """Whether its first page has head and foot of its own; a continued section has none."""
    columns: int = 1
    gap: int = COLUMN_GAP
    """Between columns, in twips."""


def properties(opening: SectionStart, references: str, style: Style, book_style: BookStyle) -> str:
    """Return `w:sectPr`; `references` names its headers and footers."""
    start = {} if opening.number is None else {"start": opening.number}
    columns = {} if opening.columns == 1 else {"num": opening.columns}
    return element(
        "w:sectPr",
        references,
        element("w:type", val=opening.kind),
        sheet(style, distance(style, book_style).twips),
        element("w:pgNumType", fmt="upperRoman" if opening.roman else "decimal", **start),
        element("w:cols", **columns, space=opening.gap),
        element("w:titlePg") if opening.furnished else "",
        grid(style),
    )
