"""The head of a speech: title, subtitle, date, speaker, place, from the lines above it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from converters.importing.head import top_lines
from converters.importing.page.introductions import without_intro
from converters.importing.passage import EMPTY, Passage
from converters.importing.signs import titles
from converters.importing.signs.facts import (
    LABELLED,
    MASKED_DATE,
    date_line,
    document_number,
    is_place,
    organ_in,
    speaker_line,
)
from converters.importing.signs.vocabulary import is_salutation
from converters.importing.text.lines import ZONE, SourceLine
from converters.importing.worksheet import Worksheet
from converters.speech import hanzi
from converters.speech.dates import PartialDate


@dataclass(frozen=True, slots=True)
class FoundHead:
    """What the lines above the body say. Passages are moved out of the body, texts are read off."""

    titles: tuple[SourceLine, ...] = ()
    subtitle: Passage = EMPTY
    day: PartialDate | None = None
    speaker: str | None = None
    post: str | None = None
    place: str | None = None
    occasion: str | None = None
    organ: str | None = None
    number: str | None = None
    """The number of the document (发文字号)."""
    intro: str = ""
    """What a web editor promised before the speech."""
    moved: tuple[Passage, ...] = ()
    """The lines whose words became facts."""
    body: tuple[SourceLine, ...] = field(default=())


_PASSED = re.compile(r"[（(][^（）()。]{6,60}(?:通过|批准|修订|修正|公布|发布|施行)[）)]")
"""The note under the title of a document (题注) that says when it was passed."""
_CAPTION = re.compile(r"(?:作|致|发表)[^，。]{0,12}(?:报告|讲话|致辞|发言|说明)$")
_OCCASION = re.compile(r"[（(]?\d{4}年\d{1,2}月\d{1,2}日在[^，。]{6,50}[）)]?")


def read(sheet: Worksheet, lines: Sequence[SourceLine]) -> FoundHead:
    """Return the head of a part and its body; introductions of web editors are dropped here."""
    lines, intro = without_intro(sheet, [*top_lines.whole(sheet, lines[:ZONE]), *lines[ZONE:]])
    head = FoundHead(intro=intro)
    at = 0
    while at < min(len(lines), ZONE):
        taken = _take(head, lines, at)
        if taken is None:
            break
        head = taken
        at += 1
    return replace(head, body=tuple(lines[at:]))


def _take(head: FoundHead, lines: Sequence[SourceLine], at: int) -> FoundHead | None:
    """Return the head with one more line, or None if the body begins."""
    line = lines[at]
    text = line.text
    if is_salutation(text):
        return None
    for take in _TAKERS:
        if taken := take(head, line):
            return taken
    if titles.looks_like_title(text) and not _begins_body(head, lines, at):
        return replace(head, titles=(*head.titles, line))
    return None


def _begins_body(head: FoundHead, lines: Sequence[SourceLine], at: int) -> bool:
    """Tell a short line that opens the body from a title."""
    if len(lines) == at + 1:
        return True
    near = lines[at + 1 : at + 8]
    named = [line.text for line in head.titles if titles.speech_title(line.text)]
    if any(titles.repeats(line.text, name) for line in near for name in named):
        return False
    if titles.speech_title(lines[at].text) or any(is_salutation(line.text) for line in near):
        return False
    return bool(named)


def _take_date(head: FoundHead, line: SourceLine) -> FoundHead | None:
    if MASKED_DATE.fullmatch(line.text):
        return replace(head, moved=(*head.moved, line.words))
    if found := date_line(line.text):
        moved = (*head.moved, line.words)
        day, place = found
        if place and is_place(place) is None:
            return None
        return replace(_with(head, place), day=head.day or day, moved=moved)
    return None


def _with(head: FoundHead, beside: str | None) -> FoundHead:
    """Return the head with what stands beside the date: an organ, a speaker or a place."""
    if beside is None:
        return head
    if organ := organ_in(beside):  # （民政部 1997年1月28日）
        return replace(head, organ=head.organ or organ)
    if is_place(beside):
        return replace(head, place=head.place or beside)
    return replace(head, speaker=head.speaker or beside)  # （2021年3月5日 王明）


def _take_number(head: FoundHead, line: SourceLine) -> FoundHead | None:
    number = document_number(line.text)
    if number is None or head.number:
        return None
    return replace(head, number=number, moved=(*head.moved, line.words))


def _take_labelled(head: FoundHead, line: SourceLine) -> FoundHead | None:
    match = LABELLED.fullmatch(line.text)
    if not match:
        return None
    what, value = re.sub(r"\s", "", match["what"]), match["value"].strip()
    taken = _of_meeting(head, what, value) or _of_speaker(head, what, value)
    return replace(taken, moved=(*head.moved, line.words)) if taken else None


def _of_meeting(head: FoundHead, what: str, value: str) -> FoundHead | None:
    if what in ("时间", "日期"):
        day = _only_day(value) or hanzi.parse_date(value)
        return replace(head, day=head.day or day) if day else None
    if what == "地点":
        return replace(head, place=head.place or value)
    return replace(head, occasion=head.occasion or value) if what == "场合" else None


def _only_day(text: str) -> PartialDate | None:
    days = hanzi.find_dates(text)
    return PartialDate.of(days[0][2]) if len(days) == 1 else None


def _of_speaker(head: FoundHead, what: str, value: str) -> FoundHead | None:
    if what == "职务":
        return replace(head, post=head.post or value)
    if what == "单位":
        organ = organ_in(value)
        return replace(head, organ=head.organ or organ) if organ else None
    if what not in ("时间", "日期") and (named := speaker_line(value)):
        return replace(head, speaker=head.speaker or named[0], post=head.post or named[1])
    return None


def _take_subtitle(head: FoundHead, line: SourceLine) -> FoundHead | None:
    forms = (top_lines.SUBTITLE.match, _OCCASION.fullmatch, _PASSED.fullmatch)
    if not head.titles or not any(form(line.text) for form in forms):
        return None
    if len(line.text) > 80 or "。" in line.text:
        return None
    if len(head.subtitle):
        return _once_more(head, line, line.text == head.subtitle.text)
    start, end = subtitle_marks(line.text)
    name, post = titles.speaker_in_subtitle(line.text[start:end])
    return replace(
        head,
        subtitle=line.words,
        day=head.day or _told(line.text),
        speaker=head.speaker or name or None,
        post=head.post or (post if not head.speaker else None),
    )


def _told(subtitle: str) -> PartialDate | None:
    """Return the date that a subtitle tells, if it is one: a day, else a month or a year."""
    if hanzi.find_dates(subtitle):
        return _only_day(subtitle)
    told = hanzi.dates_told(subtitle)
    return told[0] if len(told) == 1 else None


def _take_speaker(head: FoundHead, line: SourceLine) -> FoundHead | None:
    named = speaker_line(line.text) if head.titles else None
    if named is None:
        return None
    name, post, day = named
    if head.speaker:
        return _once_more(head, line, name == head.speaker)
    moved = (*head.moved, line.words)
    return replace(head, speaker=name, post=post, day=head.day or day, moved=moved)


def _take_caption(head: FoundHead, line: SourceLine) -> FoundHead | None:
    """Take 省长赵刚作政府工作报告, the caption of a picture, which says nothing new."""
    said = _CAPTION.search(line.text) and head.speaker and head.speaker in line.text
    return _once_more(head, line, bool(said) and len(line.text) <= 40)


def _once_more(head: FoundHead, line: SourceLine, same: bool) -> FoundHead | None:
    """Return the head with a line that says again what is known; None for another line."""
    return replace(head, moved=(*head.moved, line.words)) if same else None


_TAKERS: tuple[Callable[[FoundHead, SourceLine], FoundHead | None], ...] = (
    _take_date,
    _take_number,
    _take_labelled,
    _take_subtitle,
    _take_speaker,
    _take_caption,
)


def subtitle_marks(text: str) -> tuple[int, int]:
    """Return where a subtitle begins after its dashes or bracket, and where it ends.

    >>> subtitle_marks("——在会上"), subtitle_marks("（2026年1月2日在大会开幕式上）")
    ((2, 5), (1, 17))
    """
    if match := top_lines.SUBTITLE.match(text):
        return match.end(), len(text)
    if text[:1] in "（(" and text[-1:] in "）)":
        return 1, len(text) - 1
    return 0, len(text)
