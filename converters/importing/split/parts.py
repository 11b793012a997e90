"""Speeches apart: where one part of a collection ends and the next begins."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import islice

from converters.importing.page.site_lines import promise
from converters.importing.signs.facts import date_line, speaker_line
from converters.importing.signs.titles import looks_like_title
from converters.importing.signs.vocabulary import (
    AT_MEETING,
    KINDS,
    SAMPLE,
    TITLE_END,
    is_salutation,
)
from converters.importing.split.markers import LONGEST, Marker, markers
from converters.importing.text.lines import SourceLine
from converters.speech import hanzi


@dataclass(frozen=True, slots=True)
class RawPart:
    """The lines of one speech, its number in the collection and its marker; None without one.

    `attached` tells a letter or attachment that stands beside a speech.
    """

    number: int
    lines: list[SourceLine]
    marker: Marker | None = None
    label: SourceLine | None = None
    attached: bool = False


_ADDRESS = re.compile(
    r"(?:尊敬的)?(?:各位[^。！？：:]{1,30}|同志们|朋友们|老师们|同学们|"
    r"女士们[^。！？：:]{0,10})[：:]"
)
_GLUED_TITLE = re.compile(rf"[^。！？；：:\n]{{0,70}}(?:{'|'.join(KINDS)})(?:范文稿|范文|稿)?\s*$")


_GLUED_OPENING = re.compile(
    r"(?:\d{4}年)?[^，。：:、\s]{0,12}在[^，。：:；]{4,50}(?:会|会议|大会|仪式|典礼|班)上的(?:讲话|发言|致辞|报告)"
    r"(?:范文稿|范文|稿)?(?=[\u4e00-\u9fff“（])(?!精神|中|里|要求|指出|是|时|和|以及|后|强调|的|提出)"
    r"(?![^，。：:]{0,20}(?:各位|同志们)[^，。]{0,20}[：:])"
)


def glued_heads(text: str) -> list[int]:
    """Return where a title run together with a salutation begins, and where the salutation does.

    `…的热情。在…推进会上的讲话同志们：今天…` is cut before 在, before 同志们, after its colon.
    Without a salutation a title 在…上的讲话 at the head of the line is cut off.
    """
    opening = _GLUED_OPENING.match(text) if "上的" in text[:LONGEST] else None
    cuts: list[int] = [opening.end()] if opening else []
    if "：" not in text and ":" not in text:
        return cuts
    for match in _ADDRESS.finditer(text):
        end = match.start()
        window = max(end - LONGEST, 0)
        start = max((text.rfind(mark, window, end) for mark in "。！？\n”"), default=-1) + 1
        if (start or not window) and _GLUED_TITLE.fullmatch(text, start, end):
            cuts += (start, end, match.end())
    return cuts


def unglued(found: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines with titles and salutations inside of long lines set on their own."""
    kept: list[SourceLine] = []
    for line in found:
        cuts = glued_heads(line.text) if len(line.text) > 60 else []
        kept += [line.part(piece) for piece in line.words.pieces(cuts)] if cuts else [line]
    return kept


def unmarked(found: Sequence[SourceLine]) -> list[int]:
    """Return the lines that begin a further speech without any marker.

    Such a line has the form of a title and is followed, within three lines, by a salutation; what
    stands before it is a speech of some length that has come to its end.
    """
    starts: list[int] = []
    above: set[str] = set()
    before: set[str] = set()  # a page that repeats its title does not begin another speech
    size = 0
    for index, line in enumerate(found):
        text = line.text
        opens = size >= 120 and _opens(found, index) and closed(found[index - 1].text)
        if opens and hanzi.fold(text) not in before and not _copied(found, index, above):
            starts.append(index)
            size = 0
        if index < 4 or starts[-1:] == [index]:
            before.add(hanzi.fold(text))
        size += len(text)
        above.add(text)
    return starts


def _copied(found: Sequence[SourceLine], start: int, above: Set[str]) -> bool:
    """Tell the second copy of an article in its page from a further speech."""
    ahead = (line.text for line in found[start : start + 12] if len(line.text) >= 40)
    first = list(islice(ahead, 3))
    return len(first) == 3 and all(text in above for text in first)


_OF_SEVERAL = re.compile(
    r"(?:\d{1,2}|[一二三四五六七八九十两几多]{1,3})\s*[篇则份个]|合集|汇编|集锦|汇总|大全"
)


def _before_first(found: Sequence[SourceLine]) -> int:
    """Return how many lines tell of a collection without markers before its first title."""
    if not found or not _OF_SEVERAL.search(found[0].text) or is_salutation(found[0].text):
        return 0
    near = (i for i in range(1, min(7, len(found))) if _opens(found, i))
    return next((i for i in near if TITLE_END.search(SAMPLE.sub("", found[0].text))), 0)


def _opens(found: Sequence[SourceLine], index: int) -> bool:
    text = found[index].text
    if len(text) > 80 or re.search(r"[。！？；：:]$", text) or is_salutation(text):
        return False
    if not TITLE_END.search(SAMPLE.sub("", text)):
        return False
    ahead = [x.text for x in found[index + 1 : index + 7] if not _states_fact(x.text)][:3]
    if any(map(is_salutation, ahead)):
        return True
    return bool(AT_MEETING.fullmatch(SAMPLE.sub("", text))) and any(
        len(other) >= 30 and "。" in other and not promise(other) for other in ahead
    )


def _states_fact(text: str) -> bool:
    return len(text) <= 60 and bool(date_line(text) or speaker_line(text))


def closed(text: str) -> bool:
    """Tell a line that may end a speech: it has a stop, or is short."""
    return text[-1:] in "。！？!?”）)" or len(text) < 30


def split(found: Sequence[SourceLine]) -> tuple[list[SourceLine], list[RawPart]]:
    """Return the lines before the first part, and the parts."""
    marks = markers(found)
    if not marks:
        further = unmarked(found)
        start = _before_first(found) if further else 0
        starts = [start, *(index for index in further if index > start)]
        ends = [*starts[1:], len(found)]
        return list(found[:start]), [
            RawPart(number, list(found[start:end]))
            for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
        ]
    front, first = _without_first(found[: marks[0].index], marks[0].number)
    ends = [marker.index for marker in marks[1:]] + [len(found)]
    parts = [
        RawPart(marker.number, list(found[marker.index + 1 : end]), marker, found[marker.index])
        for marker, end in zip(marks, ends, strict=True)
    ]
    return front, [*first, *parts]


def _without_first(
    front: Sequence[SourceLine], number: int
) -> tuple[list[SourceLine], list[RawPart]]:
    """Return the lines above the first marker, and what among them is a speech without a marker.

    Where the count begins with the second part, or much is said, it is no introduction.
    """
    said = sum(len(line.text) for line in front if not promise(line.text))
    if said < (_SECOND_FIRST if number > 1 else _LONG_FRONT):
        return list(front), []
    told = bool(_OF_SEVERAL.search(front[0].text)) and looks_like_title(front[0].text)
    start = _before_first(front) or int(told)
    return list(front[:start]), [RawPart(number - 1, list(front[start:]))]


_SECOND_FIRST, _LONG_FRONT = 120, 600
"""So many characters above the first marker are a part of their own."""
