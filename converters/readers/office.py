"""Old Word files (.doc, .wps) and .rtf: LibreOffice makes a .docx of them, if there is one."""

from collections.abc import Callable

from converters.errors import MissingError, SourceError
from converters.readers.locked import OLE

Convert = Callable[[bytes, str], bytes | None]
"""Turns a file of the given suffix into a .docx; None if that cannot be done."""

_RTF = b"{\\rtf"
_WORD_STREAM = "WordDocument".encode("utf-16-le")


def is_office(data: bytes) -> bool:
    """Return whether the bytes are an old Word file, one of WPS, or RTF."""
    return data.startswith((OLE, _RTF))


def converted(data: bytes, to_docx: Convert | None) -> bytes:
    """Return the bytes of a .docx made by `to_docx`, the rim's way to LibreOffice.

    The suffix follows from the bytes: a real .wps of Kingsoft is an old Word file inside.

    Raises SourceError for an Excel or other file of that family, MissingError without LibreOffice.
    """
    if data.startswith(OLE) and _WORD_STREAM not in data:
        raise SourceError("这不是 Word 文档（可能是 Excel 或演示文稿）", "请换用文字文档")
    if to_docx is None:
        raise MissingError(
            "读旧版 Word 文件（.doc、.wps、.rtf）要用 LibreOffice，现在没有装",
            "请安装 libreoffice-writer，或用 Word、WPS 打开后另存为 .docx",
        )
    made = to_docx(data, ".rtf" if data.startswith(_RTF) else ".doc")
    if not (made or b"").startswith(b"PK"):
        raise SourceError("LibreOffice 打不开这个文件", "请用 Word 或 WPS 打开后另存为 .docx")
    return made or b""
