"""A finished book read back: pages, outline, page labels, links; nothing of how it was made."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2

from converters.audit import pages, pdf_file
from converters.audit.pages import PrintedLine, PrintedPage
from converters.audit.pdf_file import PdfFile

# In points: how far apart the runs of one link may be, for the file holds them rounded.
_TOUCHING = 0.1


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of the outline (书签)."""

    depth: int
    """From 0."""
    title: str
    page: int
    """Of the file, from 0."""


@dataclass(frozen=True, slots=True)
class Link:
    """A place on a page that leads to another page; lengths in points from the top left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    target: int | None
    """A page of the file, from 0; None if it leads out of the file."""


@dataclass(frozen=True, slots=True)
class BookFile:
    """The facts of a book's PDF."""

    pages: tuple[PrintedPage, ...]
    outline: tuple[Item, ...]
    labels: tuple[str, ...]
    links: tuple[Link, ...]
    facts: PdfFile

    def text_under(self, link: Link) -> str:
        """Return the characters inside a link, in the order of reading."""
        return "".join(
            glyph.char
            for line in self.pages[link.page].lines
            if link.top <= line.y <= link.bottom
            for glyph in line.glyphs
            if link.left <= (glyph.x + glyph.end) / 2 <= link.right
        )


def read(pdf: bytes) -> BookFile:
    """Return what a PDF holds."""
    with pikepdf.open(BytesIO(pdf)) as document:
        labels = tuple(str(page.label) for page in document.pages)
        links = tuple(_joined(_links(document)))
    return BookFile(pages.read(pdf), tuple(_outline(pdf)), labels, links, pdf_file.read(pdf))


def texts(lines: tuple[PrintedLine, ...]) -> str:
    """Return the characters of lines one after another."""
    return "".join(line.text for line in lines)


def _outline(pdf: bytes) -> Iterator[Item]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        for entry in document.get_toc():
            target = entry.get_dest()
            yield Item(entry.level, entry.get_title(), target.get_index() if target else -1)
    finally:
        document.close()


def _joined(links: Iterable[Link]) -> list[Link]:
    """Return the links, those as one that touch and lead to one page: a change of face parts them.

    A tagged PDF has an annotation for each run of one face.
    """
    found: list[Link] = []
    for link in links:
        last = found[-1] if found else None
        if last and _touches(last, link):
            top, bottom = min(last.top, link.top), max(last.bottom, link.bottom)
            found[-1] = replace(last, right=link.right, top=top, bottom=bottom)
        else:
            found.append(link)
    return found


def _touches(one: Link, other: Link) -> bool:
    level = max(one.top, other.top) < min(one.bottom, other.bottom)
    beside = abs(other.left - one.right) < _TOUCHING
    return (one.page, one.target) == (other.page, other.target) and level and beside


def _links(document: pikepdf.Pdf) -> Iterator[Link]:
    places = {page.objgen: number for number, page in enumerate(document.pages)}
    for number, page in enumerate(document.pages):
        height = float(page.mediabox[3])
        for annotation in page.get("/Annots", ()):
            if annotation.get("/Subtype") != "/Link":
                continue
            x, y, other_x, other_y = (float(value) for value in annotation.Rect)
            (left, right), (bottom, top) = sorted((x, other_x)), sorted((y, other_y))
            target = _target(annotation, places)
            yield Link(number, left, height - top, right, height - bottom, target)


def _target(annotation: Any, places: dict[Any, int]) -> int | None:
    action = annotation.get("/A", {})
    goal = annotation.get("/Dest") or (action.get("/D") if action.get("/S") == "/GoTo" else None)
    return None if goal is None else places.get(goal[0].objgen)
