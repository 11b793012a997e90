"""Texts of LibreOffice and OpenOffice (.odt, .ott, .fodt; ISO 26300): LibreOffice makes a .docx.

Their words are counted before, as those of old Word files are (`readers/office`).
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from converters.errors import MissingError, SourceError
from converters.readers.office import Convert, OldFile, converted, losses
from converters.readers.raw import LARGEST

_KIND = b"application/vnd.oasis.opendocument.text"
_PACKED, _HEAD = b"PK", 2048
_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_LOCKED = b"encryption-data"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_PARAGRAPH = re.compile(rb"<[A-Za-z0-9_.-]{1,20}:[ph][\s/>]")
"""The tag of one, by whatever prefix: counted before a tree is made, which takes more memory."""
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_DAMAGED = SourceError(
    "文件已损坏或不完整，打不开：可能没有下载、复制完",
    "请重新下载或复制一份；LibreOffice 还打得开的，打开后另存为 .docx",
)


def is_opendocument(data: bytes) -> bool:
    """Return whether the bytes are a text of OpenDocument, packed or one XML file (flat).

    The kind stands at the beginning of the package, not compressed (ISO 26300-3, 3.3).
    """
    head = data[:_HEAD]
    packed = head.startswith(_PACKED) and b"mimetype" in head[:64]
    return _KIND in head and (packed or b"<office:document" in head)


def opened(data: bytes) -> OldFile:
    """Return a text as LibreOffice is to be given it; raises SourceError for one it cannot open."""
    packed = data.startswith(_PACKED)
    try:
        content = _content(data) if packed else data
        losses.refuse_many(len(_PARAGRAPH.findall(content)))
        words = "\n".join(_words(content))
    except (zipfile.BadZipFile, zlib.error, etree.LxmlError, *_ERRORS) as error:
        raise _DAMAGED from error
    hanzi = losses.usual(words.split("\n"))
    return OldFile(data, ".odt" if packed else ".fodt", words, hanzi)


_ERRORS = (KeyError, EOFError, ValueError, NotImplementedError, RuntimeError, OSError)
"""What packages raise that were cut short or changed."""


def to_docx(file: OldFile, convert: Convert | None) -> bytes:
    """Return the bytes of a .docx made by `convert`.

    Raises SourceError for what it cannot open, MissingError without LibreOffice.
    """
    if convert is None:
        raise MissingError(
            "读 OpenDocument 文件（.odt）要用 LibreOffice，现在没有装",
            "请安装 libreoffice-writer，或打开后另存为 .docx",
        )
    return converted(file, convert)


def _content(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        if sum(item.file_size for item in package.infolist()) > LARGEST:
            raise ValueError("too large")
        if _MANIFEST in package.namelist() and _LOCKED in package.read(_MANIFEST):
            raise SourceError(
                "文件有密码，打不开", "请用 LibreOffice 或 WPS 打开，去掉密码后另存一份"
            )
        return package.read(_CONTENT)


def _words(content: bytes) -> Iterator[str]:
    """Yield the words of each paragraph, with what hangs on it; patterns of contents are none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(content, parser)
    body = root.find(f".//{_OFFICE}body")
    if body is None:
        raise ValueError("no body")
    for paragraph in body.iter(*_PARAGRAPHS):
        if next(paragraph.iterancestors(*_PARAGRAPHS), None) is None:
            yield "".join(paragraph.itertext("*"))
