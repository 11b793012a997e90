"""TXT: the words of a speech alone."""

from typing import TYPE_CHECKING

from converters.formats.format import FaceUse, Format, OfSpeech

if TYPE_CHECKING:
    from converters.settings.design import Writer


def _writer() -> "Writer":
    from converters.formats.txt.writer import write

    return write


TXT = Format(
    name="txt",
    label="TXT",
    suffix=".txt",
    use="只有文字",
    faces=FaceUse.NONE,
    speech=OfSpeech(_writer, cost=2),
)
