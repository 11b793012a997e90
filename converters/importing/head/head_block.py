"""The head of a speech, read as a whole: title, subtitle, date, speaker, place, occasion."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise, takewhile

from converters.importing.head import lone_names, page_dates, title_choice, top_lines
from converters.importing.head.found_head import (
    FoundHead,
    informed,
    taken,
    with_subtitle,
    without_date,
)
from converters.importing.head.line_sorts import BODY, FACTS, STAMP, STYLED, Sort, sort_of
from converters.importing.job import CleaningJob
from converters.importing.page.introductions import without_intro
from converters.importing.signs import provenance, titles
from converters.importing.signs.facts import is_unknown_date, organ_in
from converters.importing.signs.people import stated
from converters.importing.signs.vocabulary import begins_with_salutation
from converters.importing.text.lines import ZONE, SourceLine
from converters.readers.raw import LineRole
from converters.speech import hanzi

_ITEM = 24
"""The most hanzi of an item of a menu above a title."""
_TELLING = 6
_ABOVE = (Sort.FACT, Sort.LABELLED, Sort.NUMBER)
"""What of a speech may stand above its title, too: the number of a document always does."""


def read(job: CleaningJob, lines: Sequence[SourceLine]) -> FoundHead:
    """Return the head of a part and its body, read as a whole.

    Each of the first lines is sorted by itself, then the best title among them is chosen; what
    stands above it is the page's, what stands below it states facts, or stays with the body and
    is told. Introductions of web editors are dropped here.
    """
    size = _size(lines)
    last = lines[size - 1].number if size else 0
    whole = [*_whole(job, lines[:size]), *lines[size:]]
    whole, intro = without_intro(job.sheet, whole)
    zone = list(takewhile(lambda line: line.number <= last, whole))
    sorts = _sorts(zone)
    end = title_choice.ends_head(sorts)
    named = title_choice.styled(zone[:end])
    title = named[-1] if named else title_choice.choose(zone, sorts, end)
    reading = _Reading(job, zone, sorts, FoundHead(intro=intro))
    if title is None:
        reading.untitled(end)
    else:
        first = named[0] if named else title_choice.halves(zone, sorts, title, end, job.facts.items)
        reading.name(first, title)
        reading.below(title, end)
        reading.above(first)
    kept = sorted(reading.kept, key=lambda line: line.words.origin[0])
    body = top_lines.together(job.sheet, lines[:size], [*kept, *zone[reading.end :]])
    return replace(reading.head, body=(*body, *whole[len(zone) :]))


def _whole(job: CleaningJob, lines: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines made whole, but those that are so by their style."""
    groups = groupby(lines, lambda line: line.marks.role in STYLED)
    each = ((list(group), styled) for styled, group in groups)
    made = (
        top_lines.paragraphs(job.sheet, group, job.raw.title or "")
        if styled
        else top_lines.whole(job.sheet, group)
        for group, styled in each
    )
    return [line for group in made for line in group]


def _sorts(zone: Sequence[SourceLine]) -> list[Sort]:
    """Return what the lines are: clauses or a call are a title if a subtitle follows upon them.

    A salutation right below a title opens the body, too, if the speech goes on in its line and no
    title of a speech stands above both.
    """
    sorts = [STYLED.get(line.marks.role) or sort_of(line.text) for line in zone]
    for at, (sort, after) in enumerate(pairwise(sorts)):
        text = zone[at].text.rstrip("！？!?")
        said = sort is Sort.PROSE or (sort is Sort.SITE and text != zone[at].text)
        if said and after is Sort.SUBTITLE and titles.looks_like_title(text):
            sorts[at] = Sort.TITLE
        if sort is Sort.TITLE and after is Sort.PROSE and begins_with_salutation(zone[at + 1].text):
            named = any(titles.speech_title(line.text) for line in zone[:at])
            sorts[at + 1] = after if named else Sort.SALUTATION
    return sorts


_FAR = 150
"""So many lines may a page print above a head."""
_ROOM = 3


def _size(lines: Sequence[SourceLine]) -> int:
    """Return how many lines may be of the head: up to the first that begins a body."""
    zone = lines[:_FAR]
    headed = next((i for i, line in enumerate(zone) if line.marks.role is LineRole.HEADING), 0)
    if headed:
        zone = zone[:headed]
    first = next((i for i, line in enumerate(zone) if sort_of(line.text) in BODY), 0)
    return min(max(ZONE, first + _ROOM), len(zone) if headed else len(lines))


def _is_said(text: str) -> bool:
    """Tell a line that may be spoken, whatever it stands above: it is long, and has clauses."""
    return hanzi.count_hanzi(text) > _ITEM and bool(_PAUSE.search(text))


_PAUSE = re.compile("[，。；！？,;]")


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
            if not self._is_stamp(at) and not (
                self.sorts[at] in FACTS and self._take(at, sure=True)
            ):
                break
            self.end = at + 1

    def _is_stamp(self, at: int) -> bool:
        """Drop the day on which a page was made, which is told; False for another line."""
        line = self.zone[at]
        if not (STAMP.fullmatch(line.text) and self._drop(at, "page-head")):
            return False
        self.job.find("page-head", "正文之上的一行没有收入", "请看是否讲话的日期", line)
        return True

    def name(self, first: int, title: int) -> None:
        """Read the title, which stands on the lines from `first` on."""
        lines = self.zone[first : title + 1]
        line = top_lines.with_spaces(self.job.sheet, lines)
        self.head = replace(self.head, title=line)
        texts = [line.text for line in self.zone[:first]]
        self.page = title_choice.menus(texts, self.sorts[:first], _ITEM)

    def above(self, first: int) -> None:
        """Read what stands above the title: facts that are not told below it, else the page's."""
        near = first
        while near and self.sorts[near - 1] in _ABOVE:
            near -= 1
        below, self.kept = self.kept, []
        for at in range(first):
            if not (at >= near and self._is_of_speech(at, first) and self._take(at)):
                self._pass_over(at)
        self.kept += below

    def _is_of_speech(self, at: int, title: int) -> bool:
        found = stated(self.zone[at].text)
        if (
            found
            and found.day
            and (self.head.day not in (None, found.day) or page_dates.is_of_issue(self.zone, at))
        ):
            return False
        if found is None or not found.lone:
            return not STAMP.fullmatch(self.zone[at].text)
        return at + 1 == title and len(found.speaker or "") > 2

    def _pass_over(self, at: int) -> None:
        """Leave out a line above the title; prose that no editor wrote stays with the body."""
        rule = self._rule_of(at) or ("" if _is_said(self.zone[at].text) else "page-head")
        if not self._drop(at, rule):
            self._keep(at, "题名之上有一段话，留在正文开头", "请看是编者的话还是讲话的话")
        elif rule == "page-head" and not self._is_page(at):
            message = "题名之上的一行没有收入"
            self.job.find(rule, message, "请看是否题名的一部分", self.zone[at])

    def _rule_of(self, at: int) -> str:
        """Return the rule by which a line of a head goes wherever it stands; none for most."""
        if self._repeats(at):
            return "repeat"
        if self.sorts[at] is Sort.EDITOR:
            return "editor-intro"
        return "page-head" if self._is_page(at) else ""

    def _drop(self, at: int, rule: str) -> bool:
        """Drop a line by a rule; False if there is none, or if it is switched off."""
        if not (rule and self.job.on(rule)):
            return False
        self.job.sheet.drop(self.zone[at].words, rule)
        return True

    def _is_page(self, at: int) -> bool:
        """Tell a line of the page that nobody need look at: its site, its menus, its own title."""
        folded = hanzi.fold(self.zone[at].text)
        name = hanzi.fold(titles.core(self.head.title.text)) if self.head.title else ""
        return (
            self.sorts[at] is Sort.SITE
            or STAMP.fullmatch(self.zone[at].text) is not None
            or at in self.page
            or folded in self.job.facts.columns
            or (len(name) >= _TELLING and name in folded and folded != name)
        )

    def below(self, title: int, end: int) -> None:
        """Read what stands between the title and the body."""
        salutation = end < len(self.sorts) and self.sorts[end] is Sort.SALUTATION
        facts = [at for at in range(title + 1, end) if self.sorts[at] in FACTS]
        last = end if salutation else max([title + 1, *(at + 1 for at in facts)])
        unknown: list[int] = []
        posted = page_dates.posted(self.zone, title + 1, last)
        self.page |= posted
        for at in range(self._theme(title, end), last):
            if not ((at not in posted and self._take(at)) or self._drop_below(at)):
                unknown.append(at)
        while unknown and not salutation and unknown[-1] == last - 1:
            last = unknown.pop()
        for at in unknown:
            self._keep(at, "题名之下有一行认不出来，留在正文开头", "请看是否副题或讲话人")
        self.end = last
        while self.end < end and self._repeats(self.end) and self._drop(self.end, "repeat"):
            self.end += 1

    def _theme(self, title: int, end: int) -> int:
        """Take the clauses below a title as its subtitle, which is told; return where they end."""
        after = title_choice.theme(self.zone, self.sorts, title, end)
        if after > title + 1:
            line = top_lines.with_spaces(self.job.sheet, self.zone[title + 1 : after])
            self.head = replace(self.head, subtitle=line.words)
            self.job.find("head-line", "题名之下的一行认作副题", "请看是否副题", line)
        return after

    def _repeats(self, at: int) -> bool:
        text, title = self.zone[at].text, self.head.title
        said = [*([title.text] if title else []), self.head.subtitle.text]
        told = any(told and titles.repeats(titles.core(text), told) for told in said)
        return told and len(text) >= 4 and self.sorts[at] is Sort.TITLE

    def _drop_below(self, at: int) -> bool:
        """Drop what says the title again, and the labels of the page; False for another line."""
        line = self.zone[at]
        rule = "editor-intro" if self._tells_of_speaker(at) else self._rule_of(at)
        if title_choice.issues(self.head.title, line, self.sorts[at:]) or not self._drop(at, rule):
            return False
        if rule == "page-head" and hanzi.fold(line.text) not in self.job.facts.columns:
            self.job.find(rule, "题名之下的一行没有收入", "请看是否讲话的话", line)
        return True

    def _tells_of_speaker(self, at: int) -> bool:
        """Tell what is said of the speaker below a picture of him, as in 周明远作政府工作报告."""
        name = self.head.speaker
        told = name and re.fullmatch(f".{{0,20}}{re.escape(name)}{_REPORTS}", self.zone[at].text)
        return bool(told)

    def _keep(self, at: int, message: str, advice: str) -> None:
        self.kept.append(self.zone[at])
        self.job.find("head-line", message, advice, self.zone[at])

    def _take(self, at: int, *, sure: bool = False) -> bool:
        """Take the facts of a line; False if it says none that can be believed."""
        line = self.zone[at]
        if self._take_as_it_is(at):
            return True
        if STAMP.fullmatch(line.text):
            return False
        if is_unknown_date(line.text):
            self._leave_unknown(line)
            return True
        found = stated(line.text) if self.sorts[at] is Sort.FACT else None
        if found and found.doubtful:
            self.head = replace(self.head, day=self.head.day or found.day)
            if apart := without_date(line.words):
                remark, told = apart
                self.head = replace(self.head, moved=(*self.head.moved, told))
                self.kept.append(line.part(remark))
                return True
            self._keep(at, "日期旁边的词分不清是人名还是地名，留在正文开头", "请写进讲话人或地点")
            return True
        named = line.marks.role is LineRole.SPEAKER
        if (
            found
            and found.lone
            and not named
            and (sure or not self._is_person(at, found.speaker or ""))
        ):
            return False
        if self.head.title and not self.head.organ and (organ := organ_in(line.text)):
            self.head = replace(self.head, organ=organ, moved=(*self.head.moved, line.words))
            return True
        return self._state(line)

    def _take_as_it_is(self, at: int) -> bool:
        """Take a remark of the editor's, and a subtitle that is one by its style."""
        line = self.zone[at]
        if self.sorts[at] is Sort.REMARK:
            self._note(at)
            return True
        styled = line.marks.role is LineRole.SUBTITLE and not hanzi.parse_date(line.text)
        if not styled or self.head.subtitle:
            return False
        self.head = with_subtitle(self.head, line)
        return True

    def _state(self, line: SourceLine) -> bool:
        """Take what a line states; False if it is nothing, or said again and is to stay."""
        head = taken(self.head, line)
        again = head is not None and len(head.again) > len(self.head.again)
        if head is None or (again and not self.job.on("repeat")):
            return False
        self.head = head
        return True

    def _note(self, at: int) -> None:
        """Keep a remark of the editor's with the body; who spoke where is taken from it."""
        told = provenance.told(self.zone[at].text)
        if told is None:
            self.kept.append(self.zone[at])
            return
        self.head = informed(self.head, told)
        self._keep(at, "题名之下编者的说明留在正文开头", "请看讲话人和场合对不对，说明是否保留")

    def _is_person(self, at: int, name: str) -> bool:
        return lone_names.is_person(self.job, self.zone, self.sorts, at, name)

    def _leave_unknown(self, line: SourceLine) -> None:
        """Keep a date that was masked or left blank with the body, if it says anything at all."""
        if _NUMERAL.search(line.text):
            self.kept.append(line)
            message = "日期不全，留在正文开头"
        else:
            self.job.sheet.drop(line.words, "head-line")
            message = "日期是隐去的，没有收入"
        self.job.find("head-line", message, "请把日期写进前言（date）", line)


_REPORTS = (
    "(?:同志)?(?:在[^，。]{2,40}上)?"
    "(?:作|做|发表|致)[^，。]{0,12}(?:报告|讲话|发言|演讲|致?辞|词)。?"
)
_NUMERAL = re.compile(r"[\d〇零○一二三四五六七八九十]")
