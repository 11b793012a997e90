"""What an audit is given: a finished file, and what it was made from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from converters.audit.report import AuditedFile
from converters.settings.compilation import Book
from converters.settings.design import Design
from converters.speech.model import Speech


@dataclass(frozen=True, slots=True, eq=False)
class FinishedSpeech:
    """A file of one speech."""

    data: bytes
    speech: Speech
    source: bytes
    """The Markdown it should have been made from."""
    design: Design
    printed: bytes | None = None
    """The PDF that LibreOffice makes of it; None without LibreOffice, and if it was not asked."""
    pages: Callable[[], int | None] = lambda: None
    """How many pages the PDF of the speech has; None if there is no sound one."""


@dataclass(frozen=True, slots=True, eq=False)
class FinishedBook:
    """A file of a book."""

    data: bytes
    book: Book
    speeches: Mapping[str, Speech]
    """Those of the collection by id."""
    digest: str
    """The check value of its sources."""
    design: Design
    printed: bytes | None = None
    numbers: Callable[[], Mapping[str, str] | None] = lambda: None
    """On which page each speech begins in the PDF of the book; None if there is none."""


@dataclass(frozen=True, slots=True, eq=False)
class AuditedBook:
    """What was found in a file of a book."""

    entry: AuditedFile
    numbers: Mapping[str, str] | None = None
    """On which page each speech begins, if the pages of the format are fixed."""
