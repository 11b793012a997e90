r"""RTF as it is given to LibreOffice: whole and without pictures; and the hanzi that it holds.

Pictures say nothing, a damaged one costs LibreOffice the file, and `\bin` may claim any length.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from converters.errors import SourceError
from converters.readers.office import losses, stored_fields
from converters.readers.office.rtf_words import RtfWords
from converters.readers.raw import TOO_MUCH
from converters.speech.hanzi import count_hanzi

HEAD = b"{\\rtf"
_ONE = rb"u-?\d{1,5}(?: ?\?|\\'3[Ff]| )"
"""A character by number, and what most programs write after it."""
_TOKEN = re.compile(
    rb"(?P<open>\{)|(?P<close>\})|(?P<gap>[\r\n]+)"
    rb"|(?P<text>(?:[^\\{}\r\n]|\\'[0-9A-Fa-f]{2})(?:[^\\{}]++|\\'[0-9A-Fa-f]{2})*+)|\\(?:"
    rb"(?P<codes>" + _ONE + rb"(?:\\" + _ONE + rb")*)|u(?P<code>-?\d{1,9}) ?"
    rb"|(?P<wrong>')|bin(?P<bin>\d{1,10}) ?"
    rb"|(?P<name>[A-Za-z]{1,32})(?P<number>-?\d{1,9})? ?|(?P<sign>.))",
    re.DOTALL,
)
_TEXT = re.compile(rb"\\(?:par\b|u-?\d|')")
_ROWS = re.compile(rb"\\(?:par|row|cell|sect|page)\b")
_MOST_GROUPS, _MOST_WORDS = 400_000, 3_000_000
"""A book of eight hundred pages in the RTF of Word has a half of these at most."""
_WORDS, _WORDS_PER_HANZI = 500_000, 20
"""Beyond so many control words there must be hanzi: Word writes four for each."""
_HEX = re.compile(rb"[0-9A-Fa-f\s]{200,}")
"""What is embedded: the data of other programs and of Word itself."""
_MOST_BYTES = 16_000_000
"""Of anything else: Word takes 17 to 25 of them for a hanzi, so that it is a thousand pages."""
_MOST_PICTURES = 1_000
_FORMATTING = re.compile(rb"\\[A-Za-z]+-?\d* ?|[{}\r\n]")
_FIELD_NAME = re.compile(rb"\s*([A-Za-z]+|=)")
_CODE_BYTES = 500
"""Among so many the name of a field stands, with what Word writes before it."""
_STORED = f" {stored_fields.STAND_IN} ".encode()
_DOT = (
    b"\\picwgoal15\\pichgoal15\\pngblip 89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    b"3a7e9b550000000a49444154789c636800000082008177cd72b60000000049454e44ae426082"
)
"""A picture of one grey dot, so that it is seen that there was one."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """A file without its pictures, and the hanzi of its text, a line for each paragraph.

    `guessed` tells whether nothing in it says how its bytes are read, but what they make.
    """

    bare: bytes
    words: str
    guessed: bool = False


def scanned(data: bytes) -> Scanned:
    """Return what is in a file.

    Raises SourceError for one that is not whole, or has more than a book: LibreOffice would be
    busy for minutes with it.
    """
    losses.refuse_many(sum(1 for _ in _ROWS.finditer(data)))
    words = data.count(b"\\")
    if data.count(b"{") > _MOST_GROUPS or words > _MOST_WORDS:
        raise TOO_MUCH
    scan = _Scan(data, RtfWords())
    scan.run()
    guess = scan.words.guess
    if guess:
        scan = _Scan(data, RtfWords(guess))
        scan.run()
    found, bare = scan.words.text, b"".join(scan.kept)
    embedded = sum(match.end() - match.start() for match in _HEX.finditer(bare))
    if len(bare) - embedded > _MOST_BYTES or bare.count(_DOT) > _MOST_PICTURES:
        raise TOO_MUCH
    if words > _WORDS + _WORDS_PER_HANZI * count_hanzi(found):
        raise TOO_MUCH
    return Scanned(bare, found, bool(guess))


class _Scan:
    """One pass over a file."""

    def __init__(self, data: bytes, words: RtfWords) -> None:
        self._data, self._at, self._copied = data, 0, 0
        self._depth = self._picture = 0
        """`_picture` is the depth of the picture in which we are, 0 outside of one."""
        self._first = self._starred = False
        self.words = words
        self.kept: list[bytes] = []
        self._steps: dict[str, Callable[[re.Match[bytes]], None]] = {
            "open": self._open,
            "close": self._close,
            "text": self._text,
            "codes": lambda match: self.words.codes(match["codes"]),
            "code": lambda match: self.words.code(match["code"]),
            "wrong": self._wrong,
            "bin": self._bin,
            "name": self._name,
            "number": self._name,
            "sign": self._sign,
            "gap": lambda match: None,
        }

    def run(self) -> None:
        """Read to the end of the outermost group."""
        while match := _TOKEN.match(self._data, self._at):
            self._at = match.end()
            kind = str(match.lastgroup)
            self._steps[kind](match)
            self._first = self._first and kind in ("open", "sign", "gap")
            if not self._depth:
                break
        if self._depth:
            raise _damaged("括号没有配齐")
        if _TEXT.search(self._data, self._at):
            raise _damaged("括号配错了，后面还有文字")
        self.kept.append(self._data[self._copied :])

    def _open(self, match: re.Match[bytes]) -> None:
        self._depth += 1
        self._first, self._starred = True, False
        self.words.open()

    def _close(self, match: re.Match[bytes]) -> None:
        if self._picture == self._depth:
            self.kept.append(_DOT)
            self._picture, self._copied = 0, match.start()
        self._depth -= 1
        self.words.close()

    def _text(self, match: re.Match[bytes]) -> None:
        first, *others = match[0].translate(None, b"\r\n").split(b"\\'")
        raw = first + b"".join(bytes.fromhex(one[:2].decode()) + one[2:] for one in others)
        written = self.words.take(raw)
        if written is not None:
            self.kept += [self._data[self._copied : match.start()], written]
            self._copied = match.end()

    def _wrong(self, match: re.Match[bytes]) -> None:
        if self.words.is_shown:
            raise _damaged("有的字写坏了")

    def _bin(self, match: re.Match[bytes]) -> None:
        self._at += int(match["bin"])
        if self._at > len(self._data):
            raise _damaged("图片没有到头")

    def _sign(self, match: re.Match[bytes]) -> None:
        self._starred = self._first and match["sign"] == b"*"
        self._first = self._starred

    def _name(self, match: re.Match[bytes]) -> None:
        name, number = match["name"], match["number"]
        if self._first:
            self.words.begin(name, starred=self._starred)
            if name == b"pict" and not self._picture:
                self._picture = self._depth
                self.kept.append(self._data[self._copied : match.end()])
            elif name == b"fldinst" and not self._picture and self._is_made_anew():
                self.kept += [self._data[self._copied : match.end()], _STORED]
                self._copied = match.end()
        self.words.word(name, None if number is None else int(number))

    def _is_made_anew(self) -> bool:
        """Return whether LibreOffice makes the field anew whose code begins here."""
        code = _FORMATTING.sub(b"", self._data[self._at : self._at + _CODE_BYTES])
        name = _FIELD_NAME.match(code)
        return name is not None and name[1].decode().upper() in stored_fields.NAMES


def _damaged(what: str) -> SourceError:
    return SourceError(
        f"RTF 文件已损坏或不完整：{what}",
        "请重新下载或复制一份；Word 或 WPS 还打得开的，打开后另存为 .docx",
    )
