"""Pages and structure of all sections in one file."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from converters.books.fragment import Fragment
from converters.books.pagination import BookPage, Section, SectionKind
from converters.formats.pdf import objects
from converters.formats.pdf.binding import Binding
from converters.formats.pdf.book import grey
from converters.formats.pdf.book.furniture import Printer
from converters.formats.pdf.objects import Objects, Source

Needed = Mapping[str, tuple[str, int]]
"""The fonts of a section: by what its pages call each, face and number."""

_OF_BOOK = "B"
"""Ends the names of fonts for what is drawn onto pages: a section may call its own fonts alike."""
_FONT: Final = re.compile(rb"/(\w+) (\d+) 0 R")
_HOLDER: Final = re.compile(rb"\d+ (\[[^\]]*\]|\d+ 0 R)")
"""Of a parent tree: a number, and what holds the content of a page, or a link."""
_RECT: Final = re.compile(rb"/Rect \[([^\]]*)\]")
_PARENT: Final = re.compile(rb"(/StructParents?) (\d+)")
_OF_PLACE: Final = re.compile(rb"/(?:Media|Trim|Bleed)Box \[[^\]]*\]|/Contents \d+ 0 R")
"""What a page has otherwise in the book than in its fragment."""
_OF_WHOLE: Final = re.compile(rb"/(?:Pages|StructTreeRoot) \d+ 0 R")


@dataclass(frozen=True, slots=True)
class Placed:
    """A section in the file; all are numbers of objects."""

    section: Section
    pages: tuple[int, ...]
    structure: int
    """Its element of the structure tree."""
    links: tuple[int, ...]


class Assembly:
    """A book that grows page by page."""

    def __init__(self, binding: Binding, printer: Printer) -> None:
        """`binding` is what the book is bound into."""
        self.objects = Objects()
        self.printer = printer
        self.sections: dict[str, Placed] = {}
        self.pages: list[int] = []
        """All that are there, blank ones too."""
        self._names = binding.names
        self._drawn_by = {font: name + _OF_BOOK for font, name in binding.names.items()}
        self._tree, self._root, self._whole, self._parents = (self.objects.add() for _ in range(4))
        self._catalog, self._info, self._fonts = self._bound(objects.read(binding.pdf))
        self._all = self.objects.add(self._dictionary({}))
        self._holders: list[bytes] = []
        """What holds the content of each page, or a link, by its number in the parent tree."""
        self._streams: dict[bytes, int] = {}
        sheet = printer.sheet
        boxes = {"MediaBox": sheet.media, "TrimBox": sheet.trim, "BleedBox": sheet.bleeding}
        self._boxes = "".join(
            f"/{name} [{' '.join(map(objects.real, box))}]" for name, box in boxes.items()
        ).encode()

    def _bound(self, source: Source) -> tuple[bytes, int, dict[str, int]]:
        """Take in what the book is bound into.

        Returns its catalog without pages and structure, and the numbers of what tells of the file
        and of its fonts, by name.
        """
        catalog = source.objects[source.root]
        tree = source.objects[objects.one(catalog, "Pages")]
        page = source.objects[objects.several(tree, "Kids")[0]]
        resources = source.objects[objects.one(page, "Resources")]
        fonts = source.objects[objects.one(resources, "Font")]
        catalog = _OF_WHOLE.sub(b"", catalog)
        to: dict[int, int] = {}
        named = [*objects.references(catalog), *objects.references(fonts), source.info]
        self.objects.take(source, objects.used(source.objects.__getitem__, named), to)
        held = {name.decode(): to[int(number)] for name, number in _FONT.findall(fonts)}
        return objects.moved(catalog, to), to[source.info], held

    def bring(self, section: Section, fragment: Fragment, needed: Needed) -> None:
        """Take in the pages of a section and their structure; `add` gives each its place."""
        source = objects.read(fragment.pdf)
        known = source.objects
        catalog = known[source.root]
        pages, root = objects.one(catalog, "Pages"), objects.one(catalog, "StructTreeRoot")
        parents = objects.one(known[root], "ParentTree")
        kids, (structure,) = (
            objects.several(known[pages], "Kids"),
            objects.several(known[root], "K"),
        )
        to = {source.root: 0, parents: 0, pages: self._tree, root: self._whole}
        fonts = self.objects.add(self._dictionary(needed)) if self._differ(needed) else self._all
        to |= dict.fromkeys(_fonts(source, kids), fonts)
        self.objects.take(source, range(1, len(known)), to)
        kind = b"Art" if section.kind is SectionKind.SPEECH else b"Sect"
        self.objects.change(
            to[structure], lambda data: data.replace(b"/S /Document", b"/S /" + kind, 1)
        )
        placed = tuple(to[number] for number in kids)
        links = tuple(to[n] for page in kids for n in objects.several(known[page], "Annots"))
        self._number((*placed, *links), objects.moved(known[parents], to))
        self.sections[section.name] = Placed(section, placed, to[structure], links)

    def add(self, place: BookPage, fragment: Fragment) -> None:
        """Add a page of a section that was taken in, after those before it."""
        assert place.section is not None
        placed = self.sections[place.section.name]
        number = placed.pages[place.index]
        content = objects.one(self.objects[number], "Contents")
        if self.printer.grey and place.index in fragment.coloured:
            self.objects.change(content, grey.converted_stream)
        self.objects.change(number, lambda page: _OF_PLACE.sub(b"", page))
        self._finish(number, self._moved(number, content, len(self.pages)))

    def add_blank(self) -> None:
        """Add a page with nothing on it."""
        page = b"<</Type /Page/Parent %d 0 R/Resources <<>>>>" % self._tree
        self._finish(self.objects.add(page), [])

    def written(self, guides: bytes) -> bytes:
        """Return the file: all pages, and the structure of all sections, under one root each.

        `guides` is what its catalog has besides.
        """
        tree, root, whole, parents = self._tree, self._root, self._whole, self._parents
        self.objects[tree] = b"<</Type /Pages/Count %d/Kids %b>>" % (
            len(self.pages),
            objects.listed(self.pages),
        )
        kids = objects.listed(placed.structure for placed in self.sections.values())
        self.objects[whole] = b"<</Type /StructElem/S /Document/P %d 0 R/K %b>>" % (root, kids)
        self.objects[root] = (
            b"<</Type /StructTreeRoot/K [%d 0 R]/ParentTree %d 0 R/ParentTreeNextKey %d>>"
            % (whole, parents, len(self._holders))
        )
        numbers = b" ".join([b"%d %b" % pair for pair in enumerate(self._holders)])
        self.objects[parents] = b"<</Nums [%b]>>" % numbers
        catalog = b"%b/Pages %d 0 R/StructTreeRoot %d 0 R%b>>" % (
            *(self._catalog.removesuffix(b">>"), tree),
            *(root, guides),
        )
        return self.objects.written(self.objects.add(catalog), self._info)

    def _differ(self, needed: Needed) -> bool:
        return any(resource != self._names[font] for resource, font in needed.items())

    def _dictionary(self, needed: Needed) -> bytes:
        """Return the fonts of the book, those of a section under the names that it uses."""
        fonts = {name: self._fonts[name] for name in self._names.values()}
        fonts |= {name: self._fonts[self._names[font]] for font, name in self._drawn_by.items()}
        fonts |= {resource: self._fonts[self._names[font]] for resource, font in needed.items()}
        entries = (f"/{name} {number} 0 R" for name, number in fonts.items())
        return f"<<{''.join(entries)}>>".encode()

    def _number(self, things: Iterable[int], parents: bytes) -> None:
        """Give pages and links of a section their numbers in the parent tree of the book."""
        base = len(self._holders)

        def put(found: re.Match[bytes]) -> bytes:
            return b"%b %d" % (found[1], int(found[2]) + base)

        self._holders += _HOLDER.findall(parents)
        for thing in things:
            self.objects.change(thing, lambda data: _PARENT.sub(put, data))

    def _finish(self, number: int, contents: Sequence[int]) -> None:
        """Add a page with its content, and draw onto it what belongs on each."""
        self.pages.append(number)
        if marks := self.printer.marks():
            contents = [*contents, self._shared(marks)]
        shown = b"/Contents %b" % objects.listed(contents) if contents else b""
        self.objects.change(
            number, lambda page: page.removesuffix(b">>") + self._boxes + shown + b">>"
        )

    def _moved(self, page: int, content: int, at: int) -> list[int]:
        """Return the content of a page moved to its place, and what is drawn onto it."""
        drawn = self.printer.content(at, self._drawn_by)
        right, up = self.printer.shift(at)
        if not drawn and not right and not up:
            return [content]

        def put(found: re.Match[bytes]) -> bytes:
            left, low, far, high = map(float, found[1].split())
            edges = left + right, low + up, far + right, high + up
            return f"/Rect [{' '.join(map(objects.real, edges))}]".encode()

        for link in objects.several(self.objects[page], "Annots"):
            self.objects.change(link, lambda data: _RECT.sub(put, data))
        before = self._shared(f"q 1 0 0 1 {right:.4f} {up:.4f} cm".encode())
        return [before, content, self.objects.add(objects.stream(b"Q\n" + drawn))]

    def _shared(self, content: bytes) -> int:
        """Return a stream that several pages have."""
        if content not in self._streams:
            self._streams[content] = self.objects.add(objects.stream(content))
        return self._streams[content]


def _fonts(source: Source, pages: Iterable[int]) -> set[int]:
    """Return the dictionaries of fonts that the pages of a section have, empty as they are."""
    resources = {objects.one(source.objects[page], "Resources") for page in pages}
    return {objects.one(source.objects[number], "Font") for number in resources}
