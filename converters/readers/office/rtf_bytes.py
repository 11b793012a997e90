"""Bytes of text in an RTF: the characters that they mean for sure, and those written by number.

LibreOffice takes bytes by the font that is set, and in notes, heads and remarks without one, or in
a file that tells no code page, makes Latin letters of hanzi. A number (RTF 1.9.1, Unicode RTF)
means the same character everywhere.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from converters.speech.hanzi import is_chinese

LATIN = "cp1252"
CHARSETS: Mapping[int, str] = {128: "cp932", 129: "cp949", 134: "gb18030", 136: "big5"}
PAGES: Mapping[int, str] = {
    936: "gb18030",
    54936: "gb18030",
    950: "big5",
    932: "cp932",
    65001: "utf-8",
}
_UNSAID, _WESTERN = (None, 1), 0
"""Charsets of a font that is not declared or leaves it to the system, and of a Western one."""
_STRETCH = re.compile(r"[^\x00-\x7f]+")
_LOST, _LAST_LOST = 0xDC80, 0xDCFF
"""What stands for a byte that is no character (PEP 383)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How bytes are read: by an encoding, which is `certain` if the file says so of their font."""

    encoding: str
    certain: bool

    def decoded(self, raw: bytes) -> str:
        """Return bytes as characters; a byte that is none for sure stays one of 0xDC80 to 0xDCFF.

        What a font of Western letters holds is hanzi only where every byte is beyond ASCII and
        every character is Chinese.
        """
        found = raw.decode(self.encoding, "surrogateescape")
        return found if self.certain else _STRETCH.sub(self._sure, found)

    def _sure(self, stretch: re.Match[str]) -> str:
        raw = stretch[0].encode(self.encoding, "surrogateescape")
        if min(raw) >= 0x80 and all(map(is_chinese, stretch[0])):
            return stretch[0]
        return raw.decode("ascii", "surrogateescape")


def reading(charset: int | None, page: str) -> Reading | None:
    """Return how bytes in a font of a charset are read, None if nothing tells it."""
    if said := CHARSETS.get(charset or 0):
        return Reading(said, certain=True)
    if page == LATIN or not is_open(charset):
        return None
    return Reading(page, certain=charset in _UNSAID)


def is_open(charset: int | None) -> bool:
    """Return whether the code page of the file decides what bytes in a font of a charset are."""
    return charset in _UNSAID or charset == _WESTERN


def hanzi(said: str) -> str:
    """Return what is beyond ASCII among decoded characters, without bytes that are none."""
    return "".join(char for char in said if not (char.isascii() or _is_lost(char)))


def numbered(said: str, stand_ins: int) -> bytes:
    r"""Return characters by their numbers; `stand_ins` holds again behind them.

    >>> numbered("我5", 1).decode()
    '\\uc0 \\u25105 5\\uc1 '
    """
    return rf"\uc0 {''.join(map(_numbered, said))}\uc{stand_ins} ".encode()


def as_bytes(raw: bytes) -> bytes:
    """Return bytes as RTF writes them."""
    return "".join(map(_numbered, raw.decode("ascii", "surrogateescape"))).encode()


def _numbered(char: str) -> str:
    code = ord(char)
    if code >= 0x80 and not _is_lost(char):
        units = memoryview(char.encode("utf-16-le")).cast("h")
        return "".join(rf"\u{unit} " for unit in units)
    printed = 0x20 <= code < 0x7F and char not in "\\{}"
    return char if printed else rf"\'{code & 0xFF:02x}"


def _is_lost(char: str) -> bool:
    return _LOST <= ord(char) <= _LAST_LOST
