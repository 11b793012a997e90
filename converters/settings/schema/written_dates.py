"""Dates as people write them, brought to the one form of files: 2024-01-02, 2024-01, 2024."""

import re
import unicodedata

_YEAR = r"(?P<y>[12]\d{3}|[一二][〇零○O0一二三四五六七八九]{3})"
_PART = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_WORDED = re.compile(rf"{_YEAR}年(?:(?P<m>{_PART})月(?:份|(?P<d>{_PART})[日号])?)?")
_DASH = "[-–—−]"
_FIGURES = re.compile(
    rf"(?P<y>[12]\d{{3}})(?:(?P<sep>{_DASH}|[./、])(?P<m>\d{{1,2}})(?:(?P=sep)(?P<d>\d{{1,2}}))?[.]?)?"
)
_EIGHT = re.compile(r"(?P<y>[12]\d{3})(?P<m>\d\d)(?P<d>\d\d)")


def written_date(text: str) -> str | None:
    """Return a date written in one of the usual forms as year, year-month or year-month-day.

    None if it is no date, or one that can be read in two ways (1/2/2024, 24.1.2, 202401). Whether
    the calendar has the day is not looked at.

    >>> [written_date(text) for text in ("2024年1月2日", "２０２４．１．２", "20240102")]
    ['2024-01-02', '2024-01-02', '2024-01-02']
    >>> [written_date(text) for text in ("二〇二四年十一月", "2024/3", "2024年")]
    ['2024-11', '2024-03', '2024']
    >>> written_date("24.1.2") is None, written_date("1/2/2024") is None
    (True, True)
    """
    plain = "".join(unicodedata.normalize("NFKC", text.replace("。", ".")).split())
    for form in (_WORDED, _FIGURES, _EIGHT):
        if match := form.fullmatch(plain):
            numbers = [_number(match[name]) for name in ("y", "m", "d") if match[name]]
            return "-".join(f"{number:02d}" for number in numbers)
    return None


def _number(text: str) -> int:
    if text.isascii() and text.isdigit():
        return int(text)
    from converters.speech import hanzi

    digits = text.replace("O", "〇").replace("0", "〇")
    return hanzi.parse_number(digits)
