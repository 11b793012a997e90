"""The text of a book for Word: its sections in order, each with its words and its properties."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import assert_never

from converters.books import wording
from converters.books.docx import ends
from converters.books.docx.contents import Contents
from converters.books.docx.furniture import Furniture
from converters.books.docx.links import Bookmarks
from converters.books.docx.matter import Matter
from converters.books.docx.places import Places
from converters.books.docx.sections import Opening, properties
from converters.books.docx.styles import outline
from converters.books.pagination import BookPage, Kind, Section, first_pages, on_recto
from converters.books.volume import Volume
from converters.bookstyle import BookStyle
from converters.errors import SourceError
from converters.look import Look
from converters.model import Speech
from converters.writers.docx.body import Outline, paragraphs
from converters.writers.docx.oxml import paragraph, words

_BODY = frozenset((Kind.PART, Kind.SPEECH))
_FRONT = frozenset((Kind.COVER, Kind.TITLE_PAGE, Kind.IMPRINT, Kind.NOTE, Kind.CONTENTS))
_MATTER = "MatterTitle"
_STYLED = '<w:p><w:pPr><w:pStyle w:val="{}"/>'


class Manuscript:
    """A book as WordprocessingML."""

    def __init__(
        self, volume: Volume, speeches: Mapping[str, Speech], look: Look, book_style: BookStyle
    ) -> None:
        """`look` has the margins and heads of the book; `speeches` holds those of the book."""
        self._volume, self._speeches = volume, speeches
        self._look, self._book_style = look, book_style
        self._matter = Matter(look, book_style)
        self._places = Places(
            volume, {note.meta.id: note for note in volume.notes} | dict(speeches)
        )
        self._bookmarks = Bookmarks()
        parts = volume.book.parts
        self._parts_left = iter([(part.title, part.note) for part in parts if part.title])
        self.furniture = Furniture(volume, look.style, book_style)

    @property
    def has_parts(self) -> bool:
        """Whether the book is divided into parts that have titles."""
        return any(part.title for part in self._volume.book.parts)

    def text(self) -> str:
        """Return the content of `w:body`.

        Raises SourceError with speech and line for a sign that cannot stand in a document.
        """
        written: list[str] = []
        before = None
        sections = self._sections
        for number, (section, page) in enumerate(sections, 1):
            parts = list(self._parts(section, page, before))
            last = number == len(sections)
            for place, (texts, ended) in enumerate(parts, 1):
                whole = last and place == len(parts)
                written += _closed(texts, ended, whole=whole)
            before = section
        return "".join(written)

    @cached_property
    def _sections(self) -> list[tuple[Section, BookPage]]:
        """The sections of the book in order, each with its first page."""
        pages = first_pages(self._volume.pages).values()
        return [(page.section, page) for page in pages if page.section]

    def _parts(
        self, section: Section, page: BookPage, before: Section | None
    ) -> Iterator[tuple[list[str], str]]:
        """Yield the words of a section and its properties; the columns of an index apart."""
        style, book_style = self._look.style, self._book_style
        opening = self._opening(section, page, before)
        references = self.furniture.references(section, recto=page.recto)
        ended = properties(opening, references, style, book_style)
        texts = self._words(section)
        if section.kind is not Kind.INDEX or book_style.index.columns == 1:
            yield texts, ended
            return
        yield texts[:1], ended
        size = book_style.elements["index_entry"].size
        gap = round(book_style.index.gap_chars * size.twips)
        columns = Opening(
            "continuous", roman=False, furnished=False, columns=book_style.index.columns, gap=gap
        )
        yield texts[1:], properties(columns, "", style, book_style)
        # Word makes columns alike in length only where more follows on the same page.
        after = Opening("continuous", roman=False, furnished=False)
        yield [paragraph("Separator", "")], properties(after, "", style, book_style)

    def _opening(self, section: Section, page: BookPage, before: Section | None) -> Opening:
        options = self._volume.book.settings.options
        first = section.kind in _BODY and (before is None or before.kind not in _BODY)
        after_part = before is not None and before.kind is Kind.PART
        right = first or after_part or on_recto(section, options)
        number = 1 if first or section.kind is Kind.TITLE_PAGE else None
        kind = "oddPage" if right and options.sides == 2 else "nextPage"
        return Opening(
            kind, roman=section.kind in _FRONT and section.kind is not Kind.COVER, number=number
        )

    def _words(self, section: Section) -> list[str]:
        """Return the paragraphs and tables of a section, each a text of its own."""
        match section.kind:
            case Kind.COVER | Kind.TITLE_PAGE | Kind.IMPRINT:
                return self._opening_pages(section)
            case Kind.NOTE:
                return self._note(section)
            case Kind.CONTENTS:
                return self._contents(section)
            case Kind.PART:
                return self._part(section)
            case Kind.SPEECH:
                return self._speech(section)
            case Kind.INDEX | Kind.SOURCES | Kind.ERRATA:
                heading = self._titled(ends.heading(section.title), section)
                return [heading, *self._end(section)]
            case _:
                assert_never(section.kind)

    def _end(self, section: Section) -> Iterator[str]:
        volume, style, looks = self._volume, self._look.style, self._book_style
        if section.kind is Kind.INDEX:
            yield from ends.Index(self._places.of, style, looks).paragraphs(
                volume.indexes[section.name]
            )
        elif section.kind is Kind.SOURCES:
            yield from ends.sources(volume.sources, self._places.of, style, looks)
        else:
            yield ends.Errata(style, looks).table(volume.errata, self._places.errata)

    def _opening_pages(self, section: Section) -> list[str]:
        volume, settings = self._volume, self._volume.book.settings
        if section.kind is Kind.COVER:
            return self._matter.cover(wording.cover(settings))
        if section.kind is Kind.TITLE_PAGE:
            return self._matter.title_page(wording.title_page(settings))
        lines = (volume.fragments[meta.id].lines for meta in volume.book.speeches)
        characters = wording.characters(lines)
        return self._matter.imprint(wording.imprint(volume.book, volume.digest, characters))

    def _contents(self, section: Section) -> list[str]:
        entries = self._volume.contents
        names = {number: self._places.entry(number) for number, _ in enumerate(entries)}
        style, looks = self._look.style, self._book_style
        contents = Contents(entries, names, style, looks, parts=self.has_parts)
        return contents.paragraphs(section.title)

    def _part(self, section: Section) -> list[str]:
        """Return the title page of the next part that has a title."""
        title, note = next(self._parts_left)
        heading, *below = self._matter.part(title, note)
        return [self._titled(heading, section), *below]

    def _note(self, section: Section) -> list[str]:
        note = next(note for note in self._volume.notes if note.meta.id == section.name)
        above = outline(parts=self.has_parts).above
        return self._marked(note, section, Outline(_MATTER, above))

    def _speech(self, section: Section) -> list[str]:
        return self._marked(self._speeches[section.name], section, outline(parts=self.has_parts))

    def _marked(self, speech: Speech, section: Section, place: Outline) -> list[str]:
        """Return the paragraphs of a speech, what is referred to marked."""
        try:
            written = [text for text in paragraphs(speech, self._look.style, place) if text]
        except SourceError as error:
            raise error.in_file(f"{speech.meta.id}.md") from error
        title, heading = _STYLED.format(place.title), _STYLED.format(f"Heading{place.above + 1}")
        number = 0
        for at, text in enumerate(written):
            if text.startswith(title):
                written[at] = self._titled(text, section)
            elif text.startswith(heading):
                if name := self._places.around_headings.get((section.name, number)):
                    written[at] = self._bookmarks.around(text, [name])
                number += 1
        self._mark_errata(written, section)
        return written

    def _mark_errata(self, written: list[str], section: Section) -> None:
        """Set a bookmark at the corrected words, or at the title where they are not found."""
        for erratum, name in self._places.errata_of.get(section.name, ()):
            for at, text in enumerate(written):
                if erratum.now and (
                    marked := self._bookmarks.before(text, words(erratum.now), name)
                ):
                    written[at] = marked
                    break
            else:
                written[0] = self._bookmarks.around(written[0], [name])

    def _titled(self, heading: str, section: Section) -> str:
        return self._bookmarks.around(heading, self._places.around_title(section.name))


def _closed(texts: Sequence[str], ended: str, *, whole: bool) -> list[str]:
    """Return paragraphs with the end of their section: in the last one, or after all of them."""
    single = texts[-1].startswith("<w:p>")
    if whole:
        return [*texts, *([] if single else [paragraph("Separator", "")]), ended]
    if not single:
        return [*texts, paragraph("Separator", "", ended)]
    return [*texts[:-1], texts[-1].replace("</w:pPr>", f"{ended}</w:pPr>", 1)]
