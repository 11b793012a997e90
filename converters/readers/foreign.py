"""Files that hold no text that is read: what they are, and what to do about it.

They are told by what is in them, for people call them .docx and .doc.
"""

import io
import re
import zipfile
from collections.abc import Iterable

from converters.errors import SourceError

_PACKED = b"PK\x03\x04"
_SAVE_AS = "请打开后另存为 .docx 或 PDF 再导入"
_OF_PART = (
    ("ofd.xml", "这是 OFD 版式文件，读不了", "请用 OFD 阅读器打开，另存或打印成 PDF 再导入"),
    ("xl/", "这是 Excel 表格，不是文稿", "请换用文字文档"),
    ("ppt/", "这是演示文稿，不是文稿", "里面有讲话的，请另存为文字"),
    ("documents/1/", "这是 XPS 文件，读不了", _SAVE_AS),
    ("index/document.iwa", "这是苹果 Pages 的文件，读不了", "请打开后导出为 .docx 再导入"),
    ("index.xml.gz", "这是苹果 Pages 的文件，读不了", "请打开后导出为 .docx 再导入"),
)
"""Parts by the beginnings of their names in small letters, the reason, and the remedy."""
_OF_KIND = (
    (b"application/epub+zip", "这是 EPUB 电子书，读不了", _SAVE_AS),
    (b"application/vnd.oasis.opendocument.spreadsheet", "这是表格，不是文稿", "请换用文字文档"),
    (b"application/vnd.oasis.opendocument.presentation", "这是演示文稿，不是文稿", _SAVE_AS),
)
_MAIL = re.compile(
    rb"^(?:received|return-path|from|to|subject|date|message-id|mime-version|x-[a-z-]+):",
    re.IGNORECASE | re.MULTILINE,
)
_HEADERS = re.compile(rb"\A(?:[A-Za-z][A-Za-z0-9-]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){3,}\r?\n")
"""Lines of a name and a value, then an empty one (RFC 5322, 2.1)."""
_FEWEST = 3
_HEAD = 8192


def refuse(data: bytes) -> None:
    """Raise SourceError for a package or a mail that is no text, in words that name it."""
    if data.startswith(_PACKED):
        _refuse_package(data)
    head = _HEADERS.match(data[:_HEAD])
    if head and len(set(map(bytes.lower, _MAIL.findall(head[0])))) >= _FEWEST:
        raise SourceError("这是一封邮件，不是文稿", "请打开后把里面的文稿另存出来，再导入")


def _refuse_package(data: bytes) -> None:
    for kind, reason, remedy in _OF_KIND:
        if kind in data[:256]:
            raise SourceError(reason, remedy)
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError) as error:
        raise SourceError(
            "压缩包或文档已损坏、不完整，打不开：可能没有下载、复制完", "请重新下载或复制一份"
        ) from error
    _refuse_parts([name.lower() for name in names])


def _refuse_parts(names: Iterable[str]) -> None:
    for beginning, reason, remedy in _OF_PART:
        if any(name.startswith(beginning) for name in names):
            raise SourceError(reason, remedy)
    raise SourceError("这是压缩包，不是文稿", "请先解压，再导入解开的文件")
