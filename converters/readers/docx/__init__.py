"""Word files as raw text: what is printed, a line for each paragraph, and what is left out.

Read are .docx, .docm, .dotx and .dotm, in the transitional and the strict form, the one XML file
that Word writes of them (Flat OPC), and the XML of Word 2003.
"""

from collections.abc import Mapping

from converters.errors import SourceError
from converters.readers import foreign
from converters.readers.docx import opening, package
from converters.readers.docx.body import Body
from converters.readers.docx.ooxml import DC_TITLE
from converters.readers.raw import LARGEST, RawText, Transcript

__all__ = ["DAMAGED", "LARGEST", "SUFFIXES", "is_docx", "is_xml", "read"]

SUFFIXES = frozenset({".docx", ".docm", ".dotx", ".dotm"})
is_xml = opening.is_xml
DAMAGED = opening.DAMAGED
_NONE: Mapping[str, bytes] = {}
_PART, _PACKAGE = b"word/", b"[Content_Types].xml"


def is_docx(data: bytes) -> bool:
    """Return whether the bytes are a Word file of the newer kinds, whatever it is called.

    A file cut short is one, too: reading it says so.
    """
    if is_xml(data):
        return True
    if not data.startswith(b"PK"):
        return False
    try:
        return package.is_word(package.of_zip(data))
    except opening.DAMAGED:
        return _PART in data or (_PACKAGE in data and not foreign.is_known(data))


def read(data: bytes, made: Mapping[str, bytes] = _NONE) -> RawText:
    """Return the words of a Word file, one line a paragraph, as they are printed.

    `made` are parts that stand for others of the same names, such as a .docx for an RTF put in.
    Raises SourceError for a damaged file and for one without words.
    """
    transcript = Transcript()
    with opening.told_if_damaged():
        file = package.with_parts(opening.opened(data), made)
        Body(file, transcript).read()
        core = next((file.tree(name) for name in file.related("core-properties", "")), None)
        core = core if core is not None else file.tree("docprops/core.xml")
        title = core.findtext(DC_TITLE) if core is not None else None
    found = transcript.raw("docx", "utf-8", title=(title or "").strip() or None)
    if not found.text.strip():
        raise SourceError("Word 文件里没有文字，可能全是图片", "请换用有文字的文件")
    return found
