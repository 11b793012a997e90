"""Speeches apart: where one part of a collection ends and the next begins."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import islice, pairwise, takewhile

from converters.importing.page.site_lines import is_editors, promise
from converters.importing.signs.part_markers import Marker
from converters.importing.signs.people import speaker_line
from converters.importing.signs.title_ends import ends_as_title, without_sample
from converters.importing.signs.titles import looks_like_title
from converters.importing.signs.vocabulary import AT_MEETING, begins_with_salutation, is_salutation
from converters.importing.split import sections
from converters.importing.split.attachment_lines import Enclosed
from converters.importing.split.markers import markers
from converters.importing.text.lines import SourceLine
from converters.readers.raw import LineRole
from converters.speech import hanzi


@dataclass(frozen=True, slots=True)
class RawPart:
    """The lines of one speech, its number in the collection and its marker; None without one.

    `attached` tells a letter or attachment that stands beside a speech, `matter` what a compilation
    has beside its speeches; `enclosed` are the attachments that the speech tells of.
    """

    number: int
    lines: list[SourceLine]
    marker: Marker | None = None
    label: SourceLine | None = None
    attached: bool = False
    matter: bool = False
    enclosed: tuple[Enclosed, ...] = ()


_LEAST, _LEAST_SALUTED = 40, 20
"""So many characters of sentences are a speech at its end, fewer where listeners are addressed."""
_STOPS = re.compile("[。！？；]")


def unmarked(found: Sequence[SourceLine]) -> list[int]:
    """Return the lines that begin a further speech without any marker.

    Such a line has the form of a title and is followed, within three lines, by a salutation; or it
    says the title again and another speaker stands beneath it; or a format sets it as a title or at
    the head of a page. What stands before it is a speech of some length that has come to its end.
    """
    starts: list[int] = []
    signed = _signed(found)
    titles: set[str] = set()  # a page that repeats its title does not begin another speech
    speakers: set[str] = set()
    size, saluted = 0, False
    for index, line in enumerate(found):
        opens = (
            size >= (_LEAST_SALUTED if saluted else _LEAST)
            and not _is_within(line)
            and (
                index in signed
                or _begins(found, index, titles)
                or _by_another(found, index, titles, speakers)
                or (saluted and (_again(found, index, titles) or _of_another(found, index)))
            )
        )
        above = _above_subtitle(found, index) or _below_label(found, index) if opens else 0
        first = index - above
        if opens and closed(found[first - 1].text) and not _copied(found, index):
            starts.append(first)
            size, saluted = 0, False
        saluted = saluted or is_salutation(line.text)
        start = starts[-1] if starts else 0
        if index < 4 or index == start:
            titles.add(hanzi.fold(line.text))
        if index <= start + sections.BENEATH and (named := speaker_line(line.text)):
            speakers.add(named[0])
        if size < _LEAST and _is_spoken(line.text, titles):
            size += len(line.text)
    return starts


def _is_within(line: SourceLine) -> bool:
    """Tell what is by its style a line of a speech, and the title of none."""
    return line.marks.role not in (None, LineRole.TITLE)


def titled(found: Sequence[SourceLine]) -> list[int]:
    """Return where speeches begin whose titles are some by their style, on a line or more.

    What stands above the first one belongs to it; a further one opens as titles of speeches do.
    """
    of_title = [line.marks.role is LineRole.TITLE for line in found]
    starts = [at for at, is_one in enumerate(of_title) if is_one and not (at and of_title[at - 1])]
    return [0, *(at for at in starts[1:] if _opens_speech(found[at:]))]


def _opens_speech(found: Sequence[SourceLine]) -> bool:
    near = found[: 1 + sections.BENEATH]
    styled = any(line.marks.role in _BELOW_TITLE for line in near)
    return styled or ends_as_title(found[0].text) or sections.opens_speech(found)


_BELOW_TITLE = (LineRole.SUBTITLE, LineRole.SPEAKER, LineRole.SALUTATION)


def _is_spoken(text: str, titles: Set[str]) -> bool:
    """Tell a line of a speech by its stop from an editor's, and from a title, which may have one.

    A page says 欢迎你们！——在报到会上的讲话 on one line, the article below it on two.
    """
    if not _STOPS.search(text) or is_editors(text):
        return False
    if len(text) > _LONGEST_TITLE:
        return True
    part = hanzi.fold(text)
    return not (ends_as_title(text) or any(part in title and part != title for title in titles))


_DASHED = re.compile(r"(?:——|--|－－|──|—|―)\s*\S")


def _above_subtitle(found: Sequence[SourceLine], index: int) -> int:
    """Return 1 if a line is a subtitle, begun by a dash, and its title stands above it; else 0."""
    if not index or not _DASHED.match(found[index].text):
        return 0
    title = found[index - 1].text
    apart = len(title) <= _TITLE and looks_like_title(title) and not speaker_line(title)
    return int(apart and not _STOPS.search(title))


def _signed(found: Sequence[SourceLine]) -> frozenset[int]:
    """Return the titles right below each of which another speaker with his office stands.

    A collection of what was said at a meeting has two of them at least, prose below each.
    """
    people: dict[str, int] = {}
    for index in range(len(found) - 2):
        title, below, said = found[index].text, found[index + 1].text, found[index + 2].text
        named = speaker_line(below) if len(title) <= _TITLE and looks_like_title(title) else None
        prose = len(said) >= _TITLE and _STOPS.search(said)
        if named and named[1] and prose and not speaker_line(title):
            people.setdefault(named[0], index)
    return frozenset(people.values()) if len(people) > 1 else frozenset()


_TITLE = 30


def _begins(found: Sequence[SourceLine], index: int, titles: Set[str]) -> bool:
    begins = _opens(found, index) or _set_as_title(found, index)
    return begins and hanzi.fold(found[index].text) not in titles


def _by_another(
    found: Sequence[SourceLine], index: int, titles: Set[str], speakers: Set[str]
) -> bool:
    """Tell a title that is said again above another speaker: reports of several people."""
    if not _said_again(found[index].text, titles):
        return False
    near = (speaker_line(line.text) for line in found[index + 1 : index + 1 + sections.BENEATH])
    return any(named[0] not in speakers for named in near if named)


def _again(found: Sequence[SourceLine], index: int, titles: Set[str]) -> bool:
    """Tell a title that is said again right above a salutation, below a speech with its own."""
    below = found[index + 1 : index + 2]
    return any(is_salutation(line.text) for line in below) and _said_again(
        found[index].text, titles
    )


def _of_another(found: Sequence[SourceLine], index: int) -> bool:
    """Tell any title with a speaker right below it, and below him a salutation.

    The speaker is told by his office or a label, and the salutation may run on: 各位老师：早上好！
    """
    if not _heads_talk(found[index].text) or len(found) < index + 3:
        return False
    named, said = found[index + 1].text, found[index + 2].text
    return bool(_SPEAKER.fullmatch(named) or _with_office(named)) and begins_with_salutation(said)


def _heads_talk(text: str) -> bool:
    short = len(text) <= _TITLE and looks_like_title(text) and not _STOPS.search(text)
    return short and hanzi.ordinal(text) is None and not sections.states_fact(text)


def _with_office(text: str) -> bool:
    named = speaker_line(text)
    return named is not None and named[1] is not None


_SPEAKER = re.compile(
    r"[\u4e00-\u9fff]{0,4}(?:讲话|发言|演讲|报告|主讲|宣讲|领导|教师|老师|学生|代表|主持)人?[:：]\s*[\u4e00-\u9fff·]{2,4}"
)
"""Who spoke, behind a label: 演讲人：周明远, 值周教师：吴燕."""


def _below_label(found: Sequence[SourceLine], index: int) -> int:
    """Return 1 if a label of a few hanzi stands above a title, as 值周总结： does; else 0."""
    return int(index > 0 and _LABEL.fullmatch(found[index - 1].text) is not None)


_LABEL = re.compile(r"[【\[]?[\u4e00-\u9fff]{2,8}[】\]]?[:：]")


def _said_again(text: str, titles: Set[str]) -> bool:
    title = len(text) <= _LONGEST_TITLE and ends_as_title(text)
    return title and hanzi.fold(text) in titles


def _set_as_title(found: Sequence[SourceLine], index: int) -> bool:
    """Tell a title by its format: a heading of the first level, or the head of a page.

    It ends as the titles of speeches do, or a date, a speaker or a salutation stands beneath it.
    """
    line = found[index]
    top = line.marks.level in (0, 1)
    if not (top or line.marks.page) or not looks_like_title(line.text):
        return False
    near = [other.text for other in found[index + 1 : index + 1 + sections.BENEATH]]
    beneath = any(is_salutation(text) or sections.states_fact(text) for text in near)
    return beneath or (top and ends_as_title(line.text))


_LONGEST_TITLE = 80
_SENTENCE = re.compile("[^。！？；]{8,}")
_COPIED, _ALIKE = 12, 8
"""So many lines ahead, and so many of their sentences, show whether a text stands twice."""


def _copied(found: Sequence[SourceLine], start: int) -> bool:
    """Tell the second copy of an article in its page from a further speech."""
    ahead = "".join("".join(line.text.split()) for line in found[start + 1 : start + _COPIED])
    said = [match[0] for match in islice(_SENTENCE.finditer(ahead), _ALIKE)]
    above = "".join("".join(line.text.split()) for line in found[:start])
    return len(said) >= 3 and all(sentence in above for sentence in said[1:-1])


def _introducing(found: Sequence[SourceLine], starts: Sequence[int]) -> int:
    """Return how many lines introduce the first speech, 0 if they are one: editors speak there."""
    above = found[: starts[0]]
    said = [line.text for line in above if _STOPS.search(line.text)]
    if any(is_salutation(line.text) for line in above) or len("".join(said)) > _INTRODUCTION:
        return 0
    return starts[0] if any(map(promise, said)) else 0


_INTRODUCTION = 400
"""So many characters editors say at most before a speech."""
_OF_SEVERAL = re.compile(
    r"(?:\d{1,2}|[一二三四五六七八九十两几多]{1,3})\s*[篇则份个]|合集|汇编|集锦|汇总|大全"
)


_NEAR = 7


def _before_first(found: Sequence[SourceLine]) -> int:
    """Return how many lines tell of a collection without markers before its first title."""
    signed = min(_signed(found), default=0)
    if 0 < signed < _NEAR and not any(_STOPS.search(line.text) for line in found[:signed]):
        return signed
    if not found or not _OF_SEVERAL.search(found[0].text) or is_salutation(found[0].text):
        return 0
    if not ends_as_title(found[0].text):
        return 0
    listed = sum(1 for _ in takewhile(lambda line: not _STOPS.search(line.text), found))
    near = (i for i in range(1, min(max(_NEAR, listed), len(found))) if _opens(found, i))
    first = next(near, 0)
    return first - _above_subtitle(found, first)


def _opens(found: Sequence[SourceLine], index: int) -> bool:
    text = found[index].text
    if len(text) > _LONGEST_TITLE or text.endswith(_NO_TITLE_END) or text.startswith("附"):
        return False
    if is_salutation(text):
        return False
    if not ends_as_title(text):
        return False
    ahead = [x.text for x in found[index + 1 : index + 7] if not sections.states_fact(x.text)][:3]
    if any(map(is_salutation, ahead)):
        return not _of_menu(text, ahead)
    return bool(AT_MEETING.fullmatch(without_sample(text))) and any(
        len(other) >= 30 and "。" in other and not promise(other) for other in ahead
    )


_NO_TITLE_END = ("。", "！", "？", "；", "：", ":")


def _of_menu(text: str, ahead: Sequence[str]) -> bool:
    """Tell a column of a site (领导讲话) above the title of a speech from that title."""
    above = takewhile(lambda other: not is_salutation(other), ahead)
    titled = any(ends_as_title(other) for other in above)
    return titled and hanzi.count_hanzi(text) <= _COLUMN


_COLUMN = 6


def further(found: Sequence[SourceLine]) -> Iterator[SourceLine]:
    """Yield the titles in a part, below the end of a talk, with only a salutation below them.

    They may head a further talk, or no more than a section of the same one.
    """
    saluted = False
    for index, line in enumerate(found[:-1]):
        below = found[index + 1].text
        if saluted and _heads_talk(line.text) and is_salutation(below) and below[-1] in "：:":
            yield line
        saluted = saluted or is_salutation(line.text)


def closed(text: str) -> bool:
    """Tell a line that may end a speech: it has a stop, or is short."""
    return text[-1:] in "。！？!?”）)" or len(text) < 30


def split(found: Sequence[SourceLine]) -> tuple[list[SourceLine], list[RawPart]]:
    """Return the lines before the first part, and the parts."""
    if parted := sections.sections(found):
        return [], list(_of_sections(*parted))
    starts = titled(found)
    if len(starts) > 1:
        cuts = pairwise([*starts, len(found)])
        return [], [RawPart(at, list(found[a:b])) for at, (a, b) in enumerate(cuts, 1)]
    marks = [mark for mark in markers(found) if not _is_within(found[mark.index])]
    if not marks:
        further = unmarked(found)
        start = (_introducing(found, further) or _before_first(found)) if further else 0
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
    return front, _numbered([*first, *(piece for part in parts for piece in _within(part))])


def _within(part: RawPart) -> list[RawPart]:
    """Return a part that its marker opens, and the further speeches in it that none opens.

    So it is in a volume whose markers count its chapters: 一、县委书记讲话.
    """
    starts = [0, *(index for index in unmarked(part.lines) if index)]
    cuts = [*starts, len(part.lines)]
    pieces = [part.lines[start:end] for start, end in pairwise(cuts)]
    first = replace(part, lines=pieces[0])
    return [first, *(RawPart(part.number, lines) for lines in pieces[1:])]


def _numbered(parts: Sequence[RawPart]) -> list[RawPart]:
    """Return the parts, counted anew if some have the same number."""
    if len({part.number for part in parts}) == len(parts):
        return list(parts)
    return [replace(part, number=number) for number, part in enumerate(parts, 1)]


def _of_sections(
    front: Sequence[SourceLine], found: Sequence[sections.Section]
) -> Iterator[RawPart]:
    """Yield the parts of a compilation that its format parts by headings, and what is none."""
    if front:
        yield RawPart(0, list(front), matter=True)
    for number, (section, is_speech) in enumerate(sections.speeches(found), 1):
        yield RawPart(number, section.lines, matter=not is_speech)


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
