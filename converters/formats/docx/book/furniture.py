"""What stands at head and foot of the pages: running heads (书眉) and page numbers (页码).

A section of Word takes over the headers and footers of the one before where it names none of its
own, so that a page number changed by hand in one place is changed in the whole book. What a
section names is therefore only what differs from the section before.
"""

from collections.abc import Iterable, Iterator

from converters.books import running
from converters.books.pagination import Section, heads, is_bare
from converters.books.volume import Volume
from converters.formats.docx.oxml import DECLARATION, NAMESPACES, element, paragraph, run, words
from converters.formats.docx.section import footers
from converters.settings.book_style import BookStyle
from converters.settings.style import Style
from converters.settings.units import Length
from converters.typeset.metrics import DESCENT, EM
from converters.typeset.nominal import NOMINAL

_BASELINE = 0.8
"""Of a line of exact height: where Word and LibreOffice set its baseline."""
_FIRST = "first"
_ROOT = {"header": "hdr", "footer": "ftr"}


def distance(style: Style, book_style: BookStyle) -> Length:
    """Return how far below the edge of the sheet the line of a running head begins."""
    running = book_style.running
    return style.page.top - running.gap - running.size * (_BASELINE + DESCENT)


class FurnitureParts:
    """The header and footer parts of a book, and which of them each section names."""

    def __init__(self, volume: Volume, style: Style, book_style: BookStyle) -> None:
        self._book, self._style, self._running = volume.book, style, book_style.running
        self._facing = volume.book.settings.options.sides == 2
        self._numbers = footers(style)
        self._relations: dict[tuple[str, str], str] = {}
        """By kind (header or footer) and content."""
        self._inherited: dict[tuple[str, str], str] = {}
        """By kind and type of page: what the section before has."""

    @property
    def parts(self) -> Iterator[tuple[str, str, str]]:
        """Yield relation, kind and content of every part."""
        return ((name, kind, xml) for (kind, xml), name in self._relations.items())

    def references(self, section: Section, *, recto: bool) -> str:
        """Return what the properties of the next section name.

        `recto` tells on which side it opens: the page number there stands at the fore-edge.
        """
        return self._named(self._wanted(section, recto=recto))

    def imprint_references(self, *, bare: bool) -> str:
        """Return what the page of a 版记 names: a `bare` one has neither head nor number.

        LibreOffice takes over no first page from a section that has none: the next names its own.
        """
        self._inherited = {key: name for key, name in self._inherited.items() if _FIRST not in key}
        options = self._book.settings.options
        there = {"header": options.running_heads, "footer": options.page_numbers}
        return self._named(
            ((kind, page), _empty(kind))
            for kind, is_on in there.items()
            for page in ("default", "even")
            if bare and is_on
        )

    def _named(self, wanted: Iterable[tuple[tuple[str, str], str]]) -> str:
        """Return references to what a section has, as far as the one before has something else."""
        named = []
        for (kind, page), xml in wanted:
            relation = self._relations.setdefault((kind, xml), f"{kind}{len(self._relations) + 1}")
            if self._inherited.get((kind, page)) != relation:
                self._inherited[kind, page] = relation
                named.append(f'<w:{kind}Reference w:type="{page}" r:id="{relation}"/>')
        return "".join(named)

    def _wanted(self, section: Section, *, recto: bool) -> Iterator[tuple[tuple[str, str], str]]:
        """Yield what a section has at head and foot of its pages: first, even, default."""
        options, bare = self._book.settings.options, is_bare(section)
        if options.running_heads:
            yield ("header", _FIRST), _empty("header")
        if options.running_heads and not bare:
            yield from self._heads(section)
        if options.page_numbers:
            right, left = self._numbers["default"], self._numbers.get("even")
            opening = right if recto or left is None else left
            yield ("footer", _FIRST), _empty("footer") if bare else opening
            if not bare:
                yield ("footer", "default"), right
                if self._facing:
                    yield ("footer", "even"), left or right

    def _heads(self, section: Section) -> Iterator[tuple[tuple[str, str], str]]:
        verso, recto = heads(section, self._book)
        yield ("header", "default"), self._head(recto, "right")
        if self._facing:
            yield ("header", "even"), self._head(verso, "left")

    def _head(self, text: str, edge: str) -> str:
        widest = self._style.page.type_area_width * self._running.max_share
        shown = running.shortened(text, NOMINAL, widest.pt / self._running.size.pt * EM)
        return _part(
            "header", paragraph("Header", run(words(shown, what="书眉")), element("w:jc", val=edge))
        )


def _empty(kind: str) -> str:
    return _part(kind, paragraph(kind.capitalize(), ""))


def _part(kind: str, content: str) -> str:
    root = _ROOT[kind]
    return f"{DECLARATION}<w:{root} {NAMESPACES}>{content}</w:{root}>"
