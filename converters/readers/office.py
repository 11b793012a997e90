"""Old Word files (.doc, .wps) and .rtf: LibreOffice makes a .docx of them, where there is one."""

from collections.abc import Callable

from converters.errors import MissingError, SourceError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"
_WORD_STREAM = "WordDocument".encode("utf-16-le")


def is_office(data: bytes) -> bool:
    """Return whether the bytes are an old Word file, one of WPS, or RTF."""
    return data.startswith((_OLE, _RTF))


def converted(data: bytes, suffix: str, to_docx: Callable[[bytes, str], bytes] | None) -> bytes:
    """Return the bytes of a .docx made by `to_docx`, the rim's way to LibreOffice.

    Raises SourceError for an Excel or other file of that family, MissingError without LibreOffice.
    """
    if data.startswith(_OLE) and _WORD_STREAM not in data:
        raise SourceError("这不是 Word 文档（可能是 Excel 或演示文稿）", "请换用文字文档")
    if to_docx is None:
        raise MissingError(
            "读旧版 Word 文件（.doc、.wps、.rtf）要用 LibreOffice，现在没有装",
            "请安装 libreoffice-writer，或用 Word、WPS 打开后另存为 .docx",
        )
    name = ".rtf" if data.startswith(_RTF) else ".doc"
    made = to_docx(data, name if suffix not in (".doc", ".wps", ".rtf") else suffix)
    if not made.startswith(b"PK"):
        raise SourceError("LibreOffice 打不开这个文件", "请用 Word 或 WPS 打开后另存为 .docx")
    return made
