"""A speech as a DOCX that a secretary can edit: real styles, the 22 × 28 grid, page numbers."""

from converters.formats.docx.attached import attached
from converters.formats.docx.blank import blank
from converters.formats.docx.body import paragraphs
from converters.formats.docx.circulated import circulated
from converters.formats.docx.section import text_section
from converters.formats.zips import zipped
from converters.settings.design import Design
from converters.speech import head_words
from converters.speech.model import Speech
from converters.typeset import first_page, imprint_place
from converters.typeset.imprint_place import ImprintPlace

__all__ = ["write"]


def write(speech: Speech, design: Design, source: bytes) -> bytes:
    """Return a DOCX whose text is exactly `wording.lines(speech)`.

    `source` is the Markdown it was read from; its sha256 goes into the file's properties, and
    nothing of the clock, so the same arguments always give the same bytes. Raises SourceError
    with the line for a sign that cannot stand in a document, UsageError if fonts are to be
    embedded and may not or are not there.
    """
    speech = first_page.placed(speech, design.style)
    place = imprint_place.foreseen(speech, design.style)
    empty = blank(
        design,
        circulated=circulated(speech.meta),
        attached=attached(speech),
        bare_front=head_words.is_letter(speech.meta),
        imprint=place,
    )
    parted = text_section(design.style) if place is not ImprintPlace.AFTER_TEXT else ""
    written = "".join(paragraphs(speech, design.style, parted=parted))
    own = empty.filled(written, speech, source)
    if design.style.docx.embed_fonts:
        from converters.formats.docx import embedding  # it loads what cuts fonts

        return zipped(empty.files | own | embedding.files(speech, design))
    return zipped(own, after=empty.packed)
