"""PDF: speeches and books as they are printed, and the PDF of a book for a printer."""

from typing import TYPE_CHECKING

from converters.formats.format import (
    BookParts,
    BookWriter,
    FaceUse,
    Format,
    OfBook,
    OfSpeech,
    ProofWriter,
    RedlineWriter,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from converters.audit.finished import AuditedBook, FinishedBook, FinishedSpeech
    from converters.audit.report import AuditedFile
    from converters.settings.design import PagedWriter, Writer

_BOOK_STYLES = ("styles/print",)


def _writer() -> "Writer":
    from converters.formats.pdf.writer import write

    return write


def _paged_writer() -> "PagedWriter":
    from converters.formats.pdf.writer import paged

    return paged


def _proof_writer() -> ProofWriter:
    from converters.formats.pdf.galley import write

    return write


def _redline_writer() -> RedlineWriter:
    from converters.formats.pdf.redline import write

    return write


def _book_writer() -> BookWriter:
    from converters.formats.pdf.book import write

    def written(book: BookParts) -> bytes:
        return write(book.volume, book.design, book.style, book.attached)

    return written


def _print_writer() -> BookWriter:
    from converters.formats.pdf.book import write

    def written(book: BookParts) -> bytes:
        return write(book.volume, book.design, book.style, book.attached, for_print=True)

    return written


def _audit() -> "Callable[[FinishedSpeech], AuditedFile]":
    from converters.formats.pdf.audit.speech_entry import audited

    return audited


def _book_audit() -> "Callable[[FinishedBook], AuditedBook]":
    from converters.formats.pdf.audit.book_entry import audited

    return audited


PDF = Format(
    name="pdf",
    label="PDF",
    suffix=".pdf",
    use="照公文版式，供阅读打印",
    faces=FaceUse.DRAWN,
    speech=OfSpeech(
        _writer,
        data=("styles/print/base.css", "styles/print/plain.css", "styles/print/speech.css.j2"),
        cost=100,
        audit=_audit,
        tells_edition=True,
        paged=_paged_writer,
    ),
    book=OfBook(_book_writer, data=_BOOK_STYLES, audit=_book_audit),
    proof=_proof_writer,
    redline=_redline_writer,
)
PRINT = Format(
    name="print",
    label="印刷用 PDF",
    suffix=".pdf",
    use="有裁切线，交印刷厂用",
    faces=FaceUse.DRAWN,
    book=OfBook(
        _print_writer,
        data=_BOOK_STYLES,
        ending="-print.pdf",
        usual=False,
        about="给印刷厂的 PDF，带裁切线和出血，灰度",
    ),
    mark="（印刷用）",
)
"""A book with crop marks, bleed and grey; its pages are those of the PDF, which is audited."""
