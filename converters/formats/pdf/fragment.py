"""Pages laid out to be put together later: no page numbers, no running heads, left margin inside.

A fragment does not know where in a book it will stand, so that a speech that did not change is
never laid out again. Its PDF holds pages and their structure; fonts, metadata and outline are
left to the book, which has them once for all.
"""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

import pydyf

from converters.books.fragment import DrawnGlyph, Font, Fragment, OutlineMark, drawn_glyph
from converters.formats.pdf import (
    markup,
    objects,
    page_words,
    press,
    streams,
    structure,
    weasyprint_70,
)
from converters.formats.pdf.weasyprint_70 import Document
from converters.settings.design import Design
from converters.settings.units import px
from converters.speech.model import Speech
from converters.typeset.imprint_place import ImprintPlace

_LINKS = "a[href] { link: attr(href) }"
_BLACK = {b"0 0 0 rg": b"0 g", b"0 0 0 RG": b"0 G"}
_COLOURS = (b" rg", b" RG", b" sc", b" scn", b" SC", b" SCN", b" k", b" K")
"""The operators that set a colour, at the end of what sets one."""


@press.uncollected()
def of_speech(speech: Speech, design: Design) -> Fragment:
    """Return the pages of a speech, set as in its own PDF; its 版记 as the book may want it.

    Raises SourceError with the line of the speech when a character is in none of the fonts.
    """
    prepared = press.prepared(design, bare=True)
    made = markup.document(speech, prepared.typesetter, ImprintPlace.AFTER_TEXT)
    document = prepared.of(made)
    if not made.is_even:
        return _taken(document)
    if structure.holds_one_block(document.pages[-1]):
        return replace(_taken(document), ends_apart=True)
    turned = markup.document(speech, prepared.typesetter, ImprintPlace.EVEN)
    apart = _taken(prepared.of(turned))
    return replace(_taken(document), apart=replace(apart, ends_apart=True))


@press.uncollected()
def of_html(html: str, css: str, design: Design) -> Fragment:
    """Return the pages of an HTML document, written as well-formed XML.

    `css` stands after the style sheet of the speeches and has all its classes and faces. Every
    heading with a `bookmark-level` becomes a mark.
    """
    prepared = press.prepared(design, bare=True)
    return _taken(prepared.render(html, prepared.compiled(_LINKS + css)))


def _taken(document: Document) -> Fragment:
    weasyprint_70.leave_out_fonts(document)
    out = BytesIO()
    coloured: list[int] = []

    def finish(document: Document, pdf: pydyf.PDF) -> None:
        pdf.catalog.pop("Outlines", None)
        pdf.info.clear()
        structure.simplify(document, pdf)
        coloured.extend(_blackened(pdf))
        streams.finish(pdf)
        pdf.write = lambda output, *_: output.write(objects.plain(pdf))

    document.write_pdf(out, finisher=finish, pdf_tags=True, pdf_version="1.7")
    printed = page_words.of(document)
    return Fragment(
        pdf=out.getvalue(),
        lines=tuple(tuple(words for words, _ in page) for page in printed),
        cells=tuple(tuple(cell for _, cell in page) for page in printed),
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
        if any(isinstance(part, bytes) and part.endswith(_COLOURS) for part in content.stream):
            yield number


def _marks(document: Document) -> Iterator[OutlineMark]:
    for number, page in enumerate(document.pages):
        for level, label, (_, top), _ in page.bookmarks:
            yield OutlineMark(level, label, number, px(top).pt)


def _fonts(document: Document) -> Iterator[Font]:
    """Yield what is needed of each font; WeasyPrint may know one by several keys."""
    needed: dict[tuple[str, str], dict[int, DrawnGlyph]] = {}
    for font in weasyprint_70.fonts_of(document):
        glyphs = needed.setdefault((font.hash, font.family), {})
        for number, text in font.to_unicode.items():
            if number not in glyphs:
                glyphs[number] = drawn_glyph(number, font.widths[number], text)
    for (resource, family), glyphs in sorted(needed.items()):
        yield Font(resource, family, tuple(map(glyphs.__getitem__, sorted(glyphs))))
