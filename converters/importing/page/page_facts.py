"""What a page says of itself: its columns, who published a text on it and when."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from converters.importing.signs import site_phrases, titles
from converters.importing.text.lines import ZONE, SourceLine, parted
from converters.importing.worksheet import Worksheet
from converters.speech import hanzi


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What the furniture says about the page: who published it, when, under which columns."""

    publisher: str | None = None
    posted: date | None = None
    columns: frozenset[str] = frozenset()
    openers: tuple[int, ...] = ()
    """The lines such as 相关文章 that opened a list of headlines."""
    lines: frozenset[int] = frozenset()
    """The numbers of all lines that are of the page; its own number may stand amid the words."""
    items: frozenset[int] = frozenset()
    """The numbers of those among them that are a word or two, as items of menus are."""
    headed: frozenset[int] = frozenset()
    """The numbers of short lines below 01, 02, … with which a page adorns its headings."""


_CAPTION = re.compile(
    r"(?P<who>[^，。：:]{0,40}?)\s*(?P<caption>(?:\d{4}年)?\d{1,2}月\d{1,2}日[，,][^：:]{10,110}"
    r"(?:记者|通讯员)[^。：:]{1,16}摄)\s*(?P<to>[^。：:]{2,40}[：:])?"
)


def captioned(sheet: Worksheet, found: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines with the caption of a picture set apart from the speaker and salutation."""
    kept: list[SourceLine] = []
    for index, line in enumerate(found):
        match = _CAPTION.fullmatch(line.text) if index < ZONE else None
        cuts = [match.start("caption"), match.end("caption")] if match else []
        kept += parted(sheet, line, cuts)
    return kept


_HEAD = 150
"""So far down a page the head of a speech may stand, and so long it may be in one line."""


def set_apart(sheet: Worksheet, found: Sequence[SourceLine]) -> list[SourceLine]:
    """Return the lines with what a page says of itself set apart from the title in one line."""
    kept: list[SourceLine] = []
    for index, line in enumerate(found):
        cuts = _about_facts(line.text) if index < _HEAD else []
        kept += parted(sheet, line, cuts)
    return kept


def _about_facts(text: str) -> list[int]:
    """Return where the facts of a page begin and end that follow a title; empty for none."""
    labelled = site_phrases.FACT_SIGN.search(text, 0, _HEAD)
    match = site_phrases.FACTS_WITHIN.search(text, 0, _HEAD) if labelled else None
    if match is None or not titles.speech_title(text[: match.start()].rstrip()):
        return []
    return [match.start(), *([match.end()] if match.end() < len(text) else [])]


_TIMED = re.compile(r"(?:时间|日期|发布|更新)[^\d]{0,6}\d{4}")
_POSTED = re.compile(
    r"(?:时间|日期|发布|更新|^)[^\d]{0,6}((?:19|20)\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)"
)
_PUBLISHER = re.compile(r"(?:来\s*源|作\s*者|发布机构|发布单位)\s*[:：]\s*([^\s:：|｜]{2,30})")


def told(dropped: Sequence[tuple[str, SourceLine]], head: range) -> PageFacts:
    """Return the facts of the page; when it was posted only from the lines about its head."""
    publisher, posted = None, None
    columns: set[str] = set()
    for code, line in dropped:
        if code == "breadcrumb":
            columns.update(hanzi.fold(crumb) for crumb in site_phrases.CRUMBS.split(line.text))
        if code in ("page-data", "page-frame"):
            publisher = publisher or _publisher(line.text)
            near = line.number in head and (code == "page-data" or _TIMED.search(line.text))
            posted = posted or (_posted(line.text) if near else None)
    openers = (line.number for _, line in dropped if site_phrases.TAIL_MARK.match(line.text))
    numbers = frozenset(line.number for code, line in dropped if code != "page-number")
    items = frozenset(line.number for _, line in dropped if _ITEM.fullmatch(line.text))
    return PageFacts(publisher, posted, frozenset(columns - {""}), tuple(openers), numbers, items)


_ITEM = re.compile("[\u4e00-\u9fffA-Za-z]{2,8}[:：]?")


_FURTHER = re.compile(r"(?:发布|更新)?(?:时间|日期)|点击|阅读|浏览|编辑|作者|字[号体]")
"""With what the next fact of a page begins, where nothing parts it from the publisher."""


def _publisher(text: str) -> str | None:
    if not (match := _PUBLISHER.search(text)):
        return None
    name = _FURTHER.split(match[1])[0].strip("】])）")
    unknown = (
        "未知",
        "网友投稿",
        "佚名",
        "网络",
        "互联网",
        "本站",
        "原创",
        "本站原创",
        "admin",
        "管理员",
        "转载",
    )
    return name if len(name) >= 2 and name not in unknown else None


def _posted(text: str) -> date | None:
    if not (match := _POSTED.search(text)):
        return None
    found = hanzi.find_dates(match[1] if "年" not in match[1] else match[1].rstrip("日") + "日")
    return found[0][2] if found and found[0][2] <= date.today() else None
