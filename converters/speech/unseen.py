"""Characters that nobody sees (不可见字符): controls, marks of direction, signs of no width.

They come along when words are copied from web pages, chats and old files. Nobody can proofread
them, some turn the words around them about, and none may reach an output. Tab and line feed are
no such characters.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

from converters.errors import SourceError

_CONTROLS: Final = "\x00-\x08\x0b-\x1f\x7f-\x9f"
_SEPARATORS: Final = "\u2028\u2029"
_DIRECTIONS: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"
_NO_WIDTH: Final = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065\u3164\ufe00-\ufe0f"
    "\ufeff\uffa0\ufff0-\ufffb"
)
_NO_CHARACTERS: Final = "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
_BASIC: Final = f"{_CONTROLS}{_SEPARATORS}{_DIRECTIONS}{_NO_WIDTH}{_NO_CHARACTERS}"
"""Those of the basic plane, in which nearly all of a text stands."""
_FAR_NO_WIDTH: Final = "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
_FAR_NO_CHARACTERS: Final = "".join(
    f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
)

UNSEEN: Final = re.compile(f"[{_BASIC}{_FAR_NO_WIDTH}{_FAR_NO_CHARACTERS}]")
"""Any of them."""
_QUICK: Final = re.compile(f"[{_BASIC}]")
MAYBE: Final = f"{_BASIC}\U00010000-\U0010ffff"
"""As within a set of a pattern: those of the basic plane, and all beyond it, some of which are."""


def may_hold_unseen(text: str) -> bool:
    """Return False if a text surely holds none of them: a quick look for long texts."""
    if _QUICK.search(text):
        return True
    return len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)


_HARMLESS: Final = re.compile(f"[{_DIRECTIONS}{_NO_WIDTH}{_FAR_NO_WIDTH}]+")
"""Those in whose place nothing ever stood."""
_OF_NO_WIDTH: Final = re.compile(f"[{_NO_WIDTH}]+")
_SORTS: Final[Mapping[str, re.Pattern[str]]] = {
    "不能印出的控制字符": re.compile(f"[{_CONTROLS}]"),
    "不能用的分行符": re.compile(f"[{_SEPARATORS}]"),
    "看不见的、会打乱文字顺序的字符": re.compile(f"[{_DIRECTIONS}]"),
    "看不见的字符": re.compile(f"[{_NO_WIDTH}{_FAR_NO_WIDTH}]"),
}
_NAMES: Final[Mapping[str, str]] = {
    "\u00ad": "软连字符",
    "\u200b": "零宽空格",
    "\u200c": "零宽不连字",
    "\u200d": "零宽连字",
    "\u2060": "零宽连接符",
    "\ufeff": "字节顺序标记",
}
_BLANK_SIGNS: Final = "\t\n\u2800"
"""Blanks that Unicode does not count as such; the last is a pattern of Braille with no dots."""
_MOST: Final = 20
"""So many lines are told one by one."""


def named(char: str) -> str:
    r"""Return what a character that nobody sees is called.

    >>> named("\u200b"), named("\x07")
    ('看不见的字符 U+200B（零宽空格）', '不能印出的控制字符 U+0007')
    """
    sort = next((name for name, form in _SORTS.items() if form.match(char)), "不能用的字符")
    name = f"（{_NAMES[char]}）" if char in _NAMES else ""
    return f"{sort} U+{ord(char):04X}{name}"


def faults(text: str) -> Iterator[SourceError]:
    """Yield a fault for each line with characters that nobody sees; lines count from 1."""
    if not may_hold_unseen(text) or UNSEEN.search(text) is None:
        return
    told = 0
    for number, line in enumerate(text.split("\n"), 1):
        if (first := UNSEEN.search(line)) is None:
            continue
        if told == _MOST:
            reason = "从这一行起还有很多看不见的字符"
            yield SourceError(reason, "请看是否选错了文件", line=number)
            return
        told += 1
        many = len(UNSEEN.findall(line))
        yield _fault(line, first.start(), f"，这一行共 {many} 处" if many > 1 else "", number)


def _fault(line: str, at: int, many: str, number: int) -> SourceError:
    before = UNSEEN.sub("", line[:at])[-1:].strip()
    place = f"在“{before}”后面" if before else "在行首" if not line[:at].strip() else "在空格后面"
    reason = f"有{named(line[at])}，{place}{many}"
    remedy = f"请把光标放{place}，按 Delete 键删去"
    if _HARMLESS.match(line, at):
        remedy += "；讲话稿和设置可以运行 huibian check --fix 一次删净"
    return SourceError(reason, remedy, line=number)


def is_seen(text: str) -> bool:
    r"""Return whether anything of a text is seen: not so where all is blank, unseen, or a mark.

    >>> is_seen("甲"), is_seen("\U000e0100"), is_seen("\u0301"), is_seen("\u3000\u2800")
    (True, False, False, False)
    """
    signs = (char for char in without(text) if char not in _BLANK_SIGNS)
    return any(unicodedata.category(char)[0] not in "MZ" for char in signs)


def without(text: str) -> str:
    """Return a text without the characters that nobody sees."""
    return UNSEEN.sub("", text)


def without_signs_of_no_width(text: str) -> str:
    r"""Return a text without the signs that have no width and ask for nothing.

    Marks of direction and those that ask for another form of a character remain.

    >>> without_signs_of_no_width("这\u200b里"), without_signs_of_no_width("葛\U000e0100") == "葛"
    ('这里', False)
    """
    return _OF_NO_WIDTH.sub("", text)


def mended(text: str) -> str:
    r"""Return a text without those in whose place nothing ever stood.

    >>> mended("请\u202e看\u202c这\u200b里\x07")
    '请看这里\x07'
    """
    return _HARMLESS.sub("", text)
