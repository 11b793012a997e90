"""From a book and its laid-out speeches to a book whose every page is known.

Whatever refers to a page is set after that page is known: the body, then what stands behind it,
then the contents. The body is numbered by itself, so that none of its numbers depends on the front.
"""

from collections.abc import Callable, Mapping, Sequence

from converters.books import entries, pagination, wording
from converters.books.entries import ContentsEntry, Erratum, HeadingEntry, IndexGroup, SourceEntry
from converters.books.fragment import Fragment
from converters.books.matter import contents, errata, imprint, index, openings, sources
from converters.books.matter.blocks import Matter
from converters.books.pagination import BookPage, Section, SectionKind
from converters.books.volume import Volume
from converters.formats.pdf import fragment
from converters.formats.pdf.book.html import columns, page, sheet
from converters.formats.pdf.book.html.setting import Setting, shifts
from converters.settings.book_style import BookStyle
from converters.settings.compilation import Book
from converters.settings.design import Design
from converters.speech.model import Speech
from converters.typeset.typesetter import Typesetter

_LEVEL_1 = 2
"""The level of the mark of a heading 一、; that of the title is 1."""

Lay = Callable[[str, str, Design], Fragment]
"""Lays out HTML with a style sheet, as `fragment.of_html` does."""


def lay_out(
    book: Book,
    digest: str,
    notes: Sequence[Speech],
    speeches: Mapping[str, Fragment],
    design: Design,
    book_style: BookStyle,
    lay: Lay = fragment.of_html,
) -> Volume:
    """Return the book with all of its pages.

    `digest` is the sha256 of the sources of all speeches, `notes` are the texts before the
    contents, and `speeches` holds the pages of each speech by its id. `lay` lays out the sections
    that only books have; it may remember some. Raises SourceError for a character that is in none
    of the fonts.
    """
    layout = _Layout(book, speeches, design, book_style, lay)
    body = pagination.body_sections(book)
    layout.parts()
    layout.fit(body)
    pages = layout.numbered(body)
    ends = entries.end_sections(book)
    indexes = {
        section.name: tuple(entries.index(book, section.name.removeprefix(entries.INDEX), pages))
        for section in ends
        if section.kind is SectionKind.INDEX
    }
    found = tuple(entries.sources(book, pages))
    corrected = tuple(entries.errata(book, pages, layout.fragments))
    layout.ends(ends, indexes, found, corrected)
    pages = layout.numbered([*body, *ends])
    listed = layout.front(digest, notes, pages)
    front = pagination.front_sections(book, notes)
    return Volume(
        book=book,
        digest=digest,
        notes=tuple(notes),
        pages=(*pagination.front_pages(front, layout.lengths(front), book), *pages),
        contents=listed,
        indexes=indexes,
        sources=found,
        errata=corrected,
        fragments=layout.fragments,
    )


class _Layout:
    """The pages of one book as far as they are laid out."""

    def __init__(
        self,
        book: Book,
        speeches: Mapping[str, Fragment],
        design: Design,
        book_style: BookStyle,
        lay: Lay,
    ) -> None:
        self.book, self.design, self._laid = book, design, lay
        self.fragments = {meta.id: speeches[meta.id] for meta in book.speeches}
        self._setting = Setting(Typesetter(design), book_style)
        self._sheet = sheet.sheet(design, book_style)

    def lengths(self, sections: Sequence[Section]) -> dict[str, int]:
        """Return the number of pages of sections that are laid out."""
        return {section.name: self.fragments[section.name].length for section in sections}

    def lines(self) -> dict[str, entries.Lines]:
        """Return the printed lines of all speeches."""
        return {meta.id: self.fragments[meta.id].lines for meta in self.book.speeches}

    def numbered(self, sections: Sequence[Section]) -> list[BookPage]:
        """Return the pages of body and end."""
        apart = {name for name, pages in self.fragments.items() if pages.ends_apart}
        return pagination.body_pages(sections, self.lengths(sections), self.book, apart)

    def parts(self) -> None:
        """Lay out the title pages of parts."""
        for number, part in enumerate(self.book.parts, 1):
            if part.title:
                told = wording.part_title(part.title, part.note)
                blocks = openings.part(told, self._setting)
                self._lay(
                    pagination.part_name(number), page.html(told.title, blocks, self._setting)
                )

    def fit(self, sections: Sequence[Section]) -> None:
        """Choose the pages of the body, whose lengths are known: by where each 版记 stands."""
        self.fragments |= pagination.fitted(sections, self.fragments, self.book)

    def ends(
        self,
        sections: Sequence[Section],
        indexes: Mapping[str, Sequence[IndexGroup]],
        found: Sequence[SourceEntry],
        corrected: Sequence[Erratum],
    ) -> None:
        """Lay out what stands behind the body."""
        for section in sections:
            title, setting = section.title, self._setting
            if section.kind is SectionKind.INDEX:
                blocks = index.blocks(title, indexes[section.name], setting)
                html = columns.html(title, blocks, setting)
            elif section.kind is SectionKind.SOURCES:
                html = page.html(title, sources.blocks(title, found, setting), setting)
            else:
                html = page.html(title, errata.blocks(title, corrected, setting), setting)
            self._lay(section.name, html)

    def front(
        self, digest: str, notes: Sequence[Speech], pages: Sequence[BookPage]
    ) -> tuple[ContentsEntry, ...]:
        """Lay out what stands before the body, whose pages are known; return the contents."""
        settings = self.book.settings
        facts = wording.imprint(self.book, digest, wording.characters(self.lines().values()))
        setting = self._setting
        cover = openings.cover(wording.cover(settings), setting)
        title_page = openings.title_page(wording.title_page(settings), setting)
        title = next(part.text for part in cover if part.kind != openings.MARK)
        self._lay(pagination.COVER, page.html(title, cover, setting))
        self._lay(pagination.TITLE_PAGE, page.html(title_page[0].text, title_page, setting))
        record = imprint.blocks(facts, setting)
        self._lay(pagination.IMPRINT, page.html(facts.title, record, setting))
        for note in notes:
            self.fragments[note.meta.id] = fragment.of_speech(note, self.design)
        sections = pagination.front_sections(self.book, notes)
        before = [section for section in sections if section.kind is not SectionKind.CONTENTS]
        known = [*pagination.front_pages(before, self.lengths(before), self.book), *pages]
        listed = tuple(entries.contents(known, self.book, self._headings()))
        for section in sections[len(before) :]:
            heading = contents.heading(section.title, setting)
            matter: list[Matter] = [heading, *contents.blocks(listed, setting)]
            self._lay(section.name, page.html(section.title, matter, setting))
        return listed

    def _headings(self) -> dict[str, list[HeadingEntry]]:
        return {
            meta.id: [
                HeadingEntry(mark.label, mark.page)
                for mark in self.fragments[meta.id].marks
                if mark.level == _LEVEL_1
            ]
            for meta in self.book.speeches
        }

    def _lay(self, name: str, html: str) -> None:
        self.fragments[name] = self._laid(html, self._sheet + shifts(html), self.design)
