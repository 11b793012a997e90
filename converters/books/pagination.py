"""Which page of a book holds what: sections in their order, blanks, numbers, running heads.

Rules and customs: spec §4.5. Everything follows from how many pages each section takes; the body
is numbered from 1 on a right-hand page, so that its numbers do not depend on what stands before.
"""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from converters.books.fragment import Fragment
from converters.settings.compilation import Book, BookOptions
from converters.speech.counting import roman
from converters.speech.model import Speech, unbroken
from converters.typeset.imprint_place import ImprintPlace


class SectionKind(StrEnum):
    """What a section of a book is."""

    COVER = "cover"
    """封面."""
    TITLE_PAGE = "title-page"
    """扉页."""
    IMPRINT = "imprint"
    """版本记录页."""
    NOTE = "note"
    """编者说明、序."""
    CONTENTS = "contents"
    """目录."""
    PART = "part"
    """分编标题页."""
    SPEECH = "speech"
    INDEX = "index"
    """索引."""
    SOURCES = "sources"
    """出处."""
    ERRATA = "errata"
    """勘误表."""


OWN = "_"
"""Begins the name of a section that is no speech: no id of a speech begins so."""
_LOOSE = {SectionKind.IMPRINT}
"""Begin on the next page, right or left: the imprint stands on the back of the title page."""
COVER, TITLE_PAGE = OWN + SectionKind.COVER, OWN + SectionKind.TITLE_PAGE
IMPRINT, CONTENTS = OWN + SectionKind.IMPRINT, OWN + SectionKind.CONTENTS
_BARE = {SectionKind.COVER, SectionKind.TITLE_PAGE, SectionKind.IMPRINT, SectionKind.PART}
"""Counted, but printed without page number and running head (暗码)."""


@dataclass(frozen=True, slots=True)
class Section:
    """A run of pages that is laid out at once; its name is unique in the book."""

    kind: SectionKind
    name: str
    """The id of a speech; for others `OWN` and the kind, with a number if there are several."""
    title: str
    """As the contents, the outline and the running heads say it."""
    part: str | None = None
    """The title of the part that a speech belongs to."""


@dataclass(frozen=True, slots=True)
class BookPage:
    """One page (面) of a book in its place."""

    section: Section | None
    """None for a blank page."""
    index: int
    """Which page of its section this is, from 0."""
    number: int
    """Its number in its series: roman before the body, decimal from the body on; 0 for a cover."""
    roman: bool
    recto: bool
    """Whether it is a right-hand page (单页), with the binding at its left."""
    folio: bool
    """Whether the number is printed."""
    head: str | None
    """The running head (书眉), whole; None if there is none."""

    @property
    def label(self) -> str:
        """The number as it is printed and cited; empty on a cover."""
        if not self.number:
            return ""
        return roman(self.number).upper() if self.roman else str(self.number)


def part_name(number: int) -> str:
    """Return the name of the title page of a part, of the first for 1."""
    return f"{OWN}part-{number}"


def note_name(number: int) -> str:
    """Return the name of a text before the contents, which is its id."""
    return f"{OWN}note-{number}"


def front_sections(book: Book, notes: Sequence[Speech]) -> list[Section]:
    """Return what stands before the body; `notes` are the texts named in the settings."""
    title = book.settings.plain_title
    return [
        Section(SectionKind.COVER, COVER, title),
        Section(SectionKind.TITLE_PAGE, TITLE_PAGE, title),
        Section(SectionKind.IMPRINT, IMPRINT, "版本记录"),
        *(Section(SectionKind.NOTE, note.meta.id, unbroken(note.meta.title)) for note in notes),
        Section(SectionKind.CONTENTS, CONTENTS, "目　录"),
    ]


def body_sections(book: Book) -> list[Section]:
    """Return title pages of parts, and speeches."""
    sections = []
    for number, part in enumerate(book.parts, 1):
        if part.title:
            name = part_name(number)
            sections.append(Section(SectionKind.PART, name, unbroken(part.title)))
        title = unbroken(part.title) if part.title else None
        sections += [
            Section(SectionKind.SPEECH, meta.id, unbroken(meta.title), title)
            for meta in part.speeches
        ]
    return sections


def front_pages(
    sections: Sequence[Section], lengths: Mapping[str, int], book: Book
) -> list[BookPage]:
    """Return the pages before the body, roman from the title page on; on two sides even in number.

    `lengths` gives the number of pages of each section by its name.
    """
    pages: list[BookPage] = []
    for page in _placed(sections, lengths, book):
        before = pages[-1].number if pages else 0
        cover = page.section is not None and page.section.kind is SectionKind.COVER
        number = 0 if cover or (before == 0 and page.section is None) else before + 1
        pages.append(_numbered(page, number, book, roman=True))
    return _evened(pages, book)


def fitted(
    sections: Iterable[Section], fragments: Mapping[str, Fragment], book: Book
) -> dict[str, Fragment]:
    """Return the pages of each section of the body, by name, as they belong in this book.

    A 版记 stands under the text where that page is even, else on a page of its own: the back of a
    leaf, which a book printed on one side does not have.
    """
    pages, found = list[_Place](), dict[str, Fragment]()
    for section in sections:
        usual = fragments[section.name]
        _begin(pages, section, book.settings.options)
        turned = _has_backs(book) and (len(pages) + usual.length) % 2
        chosen = usual.apart if usual.apart and turned else usual
        _run(pages, section, chosen.length, book, apart=chosen.ends_apart)
        found[section.name] = chosen
    return found


def body_pages(
    sections: Sequence[Section],
    lengths: Mapping[str, int],
    book: Book,
    apart: Container[str] = (),
) -> list[BookPage]:
    """Return the pages of body and end matter, numbered from 1 on a right-hand page.

    The last page of the sections named in `apart` holds a 版记 that belongs on an even page.
    """
    placed = _placed(sections, lengths, book, apart)
    return [_numbered(page, at, book, roman=False) for at, page in enumerate(placed, 1)]


def imprint_places(
    pages: Sequence[BookPage], fragments: Mapping[str, Fragment], book: Book
) -> dict[str, ImprintPlace]:
    """Return where the 版记 of speeches stand, by id, for those that have a page of their own.

    `pages` are those of the book in order, `fragments` what stands on them, by section.
    """
    found = dict[str, ImprintPlace]()
    for before, page in pairwise(pages if _has_backs(book) else ()):
        if page.section and page.index and fragments[page.section.name].ends_apart:
            last = page.index == fragments[page.section.name].length - 1
            place = ImprintPlace.EVEN if before.section else ImprintPlace.BARE
            found |= {page.section.name: place} if last else {}
    return found


def padded(pages: Sequence[BookPage], multiple: int) -> list[BookPage]:
    """Return the pages with blank ones after them up to a multiple, for the sheets of a printer."""
    missing = -len(pages) % multiple
    return [*pages, *(_blank(recto=(len(pages) + at) % 2 == 0) for at in range(missing))]


def first_pages(pages: Iterable[BookPage]) -> dict[str, BookPage]:
    """Return the first page of each section by the name of the section."""
    first: dict[str, BookPage] = {}
    for page in pages:
        if page.section is not None:
            first.setdefault(page.section.name, page)
    return first


def spans(pages: Iterable[BookPage]) -> dict[str, tuple[int, int]]:
    """Return the first and the last number that are printed on the pages of each speech, by id."""
    found: dict[str, tuple[int, int]] = {}
    for page in pages:
        if page.folio and page.section and page.section.kind is SectionKind.SPEECH:
            first = found.get(page.section.name, (page.number,))[0]
            found[page.section.name] = first, page.number
    return found


def heads(section: Section, book: Book) -> tuple[str, str]:
    """Return the running heads (书眉) of a section, whole, of a left-hand and a right-hand page."""
    if section.kind is SectionKind.SPEECH:
        return section.part or book.settings.plain_title, section.title
    return section.title, section.title


def is_bare(section: Section) -> bool:
    """Return whether the pages of a section have neither number nor running head."""
    return section.kind in _BARE


def on_recto(section: Section, options: BookOptions) -> bool:
    """Return whether a section begins on a right-hand page of a book printed on two sides."""
    if section.kind is SectionKind.SPEECH:
        return options.recto
    return section.kind not in _LOOSE


@dataclass(frozen=True, slots=True)
class _Place:
    section: Section | None
    index: int
    recto: bool
    bare: bool = False
    """Whether it is the page of a 版记 after a blank one (GB/T 9704 §7.5)."""


def _has_backs(book: Book) -> bool:
    return book.settings.options.sides == 2


def _placed(
    sections: Iterable[Section],
    lengths: Mapping[str, int],
    book: Book,
    apart: Container[str] = (),
) -> list[_Place]:
    """Return the pages of the sections from a right-hand page on, blanks put in if needed."""
    pages = list[_Place]()
    for section in sections:
        _begin(pages, section, book.settings.options)
        _run(pages, section, lengths[section.name], book, apart=section.name in apart)
    return pages


def _begin(pages: list[_Place], section: Section, options: BookOptions) -> None:
    """Add the blank page that a section needs before it."""
    if len(pages) % 2 and options.sides == 2 and on_recto(section, options):
        pages.append(_Place(None, 0, recto=False))


def _run(pages: list[_Place], section: Section, length: int, book: Book, *, apart: bool) -> None:
    """Add the pages of a section; the last of one that ends `apart` is even."""
    for index in range(length):
        last = index == length - 1
        bare = apart and last and _has_backs(book) and len(pages) % 2 == 0
        if bare:
            pages.append(_Place(None, 0, recto=True))
        recto = not _has_backs(book) or len(pages) % 2 == 0
        pages.append(_Place(section, index, recto, bare))
    if section.kind is SectionKind.PART and len(pages) % 2 and _has_backs(book):
        pages.append(_Place(None, 0, recto=False))  # the back of its title page stays blank


def _numbered(place: _Place, number: int, book: Book, *, roman: bool) -> BookPage:
    section, options = place.section, book.settings.options
    furnished = section is not None and not is_bare(section) and not place.bare
    return BookPage(
        section=section,
        index=place.index,
        number=number,
        roman=roman,
        recto=place.recto,
        folio=furnished and options.page_numbers,
        head=_head(place, book) if furnished and options.running_heads else None,
    )


def _head(place: _Place, book: Book) -> str | None:
    """Return the running head: the part on the left, the speech on the right, not on openings."""
    if place.section is None or place.index == 0:
        return None
    verso, recto = heads(place.section, book)
    return recto if place.recto else verso


def _evened(pages: list[BookPage], book: Book) -> list[BookPage]:
    if book.settings.options.sides == 2 and len(pages) % 2:
        number = pages[-1].number + 1 if pages[-1].number else 0
        return [*pages, _numbered(_Place(None, 0, recto=False), number, book, roman=True)]
    return pages


def _blank(*, recto: bool) -> BookPage:
    return BookPage(None, 0, 0, roman=False, recto=recto, folio=False, head=None)
