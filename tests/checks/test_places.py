"""Where findings stand among the printed paragraphs of a speech."""

from hypothesis import given
from hypothesis import strategies as st

from converters.checks import places, words
from converters.checks.places import DoubtPlace
from converters.errors import Finding, Severity
from converters.readers import markdown
from converters.speech import printed_words
from converters.speech.bare import bare
from converters.speech.model import Paragraph, Speech, Text
from tests.make import meta

SOURCE = """---
id: s1
title: 在大会上|的讲话
speaker: 张三
---

同志们：

今天某某区  开会。

| 单位 | 数 |
|---|---|
| 甲乡 | 某某 |

今天开会。

# 附件　某某名单

名单。
"""
SPEECH = markdown.read(SOURCE.encode())
PRINTED = [
    *("在大会上\n的讲话", "张三", "同志们：", "今天某某区  开会。"),
    *("单位", "数", "甲乡", "某某", "今天开会。"),
    *("附件：某某名单", "附件", "某某名单", "名单。"),
]


def found(line: int = 0, excerpt: str = "", span: tuple[int, int] | None = None) -> DoubtPlace:
    finding = Finding("x", Severity.NOTE, "疑", "", line, excerpt, span=span)
    return places.of([finding], SPEECH, PRINTED)[0]


def line_of(words: str) -> int:
    return SOURCE.split("\n").index(words) + 1


def test_the_very_words_are_meant_where_the_finding_names_them() -> None:
    assert found(line_of("今天某某区  开会。"), span=(2, 2)) == DoubtPlace(3, 2, 4, exact=True)
    behind_blanks = found(line_of("今天某某区  开会。"), span=(7, 2))
    assert behind_blanks == DoubtPlace(3, 5, 7, exact=True)


def test_else_the_paragraph_is_meant() -> None:
    assert found(line_of("今天开会。"), "今天") == DoubtPlace(8, 0, 5, exact=False)


def test_words_of_a_table_are_in_a_cell() -> None:
    line = line_of("| 单位 | 数 |")
    assert found(line, span=(8, 2)) == DoubtPlace(7, 0, 2, exact=True)
    assert found(line + 2, "甲乡").paragraph == 6
    assert found(line, "…全表").paragraph == 4


def test_what_is_about_the_speech_stands_at_its_title_and_a_fact_at_its_line() -> None:
    assert found() == DoubtPlace(0, 0, 7, exact=False)
    assert found(4, "张三").paragraph == 1


def test_title_of_an_attachment_is_its_second_paragraph() -> None:
    assert found(line_of("# 附件　某某名单"), span=(3, 2)) == DoubtPlace(11, 0, 2, exact=True)


@given(st.lists(st.text("甲某 、", min_size=1).filter(str.strip), min_size=1, max_size=4))
def test_what_a_check_of_words_is_about_is_found_as_it_is_printed(texts: list[str]) -> None:
    blocks = tuple(Paragraph((Text(text),), line) for line, text in enumerate(texts, 9))
    speech = Speech(meta(), blocks)
    printed = list(printed_words.lines(speech))
    doubts = [one for one in words.check(speech) if one.code == "mask"]
    for one, place in zip(doubts, places.of(doubts, speech, printed), strict=True):
        assert place.exact
        there = bare(printed[place.paragraph])[place.start : place.end]
        assert set(there) == {"某"}
        assert one.line - 9 == place.paragraph - (len(printed) - len(texts))
