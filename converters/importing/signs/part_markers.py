"""The forms of the lines that open the parts of a collection: 篇1, 第1篇, 讲话稿一： and others."""

import re
from dataclasses import dataclass

from converters.speech import hanzi

_N = r"(?P<n>[0-9]{1,2}|[一二三四五六七八九十]{1,3})"


_OPEN, _SHUT = r"[【（(\[〔「『<《]?", r"[】）)\]〕」』>》]?"


_AFTER = r"\s*[:：、.．\-—|]?\s*(?P<title>.{0,80}?)$"


_SPEECHLIKE = (
    "(?:讲话|发言|致辞|致词|演讲|报告|讲稿|主持词|党课|贺词|祝词|范文|稿|材料|倡议书|总结|"
    "心得|体会|信)"
)


_SPEECH_ALONE = "(?:(?:讲话|发言|致辞|致词|演讲|党课|主持词)稿?|讲稿)"
"""What a marker may say and nothing else before its number."""


_TITLE = rf".{{2,70}}?{_SPEECHLIKE}(?:范文|稿)?(?:[（(][^（）()]{{0,20}}[）)])?"


@dataclass(frozen=True, slots=True)
class MarkerForm:
    """A way of marking parts: its pattern, and what must be true of a row of them.

    With `needs_base` the words before the number must agree; with `saluted` each marks a part only
    if a salutation stands below it.
    """

    name: str
    pattern: re.Pattern[str]
    needs_base: bool = False
    saluted: bool = False


FORMS: tuple[MarkerForm, ...] = (
    MarkerForm(
        "篇1", re.compile(rf"^(?P<base>.{{0,60}}?)\s*{_OPEN}\s*篇\s*{_N}\s*{_SHUT}{_AFTER}")
    ),
    MarkerForm(
        "第1篇",
        re.compile(rf"^(?P<base>.{{0,60}}?)\s*{_OPEN}\s*第\s*{_N}\s*篇(?!章|文章){_SHUT}{_AFTER}"),
    ),
    MarkerForm(
        "范文1",
        re.compile(
            rf"^(?P<base>.{{0,60}}?)\s*{_OPEN}\s*(?:范文|范本|例文|样本|模板|样文|"
            rf"参考)\s*[（(]?{_N}[）)]?{_SHUT}{_AFTER}"
        ),
    ),
    MarkerForm(
        "第一讲",
        re.compile(
            rf"^{_OPEN}(?P<base>.{{0,20}}?)第\s*{_N}\s*[讲课]{_SHUT}(?![\u4e00-\u9fff]){_AFTER}"
        ),
        saluted=True,
    ),
    MarkerForm(
        "讲话之一",
        re.compile(
            rf"^{_OPEN}(?P<base>.{{0,60}}?{_SPEECHLIKE})(?:范文|稿)?\s*[（(]?\s*之\s*{_N}[）)]?"
            rf"{_SHUT}(?![\u4e00-\u9fff]){_AFTER}"
        ),
        True,
    ),
    MarkerForm(
        "（1）",
        re.compile(
            rf"^{_OPEN}(?P<base>.{{0,60}}?{_SPEECHLIKE}(?:范文|"
            rf"稿)?[^，。；：\d]{{0,6}}?)\s*[（(【\[]\s*{_N}\s*[）)】\]]{_SHUT}(?P<title>)$"
        ),
        True,
    ),
    MarkerForm(
        "1",
        re.compile(
            rf"^{_OPEN}(?P<base>.{{2,60}}?{_SPEECHLIKE}(?:范文|稿)?|{_SPEECH_ALONE})"
            rf"\s*[:：]?\s*{_N}{_SHUT}(?P<title>)$"
        ),
        True,
    ),
    MarkerForm(
        "讲话稿一：",
        re.compile(
            rf"^{_OPEN}(?P<base>.{{0,40}}?{_SPEECHLIKE}(?:范文|稿)?)\s*[（(]?{_N}[）)]?{_SHUT}\s*[:：、.．]\s*"
            rf"(?P<title>{_TITLE})$"
        ),
        True,
    ),
    MarkerForm(
        "1、",
        re.compile(rf"^{_OPEN}(?P<base>)\s*0?{_N}\s*{_SHUT}\s*[、.．:：]\s*(?P<title>{_TITLE})$"),
        True,
    ),
    MarkerForm(
        "（1）、",
        re.compile(
            rf"^(?P<base>)[（(【\[]\s*0?{_N}\s*[）)】\]]\s*[、.．:：]?\s*(?P<title>{_TITLE})$"
        ),
        True,
    ),
    MarkerForm("1 ", re.compile(rf"^(?P<base>)0?{_N}\s+(?P<title>{_TITLE})$"), True),
)
"""The forms of markers, the surest first."""


ALONE = MarkerForm(
    "（一）", re.compile(rf"^{_OPEN}\s*之?{_N}\s*{_SHUT}\s*[、.．]?(?P<base>)(?P<title>)$")
)
"""A bare number on a line of its own; it marks a part only above a title or salutation."""


LONGEST = 100


@dataclass(frozen=True, slots=True)
class Marker:
    """A line that opens a part: its number, the words before it and the title after it."""

    index: int
    form: MarkerForm
    number: int
    base: str
    title: str


_OPENED = {"】": "【", "）": "（(", ")": "（("}
"""Brackets that close the frame of a marker, and what opens a pair within its title."""


def _unframed(title: str) -> str:
    """Return a title without what closes the frame of its marker; its own brackets stay whole.

    >>> _unframed("】水利 "), _unframed("水利）"), _unframed("水利（节选）")
    ('水利', '水利', '水利（节选）')
    """
    title = title.lstrip(f" \u3000{''.join(_OPENED)}").rstrip(" \u3000")
    while (opening := _OPENED.get(title[-1:])) and not any(sign in title for sign in opening):
        title = title[:-1].rstrip(" \u3000")
    return title


_ANY_NUMBER = re.compile("[0-9一二三四五六七八九十]")


def may_be_marker(text: str) -> bool:
    """Return whether a line may be a marker of any form: short, no sentence, and with a number."""
    return _is_short(text) and bool(_ANY_NUMBER.search(text))


def _is_short(text: str) -> bool:
    return len(text) <= LONGEST and "。" not in text


def marker_of(form: MarkerForm, index: int, text: str) -> Marker | None:
    """Return what a line marks in the form; None if it is no such marker."""
    if not _is_short(text):
        return None
    match = form.pattern.match(text.strip())
    if not match:
        return None
    base, title = match["base"].strip(" 　:：—-【（("), _unframed(match["title"])
    if _CLAUSES.search(base) and not _NAMES_SPEECH.search(base):
        return None
    return Marker(index, form, hanzi.parse_number(match["n"]), base, title)


_CLAUSES, _NAMES_SPEECH = re.compile("[，,；;！!？?]"), re.compile(_SPEECHLIKE)
