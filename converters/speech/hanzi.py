"""Chinese characters (汉字): classes, numerals, dates, widths and the ordinals of headings."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from converters.speech import radicals
from converters.speech.dates import PartialDate

DIGITS = "〇一二三四五六七八九"
CLOSING = "，。、；：？！”’）》〉】〕〗』」…—～·"
"""Full-width marks that may not begin a line (GB/T 15834 5.1)."""
OPENING = "“‘（《〈【〔〖『「"
"""Full-width marks that may not end a line."""
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

_HAN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF))
_VALUES = {**{c: i for i, c in enumerate(DIGITS)}, "零": 0, "○": 0, "Ｏ": 0, "两": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000}
_GROUPS = {"万": 10_000, "亿": 100_000_000}


def is_hanzi(char: str) -> bool:
    """Return whether one character is a Chinese one; 〇 counts, punctuation does not.

    >>> [is_hanzi(c) for c in "汉〇，A"]
    [True, True, False, False]
    """
    code = ord(char)
    if 0x4E00 <= code <= 0x9FFF or char == "〇":
        return True
    return code >= _HAN[0][0] and any(a <= code <= b for a, b in _HAN)


def is_mark(char: str) -> bool:
    """Return whether one character is punctuation, half or full width."""
    return unicodedata.category(char).startswith("P") or char in "～＋－＝｜＜＞|~<>"


def is_chinese(char: str) -> bool:
    """Return whether a character is a hanzi or a full-width mark: a Chinese neighbour.

    >>> [is_chinese(c) for c in "汉，”,a1"]
    [True, True, True, False, False, False]
    """
    return is_hanzi(char) or char in CLOSING or char in OPENING


def fold(text: str) -> str:
    """Return the text for comparison: full width folded to half (NFKC), white space removed.

    Quotation marks, dashes and ellipses of all shapes become the plain ones, radicals the hanzi
    they stand for.

    >>> fold("　一、“１２”，ＡＢ Ｃ—— "), fold("⻓⽅")
    ('一、"12",ABC--', '长方')
    """
    plain = unicodedata.normalize("NFKC", text)
    for char in set(_SHAPED.findall(plain)):  # few are met; to translate all takes far longer
        plain = plain.replace(char, _SHAPES[char])
    bare = "".join(plain.split())  # an accent may now stand beside the letter it belongs to
    return bare if bare.isascii() else unicodedata.normalize("NFKC", bare)


_SHAPES = {
    **radicals.EQUIVALENT,
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "„": '"',
    "—": "-",
    "–": "-",
    "―": "-",
    "─": "-",
    "−": "-",
    "。": ".",
    "\u200b": "",
    "\ufeff": "",
    "\u200c": "",
    "\u200d": "",
    "\u2060": "",
    "\u00ad": "",
}
_SHAPED = re.compile(f"[{''.join(_SHAPES)}]")


@lru_cache(maxsize=1024)  # the ordinals of a text are asked for again and again
def parse_number(text: str) -> int:
    """Return the value of a whole number in hanzi, Arabic or full-width digits.

    Raises ValueError if the text is no number.

    >>> parse_number("二十三"), parse_number("十"), parse_number("一百零五")
    (23, 10, 105)
    >>> parse_number("二〇二〇")
    2020
    >>> parse_number("３万二千"), parse_number("12")
    (32000, 12)
    """
    folded = unicodedata.normalize("NFKC", text)
    if folded.isascii() and folded.isdigit():
        return int(folded)
    if folded and all(c in _VALUES for c in folded):
        return int("".join(str(_VALUES[c]) for c in folded))
    return _parse_units(folded)


def _parse_units(text: str) -> int:
    total = section = digit = 0
    if not text:
        raise ValueError("no number")
    for char in text:
        if char in _VALUES:
            digit = _VALUES[char]
        elif char.isascii() and char.isdigit():
            digit = digit * 10 + int(char)
        elif char in _POWERS:
            section += (digit or 1) * _POWERS[char]
            digit = 0
        elif char in _GROUPS:
            total = (total + section + digit) * _GROUPS[char]
            section = digit = 0
        else:
            raise ValueError(f"no number: {text}")
    return total + section + digit


def to_number(value: int) -> str:
    """Return 0 to 99999 in hanzi, as ordinals are written.

    >>> to_number(0), to_number(10), to_number(23), to_number(105), to_number(110), to_number(2020)
    ('零', '十', '二十三', '一百零五', '一百一十', '二千零二十')
    """
    if not 0 <= value < 100_000:
        raise ValueError(f"out of range: {value}")
    if value == 0:
        return "零"
    out, gap = "", False
    for power, unit in ((10_000, "万"), (1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // power % 10
        if digit:
            out += ("零" if gap and out else "") + DIGITS[digit] + unit
        gap = not digit
    return out.removeprefix("一") if out.startswith("一十") else out


_YEAR = r"(?:[12１２]\s*[0-9０-９](?:\s*[0-9０-９]){2}|[一二][〇零○Ｏ0O一二三四五六七八九]{3})"
_SMALL = (
    r"(?:[0-9０-９](?:\s*[0-9０-９])?|[一二三]?十[一二三四五六七八九]?|[一二三][〇零○一二三四五六七八九]|"
    r"[一二三四五六七八九])"
)
"""A month or a day; 二〇 is read digit by digit, as the year before it is."""
DATE = re.compile(
    rf"(?P<y>{_YEAR})\s*年\s*(?P<m>{_SMALL})\s*月\s*(?P<d>{_SMALL})\s*[日号]"
    r"|(?<![\d.])(?P<y2>[12]\d{3})(?P<sep>[-/.])(?P<m2>\d{1,2})(?P=sep)(?P<d2>\d{1,2})(?![\d.])"
)
"""A full date, 2020年7月16日, 二〇二〇年七月十六日 or 2020-07-16."""


def find_dates(text: str) -> list[tuple[int, int, date]]:
    """Return every possible date in the text with its start and end."""
    found = []
    for match in DATE.finditer(text):
        groups = match.groupdict()
        try:
            found.append((*match.span(), _date_of(*(groups[k] or groups[k + "2"] for k in "ymd"))))
        except ValueError:
            continue
    return found


_MONTH = re.compile(
    rf"(?P<y>{_YEAR})\s*年(?:(?!\s*{_SMALL}\s*月)|"
    rf"\s*(?P<m>{_SMALL})\s*月(?:份|(?!\s*(?:[0-9０-９一二三十]|[上中下]旬|底|初))))"
)
"""A year, or a month of a year that no day follows: 2020年, 2020年7月, 二〇二〇年七月份."""
_BRACKETS = ("（(〔[【", "）)〕]】")


def find_partial_dates(text: str) -> list[tuple[int, int, PartialDate]]:
    """Return every possible date in the text with its start and end: days, months and years.

    >>> [str(found) for _, _, found in find_partial_dates("2019年，2020年7月，2020年7月16日")]
    ['2019', '2020-07', '2020-07-16']
    """
    found = [(start, end, PartialDate.of(day)) for start, end, day in find_dates(text)]
    taken = {at for start, end, _ in found for at in range(start, end)}
    for match in _MONTH.finditer(text):
        try:
            day = PartialDate(*_numbers(match["y"], match["m"]))
        except ValueError:
            continue
        if match.start() not in taken:
            found.append((*match.span(), day))
    return sorted(found, key=lambda each: each[0])


_TO = r"(?:至|到|[—―–~～－-]+|、)"
_ONE_END = re.compile(rf"\s*{_TO}\s*[0-9０-９〇零一二三四五六七八九十]")
_OTHER_END = re.compile(rf"[年月日号0-9０-９〇零一二三四五六七八九十]\s*{_TO}\s*$")


def dates_told(text: str) -> list[PartialDate]:
    """Return the dates that a line tells: no end of a span, and a year only in brackets.

    2020年全县工作会议 names a meeting and not when it was.

    >>> [str(day) for day in dates_told("——在2020年全县工作会议上（2020年7月，北京）")]
    ['2020-07']
    >>> dates_told("2020年7月16日至18日在北京")
    []
    """
    return [
        day
        for start, end, day in find_partial_dates(text)
        if not (_ONE_END.match(text, end) or _OTHER_END.search(text[:start]))
        and (day.month or _bracketed(text, start, end))
    ]


def _bracketed(text: str, start: int, end: int) -> bool:
    before, after = text[:start].rstrip()[-1:], text[end:].lstrip()[:1]
    return before in tuple(_BRACKETS[0]) and after in (*_BRACKETS[1], "，", ",")


def parse_date(text: str) -> PartialDate | None:
    """Return the date that the text is, or None; brackets and white space around it may stand.

    >>> str(parse_date("（2020年7月16日）")), str(parse_date("二〇二〇年十月"))
    ('2020-07-16', '2020-10')
    >>> parse_date("2020年13月1日") is None, parse_date("2020年7月16日上午") is None
    (True, True)
    """
    bare = text.strip().strip("（）()〔〕[]").strip()
    found = find_partial_dates(bare)
    return found[0][2] if len(found) == 1 and found[0][:2] == (0, len(bare)) else None


def _date_of(year: str, month: str, day: str) -> date:
    return date(*_numbers(year, month, day))


def _numbers(*written: str | None) -> list[int]:
    numbers = ("".join(part.split()).replace("O", "〇") for part in written if part)
    return [parse_number(n.replace("0", "〇") if not n.isdigit() else n) for n in numbers]


def date_text(value: date | PartialDate) -> str:
    """Return a date as official documents print it, without padding (GB/T 9704 7.3.5.4).

    >>> date_text(date(2020, 7, 6)), date_text(PartialDate(2020, 7))
    ('2020年7月6日', '2020年7月')
    """
    return (value if isinstance(value, PartialDate) else PartialDate.of(value)).in_chinese()


def written_date_text(written: str) -> str:
    """Return the date of a month or a day, written in digits, as documents print it.

    >>> written_date_text("2020-02"), written_date_text("2020-02-09")
    ('2020年2月', '2020年2月9日')
    """
    return PartialDate.fromisoformat(written).in_chinese()


@dataclass(frozen=True, slots=True)
class Ordinal:
    """The number at the head of a heading (结构层次序数, GB/T 9704 7.3.3).

    `level` counts 1 一、 2 （一） 3 1. 4 （1） 5 ①; `length` is that of the mark in the text.
    """

    level: int
    value: int
    mark: str
    length: int


_HANZI_NUMBER = r"[一二三四五六七八九十百]{1,5}"
_ORDINALS = (
    (1, re.compile(rf"\s*({_HANZI_NUMBER})\s*(?:、|[，,．.:：](?!\d))")),
    (2, re.compile(rf"\s*[（(]\s*({_HANZI_NUMBER})\s*[）)]\s*[、，,．.]?")),
    # A year goes on behind the dot, 1.2001年1月; other figures there are decimals.
    (
        3,
        re.compile(
            r"\s*([0-9０-９]{1,2})\s*(?:[、．]|\.(?![0-9０-９])|\.(?=(?:19|20)\d\d年)|，(?=[^\d]))"
        ),
    ),
    (4, re.compile(r"\s*[（(]\s*([0-9０-９]{1,2})\s*[）)]\s*[、，,．.]?")),
    (5, re.compile(rf"\s*([{CIRCLED}])\s*[、.．]?")),
)
_ORDINAL_SIGNS = frozenset(f"一二三四五六七八九十百（(0123456789０１２３４５６７８９{CIRCLED}")
"""The characters with which an ordinal begins; a look at the first one spares five patterns."""


@lru_cache(maxsize=4096)
def ordinal(text: str) -> Ordinal | None:
    """Return the ordinal that the text begins with, or None.

    >>> ordinal("一、提高认识").level, ordinal("（三）抓好").value, ordinal("1.抓").level
    (1, 3, 3)
    >>> ordinal("(12) 抓").level, ordinal("②抓").value
    (4, 2)
    >>> ordinal("3.14是") is None, ordinal("一是抓") is None, ordinal("3.2014年，我县").value
    (True, True, 3)
    """
    first = text[:1]
    if (text.lstrip()[:1] if first.isspace() else first) not in _ORDINAL_SIGNS:
        return None
    for level, pattern in _ORDINALS:
        if match := pattern.match(text):
            number = match[1]
            value = CIRCLED.index(number) + 1 if level == 5 else parse_number(number)
            return Ordinal(level, value, match[0].strip(), match.end())
    return None


_WRITERS: dict[int, Callable[[int], str]] = {
    1: lambda n: to_number(n) + "、",
    2: lambda n: f"（{to_number(n)}）",
    3: lambda n: f"{n}.",
    4: lambda n: f"（{n}）",
    5: lambda n: CIRCLED[n - 1],
}


def ordinal_text(level: int, value: int) -> str:
    """Return the mark of a heading of level 1 to 5.

    >>> [ordinal_text(level, 2) for level in range(1, 6)]
    ['二、', '（二）', '2.', '（2）', '②']
    """
    return _WRITERS[level](value)


def count_hanzi(text: str) -> int:
    """Return how many hanzi stand in the text.

    >>> count_hanzi("同志们，OK")
    3
    """
    if len(text) >= _LONG:  # by the upper bytes of UTF-16, five times as quick as by a pattern
        upper = text.encode("utf-16-le", "surrogatepass")[1::2]
        others = upper.translate(None, _UPPER)
        if len(others) == len(others.translate(None, _UPPER_SHARED)):
            return len(upper) - len(others) + text.count("〇")
    return len("".join(_HANZI_RUNS.findall(text)))


_LONG = 50
_UPPER = bytes([*range(0x34, 0x4D), *range(0x4E, 0xA0), 0xF9, 0xFA])
"""The upper bytes in UTF-16 that only hanzi have."""
_UPPER_SHARED = bytes([0x4D, *range(0xD8, 0xE0)])
"""Those that hanzi share with other characters: of hexagrams, and of all beyond U+FFFF."""


def holds_hanzi(text: str, least: int = 1) -> bool:
    """Return whether at least so many hanzi stand in the text, which is read no further.

    >>> holds_hanzi("第1项"), holds_hanzi("第1项", 3)
    (True, False)
    """
    met = 0
    for run in _HANZI_RUNS.finditer(text):
        met += run.end() - run.start()
        if met >= least:
            return True
    return False


_HANZI_RUNS = re.compile("[〇" + "".join(f"{chr(a)}-{chr(b)}" for a, b in _HAN) + "]+")
