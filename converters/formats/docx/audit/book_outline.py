"""Which section of a book's DOCX is which: found by the titles that should be there, in order."""

from dataclasses import dataclass
from functools import cached_property

from converters.audit.book_parts import wanted
from converters.formats.docx.audit.book_file import BookDocx, Bookmark, WordLink, WordSection
from converters.formats.docx.audit.file import Para
from converters.formats.docx.section import EVEN_PAGE
from converters.settings.compilation import Book
from converters.speech.bare import bare
from converters.speech.model import ATTACHED, Meta

LEVELS = 4
"""Levels of headings in a speech."""


@dataclass(frozen=True, slots=True)
class FoundPart:
    """A part or speech: what it should be, and the section it is."""

    title: str
    headline: str
    """The words that stand for it at its head."""
    meta: Meta | None
    """None for a part."""
    part: str | None
    """The title of the part that a speech stands in."""
    number: int
    """Of the section, from 0."""
    section: WordSection
    apart: WordSection | None = None
    """That of its 版记, where it has a page of its own."""

    @property
    def paragraphs(self) -> tuple[Para, ...]:
        """All of its paragraphs that hold words."""
        return self.section.paragraphs + (self.apart.paragraphs if self.apart else ())


@dataclass(frozen=True)
class Outlined:
    """A DOCX beside the book it should be."""

    book: Book
    file: BookDocx
    found: tuple[FoundPart, ...]
    missing: tuple[str, ...]
    """Titles of parts and speeches that do not stand in their place."""

    @property
    def above(self) -> int:
        """How many levels of headings are taken by speeches and parts."""
        return 2 if any(part.title for part in self.book.parts) else 1

    @property
    def body(self) -> int:
        """The number of the first section of the body."""
        return min((one.number for one in self.found), default=len(self.file.sections))

    def goal(self, link: WordLink) -> FoundPart | None:
        """Return the speech that a link leads into, None if it leads elsewhere."""
        mark = self.file.bookmarks.get(link.anchor)
        return self._speeches.get(mark.section) if mark else None

    def names(self, mark: Bookmark) -> set[str]:
        """Return what the place of a bookmark may be called, without spaces.

        That is its words, under the mark of an attachment with this before them, as far as it is
        no number of a document; the head of a part or speech is called by its title.
        """
        called = ATTACHED + mark.above.rpartition(ATTACHED)[2]
        titles = {
            bare(one.title)
            for one in self.found
            if one.number == mark.section and bare(one.headline) == bare(mark.text)
        }
        return titles or {bare(mark.text), bare(called + mark.text)}

    @cached_property
    def _speeches(self) -> dict[int, FoundPart]:
        found = [one for one in self.found if one.meta]
        apart = {one.number + 1: one for one in found if one.apart}
        return apart | {one.number: one for one in found}

    def section(self, style: str, title: str) -> int | None:
        """Return the number of the section with a title in a style, None if there is none."""
        for number, section in enumerate(self.file.sections):
            if any(self._is(p.style, p.text, style, title) for p in section.paragraphs):
                return number
        return None

    def _is(self, there: str, text: str, style: str, title: str) -> bool:
        return self.file.style_name(there) == style and bare(text) == bare(title)


def find(file: BookDocx, book: Book) -> Outlined:
    """Return the parts and speeches of a book in their sections."""
    above = 2 if any(part.title for part in book.parts) else 1
    titles = [_titles(file, section, above) for section in file.sections]
    found, missing, at = list[FoundPart](), list[str](), 0
    for one in wanted(book):
        place = above if one.meta else 1, bare(one.headline)
        number = next((n for n in range(at, len(titles)) if place in titles[n]), None)
        if number is None:
            missing.append(one.title)
            continue
        apart = _apart(file, number + 1)
        section = file.sections[number]
        told = one.title, one.headline, one.meta, one.part
        found.append(FoundPart(*told, number, section, apart))
        at = number + 1
    return Outlined(book, file, tuple(found), tuple(missing))


def _apart(file: BookDocx, number: int) -> WordSection | None:
    """Return a section if it is that of a 版记, which begins on an even page."""
    after = file.sections[number : number + 1]
    return next((section for section in after if section.kind == EVEN_PAGE), None)


def _titles(file: BookDocx, section: WordSection, above: int) -> set[tuple[int, str]]:
    """Return level and words of the headings of a section as high as speeches."""
    return {
        (level, bare(paragraph.text))
        for paragraph in section.paragraphs
        if 0 < (level := _level(file, paragraph)) <= above
    }


def _level(file: BookDocx, paragraph: Para) -> int:
    """Return the level of a paragraph in the outline, from 1; 0 for what stands in none."""
    if told := paragraph.own.get("outlineLvl"):
        return int(told.get("val", "9")) + 1
    name = file.style_name(paragraph.style)
    return next((n for n in range(1, LEVELS + 1) if name == f"heading {n}"), 0)
