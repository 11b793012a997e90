"""The sections of a book's own as paragraphs of Word: the blocks of `books.matter`, printed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import assert_never

from converters.books.entries import Target
from converters.books.matter.blocks import ListEntry, Matter, SetBlock, SetRow, SetTable, Span
from converters.formats.docx.book.links import link, page_link, page_of
from converters.formats.docx.book.ruler import NominalWidths
from converters.formats.docx.book.styles import Own, before, own_styles
from converters.formats.docx.measures import measures, rule_units
from converters.formats.docx.oxml import (
    BOX,
    LINE_BREAK,
    Cell,
    TableRow,
    paragraph,
    run,
    table,
    words,
)
from converters.settings.book_style import BookStyle
from converters.settings.design import Design

Named = Callable[[Target], str]
"""The bookmark of a place that is referred to, asked for once for each entry and number."""
_TAB = "<w:r><w:tab/></w:r>"
_KEPT = "<w:keepNext/>"
_RUNNING_ON = frozenset(
    ("contents_second", "source", "errata_head", "errata_title", "errata_number", "errata_text")
)
"""Kinds whose lines Word ends itself; titles and entries of lists are ended at words for it."""


class WordPrinter:
    """Prints blocks in the styles of a book."""

    def __init__(self, design: Design, book_style: BookStyle, *, parts: bool) -> None:
        """`parts` tells whether the book is divided into parts that have titles."""
        self._design = design
        self._styles = dict[str, Own]()
        for own in own_styles(book_style, parts=parts):
            self._styles.setdefault(own.kind, own)
        self.ruler = NominalWidths(design.style, book_style)

    def printed(self, matter: Iterable[Matter], named: Named) -> Iterator[str]:
        """Yield a text for each paragraph and table."""
        for part in matter:
            match part:
                case SetBlock():
                    yield self._block(part, named)
                case ListEntry():
                    yield from self._entry(part, named)
                case SetTable():
                    yield self._table(part, named)
                case _:
                    assert_never(part)

    def _entry(self, entry: ListEntry, named: Named) -> Iterator[str]:
        *first, last = entry.blocks
        for block in first:
            kept = "" if self._styles[block.kind].keep_next else _KEPT
            yield self._block(block, named, kept)
        yield self._block(last, named, _KEPT if entry.leads else "")

    def _block(self, block: SetBlock, named: Named, kept: str = "") -> str:
        """Return a paragraph; it says what is free above it if its style says otherwise."""
        style = self._styles[block.kind]
        own = block.above is not None and block.above != style.before
        free = before(block.above, self._design) if own and block.above is not None else ""
        return paragraph(style.id, self._runs(block, named), kept + free)

    def _runs(self, block: SetBlock, named: Named) -> str:
        spans = [span for line in block.lines for span in line]
        if block.kind in _RUNNING_ON and not any(span.number for span in spans):
            return run(words(block.text, what=block.what))
        written = LINE_BREAK.join(
            "".join(self._span(span, block.what, named) for span in line)
            for line in _without_space_at_ends(block.lines)
        )
        if block.leader is None:
            return written
        name = named(block.leader.to)
        return link(name, written + _TAB + page_of(name, block.leader.to.label))

    def _span(self, span: Span, what: str, named: Named) -> str:
        if span.number and span.to:
            return page_link(named(span.to), span.text)
        return run(words(span.text, what=what))

    def _table(self, set_table: SetTable, named: Named) -> str:
        rule = rule_units(set_table.rule)
        rules = dict.fromkeys(BOX if set_table.boxed else ("top", "bottom"), rule)
        across, along = set_table.across.twips, self._lines(set_table.along)
        sides = {"top": along, "left": across, "bottom": along, "right": across}
        margins = sides if along else {"left": across, "right": across}
        last = len(set_table.rows) - 1
        rows = [
            self._row(row, self._ends(set_table, first=not at, last=at == last), set_table, named)
            for at, row in enumerate(set_table.rows)
        ]
        columns = [width.twips for width in set_table.columns]
        size = f"{len(rows)} 行 {len(columns)} 栏"
        return table(columns, rows, rules, margins, title=set_table.title, about=size)

    def _row(self, row: SetRow, ends: dict[str, int], of: SetTable, named: Named) -> TableRow:
        gap = {"right": of.gap.twips} if of.labelled else {}
        cells = [
            Cell(self._block(cell.block, named), cell.span, ends if at else {**ends, **gap})
            for at, cell in enumerate(row.cells)
        ]
        return TableRow(cells, header=row.header)

    def _ends(self, of: SetTable, *, first: bool, last: bool) -> dict[str, int]:
        """Return what is free at the rules above the first row and under the last."""
        inside = self._lines(of.inside)
        along = {"top": inside} if first and inside else {}
        return along | ({"bottom": inside} if last and inside else {})

    def _lines(self, lines: float) -> int:
        return round(lines * measures(self._design.style).pitch)


def _without_space_at_ends(lines: Sequence[Sequence[Span]]) -> Iterator[Sequence[Span]]:
    """Yield the lines; space at the end of one that Word is told to end would stand there."""
    for line in lines:
        last = line[-1]
        bare = line is not lines[-1] and not last.number
        yield [*line[:-1], Span(last.text.rstrip(), last.to)] if bare else line
