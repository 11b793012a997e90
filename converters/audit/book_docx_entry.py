"""The audit of a book's DOCX as the report shows it."""

from converters.audit import book_docx, book_docx_layout
from converters.audit.docx_entry import NOT_LAID_OUT
from converters.audit.faults import Fault
from converters.audit.finished import AuditedBook, FinishedBook
from converters.audit.report import Entry, Shown


def audited(file: FinishedBook) -> AuditedBook:
    """Audit a DOCX: the file itself, its numbers beside the PDF's, and what LibreOffice prints."""
    findings = book_docx.inspect(
        file.data, file.book, file.speeches, file.look, file.digest, file.numbers()
    )
    facts: tuple[tuple[str, str], ...] = NOT_LAID_OUT
    if file.printed is not None:
        layout, found = book_docx_layout.examine(file.printed, file.book, file.look)
        findings += found
        facts = (("面数", str(layout.pages)),)
    shown = tuple(Shown(Fault(finding)) for finding in findings)
    settings = file.book.settings
    name = f"{settings.output}-docx"
    return AuditedBook(Entry(name, settings.plain_title, "汇编 DOCX", facts, (), (), shown))
