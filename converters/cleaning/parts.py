"""Speeches apart: where one part of a collection ends and the next begins."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from converters import hanzi
from converters.cleaning.furniture import promise
from converters.cleaning.head import date_line
from converters.cleaning.lines import Line
from converters.cleaning.words import KINDS, SAMPLE, TITLE_END, is_salutation

_N = r"(?P<n>[0-9]{1,2}|[一二三四五六七八九十]{1,3})"
_OPEN, _SHUT = r"[【（(\[〔「『<《]?", r"[】）)\]〕」』>》]?"
_AFTER = r"\s*[:：、.．\-—|]?\s*(?P<title>.{0,80}?)$"
_SPEECHLIKE = (
    "(?:讲话|发言|致辞|致词|演讲|报告|讲稿|主持词|党课|贺词|祝词|范文|稿|材料|倡议书|总结|"
    "心得|体会|信)"
)


@dataclass(frozen=True, slots=True)
class Form:
    """A way of marking parts: its pattern, and whether the words before the number must agree."""

    name: str
    pattern: re.Pattern[str]
    needs_base: bool = False


FORMS: tuple[Form, ...] = (
    Form("篇1", re.compile(rf"^(?P<base>.{{0,60}}?)\s*{_OPEN}\s*篇\s*{_N}\s*{_SHUT}{_AFTER}")),
    Form(
        "第1篇",
        re.compile(rf"^(?P<base>.{{0,60}}?)\s*{_OPEN}\s*第\s*{_N}\s*篇(?!章|文章){_SHUT}{_AFTER}"),
    ),
    Form(
        "范文1",
        re.compile(
            rf"^(?P<base>.{{0,60}}?)\s*{_OPEN}\s*(?:范文|范本|例文|样本|模板|样文|"
            rf"参考)\s*[（(]?{_N}[）)]?{_SHUT}{_AFTER}"
        ),
    ),
    Form(
        "（1）",
        re.compile(
            rf"^{_OPEN}(?P<base>.{{0,60}}?{_SPEECHLIKE}(?:范文|"
            rf"稿)?)\s*[（(【\[]\s*{_N}\s*[）)】\]]{_SHUT}(?P<title>)$"
        ),
        True,
    ),
    Form(
        "1",
        re.compile(
            rf"^{_OPEN}(?P<base>.{{2,60}}?{_SPEECHLIKE}(?:范文|"
            rf"稿)?)\s*[:：]?\s*{_N}{_SHUT}(?P<title>)$"
        ),
        True,
    ),
    Form(
        "1、",
        re.compile(
            rf"^{_OPEN}(?P<base>)\s*{_N}\s*{_SHUT}\s*[、.．:：]\s*(?P<title>.{{2,70}}?{_SPEECHLIKE}(?:范文|"
            rf""
            rf"稿)?(?:[（(][^（）()]{{0,20}}[）)])?)$"
        ),
        True,
    ),
)
"""The forms of markers, the surest first."""

ALONE = Form("（一）", re.compile(rf"^{_OPEN}\s*{_N}\s*{_SHUT}\s*[、.．]?(?P<base>)(?P<title>)$"))
"""A bare number on a line of its own, which marks a part only where a salutation follows."""

_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Marker:
    """A line that opens a part: its number, the words before it and the title after it."""

    index: int
    form: Form
    number: int
    base: str
    title: str


@dataclass(frozen=True, slots=True)
class Part:
    """The lines of one speech, its number in the collection and its marker; None without one.

    `attached` tells a letter or attachment that stands beside a speech.
    """

    number: int
    lines: list[Line]
    marker: Marker | None = None
    label: Line | None = None
    attached: bool = False


def marker_of(form: Form, index: int, text: str) -> Marker | None:
    """Return what a line marks in the form; None where it is no such marker."""
    if len(text) > _LONGEST or "。" in text:
        return None
    match = form.pattern.match(text)
    if not match:
        return None
    base, title = match["base"].strip(" 　:：—-【（("), match["title"].strip(" 　】）)")
    if re.search(r"[，,；;！!？?]", base) and not re.search(_SPEECHLIKE, base):
        return None
    return Marker(index, form, hanzi.parse_number(match["n"]), base, title)


def markers(found: Sequence[Line]) -> list[Marker]:
    """Return the markers of the parts, ascending; empty where the text is no collection."""
    for form in FORMS:
        candidates = [
            marker
            for index, line in enumerate(found)
            if len(line.text) <= _LONGEST and (marker := marker_of(form, index, line.text))
        ]
        for family in _families(form, candidates):
            run = _run(family, found)
            if len(run) >= 2 or (len(run) == 1 and _lone(run[0], found)):
                return run
    return _alone(found)


def _alone(found: Sequence[Line]) -> list[Marker]:
    """Return the bare numbers that mark parts, each of which begins with a salutation."""
    run = _run(
        [
            marker
            for index, line in enumerate(found)
            if len(line.text) <= 6
            and (marker := marker_of(ALONE, index, line.text))
            and any(is_salutation(near.text) for near in found[index + 1 : index + 4])
        ],
        found,
    )
    return run if len(run) >= 2 else []


def _families(form: Form, candidates: Sequence[Marker]) -> Iterator[list[Marker]]:
    if not form.needs_base:
        yield list(candidates)
        return
    bases: dict[str, list[Marker]] = {}
    for marker in candidates:
        bases.setdefault(hanzi.fold(marker.base), []).append(marker)
    yield from sorted(bases.values(), key=len, reverse=True)


def _run(family: Sequence[Marker], found: Sequence[Line]) -> list[Marker]:
    """Return the longest counting row; a list of contents before it begins the count anew."""
    run: list[Marker] = []
    for marker in family:
        if run and marker.number == run[-1].number and not _substance(found, run[-1], marker):
            run[-1] = marker
        elif marker.number == 1 and (
            not run or not any(_substance(found, a, b) for a, b in pairwise(run))
        ):
            run = [marker]
        elif run and run[-1].number < marker.number <= run[-1].number + 3:
            run.append(marker)
        elif not run and marker.number == 2:
            run = [marker]
    strong = [_substance(found, a, b) for a, b in pairwise(run)]
    if run and strong and not all(strong):
        return []
    if run and run[0].form.needs_base and not _addressed(found, run):
        return []
    return run


def _substance(found: Sequence[Line], start: Marker, end: Marker) -> bool:
    return sum(len(line.text) for line in found[start.index + 1 : end.index]) >= 30


def _addressed(found: Sequence[Line], run: Sequence[Marker]) -> bool:
    """Tell parts from the sections of one speech: parts are addressed or have a name."""
    named = [SAMPLE.sub("", marker.title) for marker in run if marker.title]
    if run[0].title and all(map(TITLE_END.search, named)):
        near = (found[marker.index + 1 : marker.index + 5] for marker in run)
        addressed = sum(any(is_salutation(line.text) for line in lines) for lines in near)
        return addressed * 2 >= len(run)
    return bool(run[0].base)


def _lone(marker: Marker, found: Sequence[Line]) -> bool:
    """Tell whether a single 篇1 marks a collection that was cut off after its first part."""
    return (
        marker.number == 1
        and bool(marker.base)
        and not marker.form.needs_base
        and (marker.index + 1 < len(found))
    )


_ADDRESS = re.compile(
    r"(?:尊敬的)?(?:各位[^。！？：:]{1,30}|同志们|朋友们|老师们|同学们|"
    r"女士们[^。！？：:]{0,10})[：:]"
)
_GLUED_TITLE = re.compile(rf"[^。！？；：:\n]{{0,70}}(?:{'|'.join(KINDS)})(?:范文稿|范文|稿)?\s*$")


def glued_heads(text: str) -> list[int]:
    """Return where a title run together with a salutation begins, and where the salutation does.

    `…的热情。在…推进会上的讲话同志们：今天…` is cut before 在, before 同志们, after its colon.
    """
    cuts: list[int] = []
    for match in _ADDRESS.finditer(text):
        end = match.start()
        window = max(end - _LONGEST, 0)
        start = max((text.rfind(mark, window, end) for mark in "。！？\n”"), default=-1) + 1
        if (start or not window) and _GLUED_TITLE.fullmatch(text, start, end):
            cuts += (start, end, match.end())
    return cuts


def ungluded(found: Sequence[Line]) -> list[Line]:
    """Return the lines with titles and salutations inside of long lines set on their own."""
    kept: list[Line] = []
    for line in found:
        cuts = glued_heads(line.text) if len(line.text) > 60 else []
        kept += [line.part(piece) for piece in line.words.pieces(cuts)] if cuts else [line]
    return kept


def unmarked(found: Sequence[Line]) -> list[int]:
    """Return the lines that begin a further speech without any marker.

    Such a line has the form of a title and is followed, within three lines, by a salutation; what
    stands before it is a speech of some length that has come to its end.
    """
    starts: list[int] = []
    before: set[str] = set()  # a page that repeats its title does not begin another speech
    size = 0
    for index, line in enumerate(found):
        text = line.text
        opens = size >= 120 and _opens(found, index) and _closed(found[index - 1].text)
        if opens and hanzi.fold(text) not in before:
            starts.append(index)
            size = 0
        if index < 4 or starts[-1:] == [index]:
            before.add(hanzi.fold(text))
        size += len(text)
    return starts


_OF_SEVERAL = re.compile(
    r"(?:\d{1,2}|[一二三四五六七八九十两几多]{1,3})\s*[篇则份个]|合集|汇编|集锦|汇总|大全"
)


def _before_first(found: Sequence[Line]) -> int:
    """Return how many lines tell of a collection without markers before its first title."""
    if not found or not _OF_SEVERAL.search(found[0].text) or is_salutation(found[0].text):
        return 0
    near = (i for i in range(1, min(7, len(found))) if _opens(found, i))
    return next((i for i in near if TITLE_END.search(SAMPLE.sub("", found[0].text))), 0)


def _opens(found: Sequence[Line], index: int) -> bool:
    text = found[index].text
    if len(text) > 80 or re.search(r"[。！？；：:]$", text) or is_salutation(text):
        return False
    if not TITLE_END.search(SAMPLE.sub("", text)):
        return False
    if any(is_salutation(line.text) for line in found[index + 1 : index + 4]):
        return True
    return bool(_AT_MEETING.fullmatch(SAMPLE.sub("", text))) and any(
        len(line.text) >= 30 and "。" in line.text and not promise(line.text)
        for line in found[index + 1 : index + 4]
    )


_AT_MEETING = re.compile(
    rf"(?:\d{{4}}年)?[^，。：、]{{0,16}}?在[^。；]{{3,60}}上的?(?:{'|'.join(KINDS)})"
)
"""A title that says where the speech was held: no salutation need follow to tell it."""


def _closed(text: str) -> bool:
    return text[-1:] in "。！？!?”）)" or len(text) < 30


def split(found: Sequence[Line]) -> tuple[list[Line], list[Part]]:
    """Return the lines before the first part, and the parts."""
    marks = markers(found)
    if not marks:
        further = unmarked(found)
        start = _before_first(found) if further else 0
        starts = [start, *(index for index in further if index > start)]
        ends = [*starts[1:], len(found)]
        return list(found[:start]), [
            Part(number, list(found[start:end]))
            for number, (start, end) in enumerate(zip(starts, ends, strict=True), 1)
        ]
    front = list(found[: marks[0].index])
    ends = [marker.index for marker in marks[1:]] + [len(found)]
    parts = [
        Part(marker.number, list(found[marker.index + 1 : end]), marker, found[marker.index])
        for marker, end in zip(marks, ends, strict=True)
    ]
    return front, parts


_ATTACHED = re.compile(
    r"附(?:件|录)?\s*(?:[\d一二三四五六七八九十]{1,2})?\s*(?:[:：]\s*(?P<title>.{0,50})|$)"
)
_LETTER = re.compile(
    r"致[^，。！？]{2,40}(?:一封信|公开信|感谢信|慰问信|倡议书|贺信)|"
    r"[^，。！？]{2,40}(?:倡议书|倡议)|关于[^，。！？]{4,50}的(?:通知|决定|通报|公告|通告)"
)


def with_attachments(found: Sequence[Part]) -> list[Part]:
    """Return the parts with attachments and letters beside a speech as parts of their own."""
    kept: list[Part] = []
    for part in found:
        cut = _attachment(part.lines)
        if cut:
            kept += (
                replace(part, lines=part.lines[:cut]),
                Part(0, part.lines[cut:], attached=True),
            )
        else:
            kept.append(part)
    return kept


def _attachment(found: Sequence[Line]) -> int:
    """Return where an attachment of some length begins after a speech; 0 where there is none."""
    for index in range(3, len(found)):
        text = found[index].text
        form = _ATTACHED.fullmatch(text) or _LETTER.fullmatch(text)
        if form and _closed(found[index - 1].text) and not _only_listed(found, index):
            return index if sum(len(line.text) for line in found[index + 1 :]) >= 60 else 0
    return 0


def _only_listed(found: Sequence[Line], index: int) -> bool:
    """Tell the list of attachments above the signature and date from an attachment itself."""
    for line in found[index : index + 10]:
        if date_line(line.text) or re.fullmatch(r"[（(].{2,12}[）)]", line.text):
            return line is not found[index]
        if len(line.text) > 50 or re.search(r"[。！？；]", line.text):
            return False
    return False


def attachment_mark(text: str) -> int:
    """Return how long 附：, 附件1 and the like are at the head of an attachment."""
    match = re.match(r"附(?:件|录)?\s*(?:[\d一二三四五六七八九十]{1,2})?\s*[:：]?\s*", text)
    return match.end() if match else 0
