"""Word files as raw text: what is printed, a line for each paragraph, and what is left out.

Read are .docx, .docm, .dotx and .dotm, in the transitional and the strict form, the one XML file
that Word writes of them (Flat OPC), and the XML of Word 2003.
"""

import lzma
import re
import struct
import zipfile
import zlib

from lxml import etree

from converters.errors import SourceError
from converters.readers.docx import package, word2003
from converters.readers.docx.body import Body
from converters.readers.docx.ooxml import DC_TITLE
from converters.readers.docx.package import LARGEST, WordPackage
from converters.readers.raw import RawText, Transcript

__all__ = ["LARGEST", "SUFFIXES", "is_docx", "is_xml", "read"]

SUFFIXES = frozenset({".docx", ".docm", ".dotx", ".dotm"})
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, etree.LxmlError, struct.error, EOFError),
    *(OSError, ValueError, LookupError, RuntimeError, OverflowError, TypeError, RecursionError),
)
"""What a file raises whose bytes were changed, cut short or locked with a password."""
_HEAD = 8192
_XML = re.compile(rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<")
_XML_OF_WORD = (b"microsoft.com/office/word/2003/wordml", b"office/2006/xmlPackage")
_PARTS = (b"word/", b"[Content_Types].xml")


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
    except _DAMAGED:
        return any(part in data for part in _PARTS)


def is_xml(data: bytes) -> bool:
    """Return whether the bytes are a Word file written as one XML file."""
    head = data[:_HEAD].replace(b"\0", b"")
    return bool(_XML.match(head)) and any(space in head for space in _XML_OF_WORD)


def read(data: bytes) -> RawText:
    """Return the words of a Word file, one line a paragraph, as they are printed.

    Raises SourceError for a damaged file and for one without words.
    """
    transcript = Transcript()
    try:
        file = _opened(data)
        Body(file, transcript).read()
        core = next((file.tree(name) for name in file.related("core-properties", "")), None)
        core = core if core is not None else file.tree("docprops/core.xml")
        title = core.findtext(DC_TITLE) if core is not None else None
    except _DAMAGED as error:
        raise SourceError(
            "Word 文件已损坏或不完整，打不开：可能没有下载、复制完",
            "请重新下载或复制一份；Word 或 WPS 还打得开的，打开后另存一份",
        ) from error
    found = transcript.raw("docx", "utf-8", title=(title or "").strip() or None)
    if not found.text.strip():
        raise SourceError("Word 文件里没有文字，可能全是图片", "请换用有文字的文件")
    return found


def _opened(data: bytes) -> WordPackage:
    if data.startswith(b"PK"):
        return package.of_zip(data)
    root = package.parsed(data)
    if word2003.is_word2003(root):
        return word2003.read(root)
    return package.of_flat(root)
