"""A speech as a DOCX that a secretary can edit: real styles, the 22 × 28 grid, page numbers."""

from functools import lru_cache
from io import BytesIO

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml

from converters.look import Look
from converters.model import Speech
from converters.writers.docx.body import paragraphs
from converters.writers.docx.oxml import NAMESPACES
from converters.writers.docx.package import pack
from converters.writers.docx.properties import custom_xml, set_core
from converters.writers.docx.template import template

_CUSTOM = PackURI("/docProps/custom.xml")

_template = lru_cache(maxsize=8)(template)


def write(speech: Speech, look: Look, source: bytes) -> bytes:
    """Return a DOCX whose text is exactly `wording.lines(speech)`.

    `source` is the Markdown it was read from; its sha256 goes into the file's properties, and
    nothing of the clock, so the same arguments always give the same bytes. Raises SourceError
    with the line for a sign that cannot stand in a document.
    """
    document = docx.Document(BytesIO(_template(look)))
    words = "".join(paragraphs(speech, look.style))
    body = document.element.body
    body[:0] = list(parse_xml(f"<w:body {NAMESPACES}>{words}</w:body>"))
    set_core(document.core_properties, speech.meta)
    package = document.part.package
    custom = Part(
        _CUSTOM, CONTENT_TYPE.OFC_CUSTOM_PROPERTIES, custom_xml(speech.meta, source), package
    )
    package.relate_to(custom, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
    return pack(package)
