"""Pages and structure of all sections in one file."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from converters.books.fragment import Fragment
from converters.books.pagination import BookPage, Section, SectionKind
from converters.formats.pdf.book import grey
from converters.formats.pdf.book.furniture import Names, Printer

Needed = Mapping[str, tuple[str, int]]
"""The fonts of a section: by what its pages call each, face and number."""

_OF_BOOK = "B"
"""Ends the names of fonts for what is drawn onto pages: a section may call its own fonts alike."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A section in the file."""

    section: Section
    pages: tuple[Any, ...]
    structure: Any
    """Its element of the structure tree."""


class Assembly:
    """A book that grows page by page."""

    def __init__(self, document: pikepdf.Pdf, names: Names, printer: Printer) -> None:
        """`document` is what the book is bound into, `names` the resources of its fonts."""
        self.document = document
        self.printer = printer
        self.sections: dict[str, Placed] = {}
        self.pages: list[Any] = []
        """All that are there, blank ones too."""
        self._names = names
        self._drawn_by = {font: name + _OF_BOOK for font, name in names.items()}
        (only,) = document.Root.Pages.Kids
        self._fonts = only.Resources.Font
        self._all = document.make_indirect(self._dictionary({}))
        self._holders: list[Any] = []
        """What holds the content of each page, or a link, by its number in the parent tree."""
        self._streams: dict[bytes, Any] = {}
        self._sources: list[pikepdf.Pdf] = []

    def bring(self, section: Section, fragment: Fragment, needed: Needed) -> None:
        """Take in the pages of a section and their structure; `add` gives each its place."""
        source = pikepdf.open(BytesIO(fragment.pdf))
        self._sources.append(source)  # streams are read when the book is saved
        pages = tuple(self.document.copy_foreign(page) for page in source.Root.Pages.Kids)
        fonts = self._dictionary(needed) if self._differ(needed) else self._all
        for resources in {page.Resources.objgen: page.Resources for page in pages}.values():
            resources.Font = fonts
        tree = self.document.copy_foreign(source.Root.StructTreeRoot)
        structure = tree.K[0]
        structure.S = Name.Art if section.kind is SectionKind.SPEECH else Name.Sect
        self._number(pages, tree.ParentTree.Nums)
        self.sections[section.name] = Placed(section, pages, structure)

    def add(self, place: BookPage, fragment: Fragment) -> None:
        """Add a page of a section that was taken in, after those before it."""
        assert place.section is not None
        page = self.sections[place.section.name].pages[place.index]
        if self.printer.grey and place.index in fragment.coloured:
            grey.convert(page, self.document)
        self._finish(page)

    def add_blank(self) -> None:
        """Add a page with nothing on it."""
        page = Dictionary(Type=Name.Page, Resources=Dictionary())
        self._finish(self.document.make_indirect(page))

    def finish(self) -> None:
        """Join all pages, and the structure of all sections, under one root each."""
        tree = self.document.Root.Pages
        for page in self.pages:
            page.Parent = tree
        tree.Kids, tree.Count = Array(self.pages), len(self.pages)
        root = self.document.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        kids = Array([placed.structure for placed in self.sections.values()])
        whole = Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=kids)
        root.K = Array([self.document.make_indirect(whole)])
        for placed in self.sections.values():
            placed.structure.P = root.K[0]
        numbers = [part for number, holder in enumerate(self._holders) for part in (number, holder)]
        root.ParentTree = self.document.make_indirect(Dictionary(Nums=Array(numbers)))
        root.ParentTreeNextKey = len(self._holders)
        self.document.Root.StructTreeRoot = root

    def _differ(self, needed: Needed) -> bool:
        return any(resource != self._names[font] for resource, font in needed.items())

    def _dictionary(self, needed: Needed) -> Any:
        """Return the fonts of the book, those of a section under the names that it uses."""
        fonts = {f"/{name}": self._fonts[f"/{name}"] for name in self._names.values()}
        fonts |= {
            f"/{name}": self._fonts[f"/{self._names[font]}"]
            for font, name in self._drawn_by.items()
        }
        fonts |= {
            f"/{resource}": self._fonts[f"/{self._names[font]}"]
            for resource, font in needed.items()
        }
        return Dictionary(fonts)

    def _number(self, pages: Iterable[Any], numbers: Any) -> None:
        """Give pages and links of a section their numbers in the parent tree of the book."""
        base = len(self._holders)
        self._holders += list(numbers)[1::2]
        for page in pages:
            page.StructParents = int(page.StructParents) + base
            for annotation in page.get("/Annots", ()):
                annotation.StructParent = int(annotation.StructParent) + base

    def _finish(self, page: Any) -> None:
        """Move the content of a page to its place, and draw onto it what belongs there."""
        at = len(self.pages)
        self.pages.append(page)
        sheet = self.printer.sheet
        page.MediaBox = Array(sheet.media)
        page.TrimBox = Array(sheet.trim)
        page.BleedBox = Array(sheet.bleeding)
        content = self._moved(page, at) if "/Contents" in page else []
        if marks := self.printer.marks():
            content.append(self._shared(marks))
        if content:
            page.Contents = content[0] if len(content) == 1 else Array(content)

    def _moved(self, page: Any, at: int) -> list[Any]:
        drawn = self.printer.content(at, self._drawn_by)
        right, up = self.printer.shift(at)
        if not drawn and not right and not up:
            return [page.Contents]
        for annotation in page.get("/Annots", ()):
            left, low, far, high = map(float, annotation.Rect)
            annotation.Rect = Array([left + right, low + up, far + right, high + up])
        before = self._shared(f"q 1 0 0 1 {right:.4f} {up:.4f} cm".encode())
        return [before, page.Contents, self.document.make_stream(b"Q\n" + drawn)]

    def _shared(self, content: bytes) -> Any:
        """Return a stream that several pages have."""
        if content not in self._streams:
            self._streams[content] = self.document.make_stream(content)
        return self._streams[content]
