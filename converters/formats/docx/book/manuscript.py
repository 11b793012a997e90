"""The text of a book for Word: its sections in order, each with its words and its properties."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import assert_never

from converters.books import wording
from converters.books.matter import contents, errata, imprint, index, openings, sources
from converters.books.matter.blocks import Matter
from converters.books.pagination import (
    BookPage,
    Section,
    SectionKind,
    first_pages,
    imprint_places,
    on_recto,
)
from converters.books.volume import Volume
from converters.errors import SourceError
from converters.formats.docx.body import Outline, paragraphs
from converters.formats.docx.book import contents as toc
from converters.formats.docx.book.furniture import FurnitureParts
from converters.formats.docx.book.links import Bookmarks
from converters.formats.docx.book.places import PlaceNames
from converters.formats.docx.book.printer import Named, WordPrinter
from converters.formats.docx.book.sections import SectionStart, properties
from converters.formats.docx.book.styles import outline
from converters.formats.docx.kinds import ATTACHMENT_TITLE, ISSUER
from converters.formats.docx.oxml import ending_section, paragraph, words
from converters.formats.docx.section import EVEN_PAGE
from converters.formats.format import Keep, unkept
from converters.settings.book_style import BookStyle
from converters.settings.design import Design
from converters.speech import printed_words
from converters.speech.model import Speech
from converters.typeset.imprint_place import ImprintPlace

_BODY = frozenset((SectionKind.PART, SectionKind.SPEECH))
_FRONT = frozenset(
    (
        SectionKind.COVER,
        SectionKind.TITLE_PAGE,
        SectionKind.IMPRINT,
        SectionKind.NOTE,
        SectionKind.CONTENTS,
    )
)
_MATTER = "MatterTitle"
_STYLED = '<w:p><w:pPr><w:pStyle w:val="{}"/>'


class Manuscript:
    """A book as WordprocessingML."""

    def __init__(
        self,
        volume: Volume,
        speeches: Mapping[str, Speech],
        design: Design,
        book_style: BookStyle,
        keep: Keep = unkept,
    ) -> None:
        """`design` has the margins of the book; `speeches` holds those of the book."""
        self._keep = keep
        self._volume, self._speeches = volume, speeches
        self._design, self._book_style = design, book_style
        self._printer = WordPrinter(design, book_style, parts=self.has_parts)
        self._places = PlaceNames(
            volume, {note.meta.id: note for note in volume.notes} | dict(speeches)
        )
        self._bookmarks = Bookmarks()
        parts = volume.book.parts
        self._parts_left = iter([(part.title, part.note) for part in parts if part.title])
        self.furniture = FurnitureParts(volume, design.style, book_style)
        self._imprints = imprint_places(volume.pages, volume.fragments, volume.book)

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
        style, book_style = self._design.style, self._book_style
        opening = self._opening(section, page, before)
        references = self.furniture.references(section, recto=page.recto)
        ended = properties(opening, references, style, book_style)
        if place := self._imprints.get(section.name):
            yield self._speech(section, parted=ended), self._imprint_section(place)
            return
        texts = self._words(section)
        if section.kind is not SectionKind.INDEX or book_style.index.columns == 1:
            yield texts, ended
            return
        yield texts[:1], ended
        size = book_style.elements["index_entry"].size
        gap = round(book_style.index.gap_chars * size.twips)
        columns = SectionStart(
            "continuous", roman=False, furnished=False, columns=book_style.index.columns, gap=gap
        )
        yield texts[1:], properties(columns, "", style, book_style)
        # Word makes columns alike in length only if more follows on the same page.
        after = SectionStart("continuous", roman=False, furnished=False)
        yield [paragraph("Separator", "")], properties(after, "", style, book_style)

    def _imprint_section(self, place: ImprintPlace) -> str:
        """Return the section of a 版记 that has a page of its own, an even one."""
        start = SectionStart(EVEN_PAGE, roman=False, furnished=False)
        named = self.furniture.imprint_references(bare=place is ImprintPlace.BARE)
        return properties(start, named, self._design.style, self._book_style)

    def _opening(self, section: Section, page: BookPage, before: Section | None) -> SectionStart:
        options = self._volume.book.settings.options
        first = section.kind in _BODY and (before is None or before.kind not in _BODY)
        after_part = before is not None and before.kind is SectionKind.PART
        right = first or after_part or on_recto(section, options)
        number = 1 if first or section.kind is SectionKind.TITLE_PAGE else None
        kind = "oddPage" if right and options.sides == 2 else "nextPage"
        return SectionStart(
            kind,
            roman=section.kind in _FRONT and section.kind is not SectionKind.COVER,
            number=number,
        )

    def _words(self, section: Section) -> list[str]:
        """Return the paragraphs and tables of a section, each a text of its own."""
        match section.kind:
            case SectionKind.COVER | SectionKind.TITLE_PAGE | SectionKind.IMPRINT:
                return self._opening_pages(section)
            case SectionKind.NOTE:
                return self._note(section)
            case SectionKind.CONTENTS:
                return self._contents(section)
            case SectionKind.PART:
                return self._part(section)
            case SectionKind.SPEECH:
                return self._speech(section)
            case SectionKind.INDEX | SectionKind.SOURCES | SectionKind.ERRATA:
                heading, *others = self._end(section)
                return [self._titled(heading, section), *others]
            case _:
                assert_never(section.kind)

    def _end(self, section: Section) -> list[str]:
        volume, ruler, title = self._volume, self._printer.ruler, section.title
        if section.kind is SectionKind.INDEX:
            return self._printed(index.blocks(title, volume.indexes[section.name], ruler))
        if section.kind is SectionKind.SOURCES:
            return self._printed(sources.blocks(title, volume.sources, ruler))
        names = _in_order(self._places.errata)
        return self._printed(errata.blocks(title, volume.errata, ruler), names)

    def _opening_pages(self, section: Section) -> list[str]:
        volume, settings = self._volume, self._volume.book.settings
        ruler = self._printer.ruler
        if section.kind is SectionKind.COVER:
            return self._printed(openings.cover(wording.cover(settings), ruler))
        if section.kind is SectionKind.TITLE_PAGE:
            return self._printed(openings.title_page(wording.title_page(settings), ruler))
        lines = (volume.fragments[meta.id].lines for meta in volume.book.speeches)
        characters = wording.characters(lines)
        told = wording.imprint(volume.book, volume.digest, characters)
        return self._printed(imprint.blocks(told, ruler))

    def _contents(self, section: Section) -> list[str]:
        """Return heading and entries; without parts, those of speeches are of the first level."""
        entries, ruler = self._volume.contents, self._printer.ruler
        first = 1 if self.has_parts else 2
        names = _in_order(self._places.entry(number) for number, _ in enumerate(entries))
        listed = contents.blocks(entries, ruler, first, tops_together=False)
        levels = max((contents.level(entry, first) for entry in entries), default=0)
        heading = self._printed([contents.heading(section.title, ruler)])
        return [*heading, *toc.field(self._printed(listed, names), levels)]

    def _part(self, section: Section) -> list[str]:
        """Return the title page of the next part that has a title."""
        told = wording.part_title(*next(self._parts_left))
        heading, *below = self._printed(openings.part(told, self._printer.ruler))
        return [self._titled(heading, section), *below]

    def _printed(self, matter: Iterable[Matter], named: Named | None = None) -> list[str]:
        return list(self._printer.printed(matter, named or self._places.of))

    def _note(self, section: Section) -> list[str]:
        note = next(note for note in self._volume.notes if note.meta.id == section.name)
        above = outline(parts=self.has_parts).above
        return self._marked(note, section, Outline(_MATTER, above))

    def _speech(self, section: Section, parted: str = "") -> list[str]:
        """Return a speech; the section `parted` ends with its text, if its 版记 has a page."""
        speech, place = self._speeches[section.name], outline(parts=self.has_parts)
        beside = repr((place, parted, self._design.style.page.mirrored))

        def keep(make: Callable[[], list[str]]) -> list[str]:
            return self._keep(section.name, beside, make)

        return self._marked(speech, section, place, parted, keep)

    def _marked(
        self,
        speech: Speech,
        section: Section,
        place: Outline,
        parted: str = "",
        keep: Callable[[Callable[[], list[str]]], list[str]] = lambda make: make(),
    ) -> list[str]:
        """Return the paragraphs of a speech, what is referred to marked."""

        def make() -> list[str]:
            made = paragraphs(speech, self._design.style, place, parted)
            return [text for text in made if text]

        try:
            written = keep(make)
        except SourceError as error:
            raise error.in_file(f"{speech.meta.id}.md") from error
        title, heading = _head(speech, place), _STYLED.format(f"Heading{place.above + 1}")
        attached = _STYLED.format(ATTACHMENT_TITLE)
        headed = next(at for at, text in enumerate(written) if title in text)
        names = self._places.around_title(section.name)
        written[headed] = self._bookmarks.inside(written[headed], title, names)
        number, within = 0, False
        for at, text in enumerate(written):
            if text.startswith(attached) or (text.startswith(heading) and not within):
                within = within or text.startswith(attached)
                if name := self._places.around_headings.get((section.name, number)):
                    written[at] = self._bookmarks.around(text, [name])
                number += 1
        for name in self._mark_errata(written, section):
            written[headed] = self._bookmarks.inside(written[headed], title, [name])
        return written

    def _mark_errata(self, written: list[str], section: Section) -> Iterator[str]:
        """Set a bookmark at the corrected words; yield those of words that are not found."""
        for erratum, name in self._places.errata_of.get(section.name, ()):
            for at, text in enumerate(written):
                if erratum.now and (
                    marked := self._bookmarks.before(text, words(erratum.now), name)
                ):
                    written[at] = marked
                    break
            else:
                yield name

    def _titled(self, heading: str, section: Section) -> str:
        return self._bookmarks.around(heading, self._places.around_title(section.name))


def _head(speech: Speech, place: Outline) -> str:
    """Return the tags that the paragraph of a speech's headline begins with."""
    of_title = printed_words.headline(speech.meta).element == "title"
    return _STYLED.format(place.title if of_title else ISSUER)


def _in_order(names: Iterable[str]) -> Named:
    """Return what gives each place that is asked for the next of the bookmarks."""
    left = iter(names)
    return lambda _: next(left)


def _closed(texts: Sequence[str], ended: str, *, whole: bool) -> list[str]:
    """Return paragraphs with the end of their section: in the last one, or after all of them."""
    if not whole:
        return ending_section(texts, ended, "Separator")
    single = texts[-1].startswith("<w:p>")
    return [*texts, *([] if single else [paragraph("Separator", "")]), ended]
