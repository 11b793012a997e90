"""Bare dates in a head that are of the page or the paper it was on, and not of the speech."""

import re
from collections.abc import Sequence

from converters.importing.signs.people import stated
from converters.importing.text.lines import SourceLine

_FIGURES = re.compile(r"\d{4}([-/.])\d{1,2}\1\d{1,2}")
_PAPER = re.compile(
    r"(?:[报刊]|电视台)社?$|第?[\dA-Z]{1,3}[版期](?:[:：].{0,8})?$|^[\u4e00-\u9fff]{2,4}\s+[A-Z]?\d{1,2}$"
)
"""How the name of a newspaper or of its page ends."""
_WEEKDAY = re.compile("(?:星期|周)[一二三四五六日天]$")


def is_of_issue(zone: Sequence[SourceLine], at: int) -> bool:
    """Tell the bare date of a paper or a site: with its weekday, or beneath a name or page."""
    text = zone[at].text
    if not text[:1].isalnum():
        return False
    above = at > 0 and _PAPER.search(zone[at - 1].text) is not None
    return above or _WEEKDAY.search(text) is not None


def posted(zone: Sequence[SourceLine], start: int, end: int) -> set[int]:
    """Return the bare dates in figures beside which another date stands in brackets.

    The bare one is of the page, 2008-5-3; the speech's is in brackets, （2006年11月22日）.
    """
    dated = {at: told.day for at in range(start, end) if (told := stated(zone[at].text))}
    said = {day for at, day in dated.items() if day and zone[at].text[0] in "（("}
    bare = (at for at in dated if _FIGURES.fullmatch(zone[at].text))
    return {at for at in bare if said and dated[at] not in said}
