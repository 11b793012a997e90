"""Titles: recognised, trimmed of what sample sites add, completed, or made from the text."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from converters.importing.passage import Edit, Passage
from converters.importing.signs.facts import OF_WHAT
from converters.importing.signs.title_ends import SAMPLE, TITLE_END, ends_as_title, without_sample
from converters.importing.signs.vocabulary import (
    AT_MEETING,
    KINDS,
    LEVELS,
    MEETING,
    POSTS,
    is_name,
    is_salutation,
)
from converters.importing.text.lines import SourceLine
from converters.importing.worksheet import Worksheet
from converters.speech import hanzi

_KIND = "|".join(KINDS)
LONGEST = 100
"""So many characters a title has at most."""
_PROSE = re.compile(r"[。！？；：:;!?，,]$|[。！？!?][”’]+$")
_NO_TITLE = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、是]|[（(][一二三四五六七八九十\d]{1,3}[）)]|"
    r"\d{1,2}[、.．]|第[一二三四五六七八九十][，,、：章节条]|附件|附[:：])"
)
_YEAR_FIRST = re.compile(r"(?:19|20)\d{2}年?度?(?:最新)?(?=(?:领导)?在|(?:领导)在)")
_LEADER = re.compile(r"(?:领导|有关领导|主要领导)(?:同志)?(?=在|关于|的)")
_COLUMN = re.compile(
    rf"[\u4e00-\u9fff]{{0,8}}(?:领导|重要|会议)?(?:{_KIND})(?:稿|范文)?\s*[:：]\s*(?=在[^。；]{{3,60}}上的?(?:{_KIND}))"
)
"""The label of a column before a title: 工作会议领导讲话：在…上的讲话."""
_SITE = re.compile(
    r"\s*[-_—|｜–·]+\s*[^-_—|｜–·。，]{2,14}(?:网|网站|在线|平台|文库|论坛|门户|频道|资讯)$"
)
_DECORATION = re.compile(
    r"[|｜■◆●○★☆▲►>·•#*\s]+|\s*[\[【]?(?:转载|转帖|转贴|转发|原创|置顶|推荐|精华)\s*(?:[:：]|[\]】][:：]?)\s*"
)
_ADORNING = "*# ■◆●★◇"
"""What may stand behind a title that it adorns."""
_PAIRS = (("【", "】"), ("[", "]"), ("《", "》"), ("〈", "〉"), ("「", "」"))


def looks_like_title(text: str) -> bool:
    """Return whether a line has the form of a title: short, without the end of a sentence.

    >>> looks_like_title("在全县经济工作会议上的讲话"), looks_like_title("我讲三点意见。")
    (True, False)
    """
    return 2 <= len(text) <= LONGEST and "。" not in text and _looks_like_title(text)


@lru_cache(maxsize=256)  # each stage asks anew of the short lines
def _looks_like_title(text: str) -> bool:
    return (
        not _PROSE.search(text)
        and not _NO_TITLE.match(text)
        and not is_salutation(text)
        and hanzi.count_hanzi(text) * 2 >= len(text.replace(" ", ""))
    )


@lru_cache(maxsize=256)
def speech_title(text: str) -> bool:
    """Return whether a line ends as the titles of speeches do.

    >>> speech_title("在全县经济工作会议上的讲话范文(精选3篇)"), speech_title("提高思想认识")
    (True, False)
    """
    bare = without_sample(_SITE.sub("", text)).rstrip("】》] ")
    if len(bare) < 6:
        return False
    if TITLE_END.search(bare) or _HELD.search(bare):
        return True
    dash = _DASH.search(bare)
    return dash is not None and TITLE_END.search(bare[: dash.start()]) is not None


_DASH = re.compile("——|──")
_HELD = re.compile(rf"在.{{2,60}}上的?(?:{_KIND})")
SUBTITLE = re.compile(r"\s*(?:——|--+|—|―+|──+|－－|[-－](?=\s*(?:在|写在|记|献给|致)))\s*(?=\S)")
"""The dashes before a subtitle."""
_AT_IN_BRACKETS = re.compile(rf"[（(]\s*在[^，。（）()]{{4,70}}(?:上|的(?:{_KIND}))\s*[）)]")
_DAY_AT = re.compile(
    r"[（(]?(?:\d{4}|[一二][〇零○一二三四五六七八九]{3})年[^，。年月]{1,3}月[^，。月日]{1,4}日[^，。]{0,12}在[^，。]{6,60}[）)]?"
)


def is_subtitle(text: str) -> bool:
    """Return whether a line has the form of a subtitle: a dash, or the meeting in brackets.

    >>> [is_subtitle(t) for t in ("——在全县会议上的讲话", "（在全县会议上的讲话）", "在会上的讲话")]
    [True, True, False]
    """
    if len(text) > 80 or "。" in text:
        return False
    return bool(SUBTITLE.match(text) or _DAY_AT.fullmatch(text) or _AT_IN_BRACKETS.fullmatch(text))


def is_broken_prose(text: str) -> bool:
    """Tell a line of a paragraph that is broken hard from a title: long clauses, no title's end.

    >>> is_broken_prose("这次会议的主要任务是总结去年的工作，部署今年的任务，动员全县上下进一步统")
    True
    """
    long = len(text) > _CLAUSES and _CLAUSE_END.search(text)
    return bool(long) and not (speech_title(text) or document_kind(text))


_CLAUSES = 30
_CLAUSE_END = re.compile("[，；,;]")


def core(text: str) -> str:
    """Return a title without the name of the site behind it.

    >>> core("在春耕生产现场会上的讲话 - 范文网")
    '在春耕生产现场会上的讲话'
    """
    return _SITE.sub("", text)


def trimmed(sheet: Worksheet, words: Passage) -> Passage:
    """Return a title without decoration, 范文, 精选3篇, a search year or a nameless 领导."""
    if "title" in sheet.off:
        return words
    return sheet.edit(words, _trimmings(words.text), "title")


def _trimmings(text: str) -> Iterable[Edit]:
    start = _inside(text)
    bare = _SITE.sub("", text[start:]).rstrip(_ADORNING)
    bare = bare[:-1] if any(_closes(bare, pair) for pair in _PAIRS) else bare
    bare = bare[: counted.start()] if (counted := _COUNTED.search(bare)) else bare
    bare = bare[: SAMPLE.search(bare).start()] if SAMPLE.search(bare) else bare  # type: ignore[union-attr]
    cry = _CRY.search(bare)
    bare = bare[: cry.start()] if cry and AT_MEETING.fullmatch(bare, 0, cry.start()) else bare
    end = start + len(bare)
    if match := _COLUMN.match(text, start):
        start = match.end()
    if match := _YEAR_FIRST.match(text, start):
        start = match.end()
    if match := _LEADER.match(text, start):
        start = match.end()
    if match := _PART.match(text, start):
        start = match.end()
    if end - start < 4:
        return
    if start:
        yield Edit(0, start)
    if end < len(text):
        yield Edit(end, len(text))


_COUNTED = re.compile(r"(?<=[话言辞词告稿])\s*[（(]\d{1,2}[)）]$")
"""The number by which a page counts the texts it gives under one title."""
_CRY = re.compile("[，,！!][^，。！!]{2,20}[！!]+$")
"""With what a page recommends a speech behind its title: ，句句振聋发聩！"""


_PART = re.compile(r"(?:篇\s*|第(?=.{1,3}篇))[一二三四五六七八九十\d]{1,2}\s*篇?\s*[:：]\s*")
"""The marker of the part of a collection of which a page shows but one: 篇一：."""


def _inside(text: str) -> int:
    """Return where a title begins behind decoration, a label in brackets, or a bracket round it."""
    match = _DECORATION.match(text)
    start = match.end() if match else 0
    end = len(text.rstrip(_ADORNING)) - 1
    for opening, closing in _PAIRS:
        if text[start : start + 1] == opening:
            close = _match(text, start, opening, closing)
            if close == end or (close < 0 and opening in "【["):
                return start + 1
            if opening in "【[" and close - start <= 12 and ends_as_title(text[close + 1 :]):
                return close + 1
    return start


def _match(text: str, start: int, opening: str, closing: str) -> int:
    """Return where the bracket that opens at `start` is closed; -1 if it is not."""
    depth = 0
    for at in range(start, len(text)):
        depth += (text[at] == opening) - (text[at] == closing)
        if not depth:
            return at
    return -1


def _closes(bare: str, pair: tuple[str, str]) -> bool:
    """Tell a closing bracket at the end of a title that nothing opens."""
    return bare.endswith(pair[1]) and bare.count(pair[0]) < bare.count(pair[1])


_LABEL = re.compile(
    rf"[【\[]?{OF_WHAT}(?:标\s*题|题\s*目|题\s*名|篇\s*名)\s*(?:[:：]\s*[】\]]?|[】\]])\s*"
)
_INNER_SPACE = re.compile(r"(?<=\S)[^\S\u3000]+(?=\S)")
_TELLING, _TOP = 4, 12
"""So far down a label 题目： names the text itself, whatever its title is called."""


def unlabelled(sheet: Worksheet, found: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines with titles freed of a label 标题： and of book marks about the whole."""
    if "title" in sheet.off:
        return list(found)
    return [
        _unlabelled(sheet, line, top=at < _TOP) if len(line.text) <= LONGEST else line
        for at, line in enumerate(found)
    ]


def _unlabelled(sheet: Worksheet, line: SourceLine, *, top: bool) -> SourceLine:
    text = line.text
    label = _LABEL.match(text)
    start, end = label.end() if label else 0, len(text)
    if text[start : start + 1] == "《" and _match(text, start, "《", "》") == end - 1:
        start, end = start + 1, end - 1
    telling = looks_like_title(text[start:end]) and hanzi.count_hanzi(text[start:end]) >= _TELLING
    named = top and label and telling
    if not start or not (named or speech_title(text[start:end])):
        return line
    edits = [Edit(0, start), Edit(end, len(text))]
    return line.part(sheet.edit(line.words, [e for e in edits if e.start < e.end], "title"))


def inner_spaces(text: str) -> Iterable[Edit]:
    """Drop the spaces of a title beside Chinese characters, but for wide ones between clauses."""
    for space in _INNER_SPACE.finditer(text):
        start, end = space.span()
        if hanzi.is_chinese(text[start - 1]) or hanzi.is_chinese(text[end]):
            yield Edit(start, end)


def repeats(text: str, title: str) -> bool:
    """Return whether a line says a title over again, whole or shortened.

    >>> repeats("1981年政府工作报告", "1981年国务院政府工作报告"), repeats("王明", "在大会上的讲话")
    (True, False)
    """
    said, whole = hanzi.fold(text), hanzi.fold(title)
    if said in whole:
        return True
    rest = iter(whole)
    return len(said) >= 6 and all(char in rest for char in said)


_NAMED = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,4})同志(?=在|关于|就|的)")
_BEFORE_COLON = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,4})(?:同志)?[:：](?=在|关于)")
_OFFICE = re.compile(
    rf"(?P<post>[\u4e00-\u9fff、，]{{0,30}}?(?:{POSTS}))\s*(?P<name>[\u4e00-\u9fff]{{2,3}})(?:同志)?"
    r"(?=[:：]?在|(?:19|20)\d{2}年|(?<=同志)的?(?:讲话|发言|致辞)(?:稿|提纲|要点)?$)"
)
_BEFORE_OFFICE = re.compile(
    rf"(?P<name>[\u4e00-\u9fff]{{2,3}}?)(?P<post>(?:{LEVELS})?[副代]?(?:{POSTS}))"
    r"(?=[:：]?在|(?:19|20)\d{2}年)"
)
_BEFORE_PLACE = re.compile(
    r"(?P<name>[\u4e00-\u9fff][ \u3000]+[\u4e00-\u9fff]|[\u4e00-\u9fff]{2,4}?)(?:同志)?"
    r"(?=在[^，。]{3,60}(?:上的?|的)(?:讲|发|致|报|汇|动|总|主))"
)


def speaker_in_subtitle(subtitle: str) -> tuple[str, str | None]:
    """Return name and post of the speaker whom a subtitle names: ——某某在…上的讲话.

    >>> speaker_in_subtitle("周明远在全县水利工作会议上的讲话"), speaker_in_subtitle("在会上的讲话")
    (('周明远', None), ('', None))
    """
    name, post, _ = speaker_in(subtitle)
    if name:
        return name, post
    match = _BEFORE_PLACE.match(subtitle)
    named = "".join(match["name"].split()) if match else ""
    return (named, None) if is_name(named) else ("", None)


def speaker_in(title: str) -> tuple[str, str | None, int]:
    """Return name and post of the speaker whom a title names, and how much of it says 某某同志.

    >>> speaker_in("赵海金同志在动员会上的讲话"), speaker_in("县委书记李明在全会上的讲话")
    (('赵海金', None, 5), ('李明', '县委书记', 0))
    >>> speaker_in("领导同志在动员会上的讲话")
    ('', None, 0)
    """
    for form in (_NAMED, _BEFORE_COLON):
        if (match := form.match(title)) and is_name(match["name"]):
            return match["name"], None, match.end()
    for form in (_OFFICE, _BEFORE_OFFICE):
        if (match := form.match(title)) and is_name(match["name"]):
            colon = title[match.end() : match.end() + 1] in ("：", ":")
            return match["name"], match["post"], match.end() + 1 if colon else 0
    return "", None, 0


_BARE = re.compile(
    rf"(?P<name>[\u4e00-\u9fff]{{3}})(?=在[^，。在]{{2,60}}(?:{MEETING})上的?(?:重要)?(?:讲话|致辞|致词)"
    r"(?:要点|提纲|摘要|全文|稿)?(?:[（(]|$))"
)
_NO_PERSON = re.compile(rf"(?:[省区州旗地盟部队班组处师生员家长军人代表]|老师|总理|{POSTS})$")


def bare_speaker_in(title: str) -> str:
    """Return the speaker whom a title names without office or 同志; empty for none.

    Places and offices have the form of names too. So only three hanzi count, before a 讲话 at a
    meeting, which people give and offices do not.

    >>> [bare_speaker_in(f"{one}在全省教育工作会议上的讲话") for one in ("周明远", "江苏省")]
    ['周明远', '']
    """
    match = _BARE.match(title)
    name = match["name"] if match else ""
    return name if is_name(name) and not _NO_PERSON.search(name) else ""


_CUT = re.compile(
    r"(?:\.{2,}|…+|暨|[的和与及在“《（(、，]|关于|(?<=[会议式礼班坛])上的?|上的[讲发致])$"
)


def is_cut(title: str) -> bool:
    """Return whether a site has cut the title short.

    >>> is_cut("在动员大会暨"), is_cut("在动员会上的发言"), is_cut("在全市工作会议上的讲...")
    (True, False, True)
    """
    if speech_title(title):
        return False
    return bool(_CUT.search(title)) or any(
        title.count(a) > title.count(b) for a, b in ("“”", "《》", "（）", "()")
    )


_REMARK = re.compile(r"(?<=.)[（(][^（）()]*[）)]$")
"""A remark in brackets behind a title, as which matters a report is about."""


def kind_of(title: str) -> str | None:
    """Return what a title calls its speech (文种), or None; 演讲材料 and the like say nothing.

    >>> kind_of("在全会上的发言稿"), kind_of("关于学习的若干问题")
    ('发言', None)
    """
    bare = without_sample(_REMARK.sub("", title))
    found = [kind for kind in KINDS if kind in bare[-16:]]
    return max(found, key=lambda kind: (bare.rfind(kind) + len(kind), len(kind))) if found else None


_DOCUMENT = re.compile(
    r"(?P<kind>通知|意见|决定|决议|批复|复函|函|答复|通报|公告|通告|公报|命令|令|议案|请示|纪要|规定|办法|条例|细则|规则|规程|"
    r"方案|计划|规划|纲要|预案|制度|标准|指标|目录|名单|清单|名词解释|名词注释|一览表|表)"
    r"(?:[（(][^（）()]{1,16}[）)])?$"
)


def document_kind(title: str) -> str | None:
    """Return what a title calls a document that is no speech (公文), or None.

    >>> document_kind("国务院关于促进就业工作的若干意见"), document_kind("在全会上的讲话")
    ('意见', None)
    """
    match = _DOCUMENT.search(title)
    return match["kind"] if match else None
