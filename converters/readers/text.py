"""Plain text (.txt, .md) as raw text, whatever its encoding."""

from converters.raw import RawText
from converters.readers import encodings


def read(data: bytes) -> RawText:
    """Return the text of a file of characters; raises SourceError for an empty or binary one."""
    text, encoding = encodings.decoded(data)
    return RawText(text, "txt", encoding)
