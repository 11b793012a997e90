"""What the search box offers while one types: names, occasions, titles, by keys and by ear."""

from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.gates.conftest import NODE_MODULES, Watched

pytestmark = pytest.mark.slow

OPTION = "[role=option]"


def options(watched: Watched) -> list[str]:
    watched.page.wait_for_selector(OPTION)
    return [text.replace("\n", " ") for text in watched.page.locator(OPTION).all_inner_texts()]


def test_names_occasions_and_titles_are_offered(watched: Watched, site: Path) -> None:
    page = watched.page
    page.set_default_timeout(15_000)
    page.goto(f"{site.as_uri()}/search.html")
    page.wait_for_selector("#q[role=combobox]")
    page.keyboard.type("李")
    assert options(watched) == ["李四 讲话人"]
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#q", "aria-activedescendant") == page.get_attribute(OPTION, "id")
    assert page.get_attribute(OPTION, "aria-selected") == "true"
    page.evaluate((NODE_MODULES / "axe-core/axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")
    assert [rule["id"] for rule in found["violations"]] == []
    # Escape leaves what was typed; the arrows go round and back into the box.
    page.keyboard.press("Escape")
    assert page.input_value("#q") == "李" and not page.is_visible(OPTION)
    # While an input method composes nothing is offered, and the keys are its own.
    page.dispatch_event("#q", "compositionstart")
    page.fill("#q", "李四")
    page.keyboard.press("ArrowDown")
    assert page.get_attribute("#q", "aria-activedescendant") is None
    assert not page.is_visible(OPTION)
    page.dispatch_event("#q", "compositionend")
    assert options(watched) == ["李四 讲话人"]
    page.goto(f"{site.as_uri()}/search.html?topic=代表工作")
    page.focus("#q")
    page.wait_for_selector("#q[role=combobox]")
    page.keyboard.type("意义 “乡村·振")
    assert options(watched)[0] == "乡村振兴 主题"
    page.fill("#q", "意义 “全县·乡村")
    page.click(f"{OPTION} >> text='全县乡村振兴动员会'")
    page.wait_for_url("**topic=*")
    assert "q=意义 全县乡村振兴动员会" in unquote(page.url)
    page.wait_for_selector("#results[data-state=done]", state="attached")
    # A name becomes a filter of the question, a title is opened.
    page.fill("#q", "意义 李")
    options(watched)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**speaker=*")
    assert "q=意义&" in unquote(page.url)
    page.wait_for_selector("#results[data-state=done]")
    page.fill("#q", "全县乡村振兴推进会上")
    assert options(watched) == ["在全县乡村振兴推进会上的讲话 题名"]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    page.wait_for_url("**/s/x2.html")
    assert watched.complaints == []


def test_the_home_page_loads_them_with_the_focus_and_not_before(
    watched: Watched, address: str
) -> None:
    page = watched.page
    page.set_default_timeout(15_000)
    page.goto(f"{address}/index.html")
    page.wait_for_selector("html.ready")
    assert not [url for url in watched.requests if "facets.js" in url or "suggest.js" in url]
    page.keyboard.press("/")
    page.wait_for_selector("input[name=q][role=combobox] >> visible=true")
    page.keyboard.type("李四")
    assert options(watched) == ["李四 讲话人"]
    page.keyboard.press("Tab")
    assert not page.is_visible(OPTION)
    assert watched.complaints == []
    assert [url for url in watched.requests if not url.startswith(address)] == []


@pytest.mark.parametrize("by", ["http", "file"])
def test_pages_below_the_root_offer_them_too(
    watched: Watched, site: Path, address: str, by: str
) -> None:
    """On the page of a speech, also where a question is marked, and two folders down."""
    page = watched.page
    page.set_default_timeout(15_000)
    base = address if by == "http" else site.as_uri()
    deep = next(site.glob("formulae/of/*.html"))
    for path in ("s/x2.html?q=乡村", deep.relative_to(site).as_posix()):
        page.goto(f"{base}/{path}")
        page.wait_for_selector("html.ready")
        assert not [url for url in watched.requests if "facets.js" in url]
        page.keyboard.press("/")
        page.wait_for_selector("input[name=q][role=combobox] >> visible=true")
        page.keyboard.type("李四")
        assert options(watched) == ["李四 讲话人"]
        watched.requests.clear()
    page.fill("input[name=q] >> visible=true", "全县乡村振兴推进会上")
    page.wait_for_selector(f"{OPTION} >> text=推进会上")
    assert options(watched) == ["在全县乡村振兴推进会上的讲话 题名"]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/s/x2.html")
    assert page.url == f"{base}/s/x2.html"
    assert watched.complaints == []
