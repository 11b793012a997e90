"""The occasion of a speech: the meeting that its title or subtitle names."""

import re

from converters.importing.signs.vocabulary import KINDS, MEETING

_KIND = "|".join(KINDS)
BARE_MEETING = re.compile(rf"^(?:.{{0,4}}(?:重要|这次|本次|此次|这个|今天)的?)?.?(?:{MEETING})$")
"""A meeting without a name: 这次会议, 一个重要会议."""
_OCCASION = re.compile(
    rf"在(?P<m>(?:(?!上的?(?:{_KIND}))[^。]){{2,90}}(?:{MEETING}|(?<![社机协学工商员])会))"
    rf"(?:上的?|的)(?:[\u4e00-\u9fff]{{2}}){{0,2}}?(?:{_KIND})(?:提纲)?(?:[（(][^（）()]{{1,16}}[）)])?$"
)
"""A meeting of any name, 见面会, and what a speech calls itself, 主旨演讲."""


def of_title(title: str) -> str | None:
    """Return the meeting that a title names, or None.

    >>> of_title("在全市教育大会上的讲话"), of_title("政府工作报告"), of_title("在会议上的讲话")
    ('全市教育大会', None, None)
    >>> of_title("在新生见面会上的欢迎致辞"), of_title("在社会上的讲话")
    ('新生见面会', None)
    >>> of_title("在建厂十周年庆祝酒会的发言")
    '建厂十周年庆祝酒会'
    """
    match = _OCCASION.search(title)
    if match is None or BARE_MEETING.match(match["m"]) or _MASK.search(match["m"]):
        return None
    return match["m"]


_MASK = re.compile("[×xX*＊某]")
_SUBTITLE = re.compile(rf"(?:[^，。]{{0,20}}日|写)?在(?P<m>[^，。]{{4,90}}(?:{MEETING}))上?")


def of_subtitle(subtitle: str) -> str | None:
    """Return the meeting that a subtitle names, or None.

    >>> of_subtitle("2026年2月3日在上海市第十六届人民代表大会第四次会议上")
    '上海市第十六届人民代表大会第四次会议'
    """
    match = _SUBTITLE.fullmatch(subtitle)
    if match is None:
        return of_title(subtitle)
    return None if _MASK.search(match["m"]) else match["m"]
