"""What the lines about a title are, each for itself: titles, subtitles, facts, prose and so on."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from converters.importing.page.site_lines import is_editors
from converters.importing.signs import provenance, titles
from converters.importing.signs.facts import LABELLED, document_number, is_unknown_date
from converters.importing.signs.people import dashed_speaker, stated
from converters.importing.signs.vocabulary import is_recipient, is_salutation
from converters.readers.raw import LineRole
from converters.speech import hanzi


class Sort(StrEnum):
    """What a line of the head may be."""

    SALUTATION = "salutation"
    HEADING = "heading"
    LABELLED = "labelled"
    NUMBER = "number"
    SUBTITLE = "subtitle"
    FACT = "fact"
    """A date, a speaker, a place or an organ."""
    REMARK = "remark"
    """What an editor notes: （根据录音整理）, 这是某某在…上的讲话。"""
    EDITOR = "editor"
    SITE = "site"
    """A name or greeting of a web site, a label of its columns, a stray token."""
    TITLE = "title"
    PROSE = "prose"
    OTHER = "other"


FACTS = frozenset({Sort.LABELLED, Sort.NUMBER, Sort.SUBTITLE, Sort.FACT, Sort.REMARK})
"""What stands with a title and nowhere else."""
BODY = frozenset({Sort.SALUTATION, Sort.HEADING, Sort.PROSE})
"""With what the body of a speech begins."""
STYLED: Mapping[LineRole | None, Sort] = {
    LineRole.TITLE: Sort.TITLE,
    LineRole.SUBTITLE: Sort.SUBTITLE,
    LineRole.SALUTATION: Sort.SALUTATION,
}
"""What lines are by their style, whatever they say."""

STAMP = re.compile(r"\d{4}([-/])\d{2}\1\d{2}")
"""A date as machines write it: of the page, where no bracket or label makes it the speech's."""
PASSED = re.compile(r"[（(][^（）()。]{6,60}(?:通过|批准|修订|修正|公布|发布|施行)[）)]")
"""The note under the title of a document (题注) that says when it was passed."""
_REMARK = re.compile(
    r"[（(〔【\[][^（）()。]{0,24}(?:录音|整理|摘要|摘录|节选|节录|要点|提纲|讨论稿|征求意见稿|送审稿|审议稿|"
    r"草案|代拟稿|本人审阅|标题为|有删节|略有删改|全文)[^（）()。]{0,16}[）)〕】\]]"
    r"|(?:[本此]文)?根?据[^（）()。，]{0,12}(?:录音|记录|速记|发言|讲话)[^（）()。，]{0,6}整理(?:，[^。]{2,16})?[。]?"
)
_HEADING = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,2})\s*[、.．，,]"
    r"|第[一二三四五六七八九十]{1,3}[章节部]|[一二三四五六七八九十]{1,2}是"
)
_SITE = re.compile(
    r"(?:网|网站|在线|平台|频道|门户|论坛|信息港|数字报|之窗|公众号|头条号|客户端|社区|[日晚晨早时]报(?:社|数字报)?|电视台)$|^欢迎(?:您|你|光临|访问|来到|使用)|"
    r"^今天是|^无障碍|^[简繁][体體]|^[\[【（(]?\s*(?:字[号体]|打印|关闭)|^(?:语音播报|分享到?|字体|字号|用户名|密码|关键[词字]|搜索|登录|注册|请输入)|[|｜]"
)
_COLUMN = re.compile(
    r"(?:领导|重要|讲话|工作|专题|会议|综合|文稿|公文|政务|党建|理论|学习|信息|新闻|通知|公告|范文|文件|文章|资料|文库|动态|"
    r"活动|讲话稿|发言稿|致辞|栏目|公开|园地|天地|选登|选编|专栏|正文|首页|内容|详情|之声|论坛|要闻|言论)+"
)


@lru_cache(maxsize=256)  # the lines of a head are asked for several times
def sort_of(text: str) -> Sort:
    """Return what a line is, for itself.

    >>> [sort_of(t).value for t in ("（2021年3月8日上午）", "县长 周 明 远", "——在会议上的讲话")]
    ['fact', 'fact', 'subtitle']
    >>> [sort_of(t).value for t in ("（在全县会议上的讲话）", "青石新闻网", "在全县会议上的讲话")]
    ['subtitle', 'site', 'title']
    >>> [sort_of(t).value for t in ("同志们：", "一、提高认识", "今天我讲三点意见。", "20210108")]
    ['salutation', 'heading', 'prose', 'site']
    """
    if is_salutation(text) or is_recipient(text):
        return Sort.SALUTATION
    if text.startswith("| ") and text.endswith(" |"):
        return Sort.PROSE  # the row of a table
    for sort, form in _FORMS:
        if form(text):
            return sort
    if titles.looks_like_title(text) and not titles.is_broken_prose(text):
        return Sort.TITLE
    prose = len(text) > _LONGEST or _PROSE.search(text) or titles.is_broken_prose(text)
    return Sort.PROSE if prose and hanzi.holds_hanzi(text, _SAID) else Sort.OTHER


_PROSE = re.compile("[。！？；!?;：:]$|[。！？].")
_LONGEST = 100
_SAID = 8
"""So few hanzi are no sentence that opens a speech."""


_DASHES = "—-－─"


def _is_subtitle(text: str) -> bool:
    if dashed_speaker(text) or (text[-1] in _DASHES and stated(text)):
        return False
    return titles.is_subtitle(text) or bool(PASSED.fullmatch(text))


def _is_site(text: str) -> bool:
    site = not hanzi.holds_hanzi(text) or (
        len(text) <= 60 and not text.endswith("。") and bool(_SITE.search(text) or is_column(text))
    )
    return site and not (titles.speech_title(text) and text.count("|") + text.count("｜") < _BARS)


_BARS = 2


def is_remark(text: str) -> bool:
    """Return whether a line is a remark in brackets that an editor makes: （根据录音整理）."""
    return bool(_REMARK.fullmatch(text))


def is_column(text: str) -> bool:
    """Return whether a line is a label such as 领导讲话, under which sites put their texts."""
    return len(text) <= 8 and bool(_COLUMN.fullmatch(text.strip("【】[]")))


_FORMS = (
    (Sort.EDITOR, is_editors),
    (Sort.LABELLED, lambda text: bool(LABELLED.fullmatch(text))),
    (Sort.NUMBER, lambda text: document_number(text) is not None),
    (Sort.SUBTITLE, _is_subtitle),
    (Sort.FACT, lambda text: is_unknown_date(text) or stated(text) is not None),
    (Sort.REMARK, lambda text: is_remark(text) or provenance.told(text) is not None),
    (Sort.SITE, _is_site),
    (Sort.HEADING, lambda text: bool(_HEADING.match(text))),
)
