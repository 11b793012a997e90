"""The article of a speech is one for all kinds of readers; a dialect says what differs."""

import re
from dataclasses import replace
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from markupsafe import Markup

from converters.formats import article, html
from converters.formats.article import Dialect
from converters.speech import printed_words
from converters.speech.bare import bare
from converters.speech.model import Speech, Table
from tests.make import circulation, greeting, head, para, speech
from tests.speech.speeches import speeches

TALK = speech(
    greeting(),
    head(1, "一、会议"),
    para("开会<“散会”>。"),
    Table((("项目", "数"), ("甲", "1")), header=True),
    circulation=circulation(copies="县委"),
)
BRIEF = Dialect(
    page=lambda number: Markup('<i id="at{}"/>').format(number),
    gap=Markup("<br/>"),
    linked=False,
    prefix="s1-",
)
MARKED = replace(BRIEF, page=lambda number: Markup("⟦{}⟧").format(number))
"""Marks of pages that are words, so that it is seen between which others they stand."""


def words(text: str) -> str:
    return bare("".join(etree.fromstring(text).itertext()))


def marked(talk: Speech) -> Speech:
    return Speech(talk.meta, talk.blocks, pages=(0, 60))


def test_an_article_is_xml_if_its_dialect_is() -> None:
    plain = str(html.write(marked(TALK))).replace("<wbr>", "<wbr/>")
    assert words(str(article.write(marked(TALK), BRIEF))) == words(plain)


def test_a_dialect_says_how_pages_are_marked_titles_broken_and_anchors_called() -> None:
    written = str(article.write(marked(TALK), BRIEF))
    assert [written.count(f'<i id="at{number}"/>') for number in (1, 2, 3)] == [1, 1, 0]
    assert "在<br/>大会上的<br/>讲话" in written
    assert 'id="s1-p1"' in written and 'id="s1-s1"' in written
    assert "href=" not in written


@given(speeches(), st.integers(1, 9))
def test_each_page_is_marked_once_and_at_its_character_wherever_it_begins(
    talk: Speech, size: int
) -> None:
    count = len(bare("".join(printed_words.lines(talk))))
    starts = tuple(range(0, count, size))
    written = str(article.write(replace(talk, pages=starts), MARKED))
    pieces = re.split(r"⟦\d+⟧", words(written))
    assert re.findall(r"⟦(\d+)⟧", written) == [str(number) for number in range(1, len(starts) + 1)]
    assert tuple(accumulate(map(len, pieces))) == (*starts, count)


def test_each_table_has_a_name_of_its_own_and_an_empty_cell_is_the_head_of_nothing() -> None:
    tables = (Table((("", "去年"), ("甲", "1"))), Table((("", ""), ("乙", "2")), header=False))
    root = etree.fromstring(str(article.write(speech(*tables, tables[0]), BRIEF)))
    names = [each.get("aria-label") for each in root.iter("div") if each.get("role") == "region"]
    assert names == ["表格", "表格2", "表格3"]
    assert [each.text for each in root.iter("th")] == ["去年", "去年"]
    assert [len(row) for row in root.iter("tr")] == [2] * 6
