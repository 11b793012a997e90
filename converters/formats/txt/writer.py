"""A speech as plain text: the printed lines, a blank line between them."""

from converters.settings.design import Design
from converters.speech import printed_words
from converters.speech.model import Speech


def write(speech: Speech, design: Design, source: bytes) -> bytes:
    """Return the speech as UTF-8 text, lines parted by blank ones, with a final line feed."""
    return ("\n\n".join(printed_words.lines(speech)) + "\n").encode()
