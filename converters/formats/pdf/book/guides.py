"""What leads a reader through the file: outline (书签), page labels (页码标签), links."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import unquote

from pikepdf import Array, Dictionary, Name, OutlineItem, String

from converters.books.fragment import OutlineMark
from converters.books.pagination import BookPage, Section, SectionKind
from converters.books.volume import Volume
from converters.formats.pdf.book.assembly import Assembly, Placed

_LINK = "huibian:to/"
_PRINTED = 4
"""The flag of an annotation that is printed, as PDF/A wants it (ISO 19005-3 §6.3.3)."""
_UNLISTED = {SectionKind.COVER, SectionKind.TITLE_PAGE}
"""Left out of the outline: both are at the very beginning, and called like the book."""
_HEADING = 2
"""The level of the marks that are listed under a speech; 1 is its title."""


def add(assembly: Assembly, volume: Volume) -> None:
    """Add outline, page labels and links to an assembled book."""
    pages = assembly.printer.pages
    _Outline(assembly, volume).add()
    assembly.document.Root.PageLabels = _labels(pages)
    labels = {
        (page.section.name, page.index): page.label for page in pages if page.section is not None
    }
    for placed in assembly.sections.values():
        for page in placed.pages:
            for annotation in page.get("/Annots", ()):
                _lead(annotation, assembly.sections, labels)


class _Outline:
    """The outline in three levels: part, speech, 一、."""

    def __init__(self, assembly: Assembly, volume: Volume) -> None:
        self._assembly = assembly
        self._volume = volume
        pages = assembly.printer.pages
        self._places = {
            (page.section.name, page.index): at
            for at, page in enumerate(pages)
            if page.section is not None
        }

    def add(self) -> None:
        document = self._assembly.document
        with document.open_outline() as outline:
            part: OutlineItem | None = None
            for placed in self._assembly.sections.values():
                section = placed.section
                item = self._item(section.title, section, 0, None)
                if section.kind is SectionKind.SPEECH:
                    item.children.extend(self._headings(section))
                    siblings = part.children if part and section.part else outline.root
                    siblings.append(item)
                elif section.kind not in _UNLISTED:
                    part = item if section.kind is SectionKind.PART else None
                    outline.root.append(item)
        document.Root.PageMode = Name.UseOutlines

    def _headings(self, section: Section) -> Iterator[OutlineItem]:
        for mark in self._volume.fragments[section.name].marks:
            if mark.level == _HEADING:
                yield self._item(mark.label, section, mark.page, mark)

    def _item(
        self, title: str, section: Section, index: int, mark: OutlineMark | None
    ) -> OutlineItem:
        """Return an entry that leads to a page of a section, to a heading on it if told."""
        printer = self._assembly.printer
        at = self._places[section.name, index]
        right, up = printer.shift(at)
        top = printer.sheet.height + up - (mark.top if mark else 0)
        goal = Array([self._assembly.pages[at], Name.XYZ, right, top, 0])
        return OutlineItem(title, goal)


def _labels(pages: Sequence[BookPage]) -> Dictionary:
    """Return the page labels: as numbers are printed, empty on covers."""
    entries: list[Any] = []
    before: BookPage | None = None
    for at, page in enumerate(pages):
        if before is None or not _follows(page, before):
            entries += [at, _label(page)]
        before = page
    return Dictionary(Nums=Array(entries))


def _follows(page: BookPage, before: BookPage) -> bool:
    if not page.number or not before.number:
        return page.number == before.number
    return page.roman == before.roman and page.number == before.number + 1


def _label(page: BookPage) -> Dictionary:
    if not page.number:
        return Dictionary(P=String(""))
    return Dictionary(S=Name.R if page.roman else Name.D, St=page.number)


def _lead(
    annotation: Any, sections: Mapping[str, Placed], labels: Mapping[tuple[str, int], str]
) -> None:
    """Make a link lead to a page of the book, and say so (PDF/UA-1 §7.18.1)."""
    annotation.F = _PRINTED
    address = str(annotation.A.URI) if "/A" in annotation else ""
    if not address.startswith(_LINK):
        return
    name, _, index = address.removeprefix(_LINK).partition("/")
    placed, number = sections[unquote(name)], int(index or 0)
    page = placed.pages[number]
    label = labels[placed.section.name, number]
    where = f"，第 {label} 页" if label else ""
    annotation.Contents = String(f"{placed.section.title}{where}")
    top = page.TrimBox[3]
    annotation.A = Dictionary(S=Name.GoTo, D=Array([page, Name.XYZ, page.TrimBox[0], top, 0]))
