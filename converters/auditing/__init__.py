"""Auditing outputs on disk: each finished file measured against its source, and a report of all."""

from converters.auditing.books import books
from converters.auditing.common import (
    BOOK,
    Audited,
    Unaudited,
    made,
    of_book,
    outputs,
    write_report,
)
from converters.auditing.speeches import documents, pdfs

__all__ = [
    "BOOK",
    "Audited",
    "Unaudited",
    "books",
    "documents",
    "made",
    "of_book",
    "outputs",
    "pdfs",
    "write_report",
]
