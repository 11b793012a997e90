"""How the bytes of a text become characters: the encodings that Chinese offices have used."""

import codecs
import re

from converters.errors import SourceError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF", "PDF 文件"),
    (b"PK\x03\x04", "压缩包或 Word 文件"),
    (b"\xd0\xcf\x11\xe0", "旧版 Word 文件"),
    (b"{\\rtf", "RTF 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"II*\x00", "扫描图片"),
    (b"MM\x00*", "扫描图片"),
    (b"Rar!", "压缩包"),
    (b"7z\xbc\xaf", "压缩包"),
    (b"\x1f\x8b", "压缩包"),
)
COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得"
    "经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形"
    "相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果"
)
"""The characters that make up a third and more of any modern Chinese text."""
_CANDIDATES = ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be")
_NATURAL = 0.12
"""The least share of common characters among the hanzi of a text that was decoded rightly."""


def decoded(data: bytes) -> tuple[str, str]:
    """Return the text that the bytes are, and the name of its encoding.

    A byte order mark decides; then strict UTF-8, strict GB 18030 (which holds GB 2312 and GBK),
    Big5, UTF-16, each only if the result reads like Chinese. A file put together from others is
    read line by line, one damaged in places with U+FFFD for what is lost. Raises SourceError for
    an empty or a binary file.
    """
    refuse_empty(data)
    _refuse_binary(data)
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace"), encoding.removesuffix("-sig")
    unicode = _strict(data, "utf-8")
    if unicode is None and (told := _by_lines(data)) is not None:
        return told
    for encoding in _CANDIDATES:
        text = unicode if encoding == "utf-8" else _strict(data, encoding)
        if text is not None and natural(text):
            return text, encoding
    return _damaged(data)


def _by_lines(data: bytes) -> tuple[str, str] | None:
    """Return a text in which lines of UTF-8 stand among others; None if it has none.

    Several lines of UTF-8 are bytes of GB 18030 too, and other signs by it.
    """
    lines = data.split(b"\n")
    read = [_strict(line, "utf-8") for line in lines]
    if not any(map(_is_surely_chinese, read)):
        return None
    texts, damaged = [], False
    for line, text in zip(lines, read, strict=True):
        if text is None:
            text = _strict(line, "gb18030")
            if text is None or not natural(text):
                text, damaged = line.decode("utf-8", "replace"), True
        texts.append(text)
    return "\n".join(texts), "utf-8（有损坏）" if damaged else "utf-8、gb18030"


def _is_surely_chinese(line: str | None) -> bool:
    """Tell a line of words: four hanzi have twelve bytes, which are not UTF-8 by chance."""
    return line is not None and _count(_HANZI, line) >= _SURE and natural(line)


def refuse_empty(data: bytes) -> None:
    """Raise SourceError for a file without any words."""
    if not data.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise SourceError("文件是空的", "请检查是否选错了文件")


def _refuse_binary(data: bytes) -> None:
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise SourceError(
                f"这是{kind}，不是文本", "请按它本来的格式改好扩展名，或另存为文本再导入"
            )


def _strict(data: bytes, encoding: str) -> str | None:
    if encoding.startswith("utf-16") and (
        len(data) % 2 or (b"\x00" not in data and b"N" not in data)
    ):
        return None
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def natural(text: str) -> bool:
    """Return whether a decoded text reads like Chinese, or is plain ASCII.

    >>> natural("同志们，我们要把工作做好。"), natural("锟斤拷烫烫烫屯屯屯")
    (True, False)
    """
    sample = text[:_SAMPLE]
    odd = _odd(sample)
    # Half of an ordinary text has more common characters than are asked of the whole.
    if _count(_COMMON, sample[: len(sample) // 2]) > _NATURAL * len(sample):
        return odd * 20 < len(sample)
    hanzi = _count(_HANZI, sample)
    if hanzi == 0:
        return sample.isascii() and not _CONTROL.search(sample)
    return _count(_COMMON, sample) >= _NATURAL * hanzi and odd * 20 < len(sample)


_SAMPLE = 10_000
_SURE = 4
_HANZI = re.compile("[\u4e00-\u9fff]+")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f]")
_OF_A_FONT = bytes(range(0xE0, 0xF9))
"""The upper bytes in UTF-16 of U+E000 to U+F8FF, which only they have."""


def _odd(text: str) -> int:
    """Return how many characters of a text no writing has: zeros, and those of a font's own."""
    upper = text.encode("utf-16-le", "surrogatepass")[1::2]
    return len(upper) - len(upper.translate(None, _OF_A_FONT)) + text.count("\0")


_COMMON = re.compile("[" + "".join(sorted(COMMON)) + "]+")


def _count(rows: re.Pattern[str], text: str) -> int:
    """Return how many characters of a text stand in rows of a sort."""
    return sum(map(len, rows.findall(text)))


def _damaged(data: bytes) -> tuple[str, str]:
    """Return the better of the lossy readings; raise SourceError if none is Chinese."""
    best, score, how = "", 0.0, ""
    for encoding in ("utf-8", "gb18030"):
        text = data.decode(encoding, "replace")
        lost = text.count("\ufffd") + len(_CONTROL.findall(text))
        common = _count(_COMMON, text)
        if lost * 4 < len(text) and common - lost > score:
            best, score, how = text, common - lost, encoding
    if not best:
        raise SourceError(
            "读不出文字：不是文本文件，或者编码无法识别",
            "请用记事本打开，另存为 UTF-8 编码后再导入",
        )
    return best, f"{how}（有损坏）"
