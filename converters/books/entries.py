"""What contents, indexes, sources and errata of a book say; PDF and DOCX print the same values."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from converters.books import pinyin
from converters.books.fragment import CellPlace, Fragment
from converters.books.pagination import OWN, BookPage, Section, SectionKind
from converters.settings.compilation import ERRATA, Book
from converters.speech import facets, hanzi, printed_words
from converters.speech.facets import Facet
from converters.speech.model import WIDE_SPACE, Change, Meta

INDEX = f"{OWN}index-"
"""Before the name of an index in that of its section."""
Lines = Sequence[Sequence[str]]
"""The printed lines of a section, page by page."""

_ENDS = {SectionKind.INDEX, SectionKind.SOURCES, SectionKind.ERRATA}


@dataclass(frozen=True, slots=True)
class Target:
    """A page that is referred to: its section, which page of it, and the number printed there."""

    section: str
    page: int
    """From 0."""
    label: str


@dataclass(frozen=True, slots=True)
class HeadingEntry:
    """A heading of level 1 in a speech, and on which page of it; for the contents."""

    text: str
    page: int


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents (目录)."""

    level: int
    """1: a part or a section of the front or end matter, 2: a speech, 3: a heading."""
    text: str
    second: str | None
    """Under a speech: speaker and date."""
    target: Target


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A name or topic, and the speeches that belong to it in the order of the book."""

    text: str
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True)
class IndexGroup:
    """The entries of an index that begin with one letter (音序)."""

    letter: str
    entries: tuple[IndexEntry, ...]


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """Where a speech was found, and what was changed in it."""

    title: str
    target: Target
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Erratum:
    """A correction (勘误): where it stands in this book, what was printed before, what now."""

    title: str
    """Of the speech."""
    target: Target
    line: int | None
    """Of the page, from 1; None if the words are not found or not told, or stand in a table."""
    was: str
    now: str
    note: str
    cell: CellPlace | None = None
    """In which the words stand, if they do in one."""


def end_sections(book: Book) -> list[Section]:
    """Return what stands after the body: indexes that have entries, sources, errata."""
    options = book.settings.options
    sections = [
        Section(SectionKind.INDEX, f"{INDEX}{facet.plural}", facet.index_title)
        for facet in facets.with_index()
        if facet.plural in options.index and _values(book, facet)
    ]
    if options.sources and any(map(source_lines, book.speeches)):
        sections.append(Section(SectionKind.SOURCES, OWN + SectionKind.SOURCES, "各篇出处"))
    if options.errata and any(meta.changes for meta in book.speeches):
        sections.append(Section(SectionKind.ERRATA, OWN + SectionKind.ERRATA, ERRATA))
    return sections


def contents(
    pages: Iterable[BookPage], book: Book, headings: Mapping[str, Sequence[HeadingEntry]]
) -> list[ContentsEntry]:
    """Return the lines of the contents.

    `pages` are all that are known when the contents are set: notes, body and end. `headings`
    holds those of level 1 of each speech by id; they are used where the settings ask for them.
    """
    facts = {meta.id: meta for meta in book.speeches}
    entries = []
    for page, places in _sections(pages):
        section = page.section
        assert section is not None
        if section.kind is SectionKind.SPEECH:
            second = _second_line(facts[section.name])
            entries.append(ContentsEntry(2, section.title, second, places[0]))
            if book.settings.options.headings:
                entries += [
                    ContentsEntry(3, heading.text, None, places[heading.page])
                    for heading in headings.get(section.name, ())
                ]
        elif section.kind in {SectionKind.NOTE, SectionKind.PART, *_ENDS}:
            entries.append(ContentsEntry(1, section.title, None, places[0]))
    return entries


def index(book: Book, name: str, pages: Iterable[BookPage]) -> list[IndexGroup]:
    """Return the groups of an index such as speakers, letters and entries by pinyin."""
    facet = facets.named(name)
    starts = _starts(pages)
    found = _values(book, facet)
    groups: dict[str, list[IndexEntry]] = {}
    for text in sorted(found, key=lambda text: pinyin.key(text, name=facet.person)):
        targets = tuple(starts[meta.id] for meta in found[text])
        letter = pinyin.letter(text, name=facet.person)
        groups.setdefault(letter, []).append(IndexEntry(text, targets))
    return [IndexGroup(letter, tuple(entries)) for letter, entries in groups.items()]


def sources(book: Book, pages: Iterable[BookPage]) -> list[SourceEntry]:
    """Return the source of every speech that tells one, in the order of the book."""
    starts = _starts(pages)
    return [
        SourceEntry(printed_words.title(meta), starts[meta.id], lines)
        for meta in book.speeches
        if (lines := source_lines(meta))
    ]


def source_lines(meta: Meta) -> tuple[str, ...]:
    """Return what a book tells of where a speech was found: who published it, when, and where.

    The file that it was imported from is one of the editor's own disk, and no reader's business.
    """
    source = meta.source
    if source is None:
        return ()
    posted = f"{hanzi.date_text(source.posted)}发布" if source.posted else None
    told = "，".join(filter(None, (source.publisher, posted)))
    return tuple(filter(None, (told, source.url)))


def errata(
    book: Book, pages: Sequence[BookPage], fragments: Mapping[str, Fragment]
) -> list[Erratum]:
    """Return every correction of the speeches, in the order of the book.

    `fragments` holds the pages of each speech by its id.
    """
    places = {page.section.name: targets for page, targets in _sections(pages) if page.section}
    return [
        _erratum(meta, change, places[meta.id], fragments[meta.id])
        for meta in book.speeches
        for change in meta.changes
    ]


def _erratum(meta: Meta, change: Change, places: Sequence[Target], printed: Fragment) -> Erratum:
    page, line, cell = _found(change.now, printed) if change.now else _NOWHERE
    return Erratum(
        title=printed_words.title(meta),
        target=places[page],
        line=None if cell else line,
        cell=cell,
        was=change.was or "",
        now=change.now or "",
        note=f"{change.kind}：{change.note}（{hanzi.date_text(change.date)}）",
    )


class _Place(NamedTuple):
    """Where words begin: page from 0, line from 1, and the cell that they stand in."""

    page: int
    line: int | None
    cell: CellPlace | None


_NOWHERE = _Place(0, None, None)
_BETWEEN = "\n"
"""Between the words of two cells, for no words go over from one to another."""


def _found(words: str, printed: Fragment) -> _Place:
    """Return where words begin; they may run over lines, and in a cell over those of the cell."""
    flat = list[tuple[str, _Place]]()
    before: CellPlace | None = None
    for place, text in _places(printed):
        if place.cell != before:
            flat.append((_BETWEEN, place))
        before = place.cell
        flat += [(char, place) for char in text if not char.isspace()]
    at = "".join(char for char, _ in flat).find("".join(words.split()))
    return flat[at][1] if at >= 0 else _NOWHERE


def _places(printed: Fragment) -> Iterator[tuple[_Place, str]]:
    for page, lines in enumerate(printed.lines):
        cells = printed.cells[page] if printed.cells else [None] * len(lines)
        for number, (line, cell) in enumerate(zip(lines, cells, strict=True), 1):
            yield _Place(page, number, cell), line


def _values(book: Book, facet: Facet) -> dict[str, list[Meta]]:
    found: dict[str, list[Meta]] = {}
    for meta in book.speeches:
        for value in facet.values(meta):
            found.setdefault(value, []).append(meta)
    return found


def _sections(pages: Iterable[BookPage]) -> list[tuple[BookPage, list[Target]]]:
    """Return the first page of each section, with targets for all of its pages."""
    found: dict[str, tuple[BookPage, list[Target]]] = {}
    for page in pages:
        if page.section is None:
            continue
        name = page.section.name
        found.setdefault(name, (page, []))[1].append(Target(name, page.index, page.label))
    return list(found.values())


def _starts(pages: Iterable[BookPage]) -> dict[str, Target]:
    return {targets[0].section: targets[0] for _, targets in _sections(pages)}


def _second_line(meta: Meta) -> str | None:
    """Return speaker and date under a speech in the contents; the speaker also where titled."""
    day = hanzi.date_text(meta.date) if meta.date else None
    return WIDE_SPACE.join(filter(None, (meta.speaker, day))) or None
