"""TXT: the words of a speech alone."""

from typing import TYPE_CHECKING

from converters.formats.format import Faces, Format, OfSpeech

if TYPE_CHECKING:
    from converters.look import Writer


def _writer() -> "Writer":
    from converters.writers.text import write

    return write


TXT = Format(
    name="txt",
    label="TXT",
    suffix=".txt",
    use="只有文字",
    faces=Faces.NONE,
    speech=OfSpeech(_writer, cost=2),
)
