"""Indexes, sources and errata, as paragraphs and a table of Word."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from converters.books import wording
from converters.books.docx.leaders import Leaders
from converters.books.docx.links import page_link
from converters.books.docx.setting import indent_of, width, wrapped
from converters.books.entries import Erratum, IndexEntry, IndexGroup, SourceEntry, Target
from converters.bookstyle import BookStyle
from converters.style import Style
from converters.units import Length
from converters.writers.docx.measures import measures, rule_units
from converters.writers.docx.oxml import (
    BOX,
    LINE_BREAK,
    Cell,
    Row,
    element,
    paragraph,
    printable,
    run,
    table,
    words,
)

Named = Callable[[Target], str]
"""The bookmark of a place that is referred to."""
_KEPT = element("w:keepNext")
_NUMBERS = 2
"""So many columns of the errata hold numbers."""


def heading(title: str) -> str:
    """Return the heading of a section of the end matter."""
    return paragraph("MatterTitle", run(words(title)))


class Index:
    """An index (索引) in columns."""

    def __init__(self, named: Named, style: Style, looks: BookStyle) -> None:
        self._named, self._style = named, style
        self._element = looks.elements["index_entry"]
        gap = self._element.size * looks.index.gap_chars
        area, columns = style.page.type_area_width, looks.index.columns
        self._width = (area - gap * (columns - 1)) / columns
        self._hang = indent_of("index_entry", style, looks).hang

    def paragraphs(self, groups: Iterable[IndexGroup]) -> Iterator[str]:
        """Yield letters and entries; above the first letter nothing is free."""
        for number, group in enumerate(groups):
            free = "" if number else element("w:spacing", beforeLines=0, before=0)
            yield paragraph("IndexLetter", run(words(group.letter)), free)
            yield from (self._entry(entry) for entry in group.entries)

    def _reach(self, text: str) -> Length:
        return width(text, self._element, self._style)

    def _entry(self, entry: IndexEntry) -> str:
        """Return a name and its page numbers.

        Lines are ended here: LibreOffice (7.4) parts a number that is a field.
        """
        text, rest = printable(entry.text, what="索引"), self._width - self._hang
        lines = wrapped(text, self._element, self._style, self._width, rest)
        written = LINE_BREAK.join(run(words(line)) for line in lines)
        reached = self._reach(lines[-1]) + (self._hang if len(lines) > 1 else Length(0))
        before = wording.BEFORE_NUMBERS
        for target in entry.targets:
            reached += self._reach(before + target.label)
            written += run(before)
            full = (reached + self._reach(wording.BETWEEN_NUMBERS)) > self._width
            if full and before == wording.BETWEEN_NUMBERS:
                written += LINE_BREAK
                reached = self._hang + self._reach(target.label)
            written += page_link(self._named(target), target.label)
            before = wording.BETWEEN_NUMBERS
        return paragraph("IndexEntry", written)


def sources(
    entries: Sequence[SourceEntry], named: Named, style: Style, looks: BookStyle
) -> Iterator[str]:
    """Yield title and page of each speech, and what is known of its source."""
    element = "source_title"
    leaders = Leaders(style, looks, ((entry.target, element) for entry in entries))
    for entry in entries:
        name = named(entry.target)
        told = leaders.entry(entry.title, element, name, entry.target)
        yield paragraph("SourceTitle", told)
        for number, line in enumerate(entry.lines, 1):
            kept = _KEPT if number < len(entry.lines) else ""
            yield paragraph("SourceLine", run(words(line, what="出处")), kept)


class Errata:
    """The table of corrections (勘误表), its head repeated on every page."""

    def __init__(self, style: Style, looks: BookStyle) -> None:
        self._style, self._looks = style, looks
        shares, area = looks.errata.columns, measures(style).text_width
        self._columns = [round(area * share / sum(shares)) for share in shares]

    def table(self, entries: Sequence[Erratum], names: Sequence[str]) -> str:
        """Return the table; `names` gives for each correction the bookmark of its words."""
        rows = [self._head()]
        both = zip(entries, names, strict=True)
        for (_, title), those in groupby(both, lambda one: (one[0].target.section, one[0].title)):
            rows.append(self._title(title))
            rows += [self._row(erratum, name) for erratum, name in those]
        return table(self._columns, rows, self._rules(), self._margins())

    def _rules(self) -> dict[str, int]:
        return dict.fromkeys(BOX, rule_units(self._style.table.rule))

    def _margins(self) -> dict[str, int]:
        along = round(self._looks.errata.padding_lines * measures(self._style).pitch)
        across = (self._looks.elements["errata"].size * self._style.table.padding_chars).twips
        return {"top": along, "left": across, "bottom": along, "right": across}

    def _head(self) -> Row:
        cells = [paragraph("ErrataHead", run(words(text))) for text in wording.ERRATA_HEAD]
        return Row([Cell(cell) for cell in cells], header=True)

    def _title(self, title: str) -> Row:
        """Return the row above the corrections of a speech."""
        cell = paragraph("ErrataTitle", run(words(title, what="勘误表")))
        return Row([Cell(cell, len(self._columns))])

    def _row(self, erratum: Erratum, name: str) -> Row:
        label, *rest = wording.erratum_cells(erratum)
        runs = [page_link(name, label), *(run(words(text, what="勘误表")) for text in rest)]
        cells = [
            paragraph("ErrataNumber" if place < _NUMBERS else "ErrataText", content)
            for place, content in enumerate(runs)
        ]
        return Row([Cell(cell) for cell in cells])
