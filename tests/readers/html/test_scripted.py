"""Articles that stand in a script of a page."""

import pytest
from lxml import html

from converters.readers.html import scripted


def found(script: str, shown: str = "") -> str | None:
    page = f"<html><body><div id=js_content>{shown}</div><script>{script}</script>"
    article = scripted.article(html.document_fromstring(page), page)
    return None if article is None else "|".join(article.itertext())


@pytest.mark.parametrize(("hanzi", "is_one"), [(20, True), (19, False)])
def test_few_words_are_no_article(hanzi: int, is_one: bool) -> None:
    assert found(f"content_noencode = '{'字' * hanzi}'") == ("字" * hanzi if is_one else None)
    assert (found(f"content_noencode: '{'字' * 30}'", "文" * hanzi) is None) is is_one


def test_of_several_the_longest_is_the_article_and_line_ends_are_lines() -> None:
    script = f"content_noencode: '短', content_noencode: \"{'长' * 20}\\n{'文' * 20}\\r\""
    assert found(script) == f"{'长' * 20}|{'文' * 20}"


@pytest.mark.parametrize(
    ("code", "sign"),
    [
        ("\\u7532", "甲"),
        ("\\x41", "A"),
        ("\\'", "'"),
        ("\\ud7a3", "\ud7a3"),
        ("\\ud800", ""),
        ("\\udfff", ""),
        ("\\ue000", "\ue000"),
        ("\\t", "\t"),
        ("\\\n", ""),
    ],
)
def test_signs_of_a_script_are_what_they_say(code: str, sign: str) -> None:
    assert scripted.unescaped(f"字{code}字") == f"字{sign}字"
