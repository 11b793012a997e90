"""DOCX: speeches and books that a secretary can edit."""

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
    from converters.settings.design import Writer

_STYLES = ("styles/docx",)


def _writer() -> "Writer":
    from converters.formats.docx.writer import write

    return write


def _carried() -> "Callable[[bytes], bytes]":
    from converters.formats.docx.carrying import held

    return held


def _proof_writer() -> ProofWriter:
    from converters.formats.docx.proof import write

    return write


def _redline_writer() -> RedlineWriter:
    from converters.formats.docx.redline import write

    return write


def _book_writer() -> BookWriter:
    from converters.formats.docx.book import write

    def written(book: BookParts) -> bytes:
        return write(book.volume, book.speeches, book.design, book.style, book.keep)

    return written


def _audit() -> "Callable[[FinishedSpeech], AuditedFile]":
    from converters.formats.docx.audit.speech_entry import entry

    return entry


def _book_audit() -> "Callable[[FinishedBook], AuditedBook]":
    from converters.formats.docx.audit.book_entry import audited

    return audited


DOCX = Format(
    name="docx",
    label="DOCX",
    suffix=".docx",
    use="可用 Word、WPS 修改",
    faces=FaceUse.NAMED,
    speech=OfSpeech(
        _writer,
        data=_STYLES,
        settings=("carry_source",),
        cost=5,
        audit=_audit,
        laid_out=True,
        tells_edition=True,
        carried=_carried,
    ),
    book=OfBook(_book_writer, data=_STYLES, audit=_book_audit, laid_out=True),
    proof=_proof_writer,
    redline=_redline_writer,
)
