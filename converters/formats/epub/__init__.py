"""EPUB: speeches and books for phones and e-readers, with the pages of the print marked."""

from typing import TYPE_CHECKING

from converters.formats.format import BookWriter, FaceUse, Format, OfBook, OfSpeech

if TYPE_CHECKING:
    from converters.settings.design import Writer


def _writer() -> "Writer":
    from converters.formats.epub.writer import write

    return write


def _book_writer() -> BookWriter:
    from converters.formats.epub.book import write

    return write


EPUB = Format(
    name="epub",
    label="EPUB",
    suffix=".epub",
    use="手机、电纸书上看",
    faces=FaceUse.NONE,
    speech=OfSpeech(
        _writer,
        data=("styles/epub/speech.css",),
        cost=2,
        usual=False,
        about="电子书，在手机、电纸书上看，页码与 PDF 一致",
        tells_edition=True,
        tells_pages=True,
    ),
    book=OfBook(
        _book_writer,
        data=("styles/epub",),
        usual=False,
        about="电子书，在手机、电纸书上看，页码与印刷本一致",
    ),
)
"""It brings no fonts: reading systems have Chinese ones, and people choose theirs."""
