"""A speech as plain text: the printed lines, a blank line between them."""

from converters import wording
from converters.look import Look
from converters.model import Speech


def write(speech: Speech, look: Look, source: bytes) -> bytes:
    """Return the speech as UTF-8 text, lines parted by blank ones, with a final line feed."""
    return ("\n\n".join(wording.lines(speech)) + "\n").encode()
