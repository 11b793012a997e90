"""The head of a speech, read as a whole: title, subtitle, date, speaker, place, occasion."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile

from converters.importing.head import title_choice, top_lines
from converters.importing.head.line_sorts import BODY, FACTS, PASSED, Sort, sort_of
from converters.importing.job import CleaningJob
from converters.importing.page.introductions import without_intro
from converters.importing.passage import EMPTY, Passage
from converters.importing.signs import titles
from converters.importing.signs.facts import LABELLED, MASKED_DATE, document_number, organ_in
from converters.importing.signs.people import Stated, speaker_line, stated
from converters.importing.text.lines import ZONE, SourceLine
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
    body: tuple[SourceLine, ...] = field(default=())


_CAPTION = re.compile(r"(?:作|致|发表)[^，。]{0,12}(?:报告|讲话|致辞|发言|说明)$")
_STAMP = re.compile(r"\d{4}([-/])\d{2}\1\d{2}")
"""A date as machines write it: of the page, where no bracket or label makes it the speech's."""
_SHORT = 40
_ITEM = 24
"""The most hanzi of an item of a menu above a title."""
_TELLING = 6


def read(job: CleaningJob, lines: Sequence[SourceLine]) -> FoundHead:
    """Return the head of a part and its body, read as a whole.

    Each of the first lines is sorted by itself, then the best title among them is chosen; what
    stands above it is the page's, what stands below it states facts, or stays with the body and
    is told. Introductions of web editors are dropped here.
    """
    size = _size(lines)
    last = lines[size - 1].number if size else 0
    whole = [*top_lines.whole(job.sheet, lines[:size]), *lines[size:]]
    whole, intro = without_intro(job.sheet, whole)
    zone = list(takewhile(lambda line: line.number <= last, whole))
    sorts = _sorts(zone)
    end = title_choice.ends_head(sorts)
    title = title_choice.choose(zone, sorts, end)
    reading = _Reading(job, zone, sorts, FoundHead(intro=intro))
    if title is None:
        reading.untitled(end)
    else:
        reading.above(title_choice.halves(zone, sorts, title, end, job.facts.lines), title)
        reading.below(title, end)
    return replace(reading.head, body=(*reading.kept, *whole[reading.end :]))


def _sorts(zone: Sequence[SourceLine]) -> list[Sort]:
    """Return what the lines are: long clauses are a title if a subtitle follows upon them."""
    sorts = [sort_of(line.text) for line in zone]
    for at, (sort, after) in enumerate(pairwise(sorts)):
        text = zone[at].text
        if sort is Sort.PROSE and after is Sort.SUBTITLE and titles.looks_like_title(text):
            sorts[at] = Sort.TITLE
    return sorts


_FAR = 150
"""So many lines may a page print above a head."""
_ROOM = 3


def _size(lines: Sequence[SourceLine]) -> int:
    """Return how many lines may be of the head: up to the first that begins a body."""
    zone = lines[:_FAR]
    first = next((i for i, line in enumerate(zone) if sort_of(line.text) in BODY), 0)
    return min(max(ZONE, first + _ROOM), len(lines))


def _is_said(text: str) -> bool:
    """Tell a line that may be spoken, whatever it stands above: it is long, and has clauses."""
    return hanzi.count_hanzi(text) > _ITEM and bool(re.search("[，。；！？,;]", text))


class _Reading:
    """The reading of one head: what is known so far, and which lines stay with the body."""

    def __init__(
        self, job: CleaningJob, zone: Sequence[SourceLine], sorts: Sequence[Sort], head: FoundHead
    ) -> None:
        self.job, self.zone, self.sorts, self.head = job, zone, sorts, head
        self.kept: list[SourceLine] = []
        self.page: set[int] = set()
        self.end = 0

    def untitled(self, end: int) -> None:
        """Read the facts of a head that has no title: what is sure, and no further."""
        for at in range(end):
            if self.sorts[at] not in FACTS or not self._take(at, sure=True):
                break
            self.end = at + 1

    def above(self, first: int, title: int) -> None:
        """Read the title, and what stands above it: its facts, else words of the page."""
        lines = self.zone[first : title + 1]
        line = top_lines.with_spaces(self.job.sheet, lines) if len(lines) > 1 else lines[0]
        self.head = replace(self.head, title=line)
        near = first
        while near and self.sorts[near - 1] in (Sort.FACT, Sort.LABELLED):
            near -= 1
        texts = [line.text for line in self.zone[:first]]
        self.page = title_choice.menus(texts, self.sorts[:first], _ITEM)
        for at in range(first):
            if not (at >= near and self._is_of_speech(at, first) and self._take(at)):
                self._pass_over(at)

    def _is_of_speech(self, at: int, title: int) -> bool:
        found = stated(self.zone[at].text)
        if found is None or not found.lone:
            return not _STAMP.fullmatch(self.zone[at].text)
        return at + 1 == title and len(found.speaker or "") > 2

    def _pass_over(self, at: int) -> None:
        """Leave out a line above the title; prose that no editor wrote stays with the body."""
        line, sheet = self.zone[at], self.job.sheet
        assert self.head.title is not None
        if self._repeats(at):
            sheet.drop(line.words, "repeat")
        elif self.sorts[at] is Sort.EDITOR:
            sheet.drop(line.words, "editor-intro")
        elif _is_said(line.text) and not self._is_page(at):
            self._keep(at, "题名之上有一段话，留在正文开头", "请看是编者的话还是讲话的话")
        else:
            sheet.drop(line.words, "page-head")
            if not self._is_page(at):
                message = "题名之上的一行没有收入"
                self.job.find("page-head", message, "请看是否题名的一部分", line)

    def _is_page(self, at: int) -> bool:
        """Tell a line of the page that nobody need look at: its site, its menus, its own title."""
        folded = hanzi.fold(self.zone[at].text)
        name = hanzi.fold(titles.core(self.head.title.text)) if self.head.title else ""
        return (
            self.sorts[at] is Sort.SITE
            or _STAMP.fullmatch(self.zone[at].text) is not None
            or at in self.page
            or folded in self.job.facts.columns
            or (len(name) >= _TELLING and name in folded and folded != name)
        )

    def below(self, title: int, end: int) -> None:
        """Read what stands between the title and the body."""
        self.end = title + 1
        salutation = end < len(self.sorts) and self.sorts[end] is Sort.SALUTATION
        facts = [at for at in range(title + 1, end) if self.sorts[at] in FACTS]
        last = end if salutation else max([title + 1, *(at + 1 for at in facts)])
        unknown: list[int] = []
        for at in range(title + 1, last):
            if not (self._take(at) or self._drop_below(at)):
                unknown.append(at)
        while unknown and not salutation and unknown[-1] == last - 1:
            last = unknown.pop()
        for at in unknown:
            self._keep(at, "题名之下有一行认不出来，留在正文开头", "请看是否副题或讲话人")
        self.end = max(last, title + 1)
        while self.end < end and self._repeats(self.end):
            self.job.sheet.drop(self.zone[self.end].words, "repeat")
            self.end += 1

    def _repeats(self, at: int) -> bool:
        text, title = self.zone[at].text, self.head.title
        told = title is not None and titles.repeats(titles.core(text), title.text)
        return told and len(text) >= 4 and self.sorts[at] is Sort.TITLE

    def _drop_below(self, at: int) -> bool:
        """Drop what says the title again, and the labels of the page; False for another line."""
        line = self.zone[at]
        if self._repeats(at):
            self.job.sheet.drop(line.words, "repeat")
        elif self.sorts[at] is Sort.EDITOR:
            self.job.sheet.drop(line.words, "editor-intro")
        elif self._is_page(at):
            self.job.sheet.drop(line.words, "page-head")
            if hanzi.fold(line.text) not in self.job.facts.columns:
                message = "题名之下的一行没有收入"
                self.job.find("page-head", message, "请看是否讲话的话", line)
        else:
            return False
        return True

    def _keep(self, at: int, message: str, advice: str) -> None:
        self.kept.append(self.zone[at])
        self.job.find("head-line", message, advice, self.zone[at])

    def _take(self, at: int, *, sure: bool = False) -> bool:
        """Take the facts of a line; False if it says none that can be believed."""
        line = self.zone[at]
        if self.sorts[at] is Sort.REMARK:
            self.kept.append(line)
            return True
        if _STAMP.fullmatch(line.text):
            return False
        found = stated(line.text) if self.sorts[at] is Sort.FACT else None
        if found and found.doubtful:
            self.head = replace(self.head, day=self.head.day or found.day)
            self._keep(at, "日期旁边的词分不清是人名还是地名，留在正文开头", "请写进讲话人或地点")
            return True
        if found and found.lone and (sure or self._is_word(found.speaker or "", line)):
            return False
        for take in _TAKERS:
            if taken := take(self.head, line):
                self.head = taken
                return True
        return False

    def _is_word(self, name: str, line: SourceLine) -> bool:
        """Tell a word that has the form of a name: the text uses it amid its sentences.

        Whom the text calls by name, or who says it of himself, is a person.
        """
        if len(line.text) != len(name):
            return False
        start = line.words.origin[-1] + 1
        text = self.job.sheet.raw[start : start + _NEAR]
        said = len(re.findall(f"[\u4e00-\u9fff]{name}|{name}[\u4e00-\u9fff]", text))
        called = len(re.findall(f"我[叫是]{name}|{name}(?:{_CALLED})", text))
        return said - called > len(name) - 2


_CALLED = "同志|老师|先生|女士|书记|主任|局长|县长|市长|校长|代表|院长|主席|部长"
_NEAR = 20_000


def _take_fact(head: FoundHead, line: SourceLine) -> FoundHead | None:
    moved = (*head.moved, line.words)
    if MASKED_DATE.fullmatch(line.text):
        return replace(head, moved=moved)
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
    match = LABELLED.fullmatch(line.text)
    if not match:
        return None
    what, value = re.sub(r"\s", "", match["what"]), match["value"].strip()
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
    if what == "职务":
        return replace(head, post=head.post or value)
    if what == "单位":
        organ = organ_in(value)
        return replace(head, organ=head.organ or organ) if organ else None
    if what not in ("时间", "日期") and (named := speaker_line(value)):
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
    return _with_subtitle(head, line)


def _take_clause(head: FoundHead, line: SourceLine) -> FoundHead | None:
    """Take 在全县工作会议上的讲话 below a title that says what the speech is about."""
    below = head.title is not None and not len(head.subtitle) and line.text.startswith("在")
    if not below or head.title is None or titles.speech_title(head.title.text):
        return None
    return _with_subtitle(head, line) if titles.speech_title(line.text) else None


def _with_subtitle(head: FoundHead, line: SourceLine) -> FoundHead:
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
    return replace(head, moved=(*head.moved, line.words)) if same else None


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
