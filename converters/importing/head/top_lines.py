"""The lines above a body made whole: run together ones taken apart, broken ones joined."""

import re
from collections.abc import Sequence

from converters.importing.passage import joined
from converters.importing.signs import titles
from converters.importing.signs.facts import LABELLED, date_line, speaker_line
from converters.importing.text.lines import SourceLine
from converters.importing.worksheet import Worksheet

SUBTITLE = re.compile(r"\s*(?:——|--+|—|―+|──+|－－)\s*(?=\S)")
"""The dashes before a subtitle."""
_TITLE_AND_SUBTITLE = re.compile(
    r"(?P<title>[^。]{4,50}?)(?P<dash>——|──|－－|--)(?P<rest>[^。]{6,70})"
)


_SPEAKER_AND_SALUTATION = re.compile(
    r"(?P<who>[^，。：:]{4,30}?)(?P<to>(?:各位|同志们)[^。：:！]{0,16}[：:！])"
)


_SUBTITLE_AND_SPEAKER = re.compile(
    r"(?:——|──|－－|--)?\s*(?:\d{4}\s*年[\d\s]{1,4}月[\d\s]{1,4}日\s*)?在[^，。]{4,60}(?:会议|大会|会)上"
    r"\s*(?P<who>[^，。：:]{2,40})"
)


def whole(sheet: Worksheet, found: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines above a body, each fact and title on a line of its own."""
    zone = [piece for line in found for piece in _taken_apart(sheet, line)]
    return _with_whole_title(sheet.raw, _with_whole_subtitle(_with_whole_brackets(zone)))


def _taken_apart(sheet: Worksheet, line: SourceLine) -> list[SourceLine]:
    """Return a line of the head as the lines that are run together in it."""
    cut = _cut(line.text)
    if not cut:
        return [line]
    first, rest = (line.part(sheet.stripped(piece)) for piece in line.words.pieces([cut]))
    return [first, *_taken_apart(sheet, rest)]


def _cut(text: str) -> int:
    """Return where the first of the lines run together in one ends; 0 for a single line."""
    both = _TITLE_AND_SUBTITLE.fullmatch(text)
    if (
        both
        and titles.looks_like_title(both["title"].rstrip())
        and re.search(r"在.+[上会]|\d日", both["rest"])
    ):
        return both.start("dash")
    for form, cut in ((_SUBTITLE_AND_SPEAKER, "who"), (_SPEAKER_AND_SALUTATION, "to")):
        match = form.fullmatch(text)
        if match and speaker_line(match["who"]):
            return match.start(cut)
    if dated := _before_date(text):
        return dated
    labelled = LABELLED.fullmatch(text)
    further = _FURTHER_LABEL.search(text) if labelled else None
    return further.end() if further else 0


_DATED = re.compile(r"[（(][^（）()。]{6,40}[）)]")
_SALUTED = re.compile(
    r"(?P<who>[^，。：:；]{4,30}?)(?P<to>(?:尊敬的)?(?:各位|同志们|代表们)[^。：:；！]{0,24}[：:！])"
)


def _before_date(text: str) -> int:
    """Return where the title ends, or the date after it, in a line that holds the whole text.

    The form is title（date，place）office name salutation words.
    """
    dated = _DATED.search(text, 0, _HEAD_LENGTH)
    if dated and date_line(dated[0]):
        if dated.start() and titles.speech_title(text[: dated.start()].strip()):
            return dated.start()
        if not dated.start() and dated.end() < len(text):
            return dated.end()
    saluted = _SALUTED.match(text, 0, _HEAD_LENGTH) if len(text) > _HEAD_LENGTH else None
    return saluted.start("to") if saluted and speaker_line(saluted["who"].strip()) else 0


_HEAD_LENGTH = 120
"""So many characters a head may take up in a line."""
_FURTHER_LABEL = re.compile(
    r"(?<=\S)\s+(?=(?:时\s*间|地\s*点|日\s*期|讲话人|发言人|报告人|主讲人|职\s*务|单\s*位|场\s*合)\s*[:：])"
)


def _with_whole_title(raw: str, zone: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines with a title joined that was printed on two lines or three."""
    kept: list[SourceLine] = []
    for index, line in enumerate(zone):
        before = kept[-1].text if kept else ""
        if (
            titles.looks_like_title(before.rstrip("，、,“"))
            and not titles.speech_title(before)
            and not re.match(r"在|——|[（(]", line.text)
            and (
                _goes_on(before, zone[index : index + 4])
                or _of_document(raw, line.words.origin[0], before, line.text)
            )
        ):
            kept[-1] = line.part(joined((kept[-1].words, line.words)))
        else:
            kept.append(line)
    return kept


def _goes_on(before: str, lines: Sequence[SourceLine]) -> bool:
    begins = re.match(r"(?:[\u4e00-\u9fff]{2,4}同志)?(?:在|关于)", before)
    return bool(begins) and not lines[0].text.startswith("关于") and _ends_title(lines)


_NEAR = 20_000
"""So far from its broken form the whole of a title is looked for."""


def _of_document(raw: str, place: int, before: str, text: str) -> bool:
    """Tell the second half of a document's title from another line.

    The whole stands elsewhere in the text, or the first half names no kind of document and the
    second does.
    """
    if not titles.looks_like_title(text) or len(before) < 6:
        return False
    near = max(place - _NEAR, 0)
    if raw.find(before + text, near, place + _NEAR) >= 0:
        return True
    halves = titles.document_kind(text) and not titles.document_kind(before)
    return bool(halves) and len(before) >= 8 and not text.startswith(before[:4])


def _ends_title(lines: Sequence[SourceLine]) -> bool:
    """Tell whether one of the lines ends a title and those before it could belong to it."""
    for line in lines:
        if re.search(r"(?:上的?|的)?(?:讲话|发言|致辞|报告|主持词|意见|通知)$", line.text):
            return titles.looks_like_title(line.text)
        if not titles.looks_like_title(line.text.rstrip("，、,“")):
            return False
    return False


def _with_whole_brackets(zone: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines with a remark in brackets joined that was printed on two lines."""
    kept: list[SourceLine] = []
    for line in zone:
        before = kept[-1].text if kept else ""
        opened = before[:1] in ("（", "(") and not re.search("[）)。]", before)
        if opened and line.text[-1:] in ("）", ")") and len(before + line.text) <= 80:
            kept[-1] = line.part(joined((kept[-1].words, line.words)))
        else:
            kept.append(line)
    return kept


def _with_whole_subtitle(zone: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines with a subtitle joined that goes on in the next line."""
    kept: list[SourceLine] = []
    for line in zone:
        before = kept[-1].text if kept else ""
        open_end = SUBTITLE.match(before) and "在" in before and before[-1] not in "上话言告会"
        if open_end and len(line.text) <= 40 and re.search(r"[上话言告]$", line.text):
            kept[-1] = line.part(joined((kept[-1].words, line.words)))
        else:
            kept.append(line)
    return kept
