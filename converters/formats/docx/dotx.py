"""A template for Word (DOTX): our page and styles for people who write there."""

from io import BytesIO
from zipfile import ZipFile

from docx.opc.constants import CONTENT_TYPE

from converters.formats.docx import package
from converters.formats.docx.oxml import paragraph
from converters.formats.docx.template import template
from converters.formats.zips import zipped
from converters.settings.design import Design

_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_DOCUMENT = "word/document.xml"
_BODY = "<w:body>"


def dotx(design: Design) -> bytes:
    """Return a template with every style of a speech, those of 版头, 版记, 附件 among them.

    Its one line is empty and a title; the style of titles says what Word begins below it.
    """
    with ZipFile(BytesIO(template(design, circulated=True, attached=True))) as made:
        parts = {name: made.read(name).decode() for name in made.namelist()}
    document = CONTENT_TYPE.WML_DOCUMENT_MAIN
    parts[package.TYPES] = parts[package.TYPES].replace(document, _TEMPLATE)
    parts[_DOCUMENT] = parts[_DOCUMENT].replace(_BODY, _BODY + paragraph("Title", ""))
    return zipped({name: part.encode() for name, part in parts.items()})
