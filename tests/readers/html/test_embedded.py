"""Articles that stand as data in the scripts of a page that shows nothing by itself."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.errors import SourceError
from converters.readers import html
from converters.readers.raw import Fidelity
from tests.effort import effort

WORDS = [
    "同志们，今天我们召开全市秋粮收购工作会议，安排部署今年的工作。",
    "一要认清形势，统一思想，把各项工作做细做实，确保颗粒归仓。",
    "二要抓好落实，压实责任，对工作不力的要严肃问责。",
    "谢谢大家。",
]
MARKUP = "".join(f"<p>{words}</p>" for words in WORDS)
TITLE = "在全市秋粮收购工作会议上的讲话"


def plain(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def page(*scripts: str, body: str = "<div id=app></div>", kind: str = "") -> bytes:
    held = "".join(f"<script {kind}>{script}</script>" for script in scripts)
    return f"<html><meta charset=utf-8><title>{TITLE}</title><body>{body}{held}</body>".encode()


def article(data: bytes) -> list[str]:
    """Return the lines of the article of a page."""
    raw = html.read(data)
    assert any("脚本里的数据" in one.what for one in raw.differences)
    lines = raw.text.split("\n")
    return [line for number, line in enumerate(lines, 1) if number not in raw.aside]


FORMS = {
    "json": plain({"props": {"article": {"title": TITLE, "content": MARKUP}}}),
    "json in ascii": json.dumps({"content": MARKUP}),
    "articleBody": plain({"@type": "Article", "headline": TITLE, "articleBody": "\n".join(WORDS)}),
    "a state": f"window.__STATE__={plain({'content': MARKUP})[:-1]},user:undefined}};run('x')",
    "json in a string": f"window.x=JSON.parse({json.dumps(plain({'content': MARKUP}))})",
    "a function": f"window.x=(function(a,b){{return {{c:b}}}}({plain(TITLE)},{plain(MARKUP)}))",
    "blocks": plain({"title": TITLE, "blocks": [{"type": "p", "text": one} for one in WORDS]}),
    "parts": f"f.push([1,{json.dumps('5:' + plain([['$', 'p', None, {'c': w}] for w in WORDS]))}])",
    "entities": plain({"c": MARKUP.replace("<", "&lt;").replace(">", "&gt;")}),
    "single quotes": f"var a = {{body: '{MARKUP}'}}; // it's here",
}


@pytest.mark.parametrize("script", FORMS.values(), ids=FORMS)
def test_the_article_is_read_from_data_whatever_holds_it(script: str) -> None:
    assert article(page(script)) == WORDS
    assert html.read(page(script)).title == TITLE


def test_of_two_scripts_with_one_article_that_with_its_paragraphs_is_read() -> None:
    flat = plain({"articleBody": "".join(WORDS)})
    assert article(page(flat, plain({"content": MARKUP}))) == WORDS
    assert article(page(flat)) == ["".join(WORDS)]


def test_what_stands_in_the_article_again_is_read_once() -> None:
    again = plain({"content": MARKUP, "text": "".join(WORDS), "abstract": "".join(WORDS[:3])})
    assert article(page(again)) == WORDS


def test_what_stands_beside_an_article_of_paragraphs_is_no_part_of_it() -> None:
    others = [{"title": "市长调研", "summary": "市长调研粮库，要求确保安全。"} for _ in range(20)]
    assert article(page(plain({"content": MARKUP, "related": others}))) == WORDS


def test_a_page_that_shows_its_words_is_read_as_it_shows_them() -> None:
    raw = html.read(page(plain({"content": MARKUP.replace("同志", "朋友")}), body=MARKUP))
    assert raw.text.split("\n") == WORDS
    assert not raw.differences


@pytest.mark.parametrize("shown", ["", "<noscript>请启用脚本，谢谢。</noscript>"])
@pytest.mark.parametrize("script", ["fetch('/a')", plain({"error": "网络错误，请稍后再试。"})])
def test_a_page_that_fetches_its_words_is_refused_with_what_to_do(shown: str, script: str) -> None:
    with pytest.raises(SourceError, match=r"脚本取来的.*等正文显示出来"):
        html.read(page(script, body=f"<div id=app></div>{shown}"))


def test_few_words_that_are_shown_are_kept_with_what_the_page_is() -> None:
    raw = html.read(page("fetch('/a')", body="<p>版权所有。</p>"))
    assert raw.text == "版权所有。"
    assert [one for one in raw.differences if one.kind is Fidelity.CHANGED] == []


@pytest.mark.parametrize("evil", ["{" * 100, "'" * 99, '"\\' * 99, "/*" * 99, "`" * 99, "]" * 99])
def test_a_script_without_an_end_is_gone_through_once(evil: str) -> None:
    with pytest.raises(SourceError, match="脚本"):
        html.read(page(evil * 1000))
    assert article(page(evil[:1] * 70 * (evil[0] in "{]") + plain([MARKUP]))) == WORDS


@settings(max_examples=effort(10, 500), deadline=None)
@given(
    st.recursive(
        st.just(MARKUP),
        lambda held: st.one_of(
            st.lists(held, min_size=1, max_size=1),
            st.dictionaries(st.sampled_from(["a", "内容"]), held, min_size=1, max_size=1),
            held.map(plain),
        ),
        max_leaves=4,
    ),
    st.booleans(),
)
def test_however_deep_the_article_stands_no_sentence_is_lost(value: object, ascii: bool) -> None:
    script = json.dumps([value], ensure_ascii=ascii)
    assert "".join("".join(article(page(script))).split()).count(WORDS[1]) == 1
