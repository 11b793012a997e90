"""What a head states: its lines taken into facts, one after the other."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from converters.importing.head.line_sorts import PASSED, Sort, is_remark, sort_of
from converters.importing.passage import EMPTY, Passage, joined
from converters.importing.signs import titles
from converters.importing.signs.facts import WHEN, document_number, labelled, organ_in
from converters.importing.signs.people import Stated, speaker_line, stated
from converters.importing.signs.provenance import Provenance
from converters.importing.text.lines import SourceLine
from converters.speech import hanzi
from converters.speech.dates import PartialDate
from converters.speech.model import BETWEEN_NAMES


@dataclass(frozen=True, slots=True)
class FoundHead:
    """What the lines above the body say. Passages are moved out of the body, texts are read off."""

    title: SourceLine | None = None
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
    again: tuple[Passage, ...] = ()
    """The lines that say again what other ones say."""
    body: tuple[SourceLine, ...] = field(default=())


_CAPTION = re.compile(r"(?:作|致|发表)[^，。]{0,12}(?:报告|讲话|致辞|发言|说明)$")
_SHORT = 40


def taken(head: FoundHead, line: SourceLine) -> FoundHead | None:
    """Return the head with the facts of a line; None for a line that states none."""
    found = (take(head, line) for take in _TAKERS)
    return next((one for one in found if one), None)


def _take_fact(head: FoundHead, line: SourceLine) -> FoundHead | None:
    moved = (*head.moved, line.words)
    found = stated(line.text)
    if found is None:
        return None
    if found.speaker and head.speaker not in (None, found.speaker):
        return _with_another(head, found, moved)
    return replace(
        head,
        day=head.day or found.day,
        place=head.place or found.place,
        organ=head.organ or found.organ,
        speaker=head.speaker or found.speaker,
        post=head.post or found.post,
        moved=moved,
    )


def informed(head: FoundHead, told: Provenance) -> FoundHead:
    """Return the head with what an editor tells of the speech, as far as it is not known."""
    if head.speaker not in (None, told.speaker):
        return head
    return replace(
        head,
        speaker=told.speaker,
        post=head.post or told.post,
        day=head.day or told.day,
        occasion=head.occasion or told.occasion,
    )


def _with_another(head: FoundHead, found: Stated, moved: tuple[Passage, ...]) -> FoundHead | None:
    """Return the head with a second speaker, who has an office as the first one has."""
    if not (head.post and found.post and head.speaker and found.speaker):
        return None
    both = BETWEEN_NAMES.join((head.speaker, found.speaker))
    return replace(head, speaker=both, post=f"{head.post}、{found.post}", moved=moved)


def _take_number(head: FoundHead, line: SourceLine) -> FoundHead | None:
    number = document_number(line.text)
    if number is None or head.number:
        return None
    return replace(head, number=number, moved=(*head.moved, line.words))


def _take_labelled(head: FoundHead, line: SourceLine) -> FoundHead | None:
    told = labelled(line.text)
    if told is None:
        return None
    what, value = told
    taken = _of_meeting(head, what, value) or _of_speaker(head, what, value)
    return replace(taken, moved=(*head.moved, line.words)) if taken else None


def _of_meeting(head: FoundHead, what: str, value: str) -> FoundHead | None:
    if what in ("时间", "日期"):
        found = stated(value)
        day = (found.day if found else None) or _only_day(value) or hanzi.parse_date(value)
        return replace(head, day=head.day or day) if day else None
    if what == "地点":
        return replace(head, place=head.place or value)
    return replace(head, occasion=head.occasion or value) if what == "场合" else None


def _only_day(text: str) -> PartialDate | None:
    days = hanzi.find_dates(text)
    return PartialDate.of(days[0][2]) if len(days) == 1 else None


def _of_speaker(head: FoundHead, what: str, value: str) -> FoundHead | None:
    if what in ("职务", "班级"):
        return replace(head, post=head.post or value)
    if what == "单位":
        organ = organ_in(value)
        return replace(head, organ=head.organ or organ) if organ else None
    named = speaker_line(value) if what not in ("时间", "日期") else None
    if named and (named[1] or what != "作者"):  # who posted a page has no office
        return replace(head, speaker=head.speaker or named[0], post=head.post or named[1])
    return None


def _take_subtitle(head: FoundHead, line: SourceLine) -> FoundHead | None:
    if head.title is None or sort_of(line.text) is not Sort.SUBTITLE:
        return _take_clause(head, line)
    start, end = subtitle_marks(line.text)
    if len(head.subtitle):
        return _once_more(head, line, line.text == head.subtitle.text)
    if hanzi.fold(head.title.text).endswith(hanzi.fold(line.text[start:end])):
        return _once_more(head, line, True)
    return with_subtitle(head, line)


def _take_clause(head: FoundHead, line: SourceLine) -> FoundHead | None:
    """Take 在全县工作会议上的讲话 below a title that says what the speech is about."""
    below = head.title is not None and not len(head.subtitle) and line.text.startswith("在")
    if not below or head.title is None or titles.speech_title(head.title.text):
        return None
    return with_subtitle(head, line) if titles.speech_title(line.text) else None


def with_subtitle(head: FoundHead, line: SourceLine) -> FoundHead:
    """Return the head with a line as its subtitle, and what it tells of day and speaker."""
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
    if PASSED.fullmatch(subtitle) or hanzi.find_dates(subtitle):
        return _only_day(subtitle)
    told = hanzi.dates_told(subtitle)
    return told[0] if len(told) == 1 else None


def _take_caption(head: FoundHead, line: SourceLine) -> FoundHead | None:
    """Take 省长赵刚作政府工作报告, the caption of a picture, which says nothing new."""
    said = _CAPTION.search(line.text) and head.speaker and head.speaker in line.text
    return _once_more(head, line, bool(said) and len(line.text) <= _SHORT)


def _once_more(head: FoundHead, line: SourceLine, same: bool) -> FoundHead | None:
    """Return the head with a line that says again what is known; None for another line."""
    return replace(head, again=(*head.again, line.words)) if same else None


def without_date(words: Passage) -> tuple[Passage, Passage] | None:
    """Return an editor's remark without the date that stands with it in its brackets, and the date.

    None for what is no such remark: （2021年3月8日，根据录音整理）.
    """
    found = WHEN.search(words.text)
    if found is None:
        return None
    before = words.text[: found.start()].rstrip(_BETWEEN)
    after = words.text[found.end() :].lstrip(_BETWEEN)
    start = len(before) if before[-1:] not in ("（", "(", "") else found.start()
    end = len(words) - len(after)
    remark = joined((words.cut(0, start), words.cut(end)))
    return (remark, words.cut(start, end)) if is_remark(remark.text) else None


_BETWEEN = "，,、；; \u3000"
_TAKERS: tuple[Callable[[FoundHead, SourceLine], FoundHead | None], ...] = (
    _take_fact,
    _take_number,
    _take_labelled,
    _take_subtitle,
    _take_caption,
)


def subtitle_marks(text: str) -> tuple[int, int]:
    """Return where a subtitle begins after its dashes or bracket, and where it ends.

    >>> subtitle_marks("——在会上"), subtitle_marks("（2026年1月2日在大会开幕式上）")
    ((2, 5), (1, 17))
    """
    if match := titles.SUBTITLE.match(text):
        return match.end(), len(text)
    if text[:1] in "（(" and text[-1:] in "）)":
        return 1, len(text) - 1
    return 0, len(text)
