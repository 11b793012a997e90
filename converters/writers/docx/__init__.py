"""A speech as a DOCX that a secretary can edit: real styles, the 22 × 28 grid, page numbers."""

from converters.look import Look
from converters.model import Speech
from converters.writers.docx import embedding
from converters.writers.docx.blank import blank
from converters.writers.docx.body import paragraphs
from converters.writers.docx.circulated import circulated
from converters.writers.docx.package import zipped

__all__ = ["write"]


def write(speech: Speech, look: Look, source: bytes) -> bytes:
    """Return a DOCX whose text is exactly `wording.lines(speech)`.

    `source` is the Markdown it was read from; its sha256 goes into the file's properties, and
    nothing of the clock, so the same arguments always give the same bytes. Raises SourceError
    with the line for a sign that cannot stand in a document, UsageError where fonts are to be
    embedded and may not or are not there.
    """
    empty = blank(look, circulated=circulated(speech.meta))
    own = empty.filled("".join(paragraphs(speech, look.style)), speech.meta, source)
    if look.style.docx.embed_fonts:
        return zipped(empty.files | own | embedding.files(speech, look))
    return zipped(own, after=empty.packed)
