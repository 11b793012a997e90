"""The words one searched for, marked on the page that was opened."""

from pathlib import Path
from urllib.parse import quote

import pytest

from tests.gates.conftest import Watched

pytestmark = pytest.mark.slow

LONG = "s/s2020-0716-01.html"


def said(watched: Watched) -> str:
    """What the bar shows, without what it says to those who listen only."""
    status = watched.page.locator(".hits [role=status]")
    return str(status.evaluate("all => all.firstChild.textContent"))


def marked(watched: Watched) -> list[str]:
    """The words that are marked, in the order of the page."""
    return watched.page.locator("article mark").all_text_contents()


def test_a_result_opens_with_its_words_marked_and_a_clean_address(
    watched: Watched, site: Path
) -> None:
    page = watched.page
    base = site.as_uri()
    page.goto(f"{base}/{LONG}")
    page.wait_for_selector("html.ready")
    article, words = page.inner_html("article"), page.text_content("article")
    assert not [url for url in watched.requests if "query.js" in url or "hits.js" in url]
    page.goto(f"{base}/search.html?q={quote('代表')}")
    page.wait_for_selector("#results[data-state=done]")
    page.click(f"#results a[href^='{LONG}'][href*='#p'] >> nth=0")
    page.wait_for_selector(".hits")
    assert words and page.text_content("article") == words
    count = words.count("代表")
    assert marked(watched) == ["代表"] * count
    paragraph = page.url.partition("#")[2]
    assert page.url == f"{base}/{LONG}#{paragraph}"
    assert page.locator(":target mark.now").count() == 1
    first = int(said(watched).split()[1])
    assert said(watched) == f"第 {first} 处，共 {count} 处"
    # On and back by keys and buttons, round the end; the browser's own keys are left alone.
    page.keyboard.press("n")
    assert said(watched) == f"第 {first + 1} 处，共 {count} 处"
    page.keyboard.press("Shift+N")
    page.keyboard.press("Control+n")
    for _ in range(first):
        page.click(".hits button:has-text('上一处')")
    assert said(watched) == f"第 {count} 处，共 {count} 处"
    page.wait_for_function(
        "() => { const box = document.querySelector('mark.now').getBoundingClientRect();"
        " return box.top > 60 && box.bottom < innerHeight; }"
    )
    # Known after a reload; gone when taken away, also from the memory of the browser.
    page.reload()
    page.wait_for_selector(".hits")
    assert len(marked(watched)) == count
    page.focus(".hits button >> nth=0")
    page.keyboard.press("Escape")
    assert page.locator(".hits").count() == 0
    assert page.inner_html("article") == article
    page.keyboard.press("n")
    page.reload()
    page.wait_for_selector("html.ready")
    assert page.locator("article mark").count() == 0
    assert watched.complaints == []


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("入𬭊册", ["入𬭊册"]),
        ("𬭊", ["𬭊"]),
        ("册（ab", ["册（ＡＢ"]),
        ("ABm2 提高", ["提高", "ＡＢ㎡"]),
        ("12公里", ["12公里"]),
        ("乡村 振兴动员会", ["乡村", "振兴动员会", "乡村"]),
    ],
)
def test_marks_are_found_as_the_search_finds(
    question: str, expected: list[str], watched: Watched, address: str
) -> None:
    page = watched.page
    page.goto(f"{address}/s/x1.html?q={quote(question)}")
    page.wait_for_selector(".hits")
    found = page.locator("article mark")
    # The title may be broken between its words: one hit, several elements.
    assert "".join(found.all_text_contents()).startswith("".join(expected))
    assert said(watched).startswith("共 ")
    assert watched.complaints == []


def test_a_hit_that_spans_elements_is_one(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/{LONG}")
    spans = page.locator("article p > span.run-in")
    ends = spans.evaluate_all("all => all.map(e => [e.textContent, e.nextSibling.textContent])")
    before, after = next((a, b) for a, b in ends if len(a) > 4 and len(b) > 6)
    question = before[-4:] + after[:5]
    page.goto(f"{address}/{LONG}?q={quote(question)}")
    page.wait_for_selector(".hits")
    assert said(watched) == "共 1 处"
    assert "".join(marked(watched)) == question
    assert len(marked(watched)) > 1


def test_words_that_are_only_in_the_facts_are_told(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/s/x1.html?q={quote('县会议中心')}#p1")
    page.wait_for_selector(".hits")
    assert said(watched) == "正文里没有这些字，可能在本篇信息里"
    page.click(".hits button:has-text('关闭')")
    assert page.locator(".hits").count() == 0
    for nothing in ("%", "。", "%E4%B9"):
        page.goto(f"{address}/s/x1.html?q={nothing}")
        page.wait_for_load_state("networkidle")
        assert page.locator(".hits").count() == 0
    assert watched.complaints == []
