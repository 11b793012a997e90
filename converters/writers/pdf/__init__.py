"""A speech as PDF: pages of GB/T 9704, lines from `typeset`, the rest by WeasyPrint."""

from converters.look import Look
from converters.model import Speech
from converters.writers.pdf import archive, haste, markup, press

__all__ = ["write"]


@haste.uncollected()
def write(speech: Speech, look: Look, source: bytes) -> bytes:
    """Return the speech as PDF/A-3a and PDF/UA-1, with the Markdown it was read from attached.

    The same speech, look and source give the same bytes anywhere. Raises SourceError with the
    line of the speech when a character is in none of the fonts.
    """
    prepared = press.prepared(look)
    document = prepared.render(markup.document(speech, prepared.typesetter))
    return archive.finished(document, speech, source)
