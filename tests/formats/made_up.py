"""Formats that there are not, as new ones would be written: a module and its line in the list."""

from collections.abc import Callable

from converters.audit.finished import AuditedBook, FinishedBook, FinishedSpeech
from converters.audit.report import AuditedFile
from converters.formats.format import BookParts, BookWriter, FaceUse, Format, OfBook, OfSpeech
from converters.settings.design import Design, Writer
from converters.speech.model import Speech


def _writer() -> Writer:
    from converters.formats.txt.writer import write  # noqa: PLC0415

    def written(speech: Speech, design: Design, source: bytes) -> bytes:
        return b"BRAILLE\n" + write(speech, design, source)

    return written


def _book_writer() -> BookWriter:
    def written(book: BookParts) -> bytes:
        return f"BRAILLE {book.volume.book.settings.plain_title} {len(book.speeches)}".encode()

    return written


def _entry(id: str, data: bytes) -> AuditedFile:
    return AuditedFile(id, "盲文", "BRF", (("字节", str(len(data))),), (), (), ())


def _audit() -> Callable[[FinishedSpeech], AuditedFile]:
    return lambda file: _entry(file.speech.meta.id, file.data)


def _book_audit() -> Callable[[FinishedBook], AuditedBook]:
    return lambda file: AuditedBook(_entry(file.book.settings.output, file.data))


BRAILLE = Format(
    name="braille",
    label="BRF",
    suffix=".brf",
    use="供盲人摸读",
    faces=FaceUse.NONE,
    speech=OfSpeech(_writer, data=("styles/site/site.css",), cost=4, audit=_audit),
    book=OfBook(_book_writer, audit=_book_audit),
)
TOLD = Format(
    name="told",
    label="TLD",
    suffix=".tld",
    use="说明每页从哪里开始",
    faces=FaceUse.NONE,
    speech=OfSpeech(_writer, tells_pages=True, usual=False, about="只作试验"),
)
