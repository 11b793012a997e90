"""The search page: filters with counts, what a result tells, what an empty one offers."""

import re
import shutil
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import ViewportSize

from converters.site import words
from tests.gates.conftest import Watched

pytestmark = pytest.mark.slow

PHONE: ViewportSize = {"width": 390, "height": 844}
DESK: ViewportSize = {"width": 1280, "height": 900}


def opened(watched: Watched, address: str) -> None:
    """Open a search and wait for its first results."""
    watched.page.goto(address)
    watched.page.wait_for_selector("#results[data-state=done]", state="attached")


def facet(watched: Watched, key: str) -> dict[str, str]:
    """The number of speeches beside each value of a filter, also those folded away."""
    watched.page.wait_for_selector(f".facet[data-key={key}] li", state="attached")
    links = watched.page.locator(f".facet[data-key={key}] li a")
    pairs = links.evaluate_all(
        "all => all.map(a => [a.querySelector('.name').textContent,"
        " a.querySelector('.tally').textContent])"
    )
    return dict(pairs)


def test_filters_tell_how_many_speeches_they_leave(watched: Watched, site: Path) -> None:
    page = watched.page
    page.set_viewport_size(DESK)
    base = f"{site.as_uri()}/search.html"
    opened(watched, f"{base}?q={quote('全县乡村振兴')}&topic={quote('代表工作')}")
    assert facet(watched, "year") == {"2024年": "2", "2023年": "1"}
    assert facet(watched, "speaker") == {"李四": "3"}
    assert page.text_content("#chosen") == "去掉筛选，主题：代表工作"
    page.click(".facet[data-key=year] a:has-text('2024年')")
    page.wait_for_selector("#results[data-state=done]")
    assert page.locator("#results .to").count() == 2
    # Other values are told as if none were chosen; what was not compared yet is about so many.
    assert facet(watched, "year") == {"2024年": "2", "2023年": "约 1"}
    assert page.get_attribute(".facet[data-key=year] a >> nth=0", "aria-current") == "true"
    assert page.inner_text(".sieve summary") == "筛选（2）"
    # Another question keeps what is chosen; a chip takes it away.
    page.fill("#q", "乡村振兴")
    page.keyboard.press("Enter")
    page.wait_for_selector("#results[data-state=done]")
    assert page.locator("#chosen li").count() == 2
    page.click("#chosen a:has-text('代表工作')")
    page.wait_for_selector("#chosen li:only-child")
    assert "topic=" not in page.url and "year=2024" in page.url
    # Without a question the numbers are those of the whole collection, and exact.
    page.goto(base)
    assert facet(watched, "speaker")["李四"] == "3"
    assert watched.complaints == []


def test_counts_become_exact_as_the_results_are_compared(watched: Watched, address: str) -> None:
    page = watched.page
    page.set_viewport_size(DESK)
    opened(watched, f"{address}/search.html?q={quote('代表')}")
    assert "约" in facet(watched, "year")["未注日期"]
    shown = page.locator("#results > li")
    before = shown.count()
    while page.is_visible("#more"):
        page.evaluate("document.getElementById('results').removeAttribute('data-state')")
        page.focus("#more")
        page.keyboard.press("Enter")
        page.wait_for_selector("#results[data-state=done]")
        # The keyboard goes on at the first of the new results.
        page.wait_for_function("n => document.activeElement.closest('#results > li')", arg=before)
    assert shown.count() > before
    page.wait_for_function("!document.querySelector('.sieve').textContent.includes('约')")
    assert sum(map(int, facet(watched, "year").values())) == shown.count()
    assert page.inner_text("#count") == f"共 {shown.count()} 篇"
    # Opened from far down and gone back: the same results, at the same place.
    page.locator("#results .to a").last.click()
    page.wait_for_url("**/s/*.html*")
    many = before + 1
    page.go_back()
    page.wait_for_function("n => document.querySelectorAll('#results > li').length >= n", arg=many)
    page.wait_for_function("window.pageYOffset > 1000")
    assert watched.complaints == []


def test_on_a_phone_filters_are_one_line_and_results_on_the_first_screen(
    watched: Watched, address: str
) -> None:
    page = watched.page
    page.set_viewport_size(PHONE)
    chosen = f"&topic={quote('代表工作')}&year=2024"
    opened(watched, f"{address}/search.html?q={quote('乡村振兴')}{chosen}")
    line = page.locator(".sieve").bounding_box()
    first = page.locator("#results .snippets a >> nth=0").bounding_box()
    assert line and line["height"] < 60
    assert first and first["y"] + first["height"] < PHONE["height"]
    page.click(".sieve summary")
    assert facet(watched, "year") == {"2024年": "2", "2023年": "约 1"}
    assert watched.complaints == []


def test_a_line_tells_the_page_it_is_printed_on(
    watched: Watched, site: Path, tmp_path: Path
) -> None:
    """In results and in 用字, on a site whose words tell of pages in two speeches of the three."""
    copy = tmp_path / "site"
    shutil.copytree(site, copy)
    for id in ("x1", "x2"):
        parts = sorted(copy.glob(f"search/t/{id}.*.js"))
        paper = words.read([part.read_bytes() for part in parts])
        spans = " ".join(f"{number}-{number + 1}" for number in range(7, 7 + len(paper.body)))
        for path, data in words.write(id, paper, spans):
            (copy / path).write_bytes(data)
    page = watched.page
    opened(watched, f"{copy.as_uri()}/search.html?q={quote('提高认识')}")
    told = page.eval_on_selector_all(
        "#results .snippets a", "all => all.map(a => a.href.split('/').pop() + ' ' + a.innerText)"
    )
    short = [line.replace("\n", " ") for line in told if re.match(r"x\d", line)]
    assert [(line[:2], line.split("。")[-1].strip()) for line in sorted(short)] == [
        ("x1", "第9—10页"),
        ("x2", "第9—10页"),
        ("x3", ""),
    ]
    page.goto(f"{copy.as_uri()}/words.html?q={quote('提高认识')}")
    page.wait_for_selector("#lines[data-state=done]")
    sources = page.locator("#lines .source").all_inner_texts()
    assert sum("第9—10页" in source for source in sources) == 2
    assert watched.complaints == []


def test_a_result_tells_how_often_and_leads_on_with_the_question(
    watched: Watched, address: str
) -> None:
    page = watched.page
    opened(watched, f"{address}/search.html?q={quote('意义 提高认识')}&sort=old")
    assert page.inner_text("#results .times >> nth=0") == "正文 3 处"
    link = page.get_attribute("#results .snippets a >> nth=0", "href")
    assert link and link.startswith(f"s/x3.html?q={quote('意义 提高认识')}#")
    opened(watched, f"{address}/search.html?q={quote('提高认识 没有的字句呀')}&year=2024")
    assert page.inner_text("#count").startswith("没有找到")
    ways = page.locator("#rephrase a")
    assert ways.all_inner_texts() == [
        "去掉全部筛选再查",
        "只查“提高认识”",
        "只查“没有的字句呀”",
    ]
    ways.nth(1).click()
    page.wait_for_selector("#results[data-state=done] li")
    assert page.input_value("#q") == "提高认识"
    assert watched.complaints == []
