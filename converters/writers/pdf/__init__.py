"""A speech as PDF: pages of GB/T 9704, lines from `typeset`, the rest by WeasyPrint."""

from converters import wording
from converters.look import Look
from converters.model import Speech
from converters.writers.pdf import archive, markup, press, structure
from converters.writers.pdf.circulated import Place
from converters.writers.pdf.weasyprint_70 import NOTE, Document

__all__ = ["NOTE", "write"]


@press.uncollected()
def write(speech: Speech, look: Look, source: bytes) -> bytes:
    """Return the speech as PDF/A-3a and PDF/UA-1, with the Markdown it was read from attached.

    The same speech, look and source give the same bytes anywhere. Raises SourceError with the
    line of the speech when a character is in none of the fonts.
    """
    return archive.finished(_laid_out(speech, look), speech, source)


def _laid_out(speech: Speech, look: Look) -> Document:
    """Return the pages; where the 版记 wants an even last page, they are laid out again for it."""
    prepared = press.prepared(look)
    document = prepared.render(markup.document(speech, prepared.typesetter))
    wanted = look.style.imprint.even_page and wording.imprint(speech.meta)
    if not wanted or len(document.pages) % 2 == 0:
        return document
    alone = len(structure.blocks(document.pages[-1])) == 1
    place = Place.BARE if alone else Place.EVEN
    return prepared.render(markup.document(speech, prepared.typesetter, place))
