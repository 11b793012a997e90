"""The audit of a book's DOCX: its words, sections, headings, contents, indexes and properties.

The file itself is read here; `book_layout` measures what LibreOffice makes of it. Nothing is asked
of the writer.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from converters.audit import expected
from converters.audit.book_codes import BookCode
from converters.audit.faults import Fault
from converters.errors import Severity, SourceError
from converters.formats.docx.audit import (
    book_links,
    book_outline,
    book_sheet,
    cells,
    styles,
    tail,
    text_colours,
    words,
)
from converters.formats.docx.audit.book_codes import error
from converters.formats.docx.audit.book_file import BookDocx
from converters.formats.docx.audit.book_outline import LEVELS, FoundPart, Outlined
from converters.formats.docx.audit.codes import DocxCode
from converters.settings.compilation import Book
from converters.settings.design import Design
from converters.speech.model import Speech


def check(
    data: bytes,
    book: Book,
    speeches: Mapping[str, Speech],
    design: Design,
    digest: str | None = None,
    numbers: Mapping[str, str] | None = None,
) -> list[Fault]:
    """Return every fault of the DOCX of a book.

    `speeches` holds those of the book by id, `digest` is the sha256 of their sources where it is
    known. `numbers` says for each speech on which page it begins in the PDF of the book.
    """
    try:
        outlined = book_outline.find(BookDocx(data), book)
        findings = [*_outline(outlined), *styles.blank_lines(outlined.file)]
        for found in outlined.found:
            if found.meta:
                findings += _speech(outlined, found, speeches[found.meta.id], design)
        findings += book_sheet.check(outlined, design.style)
        findings += book_sheet.origin(outlined, digest)
        findings += book_links.check(outlined, speeches, numbers or {})
        return findings
    except SourceError as fault:
        return [Fault(DocxCode.BROKEN, Severity.ERROR, fault.reason, advice=fault.remedy)]


def _outline(outlined: Outlined) -> Iterator[Fault]:
    """Yield titles that are missing in the navigation pane."""
    for title in outlined.missing:
        yield error(BookCode.OUTLINE, f"DOCX 里没有标题“{title}”，或次序不对", title)


def _speech(outlined: Outlined, found: FoundPart, speech: Speech, design: Design) -> list[Fault]:
    """Return what the audit of a speech's own DOCX would find in its words and looks."""
    style, file = design.style, outlined.file
    paired = words.paired(found.paragraphs, expected.parts(speech, style))
    looked = [
        *words.words(paired),
        *styles.styles(file, paired, _names(outlined.above)),
        *styles.by_hand(paired),
        *styles.faces(file, paired, design),
        *text_colours.text_colours(file, paired, speech.meta, style),
        *styles.pitch(file, paired, style),
        *cells.cells(file, paired, style),
        *cells.squeezed(file, paired, style),
        *tail.tail(file, paired, style),
    ]
    where = f"《{found.title}》"
    return [
        replace(one, message=where + one.message, file=f"{speech.meta.id}.md") for one in looked
    ]


def _names(above: int) -> dict[str, str]:
    """Return the styles of a speech's elements: its headings stand under its title."""
    levels = {f"heading{n}": f"heading {n + above}" for n in range(1, LEVELS + 1)}
    return {**styles.style_names(), **levels, "title": f"heading {above}"}
