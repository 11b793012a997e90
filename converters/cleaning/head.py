"""The head of a speech: title, subtitle, date, speaker, place, from the lines above it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from converters import hanzi
from converters.cleaning import furniture, titles
from converters.cleaning.lines import Line
from converters.cleaning.passage import EMPTY, Passage, joined
from converters.cleaning.sheet import Sheet
from converters.cleaning.words import POSTS, is_name, is_salutation

_ZONE = 12
"""How many lines may stand above the body."""


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


_DATE_LINE = re.compile(
    r"[（(\[【]?\s*(?P<date>[^，,、（）()]{6,14}[日号]|"
    r"\d{4}[-./]\d{1,2}[-./]\d{1,2})\s*(?:[，,、\s]\s*(?P<place>[\u4e00-\u9fff·]{2,20}))?\s*[）)\]】]?"
)
_MASKED_DATE = re.compile(
    r"(?=.*[×xX*＊某])[（(]?[×xX*＊某0-9]{1,4}年[×xX*＊某0-9]{1,3}月(?:[×xX*＊某0-9]{1,3}日)?[）)]?"
)
_PLACE_FIRST = re.compile(
    r"[（(]\s*(?P<place>[\u4e00-\u9fff·]{2,12})[，,\s]\s*(?P<date>[^，,（）()]{6,14}日)\s*[）)]"
)
_LABELLED = re.compile(
    r"(?:会议|讲话|发言)?(?P<what>时\s*间|地\s*点|日\s*期|讲话人|发言人|演讲人|报告人|"
    r"主讲人|致辞人|姓\s*名|职\s*务|单\s*位|场\s*合)\s*[:：]\s*(?P<value>.{1,60})"
)
_SUBTITLE = re.compile(r"\s*(?:——|--+|—|―+|──+|－－)\s*(?=\S)")
_OCCASION = re.compile(r"[（(]?\d{4}年\d{1,2}月\d{1,2}日在[^，。]{6,50}[）)]?")
_SPEAKER = re.compile(
    rf"(?P<post>[\u4e00-\u9fff、，,·\s（）()]{{0,50}}?(?:{POSTS})(?:[、，,\s]+[\u4e00-\u9fff]{{0,20}}(?:{POSTS}))*)"
    r"[\s:：]*(?P<name>[\u4e00-\u9fff]{2,8}(?:·[\u4e00-\u9fff]{2,8})+|"
    r"[\u4e00-\u9fff][\u4e00-\u9fff\s]{1,5})(?:同志)?\s*(?P<rest>[（(][^（）()]{6,20}[）)])?"
)
_LONE_NAME = re.compile(
    r"[（(]?\s*(?P<name>[\u4e00-\u9fff](?:\s*[\u4e00-\u9fff]){1,2})\s*(?:同志)?\s*[）)]?\s*(?P<rest>[（(][^（）()]{6,20}[）)])?"
)

_SPACED_POST = re.compile(r"^([县市区省镇乡校院局部主总州])\s+([长任席理])\s+(?=[\u4e00-\u9fff])")


Dated = tuple[date, str | None]
"""A date and a place."""


def date_line(text: str) -> Dated | None:
    """Return date and place of a line that holds nothing else.

    >>> date_line("(2020年7月16日)"), date_line("（2020年3月26日，北京）")
    ((datetime.date(2020, 7, 16), None), (datetime.date(2020, 3, 26), '北京'))
    >>> date_line("2020年7月16日上午") is None
    True
    """
    for pattern in (_DATE_LINE, _PLACE_FIRST):
        match = pattern.fullmatch(text.strip())
        if match and (day := hanzi.parse_date(match["date"])):
            return day, match["place"]
    return None


def speaker_line(text: str) -> tuple[str, str | None, date | None] | None:
    """Return name, post and date of a line that holds nothing but the speaker.

    >>> speaker_line("上海市市长 龚 正"), speaker_line("李明（2020年3月5日）")
    (('龚正', '上海市市长', None), ('李明', None, datetime.date(2020, 3, 5)))
    >>> speaker_line("领导讲话") is None, speaker_line("全面工作") is None
    (True, True)
    """
    if len(text) > 70:
        return None
    text = _SPACED_POST.sub(r"\1\2 ", text.strip())
    for pattern in (_SPEAKER, _LONE_NAME):
        match = pattern.fullmatch(text)
        if match and is_name(match["name"].strip()):
            name = re.sub(r"\s", "", match["name"])
            post = match.groupdict().get("post")
            rest = match["rest"]
            day = hanzi.parse_date(rest) if rest else None
            if rest and day is None:
                continue
            return name, re.sub(r"\s+", " ", post).strip() if post else None, day
    return None


def read(sheet: Sheet, lines: Sequence[Line]) -> Head:
    """Return the head of a part and its body; introductions of web editors are dropped here."""
    zone = [piece for line in lines[:_ZONE] for piece in _taken_apart(line)]
    zone = _with_whole_title(_with_whole_subtitle(zone))
    lines, intro = _without_intro(sheet, [*zone, *lines[_ZONE:]])
    head = Head(intro=intro)
    at = 0
    while at < min(len(lines), _ZONE):
        taken = _take(head, lines, at)
        if taken is None:
            break
        head = taken
        at += 1
    return replace(head, body=tuple(lines[at:]))


_TITLE_AND_SUBTITLE = re.compile(
    r"(?P<title>[^。]{4,50}?)(?P<dash>——|──|－－|--)(?P<rest>[^。]{6,70})"
)
_SPEAKER_AND_SALUTATION = re.compile(
    r"(?P<who>[^，。：:]{4,30}?)(?P<to>(?:各位|同志们)[^。：:！]{0,16}[：:！])"
)


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
        open_end = _SUBTITLE.match(before) and "在" in before and before[-1] not in "上话言告会"
        if open_end and len(line.text) <= 40 and re.search(r"[上话言告]$", line.text):
            kept[-1] = line.part(joined((kept[-1].words, line.words)))
        else:
            kept.append(line)
    return kept


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
    if _MASKED_DATE.fullmatch(line.text):
        return replace(head, moved=(*head.moved, line.words))
    if found := date_line(line.text):
        moved = (*head.moved, line.words)
        return replace(head, day=head.day or found[0], place=head.place or found[1], moved=moved)
    return None


def _take_labelled(head: Head, line: Line) -> Head | None:
    match = _LABELLED.fullmatch(line.text)
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
    if not (_SUBTITLE.match(line.text) or _OCCASION.fullmatch(line.text)):
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
    if match := _SUBTITLE.match(text):
        return match.end(), len(text)
    if text[:1] in "（(" and text[-1:] in "）)":
        return 1, len(text) - 1
    return 0, len(text)


def _without_intro(sheet: Sheet, lines: Sequence[Line]) -> tuple[list[Line], str]:
    """Return the lines without the editors' words above and below the speech, and those above."""
    if "editor-intro" in sheet.off:
        return list(lines), ""
    above = set(_above(lines))
    for index in above:
        sheet.drop(lines[index].words, "editor-intro")
    said = "".join(lines[index].text for index in sorted(above))
    kept = [line for i, line in enumerate(lines) if i not in above]
    return [
        *kept[:-3],
        *(cut for line in kept[-3:] if (cut := _without_promise(sheet, line))),
    ], said


def _without_promise(sheet: Sheet, line: Line) -> Line | None:
    """Return the line up to the sentence in which the editors begin to speak; None for nothing."""
    text = line.text
    if len(text) > 400 or not furniture.promise(text):
        return line
    start = 0
    for match in re.finditer(r"[^。！？]*[。！？]?", text):
        if furniture.promise(match[0]):
            break
        start = match.end()
    sheet.drop(line.words.cut(start), "editor-intro")
    kept = sheet.stripped(line.words.cut(0, start))
    return line.part(kept) if len(kept) else None


def _above(lines: Sequence[Line]) -> Iterator[int]:
    zone = lines[:_ZONE]
    end = next((i for i, line in enumerate(zone) if is_salutation(line.text)), min(5, len(zone)))
    said = [i for i in range(end) if furniture.promise(zone[i].text)]
    if said:
        for index in range(said[-1] + 1):
            text = zone[index].text
            if index in said or not (titles.looks_like_title(text) or _is_fact(text)):
                yield index


def _is_fact(text: str) -> bool:
    return bool(date_line(text) or speaker_line(text) or _LABELLED.fullmatch(text))
