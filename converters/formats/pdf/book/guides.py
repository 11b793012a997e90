"""What leads a reader through the file: outline (书签), page labels (页码标签), links."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from converters.books.fragment import OutlineMark
from converters.books.pagination import BookPage, Section, SectionKind
from converters.books.volume import Volume
from converters.formats.pdf import objects
from converters.formats.pdf.book.assembly import Assembly

_LINK: Final = re.compile(
    rb"/Contents \([^)]*\)/A <</Type /Action/S /URI/URI \(huibian:to/([^)]*)\)>>"
)
"""A link to a page of the book as WeasyPrint writes it: it tells where it leads by its address."""
_PRINTED = 4
"""The flag of an annotation that is printed, as PDF/A wants it (ISO 19005-3 §6.3.3)."""
_UNLISTED = {SectionKind.COVER, SectionKind.TITLE_PAGE}
"""Left out of the outline: both are at the very beginning, and called like the book."""
_HEADING = 2
"""The level of the marks that are listed under a speech; 1 is its title."""


def added(assembly: Assembly, volume: Volume) -> bytes:
    """Add outline and links to an assembled book; return what its catalog names, labels too."""
    pages = assembly.printer.pages
    outline = _Outline(assembly, volume).added()
    labels = {
        (page.section.name, page.index): page.label for page in pages if page.section is not None
    }
    for placed in assembly.sections.values():
        for link in placed.links:
            _lead(link, assembly, labels)
    return b"/PageLabels %b/Outlines %d 0 R/PageMode /UseOutlines" % (_labels(pages), outline)


@dataclass(frozen=True, slots=True)
class _Item:
    """An entry of the outline."""

    title: str
    goal: bytes
    below: list["_Item"] = field(default_factory=list)


class _Outline:
    """The outline in three levels: part, speech, 一、."""

    def __init__(self, assembly: Assembly, volume: Volume) -> None:
        self._assembly = assembly
        self._objects = assembly.objects
        self._volume = volume
        pages = assembly.printer.pages
        self._places = {
            (page.section.name, page.index): at
            for at, page in enumerate(pages)
            if page.section is not None
        }

    def added(self) -> int:
        """Add all entries; return the number of the outline."""
        root = self._objects.add()
        self._objects[root] = b"<</Type /Outlines%b>>" % self._below(self._items(), root)
        return root

    def _items(self) -> list[_Item]:
        found: list[_Item] = []
        part: _Item | None = None
        for placed in self._assembly.sections.values():
            section = placed.section
            if section.kind is SectionKind.SPEECH:
                item = self._item(section.title, section, 0, None)
                item.below.extend(self._headings(section))
                (part.below if part and section.part else found).append(item)
            elif section.kind not in _UNLISTED:
                item = self._item(section.title, section, 0, None)
                part = item if section.kind is SectionKind.PART else None
                found.append(item)
        return found

    def _headings(self, section: Section) -> Iterator[_Item]:
        for mark in self._volume.fragments[section.name].marks:
            if mark.level == _HEADING:
                yield self._item(mark.label, section, mark.page, mark)

    def _item(self, title: str, section: Section, index: int, mark: OutlineMark | None) -> _Item:
        """Return an entry that leads to a page of a section, to a heading on it if told."""
        printer = self._assembly.printer
        at = self._places[section.name, index]
        right, up = printer.shift(at)
        top = printer.sheet.height + up - (mark.top if mark else 0)
        return _Item(title, _goal(self._assembly.pages[at], right, top))

    def _below(self, items: Sequence[_Item], parent: int) -> bytes:
        """Add the entries below another, which is its number; return what it says of them."""
        if not items:
            return b""
        numbers = [self._objects.add() for _ in items]
        for at, (number, item) in enumerate(zip(numbers, items, strict=True)):
            before = b"/Prev %d 0 R" % numbers[at - 1] if at else b""
            after = b"/Next %d 0 R" % numbers[at + 1] if at + 1 < len(numbers) else b""
            self._objects[number] = b"<</Title %b/Dest %b/Parent %d 0 R%b%b%b>>" % (
                *(objects.text(item.title), item.goal, parent),
                *(before, after, self._below(item.below, number)),
            )
        return b"/First %d 0 R/Last %d 0 R/Count %d" % (numbers[0], numbers[-1], _count(items))


def _count(items: Sequence[_Item]) -> int:
    """Return how many entries are seen where all are open."""
    return len(items) + sum(_count(item.below) for item in items)


def _goal(page: int, left: float, top: float) -> bytes:
    """Return a place on a page, as large as the reader has it."""
    return f"[{page} 0 R /XYZ {objects.real(left)} {objects.real(top)} 0]".encode()


def _labels(pages: Sequence[BookPage]) -> bytes:
    """Return the page labels: as numbers are printed, empty on covers."""
    entries: list[bytes] = []
    before: BookPage | None = None
    for at, page in enumerate(pages):
        if before is None or not _follows(page, before):
            entries.append(b"%d %b" % (at, _label(page)))
        before = page
    return b"<</Nums [%b]>>" % b" ".join(entries)


def _follows(page: BookPage, before: BookPage) -> bool:
    if not page.number or not before.number:
        return page.number == before.number
    return page.roman == before.roman and page.number == before.number + 1


def _label(page: BookPage) -> bytes:
    if not page.number:
        return b"<</P ()>>"
    return b"<</S /%b/St %d>>" % (b"R" if page.roman else b"D", page.number)


def _lead(link: int, assembly: Assembly, labels: Mapping[tuple[str, int], str]) -> None:
    """Make a link lead to a page of the book, and say so (PDF/UA-1 §7.18.1)."""
    data = b"%b/F %d>>" % (assembly.objects[link].removesuffix(b">>"), _PRINTED)
    if found := _LINK.search(data):
        name, _, index = found[1].decode().partition("/")
        placed, number = assembly.sections[unquote(name)], int(index or 0)
        label = labels[placed.section.name, number]
        where = f"，第 {label} 页" if label else ""
        left, _, _, top = assembly.printer.sheet.trim
        told = objects.text(f"{placed.section.title}{where}")
        goal = _goal(placed.pages[number], left, top)
        shown = b"/Contents %b/A <</S /GoTo/D %b>>" % (told, goal)
        data = data.replace(found[0], shown)
    assembly.objects[link] = data
