"""The empty document of a look, opened once and filled for every speech."""

from copy import deepcopy
from functools import lru_cache
from io import BytesIO

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.coreprops import CoreProperties
from docx.opc.oxml import serialize_part_xml

from converters.formats.docx import carrying, package
from converters.formats.docx.properties import custom_xml, set_core
from converters.formats.docx.template import template
from converters.formats.zips import zipped
from converters.settings.design import Design
from converters.speech.model import Speech
from converters.typeset.imprint_place import ImprintPlace

_OF_EACH = "word/document.xml", "docProps/core.xml", "docProps/custom.xml"
"""The files that differ from speech to speech."""
_SECTION = b"<w:sectPr"
"""What follows the words."""


class Blank:
    """A document without words; what is costly to open and to pack is done here, once.

    `files` are those that all speeches share, `packed` is a zip of them.
    """

    def __init__(
        self,
        design: Design,
        *,
        circulated: bool,
        attached: bool,
        bare_front: bool,
        imprint: ImprintPlace,
    ) -> None:
        made = template(
            design,
            circulated=circulated,
            attached=attached,
            bare_front=bare_front,
            imprint=imprint,
            carries=design.carries_source,
        )
        document = docx.Document(BytesIO(made))
        opened = document.part.package
        self._around = serialize_part_xml(document.element).partition(_SECTION)
        self._core = opened.part_related_by(RELATIONSHIP_TYPE.CORE_PROPERTIES).element
        self.files = package.files(opened)
        self._carries = design.carries_source
        for name in (*_OF_EACH, *([carrying.ITEM] if self._carries else [])):
            del self.files[name]
        self.packed = zipped(self.files)

    def filled(self, words: str, speech: Speech, source: bytes) -> dict[str, bytes]:
        """Return the files that `files` lack for a document with the given paragraphs and facts."""
        before, *after = self._around
        core = deepcopy(self._core)
        set_core(CoreProperties(core), speech.meta)
        document = b"".join((before, words.encode(), *after))
        parts = document, serialize_part_xml(core), custom_xml(speech, source)
        carried = {carrying.ITEM: carrying.item(source)} if self._carries else {}
        return dict(zip(_OF_EACH, parts, strict=True)) | carried


@lru_cache(maxsize=8)
def blank(
    design: Design,
    *,
    circulated: bool = False,
    attached: bool = False,
    bare_front: bool = False,
    imprint: ImprintPlace = ImprintPlace.AFTER_TEXT,
) -> Blank:
    """Return the empty document of a look, made on first use in this process.

    `circulated` adds the styles of 版头 and 版记, which a speech that was only spoken does without,
    `attached` those of attachments; with a `bare_front` the first page has no number, as that of a
    letter. An `imprint` that does not stand under the text has the last section to itself.
    """
    return Blank(
        design,
        circulated=circulated,
        attached=attached,
        bare_front=bare_front,
        imprint=imprint,
    )
