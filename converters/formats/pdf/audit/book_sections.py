"""Which pages of a finished book hold which speech, by its outline; the words must prove it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from converters.audit import proof
from converters.audit.book_file import BookFile, Item
from converters.audit.book_parts import wanted
from converters.audit.pages import PrintedPage
from converters.audit.proof import Proof
from converters.settings.compilation import Book
from converters.settings.design import Design
from converters.speech.model import Meta, Speech


@dataclass(frozen=True, slots=True)
class FoundSection:
    """A section as it was found: its entry in the outline, and its pages in the file, from 0."""

    title: str
    start: int
    end: int
    """The page after its last, blank ones not counted."""
    meta: Meta | None
    """None for what is no speech."""
    part: str | None
    """The title of the part that a speech stands in."""
    headings: tuple[Item, ...]
    """The entries under that of a speech."""
    is_part: bool = False
    """Whether it is the title page of a part."""


@dataclass(frozen=True, slots=True)
class Proved:
    """A finished book beside what it should be."""

    book: Book
    design: Design
    """With what the sides ask for that the book is printed on."""
    file: BookFile
    sections: tuple[FoundSection, ...]
    missing: tuple[str, ...]
    """Titles of parts and speeches that the outline does not have in their place."""
    body: int
    """The first page of the body, from which pages are numbered 1."""

    @property
    def speeches(self) -> Iterator[FoundSection]:
        """The sections that are speeches."""
        return (section for section in self.sections if section.meta)

    @property
    def numbers(self) -> dict[str, str]:
        """The printed number of the first page of each speech, by id."""
        return {s.meta.id: self.file.labels[s.start] for s in self.speeches if s.meta}

    def printed(self, section: FoundSection) -> tuple[PrintedPage, ...]:
        """Return the pages of a section under the numbers that should be printed on them."""
        return tuple(
            replace(page, number=at - self.body + 1)
            for at, page in enumerate(self.file.pages[section.start : section.end], section.start)
        )

    def proof(self, section: FoundSection, speech: Speech) -> Proof:
        """Return the pages of a section matched with its speech."""
        return proof.of_pages(self.printed(section), speech, self.design)

    def unnumbered(self, section: FoundSection) -> range:
        """Return the blank page before a 版记 and that of the 版记 (GB/T 9704 §7.5), if any."""
        blank = section.end - 2
        if section.meta is None or section.meta.circulation is None or blank <= section.start:
            return range(0)
        return range(0) if self.file.pages[blank].lines else range(blank, section.end)

    def number(self, page: int) -> str:
        """Return the number that belongs on a page of the body."""
        return str(page - self.body + 1)

    def furniture(self, page: int) -> tuple[str, str]:
        """Return what is printed above and below the type area of a page."""
        area = self.design.style.page
        top, foot = area.top.pt, area.foot.pt
        lines = self.file.pages[page].lines
        above = "".join(line.text for line in lines if line.y < top)
        return above, "".join(line.text for line in lines if line.y > foot)


def find(file: BookFile, book: Book, design: Design) -> Proved:
    """Return the sections of a book as its outline names them."""
    sections, missing, at = list[FoundSection](), list[str](), 0
    items = list(file.outline)
    places = list[tuple[int, Meta | None, str | None]]()
    for one in wanted(book):
        place = next((n for n in range(at, len(items)) if items[n].title == one.title), None)
        if place is None:
            missing.append(one.title)
            continue
        places.append((place, one.meta, one.part))
        at = place + 1
    known = {place: (meta, part) for place, meta, part in places}
    heads = _under_speeches(items, known)
    tops = [n for n in range(len(items)) if n not in heads]
    for here, after in zip(tops, [*tops[1:], None], strict=False):
        meta, part = known.get(here, (None, None))
        is_part = here in known and meta is None
        end = items[after].page if after is not None else len(file.pages)
        inner = tuple(items[n] for n in range(here + 1, after or len(items)) if n in heads)
        start = items[here].page
        end, title = _trimmed(file, start, end), items[here].title
        sections.append(FoundSection(title, start, end, meta, part, inner, is_part))
    first = min((items[place].page for place, _, _ in places), default=0)
    return Proved(book, _bound(design, book), file, tuple(sections), tuple(missing), first)


def _under_speeches(
    items: Sequence[Item], known: Mapping[int, tuple[Meta | None, str | None]]
) -> set[int]:
    """Return the places of headings: what stands in the outline below a speech."""
    found, depth = set[int](), None
    for place, item in enumerate(items):
        if place in known:
            depth = item.depth if known[place][0] else None
        elif depth is not None and item.depth > depth:
            found.add(place)
        else:
            depth = None
    return found


def _trimmed(file: BookFile, start: int, end: int) -> int:
    """Return the end without the blank pages before it."""
    while end > start + 1 and not file.pages[end - 1].lines:
        end -= 1
    return end


def _bound(design: Design, book: Book) -> Design:
    """Return the look on as many sides as the book has: margins mirrored, 版记 on the back."""
    style, facing = design.style, book.settings.options.sides == 2
    page = replace(style.page, mirrored=facing)
    imprint = replace(style.imprint, even_page=style.imprint.even_page and facing)
    return replace(design, style=replace(style, page=page, imprint=imprint))
