"""A book as an EPUB: its sections in the order of the print, and the numbers of its pages."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

from markupsafe import Markup

from converters.books import pagination, wording
from converters.books.entries import Target
from converters.books.pagination import Section, SectionKind, first_pages
from converters.books.volume import Volume
from converters.formats import article
from converters.formats.article import Dialect
from converters.formats.epub import matter, navigation, package, xhtml
from converters.formats.epub.matter import Say
from converters.formats.epub.publication import (
    ContentsLine,
    PageTarget,
    Publication,
    PublicationFacts,
    SpineFile,
)
from converters.formats.format import BookParts
from converters.speech import anchors, dates, edition, printed_pages
from converters.speech.bare import bare
from converters.speech.model import Speech
from converters.speech.printed_pages import PageCursor

_SHEETS = ("styles/epub/speech.css", "styles/epub/book.css")
_LEADER = re.compile("·{3,}")
"""Dots before the number of a page (前导点): no words."""
_TYPES = {
    SectionKind.COVER: "cover",
    SectionKind.TITLE_PAGE: "titlepage",
    SectionKind.IMPRINT: "colophon",
    SectionKind.NOTE: "preface",
    SectionKind.PART: "part",
    SectionKind.SPEECH: "chapter",
    SectionKind.INDEX: "index",
    SectionKind.SOURCES: "appendix",
    SectionKind.ERRATA: "errata",
}
"""What reading systems call each section (EPUB Structural Semantics Vocabulary)."""
_WITHOUT_ROLE = {SectionKind.COVER, SectionKind.TITLE_PAGE}
_UNLISTED = {
    SectionKind.COVER,
    SectionKind.TITLE_PAGE,
    SectionKind.IMPRINT,
    SectionKind.CONTENTS,
}
"""They are in no contents."""


def write(book: BookParts) -> bytes:
    """Return the book as EPUB 3.3; its pages bear the numbers that are printed on them."""
    return package.packed(_Edition(book.volume, book.speeches).publication())


class _Edition:
    """One book on its way to an EPUB."""

    def __init__(self, volume: Volume, speeches: Mapping[str, Speech]) -> None:
        self._volume = volume
        self._speeches = dict(speeches) | {note.meta.id: note for note in volume.notes}
        self._sections = [page.section for page in first_pages(volume.pages).values()]
        self._labels = defaultdict[str, list[str]](list)
        for page in volume.pages:
            if page.section:
                self._labels[page.section.name].append(page.label)
        self._files = {it.name: _file(it) for it in self._sections if it}
        self._parts = iter([part for part in volume.book.parts if part.title])
        self._marked: list[PageTarget] = []

    def publication(self) -> Publication:
        """Return all that is packed."""
        sections = [section for section in self._sections if section]
        contents = tuple(self._contents(sections))
        files = [self._spine_file(section, contents) for section in sections]
        first = next(it for it in sections if it.kind in (SectionKind.PART, SectionKind.SPEECH))
        body = self._files[first.name]
        return Publication(self._facts(), files, contents, self._marked, body, sheets=_SHEETS)

    def _facts(self) -> PublicationFacts:
        book, digest = self._volume.book, self._volume.digest
        settings = book.settings
        days = [dates.first_day(dates.read(settings.date)), *map(edition.day, book.speeches)]
        check = f"校验 {edition.check_value(digest)}"
        print_ = [f"《{settings.plain_title}》", settings.edition, check]
        return PublicationFacts(
            id=f"books/{settings.name}",
            title=settings.plain_title,
            modified=max(days),
            authors=(settings.compiler,) if settings.compiler else (),
            date=settings.date,
            publisher=settings.publisher,
            description=settings.subtitle,
            edition=settings.edition,
            sha256=digest,
            printed="，".join(filter(None, print_)),
        )

    def _spine_file(self, section: Section, contents: Sequence[ContentsLine]) -> SpineFile:
        if section.kind is SectionKind.CONTENTS:
            first = self._labels[section.name][0]
            labels = [first, *(line.page for line in contents if line.page)]
            self._marked += (self._target(section, label) for label in labels)
            mark = xhtml.page(first)
            return SpineFile(navigation.FILE, section.title, mark, is_contents=True)
        kind = _TYPES[section.kind]
        body = xhtml.section(kind, self._body(section), role=section.kind not in _WITHOUT_ROLE)
        return SpineFile(self._files[section.name], section.title, body)

    def _body(self, section: Section) -> Markup:
        if section.kind in (SectionKind.NOTE, SectionKind.SPEECH):
            return self._text(section)
        write = self._writer(section)
        drawn = [
            [_LEADER.sub("", line) for line in lines]
            for lines in self._volume.fragments[section.name].lines
        ]
        said = list[str]()

        def noted(words: str) -> Markup:
            said.append(words)
            return Markup()

        write(noted)
        cursor = PageCursor(printed_pages.starts_of("".join(said), drawn) or (0,))
        mark = self._marker(section)
        return write(lambda words: article.marked(words, cursor, mark))

    def _text(self, section: Section) -> Markup:
        """Return a speech, or a text of the front."""
        speech = self._speeches[section.name]
        lines = self._volume.fragments[section.name].lines
        pages = printed_pages.starts(speech, lines) or (0,)
        dialect = Dialect(
            page=self._marker(section),
            gap=xhtml.DIALECT.gap,
            linked=False,
            prefix=_prefix(section),
        )
        return article.write(replace(speech, pages=pages), dialect)

    def _marker(self, section: Section) -> Callable[[int], Markup]:
        """Return what marks a page of a section and notes where it is; a cover has no numbers."""

        def mark(number: int) -> Markup:
            label = self._labels[section.name][number - 1]
            if not label:
                return Markup()
            self._marked.append(self._target(section, label))
            return xhtml.page(label)

        return mark

    def _target(self, section: Section, label: str) -> PageTarget:
        return PageTarget(label, f"{self._files[section.name]}#{xhtml.page_id(label)}")

    def _writer(self, section: Section) -> Callable[[Say], Markup]:
        """Return what writes a section of the book's own, in words that are given to `Say`."""
        volume, name, title = self._volume, section.name, section.title
        settings = volume.book.settings
        match section.kind:
            case SectionKind.COVER:
                return lambda say: matter.opening(wording.cover(settings), say)
            case SectionKind.TITLE_PAGE:
                return lambda say: matter.opening(wording.title_page(settings), say)
            case SectionKind.IMPRINT:
                told = wording.imprint(volume.book, volume.digest, self._characters())
                return lambda say: matter.colophon(told, say)
            case SectionKind.PART:
                part = next(self._parts)
                titled = wording.part_title(part.title or "", part.note)
                return lambda say: matter.part(titled, say)
            case SectionKind.INDEX:
                groups = volume.indexes[name]
                return lambda say: matter.index(title, groups, say, self._href)
            case SectionKind.SOURCES:
                return lambda say: matter.sources(title, volume.sources, say, self._href)
            case _:
                return lambda say: matter.errata(title, volume.errata, say, self._href)

    def _characters(self) -> int:
        volume = self._volume
        lines = (volume.fragments[meta.id].lines for meta in volume.book.speeches)
        return wording.characters(lines)

    def _href(self, target: Target) -> str:
        """Return where a page is marked; the file of its section if it is not."""
        file = self._files[target.section]
        href = f"{file}#{xhtml.page_id(target.label)}"
        return href if href in (page.href for page in self._marked) else file

    def _contents(self, sections: Sequence[Section]) -> Iterator[ContentsLine]:
        """Yield the lines of the contents; those that begin a page of the printed ones say so."""
        begins = dict(self._contents_pages())
        for section in sections:
            if section.kind in _UNLISTED:
                continue
            level = 1 + (section.part is not None)
            name, title, file = section.name, section.title, self._files[section.name]
            yield ContentsLine(level, title, file, begins.get((name, title), ""))
            if section.kind is SectionKind.SPEECH:
                for anchor, line in anchors.outline(self._speeches[name]):
                    if line.level == 1:
                        href, page = f"{file}#{_prefix(section)}{anchor}", (name, line.text)
                        yield ContentsLine(level + 1, line.text, href, begins.pop(page, ""))

    def _contents_pages(self) -> Iterator[tuple[tuple[str, str], str]]:
        """Yield the section and the words of each line that begins another page of contents."""
        name = pagination.CONTENTS
        pages = [bare("".join(lines)) for lines in self._volume.fragments[name].lines]
        starts = list(accumulate(map(len, pages), initial=0))
        printed, at, last = "".join(pages), 0, 1
        for entry in self._volume.contents:
            words = bare(entry.text)
            at = printed.find(words, at)
            if at < 0:  # it is not printed as it is written: how pages begin is unknown from here
                return
            if (page := bisect_right(starts, at)) != last:
                yield (entry.target.section, entry.text), self._labels[name][page - 1]
            at, last = at + len(words), page


def _file(section: Section) -> str:
    if section.kind is SectionKind.CONTENTS:
        return navigation.FILE
    before = "speech-" if section.kind is SectionKind.SPEECH else ""
    return f"{before}{section.name.removeprefix(pagination.OWN)}.xhtml"


def _prefix(section: Section) -> str:
    return f"{section.name}-"
