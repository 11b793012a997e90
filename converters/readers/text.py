"""Plain text (.txt, .md) as raw text, whatever its encoding."""

from converters.readers import encodings
from converters.readers.raw import RawText


def read(data: bytes) -> RawText:
    """Return the text of a file of characters; raises SourceError for an empty or binary one."""
    text, encoding = encodings.decoded(data)
    return RawText(text, "txt", encoding)
