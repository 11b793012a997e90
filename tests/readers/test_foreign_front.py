"""Markdown of other programs: its front matter is none of ours, and none of the speech."""

from datetime import date

import pytest

from converters import importing
from converters.importing import ImportOptions
from converters.readers import foreign_front
from converters.readers.raw import RawText
from converters.speech.model import text_of

BODY = """# 在全县水利工作会议上的讲话

同志们：

今天，我们召开全县水利工作会议，总结去年的工作，部署今年的任务。

大家要认真学习，抓好落实。谢谢大家！
"""
BLOG = f"""---
layout: post
title: 水利会议
date: 2019-03-04 22:01:30 +0800
tags:
  - 水利
---
{BODY}"""


def test_a_page_of_a_blog_is_imported_without_its_front_matter_which_is_told() -> None:
    found = importing.clean(BLOG.encode(), "a.md", options=ImportOptions())
    (speech,) = found.speeches
    assert speech.meta.title == "在全县水利工作会议上的讲话"
    assert text_of(speech.blocks[0]) == "同志们："
    (told,) = [finding for finding in found.findings if finding.code == "left-out"]
    assert (told.line, told.excerpt[:12]) == (1, "layout: post")


def test_it_says_the_title_and_the_day_of_the_page_and_no_line_moves() -> None:
    read = foreign_front.without(RawText(BLOG))
    assert (read.title, read.posted) == ("水利会议", date(2019, 3, 4))
    assert read.text == "\n" * 7 + BODY


@pytest.mark.parametrize(
    "text",
    [BODY, "---\nid: a\nlayout: post\n---\n甲。", "---\ntitle: 甲\n---\n乙。", "---\n没有完"],
)
def test_a_front_matter_that_is_ours_or_none_stays(text: str) -> None:
    raw = RawText(text, title="甲")
    assert foreign_front.without(raw) is raw


@pytest.mark.parametrize("day", ["2019", "三月四日", ""])
def test_what_is_no_day_is_none(day: str) -> None:
    read = foreign_front.without(RawText(f"---\nlayout: post\ndate: {day}\n---\n甲。"))
    assert read.posted is None
