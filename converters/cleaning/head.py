"""The head of a speech: title, subtitle, date, speaker, place, from the lines above it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from converters import hanzi
from converters.cleaning import titles, toplines
from converters.cleaning.facts import LABELLED, MASKED_DATE, date_line, speaker_line
from converters.cleaning.intros import without_intro
from converters.cleaning.lines import ZONE, Line
from converters.cleaning.passage import EMPTY, Passage
from converters.cleaning.sheet import Sheet
from converters.cleaning.words import is_salutation


@dataclass(frozen=True, slots=True)
class Head:
    """What the lines above the body say. Passages are moved out of the body, texts are read off."""

    titles: tuple[Line, ...] = ()
    subtitle: Passage = EMPTY
    day: date | None = None
    speaker: str | None = None
    post: str | None = None
    place: str | None = None
    occasion: str | None = None
    intro: str = ""
    """What a web editor promised before the speech."""
    moved: tuple[Passage, ...] = ()
    """The lines whose words became facts."""
    body: tuple[Line, ...] = field(default=())


_OCCASION = re.compile(r"[（(]?\d{4}年\d{1,2}月\d{1,2}日在[^，。]{6,50}[）)]?")


def read(sheet: Sheet, lines: Sequence[Line]) -> Head:
    """Return the head of a part and its body; introductions of web editors are dropped here."""
    lines, intro = without_intro(sheet, [*toplines.whole(lines[:ZONE]), *lines[ZONE:]])
    head = Head(intro=intro)
    at = 0
    while at < min(len(lines), ZONE):
        taken = _take(head, lines, at)
        if taken is None:
            break
        head = taken
        at += 1
    return replace(head, body=tuple(lines[at:]))


def _take(head: Head, lines: Sequence[Line], at: int) -> Head | None:
    """Return the head with one more line, or None where the body begins."""
    line = lines[at]
    text = line.text
    if is_salutation(text):
        return None
    for take in (_take_date, _take_labelled, _take_subtitle, _take_speaker):
        if taken := take(head, line):
            return taken
    if titles.looks_like_title(text) and not _begins_body(head, lines, at):
        return replace(head, titles=(*head.titles, line))
    return None


def _begins_body(head: Head, lines: Sequence[Line], at: int) -> bool:
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


def _take_date(head: Head, line: Line) -> Head | None:
    if MASKED_DATE.fullmatch(line.text):
        return replace(head, moved=(*head.moved, line.words))
    if found := date_line(line.text):
        moved = (*head.moved, line.words)
        return replace(head, day=head.day or found[0], place=head.place or found[1], moved=moved)
    return None


def _take_labelled(head: Head, line: Line) -> Head | None:
    match = LABELLED.fullmatch(line.text)
    if not match:
        return None
    what, value = re.sub(r"\s", "", match["what"]), match["value"].strip()
    moved = (*head.moved, line.words)
    if what in ("时间", "日期"):
        days = hanzi.find_dates(value)
        if len(days) != 1:
            return None
        return replace(head, day=head.day or days[0][2], moved=moved)
    if what == "地点":
        return replace(head, place=head.place or value, moved=moved)
    if what == "场合":
        return replace(head, occasion=head.occasion or value, moved=moved)
    if what in ("职务", "单位"):
        return replace(head, post=head.post or value, moved=moved)
    named = speaker_line(value)
    if named is None:
        return None
    return replace(head, speaker=head.speaker or named[0], post=head.post or named[1], moved=moved)


def _take_subtitle(head: Head, line: Line) -> Head | None:
    if not head.titles or len(head.subtitle):
        return None
    if not (toplines.SUBTITLE.match(line.text) or _OCCASION.fullmatch(line.text)):
        return None
    if len(line.text) > 80 or "。" in line.text:
        return None
    days = hanzi.find_dates(line.text)
    day = days[0][2] if len(days) == 1 else None
    return replace(head, subtitle=line.words, day=head.day or day)


def _take_speaker(head: Head, line: Line) -> Head | None:
    if not head.titles or head.speaker:
        return None
    named = speaker_line(line.text)
    if named is None:
        return None
    name, post, day = named
    moved = (*head.moved, line.words)
    return replace(head, speaker=name, post=post, day=head.day or day, moved=moved)


def subtitle_marks(text: str) -> tuple[int, int]:
    """Return where a subtitle begins after its dashes or bracket, and where it ends.

    >>> subtitle_marks("——在会上"), subtitle_marks("（2026年1月2日在大会开幕式上）")
    ((2, 5), (1, 17))
    """
    if match := toplines.SUBTITLE.match(text):
        return match.end(), len(text)
    if text[:1] in "（(" and text[-1:] in "）)":
        return 1, len(text) - 1
    return 0, len(text)
