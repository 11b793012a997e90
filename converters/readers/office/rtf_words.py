"""The hanzi of an RTF (Rich Text Format Specification 1.9.1), as far as they can be told for sure.

They are counted, no more: what LibreOffice makes of the file is compared with them.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from converters.readers import encodings
from converters.readers.office import rtf_bytes
from converters.speech.hanzi import count_hanzi

_ENDS = frozenset((b"par", b"line", b"cell", b"row", b"sect", b"page", b"nestcell"))
_OTHERS = frozenset(
    b"fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer "
    b"footerl footerr footerf listtext pntext fldinst nonesttables nonshppict shp do xe tc rxe upr "
    b"ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn bkmkstart bkmkend annotation atnid".split()
)
"""Groups whose words are none of the text, or are made anew by LibreOffice."""
_BESIDE = frozenset(
    b"header headerl headerr headerf footer footerl footerr footerf annotation atnauthor".split()
)
"""Those of them whose words are told."""
_SHAPES = frozenset((b"shp", b"shpgrp", b"do"))
_OLD_BOX = b"dptxbxtext"
_BOXES = frozenset((b"shptxt", _OLD_BOX))
_CODE = re.compile(rb"u(-?\d+)")

_GUESS, _FEW = "gb18030", 4
"""What Chinese programs write that say nothing of it; fewer hanzi may be letters by chance."""


@dataclass(frozen=True, slots=True)
class _State:
    """What holds to the end of a group.

    `stand_ins` is how many characters follow one that is named by number, for programs that do
    not know it; None for `font` is the usual one; `other` is a group whose words are none of the
    text, `beside` one whose words are told, `table` that of the fonts, `shape` a shape of the text.
    """

    font: int | None = None
    stand_ins: int = 1
    hidden: bool = False
    other: bool = False
    beside: bool = False
    table: bool = False
    shape: bool = False


class RtfWords:
    """The words in the making; it is told of one token after another.

    `unsaid` is the encoding of bytes of which the file does not say what they are, if it is known.
    """

    def __init__(self, unsaid: str = rtf_bytes.LATIN) -> None:
        self._state, self._outer = _State(), list[_State]()
        self._charsets: dict[int, int] = {}
        self._unsaid = self._page = unsaid
        self._usual, self._defined, self._to_skip = 0, 0, 0
        self._boxed = False
        self._unread: list[bytes] = []
        self._found: list[str] = []

    @property
    def text(self) -> str:
        """What was found, a line for each paragraph or cell."""
        return "".join(self._found)

    @property
    def guess(self) -> str:
        """The encoding of GBK, if nothing tells how bytes are read and by it they are Chinese."""
        try:
            found = b"\n".join(self._unread).decode(_GUESS)
        except UnicodeDecodeError:
            return ""
        known = count_hanzi(found) >= _FEW and encodings.natural(found)
        return _GUESS if known else ""

    @property
    def is_shown(self) -> bool:
        """Whether what stands here is text that is printed."""
        return not (self._state.hidden or self._state.other)

    def open(self) -> None:
        """Begin a group."""
        self._outer.append(self._state)
        self._to_skip = 0

    def close(self) -> None:
        """End a group: all is again as before it."""
        self._state = self._outer.pop()
        self._to_skip = 0

    def begin(self, name: bytes, *, starred: bool) -> None:
        r"""Take the first word of a group, which tells what it is; `starred` after \\*."""
        if name in _SHAPES and self.is_shown:
            self._boxed = False
            self._state = replace(self._state, shape=True, other=True)
        elif name in _BOXES and self._state.shape:
            # Of a shape that is told twice, for older programs too, the words count once.
            self._state = replace(self._state, other=name == _OLD_BOX and self._boxed)
            self._boxed = True
        elif starred or name in _OTHERS:
            table = self._state.table or name == b"fonttbl"
            beside = name in _BESIDE
            self._state = replace(self._state, other=True, beside=beside, table=table)

    def word(self, name: bytes, number: int | None) -> None:
        """Take a control word."""
        if name in _ENDS and self.is_shown:
            self._found.append("\n")
        elif change := _CHANGES.get(name):
            change(self, number)

    def take(self, raw: bytes) -> bytes | None:
        """Take bytes of text, but for those that stand in for a character.

        Returns how they are written so that they mean the same everywhere, None for as they are.
        """
        skipped = min(self._to_skip, len(raw))
        self._to_skip -= skipped
        if raw.isascii() or (self._state.other and not self._state.beside):
            return None
        way = rtf_bytes.reading(self._charset, self._page)
        if way is None:
            self._unread += [raw[skipped:]] * rtf_bytes.is_open(self._charset)
            return None
        said = way.decoded(raw[skipped:])
        hanzi = rtf_bytes.hanzi(said)
        if self.is_shown:
            self._found.append(hanzi)
        behind = rtf_bytes.numbered(said, self._state.stand_ins)
        return rtf_bytes.as_bytes(raw[:skipped]) + behind if hanzi else None

    def code(self, number: bytes) -> None:
        """Take a character by its number; what stands in for it follows."""
        self._to_skip = self._state.stand_ins
        if self.is_shown:
            self._found.append(_char(number))

    def codes(self, run: bytes) -> None:
        """Take characters by their numbers, each with one that stands in for it."""
        if self.is_shown and self._state.stand_ins <= 1:
            self._found += map(_char, _CODE.findall(run))

    @property
    def _charset(self) -> int | None:
        font = self._usual if self._state.font is None else self._state.font
        return self._charsets.get(font)

    def _set_font(self, number: int | None) -> None:
        self._defined = number or 0
        if not self._state.table:
            self._state = replace(self._state, font=number)

    def _set_charset(self, number: int | None) -> None:
        self._charsets[self._defined] = number or 0

    def _set_page(self, number: int | None) -> None:
        self._page = rtf_bytes.PAGES.get(number or 0, self._unsaid)

    def _set_usual_font(self, number: int | None) -> None:
        self._usual = number or 0

    def _set_plain(self, number: int | None) -> None:
        self._state = replace(self._state, font=None, hidden=False)

    def _set_hidden(self, number: int | None) -> None:
        self._state = replace(self._state, hidden=number != 0)

    def _set_stand_ins(self, number: int | None) -> None:
        self._state = replace(self._state, stand_ins=max(number or 0, 0))


def _char(number: bytes) -> str:
    """Return the character of a number, which is negative from 32768 on."""
    return chr(int(number) % 0x10000)


_CHANGES: Mapping[bytes, Callable[[RtfWords, int | None], None]] = {
    b"f": RtfWords._set_font,
    b"fcharset": RtfWords._set_charset,
    b"ansicpg": RtfWords._set_page,
    b"deff": RtfWords._set_usual_font,
    b"plain": RtfWords._set_plain,
    b"v": RtfWords._set_hidden,
    b"deleted": RtfWords._set_hidden,
    b"uc": RtfWords._set_stand_ins,
}
