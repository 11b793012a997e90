"""A speech as PDF: pages of GB/T 9704, lines from `typeset`, the rest by WeasyPrint."""

from converters.formats.pdf import archive, markup, press, structure
from converters.formats.pdf.circulated import ImprintPlace
from converters.formats.pdf.weasyprint_70 import NOTE, Document
from converters.settings.design import Design
from converters.speech import printed_words
from converters.speech.model import Speech
from converters.typeset import first_page

__all__ = ["NOTE", "write"]


@press.uncollected()
def write(speech: Speech, design: Design, source: bytes) -> bytes:
    """Return the speech as PDF/A-3a and PDF/UA-1, with the Markdown it was read from attached.

    The same speech, look and source give the same bytes anywhere. Raises SourceError with the
    line of the speech when a character is in none of the fonts.
    """
    return archive.finished(_laid_out(speech, design), speech, source)


def _laid_out(speech: Speech, design: Design) -> Document:
    """Return the pages; where the 版记 wants an even last page, they are laid out again for it."""
    speech = first_page.placed(speech, design.style)
    prepared = press.prepared(design)
    document = prepared.render(markup.document(speech, prepared.typesetter))
    wanted = design.style.imprint.even_page and printed_words.imprint(speech.meta)
    if not wanted or len(document.pages) % 2 == 0:
        return document
    alone = len(structure.blocks(document.pages[-1])) == 1
    place = ImprintPlace.BARE if alone else ImprintPlace.EVEN
    return prepared.render(markup.document(speech, prepared.typesetter, place))
