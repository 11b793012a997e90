"""The empty document of a look, opened once and filled for every speech."""

from copy import deepcopy
from functools import lru_cache
from io import BytesIO

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.coreprops import CoreProperties
from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml

from converters.look import Look
from converters.model import Meta
from converters.writers.docx import package
from converters.writers.docx.oxml import NAMESPACES
from converters.writers.docx.properties import custom_xml, set_core
from converters.writers.docx.template import template


class Blank:
    """A document without words; what is costly to open is opened here, once."""

    def __init__(self, look: Look, *, circulated: bool = False) -> None:
        document = docx.Document(BytesIO(template(look, circulated=circulated)))
        opened = document.part.package
        self._document = document.element
        self._core = opened.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES).element
        self._files = package.files(opened)

    def filled(self, words: str, meta: Meta, source: bytes) -> dict[str, bytes]:
        """Return the files of a document with the given paragraphs and facts."""
        document, core = deepcopy(self._document), deepcopy(self._core)
        document.body[:0] = list(parse_xml(f"<w:body {NAMESPACES}>{words}</w:body>"))
        set_core(CoreProperties(core), meta)
        return {
            **self._files,
            "word/document.xml": serialize_part_xml(document),
            "docProps/core.xml": serialize_part_xml(core),
            "docProps/custom.xml": custom_xml(meta, source),
        }


@lru_cache(maxsize=8)
def blank(look: Look, *, circulated: bool = False) -> Blank:
    """Return the empty document of a look, made on first use in this process.

    `circulated` adds the styles of 版头 and 版记, which a speech that was only spoken does without.
    """
    return Blank(look, circulated=circulated)
