"""The audit of a book's DOCX as the report shows it."""

from converters.audit.finished import AuditedBook, FinishedBook
from converters.audit.report import AuditedFile, Shown
from converters.formats.docx.audit import book, book_layout
from converters.formats.docx.audit.speech_entry import NOT_LAID_OUT


def audited(file: FinishedBook) -> AuditedBook:
    """Audit a DOCX: the file itself, its numbers beside the PDF's, and what LibreOffice prints."""
    faults = book.check(
        file.data, file.book, file.speeches, file.design, file.digest, file.numbers()
    )
    facts: tuple[tuple[str, str], ...] = NOT_LAID_OUT
    if file.printed is not None:
        layout, found = book_layout.examine(file.printed, file.book, file.design)
        faults += found
        facts = (("面数", str(layout.pages)),)
    shown = tuple(Shown(fault) for fault in faults)
    settings = file.book.settings
    name = f"{settings.output}-docx"
    return AuditedBook(AuditedFile(name, settings.plain_title, "汇编 DOCX", facts, (), (), shown))
