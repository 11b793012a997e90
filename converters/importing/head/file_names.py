"""The title that the name of a file gives: 二十大报告.docx."""

import re

from converters.importing.signs import titles
from converters.importing.signs.title_ends import TITLE_END, without_sample
from converters.importing.signs.vocabulary import KINDS
from converters.speech import hanzi

_SUFFIX = re.compile(r"(?:\.[A-Za-z][A-Za-z0-9]{1,5})+$")
_DAY = r"(?:19|20)\d{2}[-._]?\d{1,2}[-._]?\d{1,2}(?!\d)"
_BEFORE = re.compile(rf"^(?:{_DAY}|\d{{1,3}}\s*[.、_\-—]|附件\s*\d*\s*[：:.、_]?|[\s_\-—])+(?!年)")
"""Numbers and days by which files are put in order."""
_COPY = r"\d{1,2}|副本|复件|备份|全文"
_STATE = (
    r"(?:(?:最[终后新]|修[改订]|[初一二三送]|打印|校对|[定终清改])(?:[审印对]?[稿版样]){1,2}\d*"
    r"|[vV]\d+(?:\.\d+)*)"
)
_SPOKEN_DAY = r"\d{4}年\d{1,2}月(?:\d{1,2}日)?"
_BRACKETED = rf"[（(【\[](?:{_COPY}|{_STATE}|{_DAY}|{_SPOKEN_DAY})[）)】\]]"
_AFTER = re.compile(
    rf"(?:[\s_\-—+]+(?:{_COPY}|{_STATE})|{_BRACKETED}|{_STATE}|{_DAY}|\d{{1,2}}\.\d{{1,2}}|[\s_\-—]+)+$"
)
"""Copies, versions and days that programs and people hang on to names."""
_PROGRAMS = re.compile(r"新建|无标题|未命名|未标题|文档\s*\d*$", re.IGNORECASE)
_OF_KINDS = re.compile("|".join(KINDS))
_FEWEST = 4
"""So many hanzi at least tell what a speech is about."""


def title_in(name: str) -> str:
    """Return the title that the name of a file gives; empty for one that tells nothing.

    >>> title_in("二十大报告.docx"), title_in("20210305 在全县大会上的讲话（定稿）(1).doc")
    ('二十大报告', '在全县大会上的讲话')
    >>> title_in("新建 Microsoft Word 文档.docx"), title_in("讲话稿.txt"), title_in("a.pdf")
    ('', '', '')
    """
    bare = titles.core(_SUFFIX.sub("", name.replace("\\", "/").rsplit("/", 1)[-1]))
    bare = without_sample(_AFTER.sub("", _BEFORE.sub("", bare))).strip()
    if bare[:1] == "《" and bare.find("》") == len(bare) - 1:
        bare = bare[1:-1]
    subject = _OF_KINDS.sub("", bare)
    tells = hanzi.count_hanzi(bare) >= _FEWEST and hanzi.count_hanzi(subject) > 1
    return bare if tells and titles.looks_like_title(bare) and not _PROGRAMS.search(bare) else ""


def is_of_speech(title: str) -> bool:
    """Return whether such a title ends as those of speeches do.

    >>> is_of_speech("二十大报告"), is_of_speech("全县经济工作会议")
    (True, False)
    """
    return bool(TITLE_END.search(title))
