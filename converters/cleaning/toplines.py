"""The lines above a body made whole: run together ones taken apart, broken ones joined."""

import re
from collections.abc import Sequence

from converters.cleaning import titles
from converters.cleaning.facts import speaker_line
from converters.cleaning.lines import Line
from converters.cleaning.passage import joined

SUBTITLE = re.compile(r"\s*(?:——|--+|—|―+|──+|－－)\s*(?=\S)")
"""The dashes before a subtitle."""
_TITLE_AND_SUBTITLE = re.compile(
    r"(?P<title>[^。]{4,50}?)(?P<dash>——|──|－－|--)(?P<rest>[^。]{6,70})"
)


_SPEAKER_AND_SALUTATION = re.compile(
    r"(?P<who>[^，。：:]{4,30}?)(?P<to>(?:各位|同志们)[^。：:！]{0,16}[：:！])"
)


def whole(found: Sequence[Line]) -> list[Line]:
    """Return the lines above a body, each fact and title on a line of its own."""
    zone = [piece for line in found for piece in _taken_apart(line)]
    return _with_whole_title(_with_whole_subtitle(zone))


def _taken_apart(line: Line) -> list[Line]:
    """Return a line of the head as the lines that are run together in it."""
    both = _TITLE_AND_SUBTITLE.fullmatch(line.text)
    if (
        both
        and titles.looks_like_title(both["title"])
        and re.search(r"在.+[上会]$|\d日", both["rest"])
    ):
        return [line.part(piece) for piece in line.words.pieces([both.start("dash")])]
    spoken = _SPEAKER_AND_SALUTATION.fullmatch(line.text)
    if spoken and speaker_line(spoken["who"]):
        return [line.part(piece) for piece in line.words.pieces([spoken.start("to")])]
    return [line]


def _with_whole_title(zone: Sequence[Line]) -> list[Line]:
    """Return the lines with a title joined that was printed on two lines or three."""
    kept: list[Line] = []
    for index, line in enumerate(zone):
        before = kept[-1].text if kept else ""
        if (
            re.match(r"(?:[\u4e00-\u9fff]{2,4}同志)?(?:在|关于)", before)
            and titles.looks_like_title(before.rstrip("，、,“"))
            and not titles.speech_title(before)
            and not re.match(r"在|关于|——|[（(]", line.text)
            and _ends_title(zone[index : index + 4])
        ):
            kept[-1] = line.part(joined((kept[-1].words, line.words)))
        else:
            kept.append(line)
    return kept


def _ends_title(lines: Sequence[Line]) -> bool:
    """Tell whether one of the lines ends a title and those before it could belong to it."""
    for line in lines:
        if re.search(r"(?:上的?|的)?(?:讲话|发言|致辞|报告|主持词|意见|通知)$", line.text):
            return titles.looks_like_title(line.text)
        if not titles.looks_like_title(line.text.rstrip("，、,“")):
            return False
    return False


def _with_whole_subtitle(zone: Sequence[Line]) -> list[Line]:
    """Return the lines with a subtitle joined that goes on in the next line."""
    kept: list[Line] = []
    for line in zone:
        before = kept[-1].text if kept else ""
        open_end = SUBTITLE.match(before) and "在" in before and before[-1] not in "上话言告会"
        if open_end and len(line.text) <= 40 and re.search(r"[上话言告]$", line.text):
            kept[-1] = line.part(joined((kept[-1].words, line.words)))
        else:
            kept.append(line)
    return kept
