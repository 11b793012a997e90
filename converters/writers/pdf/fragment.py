"""Pages laid out to be put together later: no page numbers, no running heads, left margin inside.

A fragment does not know where in a book it will stand, so that a speech that did not change is
never laid out again. Its PDF holds pages and their structure; fonts, metadata and outline are
left to the book, which has them once for all.
"""

import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from io import BytesIO
from typing import Any

import pydyf

from converters.look import Look
from converters.model import Speech
from converters.units import px
from converters.writers.pdf import markup, press, streams, structure, weasyprint_70
from converters.writers.pdf.weasyprint_70 import Document, LineBox, TextBox, placed

_LINKS = "a[href] { link: attr(href) }"
_BLACK = {b"0 0 0 rg": b"0 g", b"0 0 0 RG": b"0 G"}
_COLOUR = re.compile(rb" (?:rg|RG|scn?|SCN?|k|K)$")


@dataclass(frozen=True, slots=True)
class Mark:
    """A heading as the outline of a file names it."""

    level: int
    """1 for a title; 2 for 一、."""
    label: str
    page: int
    """From 0."""
    top: float
    """In points from the upper edge of the sheet."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """A glyph that is printed."""

    number: int
    """In the font file."""
    width: int
    """In thousandths of an em."""
    text: str
    """What it stands for."""


@dataclass(frozen=True, slots=True)
class Font:
    """A font that the pages name but do not hold, and what they need of it."""

    resource: str
    """What the pages call it."""
    family: str
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class Fragment:
    """Some pages as tagged PDF, what is printed on them, and their headings."""

    pdf: bytes
    lines: tuple[tuple[str, ...], ...]
    """The printed lines of each page from top to bottom."""
    marks: tuple[Mark, ...]
    fonts: tuple[Font, ...] = ()
    coloured: tuple[int, ...] = ()
    """The pages that print anything but black, from 0."""

    @property
    def length(self) -> int:
        """The number of pages."""
        return len(self.lines)


def of_speech(speech: Speech, look: Look) -> Fragment:
    """Return the pages of a speech, set as in its own PDF.

    Raises SourceError with the line of the speech when a character is in none of the fonts.
    """
    prepared = press.prepared(look, bare=True)
    with press.uncollected():
        return _taken(prepared.render(markup.document(speech, prepared.typesetter)))


def of_html(html: str, css: str, look: Look) -> Fragment:
    """Return the pages of an HTML document, written as well-formed XML.

    `css` stands after the style sheet of the speeches and has all its classes and faces. Every
    heading with a `bookmark-level` becomes a mark.
    """
    prepared = press.prepared(look, bare=True)
    with press.uncollected():
        return _taken(prepared.render(html, prepared.compiled(_LINKS + css)))


def dumped(fragment: Fragment) -> bytes:
    """Return a fragment as bytes to be kept."""
    facts = asdict(fragment)
    del facts["pdf"]
    for font in facts["fonts"]:
        font["glyphs"] = [tuple(glyph.values()) for glyph in font["glyphs"]]
    head = json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode()
    return zlib.compress(b"%d\n%b%b" % (len(head), head, fragment.pdf))


def loaded(data: bytes) -> Fragment:
    """Return the fragment that was kept; raises ValueError for anything else."""
    try:
        size, _, rest = zlib.decompress(data).partition(b"\n")
        facts = json.loads(rest[: int(size)])
        return Fragment(
            pdf=rest[int(size) :],
            lines=tuple(tuple(page) for page in facts["lines"]),
            marks=tuple(Mark(**mark) for mark in facts["marks"]),
            fonts=tuple(_font(font) for font in facts["fonts"]),
            coloured=tuple(facts["coloured"]),
        )
    except (zlib.error, KeyError, TypeError) as error:
        raise ValueError("not a fragment") from error


def _font(facts: dict[str, Any]) -> Font:
    glyphs = tuple(Glyph(*glyph) for glyph in facts["glyphs"])
    return Font(facts["resource"], facts["family"], glyphs)


def _taken(document: Document) -> Fragment:
    weasyprint_70.leave_out_fonts(document)
    out = BytesIO()
    coloured: list[int] = []

    def finish(document: Document, pdf: pydyf.PDF) -> None:
        pdf.catalog.pop("Outlines", None)
        structure.simplify(document, pdf)
        coloured.extend(_blackened(pdf))
        streams.finish(pdf)

    document.write_pdf(out, finisher=finish, pdf_tags=True, pdf_version="1.7")
    return Fragment(
        pdf=out.getvalue(),
        lines=tuple(tuple(_lines(weasyprint_70.root(page))) for page in document.pages),
        marks=tuple(_marks(document)),
        fonts=tuple(_fonts(document)),
        coloured=tuple(coloured),
    )


def _blackened(pdf: pydyf.PDF) -> Iterator[int]:
    """Write black as grey on all pages; yield those that print another colour, from 0."""
    for number, reference in enumerate(pdf.page_references):
        page = pdf.objects[int(reference.split()[0])]
        content = pdf.objects[int(page["Contents"].split()[0])]
        content.stream = [
            _BLACK.get(part, part) if isinstance(part, bytes) else part for part in content.stream
        ]
        if any(isinstance(part, bytes) and _COLOUR.search(part) for part in content.stream):
            yield number


def _lines(box: Any) -> Iterator[str]:
    """Yield the words of the lines in a box, in the order of reading."""
    for child in getattr(box, "children", ()):
        below = placed(child)
        if isinstance(below, LineBox):
            words = "".join(_words(below))
            if words.strip():
                yield words
        else:
            yield from _lines(below)


def _words(box: Any) -> Iterator[str]:
    for child in getattr(box, "children", ()):
        below = placed(child)
        if isinstance(below, TextBox):
            yield below.text
        else:
            yield from _words(below)


def _marks(document: Document) -> Iterator[Mark]:
    for number, page in enumerate(document.pages):
        for level, label, (_, top), _ in page.bookmarks:
            yield Mark(level, label, number, px(top).pt)


def _fonts(document: Document) -> Iterator[Font]:
    """Yield what is needed of each font; WeasyPrint may know one by several keys."""
    needed: dict[tuple[str, str], dict[int, Glyph]] = {}
    for font in weasyprint_70.fonts_of(document):
        glyphs = needed.setdefault((font.hash, font.family), {})
        for number, text in font.to_unicode.items():
            glyphs.setdefault(number, Glyph(number, font.widths[number], text))
    for (resource, family), glyphs in sorted(needed.items()):
        yield Font(resource, family, tuple(glyphs[number] for number in sorted(glyphs)))
