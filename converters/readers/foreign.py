"""Files that hold no text that is read: what they are, and what to do about it.

They are told by what is in them, for people call them .docx and .doc.
"""

import io
import re
import zipfile
from collections.abc import Sequence, Set

from converters.errors import SourceError
from converters.readers import other_kinds

_PACKED = b"PK\x03\x04"
_OF_PART = (
    ("ofd.xml", ".ofd"),
    ("xl/", ".xlsx"),
    ("ppt/", ".pptx"),
    ("visio/", ".vsdx"),
    ("documents/1/", ".xps"),
    ("index/document.iwa", ".pages"),
    ("index.xml.gz", ".pages"),
)
"""Parts by the beginnings of their names in small letters, and the suffix of what has them."""
_OF_KIND = (
    (b"application/epub+zip", ".epub"),
    (b"application/vnd.oasis.opendocument.spreadsheet", ".ods"),
    (b"application/vnd.oasis.opendocument.presentation", ".odp"),
)
_OF_STREAM = (
    (("Workbook", "Book"), ".xls"),
    (("PowerPoint Document",), ".ppt"),
    (("__properties_version1.0",), ".msg"),
    (("VisioDocument",), ".vsd"),
    (("FileHeader",), ".hwp"),
    (("CONTENTS", "MatOST"), ".wks"),
)
"""Streams of which files of the old family of Office have one, and the suffix of such a file."""
_LOCAL = re.compile(rb"PK\x03\x04.{22}(..)..", re.DOTALL)
"""The head of one part of a package (APPNOTE 4.3.7), its name follows."""
_XML = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<\?xml\s")
_MAIL = re.compile(
    rb"^(?:received|return-path|from|to|subject|date|message-id|mime-version|x-[a-z-]+):",
    re.IGNORECASE | re.MULTILINE,
)
_HEADERS = re.compile(rb"\A(?:[A-Za-z][A-Za-z0-9-]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){3,}\r?\n")
"""Lines of a name and a value, then an empty one (RFC 5322, 2.1)."""
_FEWEST = 3
_HEAD = 8192


def refuse(data: bytes, suffix: str = "") -> None:
    """Raise SourceError for what is no text and known by its bytes, in words that name it.

    Of a package whose parts are not known the suffix, in small letters, tells what it is.
    """
    if data.startswith(_PACKED):
        _refuse_package(data, suffix)
    head = _HEADERS.match(data[:_HEAD])
    if head and len(set(map(bytes.lower, _MAIL.findall(head[0])))) >= _FEWEST:
        raise other_kinds.refusal(".eml")
    if kind := other_kinds.of_bytes(data):
        raise kind.refusal()
    if _XML.match(data):
        if _UOF in data[:_HEAD]:
            raise other_kinds.refusal(".uof")
        raise SourceError("这是 XML 数据文件，不是文稿", "请用写它的程序打开，另存为 .docx 再导入")


_UOF = b"schemas.uof.org"


def refuse_streams(names: Set[str]) -> None:
    """Raise SourceError for a file of the old family of Office by the streams in it."""
    for streams, suffix in _OF_STREAM:
        if not names.isdisjoint(streams):
            raise other_kinds.refusal(suffix)


def is_known(data: bytes) -> bool:
    """Return whether a package, cut short maybe, has parts that tell that it is no text."""
    names = _local_names(data)
    return any(name.startswith(part) for part, _ in _OF_PART for name in names)


def _local_names(data: bytes) -> list[str]:
    """Return the names of the parts of a package as they stand before each, in small letters."""
    found = []
    for head in _LOCAL.finditer(data):
        length = int.from_bytes(head[1], "little")
        found.append(data[head.end() : head.end() + length].decode("utf-8", "replace").lower())
    return found


def _refuse_package(data: bytes, suffix: str) -> None:
    for mark, own_suffix in _OF_KIND:
        if mark in data[:256]:
            raise other_kinds.refusal(own_suffix)
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
        _refuse_parts(_local_names(data))
        raise SourceError(
            "压缩包或文档已损坏、不完整，打不开：可能没有下载、复制完", "请重新下载或复制一份"
        ) from error
    _refuse_parts([name.lower() for name in names])
    kind = other_kinds.of_suffix(suffix)
    if kind and kind.code != "archive":
        raise kind.refusal()
    raise SourceError("这是压缩包，不是文稿", "请先解压，再导入解开的文件")


def _refuse_parts(names: Sequence[str]) -> None:
    for beginning, suffix in _OF_PART:
        if any(name.startswith(beginning) for name in names):
            raise other_kinds.refusal(suffix)
