"""A speech as PDF: pages of GB/T 9704, lines from `typeset`, the rest by WeasyPrint."""

from converters.formats.pdf import archive, markup, page_words, press, structure
from converters.formats.pdf.weasyprint_70 import NOTE, Document
from converters.settings.design import Design, Paged
from converters.speech import printed_pages
from converters.speech.model import Speech
from converters.typeset import first_page, imprint_place
from converters.typeset.imprint_place import ImprintPlace

__all__ = ["NOTE", "laid_out", "paged", "write"]


def write(speech: Speech, design: Design, source: bytes) -> bytes:
    """Return the speech as PDF/A-3a and PDF/UA-1, with the Markdown it was read from attached.

    The same speech, look and source give the same bytes anywhere. Raises SourceError with the
    line of the speech when a character is in none of the fonts.
    """
    return paged(speech, design, source).data


@press.uncollected()
def paged(speech: Speech, design: Design, source: bytes) -> Paged:
    """Return the same, and where its pages begin in the printed words.

    Where those are not known, 主送机关 that moved to the 版记 among other things, none is told.
    """
    document = laid_out(speech, design)
    words = [[line for line, _ in page] for page in page_words.of(document)]
    begun = printed_pages.starts(speech, words)
    return Paged(archive.finished(document, speech, source), begun)


def laid_out(speech: Speech, design: Design) -> Document:
    """Return the pages; where they do not end as was foreseen, they are laid out again."""
    speech = first_page.placed(speech, design.style)
    prepared = press.prepared(design)
    made = markup.document(speech, prepared.typesetter)
    document = prepared.of(made)
    if not made.is_even or _is_right(document, made.imprint):
        return document
    usual = markup.document(speech, prepared.typesetter, ImprintPlace.AFTER_TEXT)
    document = prepared.of(usual)
    alone = structure.holds_one_block(document.pages[-1])
    place = imprint_place.after(len(document.pages) - alone, has_room=not alone)
    return prepared.of(markup.document(speech, prepared.typesetter, place))


def _is_right(document: Document, place: ImprintPlace) -> bool:
    """Return whether a 版记 at its place stands on an even page, and needs no blank one less."""
    if place is ImprintPlace.AFTER_TEXT:
        return len(document.pages) % 2 == 0
    text = sum(bool(structure.blocks(page)) for page in document.pages)
    text -= structure.holds_one_block(document.pages[-1])
    return (place is ImprintPlace.EVEN) == bool(text % 2)
