"""The audit of a book's DOCX: its words, sections, headings, contents, indexes and properties.

`inspect` reads the file itself; `converters.audit.book_docx_layout` measures what LibreOffice makes
of it. Nothing is asked of the writer.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from converters.audit import (
    book_docx_links,
    book_docx_outline,
    book_docx_sheet,
    docx_cells,
    docx_looks,
    docx_tail,
    docx_words,
    expected,
)
from converters.audit.book_codes import Code
from converters.audit.book_docx_codes import error
from converters.audit.book_docx_file import BookDocx
from converters.audit.book_docx_outline import LEVELS, Found, Outlined
from converters.audit.docx_codes import DocxCode
from converters.compilation import Book
from converters.errors import Finding, Severity, SourceError
from converters.look import Look
from converters.model import Speech


def inspect(
    data: bytes,
    book: Book,
    speeches: Mapping[str, Speech],
    look: Look,
    digest: str | None = None,
    numbers: Mapping[str, str] | None = None,
) -> list[Finding]:
    """Return every fault of the DOCX of a book.

    `speeches` holds those of the book by id, `digest` is the sha256 of their sources where it is
    known. `numbers` says for each speech on which page it begins in the PDF of the book.
    """
    try:
        outlined = book_docx_outline.find(BookDocx(data), book)
        findings = list(_outline(outlined))
        for found in outlined.found:
            if found.meta:
                findings += _speech(outlined, found, speeches[found.meta.id], look)
        findings += book_docx_sheet.check(outlined, look.style)
        findings += book_docx_sheet.origin(outlined, digest)
        findings += book_docx_links.check(outlined, speeches, numbers or {})
        return findings
    except SourceError as fault:
        return [Finding(DocxCode.BROKEN, Severity.ERROR, fault.reason, advice=fault.remedy)]


def _outline(outlined: Outlined) -> Iterator[Finding]:
    """Yield titles that are missing in the navigation pane."""
    for title in outlined.missing:
        yield error(Code.OUTLINE, f"DOCX 里没有标题“{title}”，或次序不对", title)


def _speech(outlined: Outlined, found: Found, speech: Speech, look: Look) -> list[Finding]:
    """Return what the audit of a speech's own DOCX would find in its words and looks."""
    style, file = look.style, outlined.file
    paired = docx_words.paired(found.section.paragraphs, expected.parts(speech, style))
    looked = [
        *docx_words.words(paired),
        *docx_looks.styles(file, paired, _names(outlined.above)),
        *docx_looks.by_hand(paired),
        *docx_looks.faces(file, paired, look),
        *docx_looks.pitch(file, paired, style),
        *docx_cells.cells(file, paired, style),
        *docx_cells.squeezed(file, paired, style),
        *docx_tail.tail(file, paired, style),
    ]
    where = f"《{found.title}》"
    return [
        replace(one, message=where + one.message, file=f"{speech.meta.id}.md") for one in looked
    ]


def _names(above: int) -> dict[str, str]:
    """Return the styles of a speech's elements: its headings stand under its title."""
    levels = {f"heading{n}": f"heading {n + above}" for n in range(1, LEVELS + 1)}
    return {**docx_looks.style_names(), **levels, "title": f"heading {above}"}
