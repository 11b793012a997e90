"""The article has both texts; without `del` it reads as the new one, without `ins` as the old."""

import re
from html import unescape

import pytest
from hypothesis import given, settings

from converters.formats import compared_html
from converters.speech import redline
from converters.speech.model import Speech, Table
from converters.speech.spans import WordChange
from tests.effort import effort
from tests.make import circulation, head, para, speech
from tests.speech.speeches import speeches
from tests.speech.test_redline import printed


def made(old: Speech, new: Speech) -> str:
    return str(compared_html.write(redline.of(old, new)))


def text(html: str, without: WordChange) -> str:
    """Return the words of one side, in one line."""
    html = re.sub(rf'<{without}>.*?</{without}>|<span class="aside">.*?</span>', "", html)
    return unescape(re.sub(r"<[^>]*>|\n", "", html))


@settings(max_examples=effort(15, 500))
@given(speeches(), speeches())
def test_both_texts_are_in_the_article(old: Speech, new: Speech) -> None:
    html = made(old, new)
    assert text(html, WordChange.GONE) == "".join(printed(new))
    assert text(html, WordChange.CAME) == "".join(printed(old))


def test_words_of_a_text_are_no_tags() -> None:
    html = made(speech(para("甲<b>&")), speech(para("甲<i>&")))
    assert "<b>" not in html
    assert "&lt;<del>b</del><ins>i</ins>&gt;&amp;" in html


def test_what_changed_is_marked_and_what_no_words_tell_is_said() -> None:
    html = made(
        speech(head(1, "一、要点"), para("甲。")), speech(head(2, "一、要点"), para("甲。"))
    )
    told = '<span class="aside">〔原为一级标题〕</span>'
    assert f'<h2 class="level2 changed">一、要点{told}</h2>' in html
    assert "<p>甲。</p>" in html


@pytest.mark.parametrize("parted", [True, False])
def test_a_paragraph_that_was_parted_or_joined_says_so(parted: bool) -> None:
    one, two = speech(para("甲乙。丙丁。")), speech(para("甲乙。"), para("丙丁。"))
    html = made(one, two) if parted else made(two, one)
    assert ("由此另起一段" in html, "并入下一段" in html) == (parted, not parted)


def test_a_table_and_what_stands_around_the_text_have_their_elements() -> None:
    table = Table((("项目", "数"), ("甲", "1")))
    new = Table((("项目", "数"), ("甲", "1"), ("乙", "2")))
    html = made(speech(table, circulation=circulation()), speech(new, circulation=circulation()))
    assert '<th scope="col">项目</th>' in html
    assert '<tr class="changed"><td><ins>乙</ins></td><td><ins>2</ins></td></tr>' in html
    assert html.count('<footer class="imprint">') == html.count('<div class="redhead">') == 1
