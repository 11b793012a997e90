"""What a file of Word is by its bytes, and its package: packed, one XML file, of 2003."""

import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from converters.errors import SourceError
from converters.readers.docx import package, word2003
from converters.readers.docx.package import WordPackage

DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, etree.LxmlError, struct.error, EOFError),
    *(OSError, ValueError, LookupError, RuntimeError, OverflowError, TypeError, RecursionError),
)
"""What a file raises whose bytes were changed, cut short or locked with a password."""
_HALF = "Word 文件已损坏或不完整，打不开：可能没有下载、复制完"
_AGAIN = "请重新下载或复制一份；Word 或 WPS 还打得开的，打开后另存一份"
_HEAD = 8192
_XML = re.compile(rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<")
_XML_OF_WORD = (b"microsoft.com/office/word/2003/wordml", b"office/2006/xmlPackage")


@contextmanager
def told_if_damaged() -> Iterator[None]:
    """Raise SourceError for what a damaged file raises."""
    try:
        yield
    except DAMAGED as error:
        raise SourceError(_HALF, _AGAIN) from error


def is_xml(data: bytes) -> bool:
    """Return whether the bytes are a Word file written as one XML file."""
    head = data[:_HEAD].replace(b"\0", b"")
    return bool(_XML.match(head)) and any(space in head for space in _XML_OF_WORD)


def opened(data: bytes) -> WordPackage:
    """Return the package of a Word file; raises what zip and XML raise of damaged ones."""
    if data.startswith(b"PK"):
        return package.of_zip(data)
    root = package.parsed(data)
    if word2003.is_word2003(root):
        return word2003.read(root)
    return package.of_flat(root)
