"""Old Word files (.doc, .wps) and .rtf: LibreOffice makes a .docx of them, if there is one.

What it makes is compared with the hanzi that the file holds: of a damaged file it leaves out
paragraphs, of one with a wrong code page it makes other signs, and says nothing.
"""

import re
import struct
from collections.abc import Callable
from dataclasses import dataclass

from converters.errors import MissingError, SourceError
from converters.readers import foreign
from converters.readers.locked import OLE
from converters.readers.office import compound, losses, rtf, word97
from converters.readers.office.losses import MOST_PARAGRAPHS

Convert = Callable[["OldFile"], bytes | None]
"""The rim's way to LibreOffice: makes a .docx of a file; None if that cannot be done."""

__all__ = ["MOST_PARAGRAPHS", "Convert", "OldFile", "converted", "is_office", "losses", "opened"]

_RTF_FORMULA = re.compile(rb"\\moMath(?![A-Za-z])")
_WORD_STREAM = "WordDocument".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class OldFile:
    """A file as LibreOffice is given it.

    `data` are its bytes, `suffix` follows from them: a real .wps of Kingsoft is an old Word file
    inside. `words` holds the hanzi of its text as far as they can be told, `hanzi` their number in
    paragraphs of usual length. `formulas` says what each formula is, empty where that cannot be
    told: LibreOffice reads them only if its part for them is there. `hidden` says what the file
    does not show, and was taken out of it; `guessed` whether nothing in it says how its bytes are
    read.
    """

    data: bytes
    suffix: str
    words: str
    hanzi: int
    formulas: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    guessed: bool = False


def is_office(data: bytes) -> bool:
    """Return whether the bytes are an old Word file, one of WPS, or RTF."""
    return data.startswith((OLE, rtf.HEAD))


def opened(data: bytes) -> OldFile:
    """Return a file as LibreOffice is to be given it.

    Raises SourceError for an Excel or other file of that family, for one that is damaged, and for
    one that would keep LibreOffice busy for minutes.
    """
    if data.startswith(rtf.HEAD):
        found = rtf.scanned(data)
        hanzi = losses.usual(found.words.split("\n"))
        formulas = ("",) * len(_RTF_FORMULA.findall(data))
        return OldFile(found.bare, ".rtf", found.words, hanzi, formulas, guessed=found.guessed)
    if _WORD_STREAM not in data:
        _refuse_other(data)
    words = word97.words(data)
    losses.refuse_many(words.count("\r"))
    return OldFile(word97.with_stored_fields(data), ".doc", words, losses.usual(words.split("\r")))


def _refuse_other(data: bytes) -> None:
    """Raise SourceError for a file of the old family of Office that is none of Word."""
    try:
        names = compound.names(data)
    except (ValueError, struct.error) as error:
        raise losses.DAMAGED from error
    foreign.refuse_streams(names)
    raise SourceError("这不是 Word 文档（可能是 Excel 或演示文稿）", "请换用文字文档")


def converted(file: OldFile, to_docx: Convert | None) -> bytes:
    """Return the bytes of a .docx made by `to_docx`, the rim's way to LibreOffice.

    Raises SourceError for what it cannot open, MissingError without LibreOffice.
    """
    if to_docx is None:
        raise MissingError(
            "读旧版 Word 文件（.doc、.wps、.rtf）要用 LibreOffice，现在没有装",
            "请安装 libreoffice-writer，或用 Word、WPS 打开后另存为 .docx",
        )
    made = to_docx(file)
    if not (made or b"").startswith(b"PK"):
        raise SourceError("LibreOffice 打不开这个文件", "请用 Word 或 WPS 打开后另存为 .docx")
    return made or b""
