"""Reading: settings, keyboard, citing, the table, the printed page, no scripts."""

import re
from pathlib import Path
from urllib.parse import quote

import pypdfium2
import pytest
from playwright.sync_api import Page, Route

from tests.gates.conftest import Watched

pytestmark = pytest.mark.slow


def test_settings_hold_on_every_page(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/index.html")
    page.click(".settings summary")
    for label in ("特大", "较疏", "护眼", "黑体"):
        page.check(f".settings label:has-text('{label}') input")
    page.goto(f"{address}/s/x1.html")
    root = page.locator("html")
    names = ("size", "leading", "theme", "face")
    assert [root.get_attribute(f"data-{name}") for name in names] == ["3", "2", "sepia", "hei"]
    page.click(".settings summary")
    page.check(".settings label:has-text('标准') input >> nth=0")
    page.goto(f"{address}/index.html")
    assert root.get_attribute("data-size") is None


PAINTED = """new MutationObserver((_, watcher) => {
  if (!document.body) { return; }
  window.first = document.documentElement.getAttribute('data-theme');
  watcher.disconnect();
}).observe(document, {childList: true, subtree: true});"""


COLOURS = """() => {
  const body = getComputedStyle(document.body);
  const bar = document.querySelector('[name=theme-color]').content;
  return [body.backgroundColor, body.color, bar, getComputedStyle(document.body).colorScheme];
}"""


def colours(page: Page) -> list[str]:
    """The paper, the ink, what the bar of a phone is told, and whether scroll bars are dark."""
    return [str(told) for told in page.evaluate(COLOURS)]


def test_dark_by_choice_is_dark_by_the_system_and_there_from_the_first(
    watched: Watched, address: str
) -> None:
    page = watched.page
    page.add_init_script(PAINTED)
    page.goto(f"{address}/index.html")
    light = colours(page)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(
        "was => document.querySelector('[name=theme-color]').content != was", arg=light[2]
    )
    dark = colours(page)
    page.click(".settings summary")
    page.check(".settings label:has-text('白色') input")
    assert colours(page)[0] == "rgb(255, 255, 255)" and colours(page)[3] == "light"
    page.emulate_media(color_scheme="light")
    page.check(".settings label:has-text('深色') input")
    assert colours(page) == dark != light
    page.goto(f"{address}/compare/x1.html")
    assert page.evaluate("window.first") == "dark"
    assert colours(page) == dark
    assert watched.complaints == []


def test_settings_changed_in_another_window_are_followed(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/index.html")
    other = page.context.new_page()
    other.goto(f"{address}/about.html")
    other.click(".settings summary")
    other.check(".settings label:has-text('护眼') input")
    page.wait_for_selector("html[data-theme=sepia]")
    assert page.locator(".settings label:has-text('护眼') input").is_checked()


def test_everything_is_reached_by_the_keyboard(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/s/x1.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.textContent.trim()"))
    assert {"阅读设置", "一、认识", "李四", "TXT，1 KB", "复制"} <= reached
    page.focus(".settings summary")
    page.keyboard.press("Enter")
    assert page.is_visible(".settings .panel")
    page.keyboard.press("Escape")
    assert not page.is_visible(".settings .panel")


def test_a_citation_is_copied_with_the_day_it_was_read(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/s/x1.html")
    words = page.inner_text(".citation >> nth=0 >> span >> nth=0")
    assert re.fullmatch(
        r"李四\. 在全县乡村振兴动员会上的讲话\[EB/OL\]\. "
        r"\(2024-03-01\)\[\d{4}-\d\d-\d\d\]\. http.*/s/x1\.html\.",
        words,
    )
    page.click(".citing button >> nth=0")
    assert page.inner_text(".citing button >> nth=0") == "已复制"


def test_the_table_sorts_and_filters(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/all.html")
    days = "all => all.map(cell => cell.textContent)"
    page.click("th button:has-text('日期')")
    found = page.eval_on_selector_all("td.day", days)
    dated = [day for day in found if day]
    assert dated == sorted(dated) and found[: len(dated)] == dated
    page.click("th button:has-text('日期')")
    assert page.eval_on_selector_all("td.day", days)[0] == dated[-1]
    assert page.get_attribute("th >> nth=0", "aria-sort") == "descending"
    page.fill(".sift", "李四 推进会")
    assert page.locator("tbody tr:visible").count() == 1
    assert page.inner_text(".sifting [role=status]") == "符合的有 1 篇"


def test_of_a_table_in_pages_it_is_said_that_one_of_them_is_filtered(
    watched: Watched, address: str
) -> None:
    def parted(route: Route) -> None:
        table = '<div class="sheet"'
        body = route.fetch().text().replace(table, f'<nav class="parts"></nav>{table}')
        route.fulfill(body=body, content_type="text/html")

    page = watched.page
    page.route("**/all.html", parted)
    page.goto(f"{address}/all.html")
    page.get_by_label("筛选本页：").fill("李四 推进会")
    assert page.inner_text(".sifting [role=status]") == "本页符合的有 1 篇"


def test_print_is_the_speech_and_nothing_else(
    watched: Watched, address: str, tmp_path: Path
) -> None:
    page = watched.page
    page.goto(f"{address}/s/x1.html")
    path = tmp_path / "page.pdf"
    page.pdf(path=str(path), prefer_css_page_size=True)
    document = pypdfium2.PdfDocument(path)
    first = document[0]
    text = first.get_textpage()
    words = "".join(text.get_text_bounded().split())
    size = first.get_size()
    text.close()
    first.close()
    document.close()
    assert size == pytest.approx((595, 842), abs=1)
    assert all(said in words for said in ("动员会上的讲话", "（2024年3月1日）", "措施得力。"))
    assert not [part for part in ("本篇信息", "阅读设置", "¶", "引用") if part in words]


def test_paper_says_what_was_looked_for_and_how_to_read_the_figures(
    watched: Watched, address: str
) -> None:
    page = watched.page
    page.emulate_media(media="print")
    asked = quote("乡村振兴")
    shown = {
        f"search.html?q={asked}": ("#results[data-state=done]", "#q", ".results mark"),
        f"words.html?q={asked}": ("#lines[data-state=done]", "#trend-note", ".kwic .title"),
        "compare/x1.html": ("main", ".legend .edge", ".compared ins"),
    }
    for path, (ready, *parts) in shown.items():
        page.goto(f"{address}/{path}")
        page.wait_for_selector(ready)
        assert [part for part in parts if not page.is_visible(f"{part} >> nth=0")] == [], path
        assert page.locator("button:visible, summary:visible").count() == 0, path


@pytest.mark.parametrize("path", ["corrections.html", "formulae", "years/undated.html"])
def test_an_entry_without_a_date_has_the_whole_line(
    path: str, watched: Watched, address: str, site: Path
) -> None:
    pages = sorted(f"{path}/{it.name}" for it in (site / path).glob("[0-9a-f]*.html")) or [path]
    watched.page.goto(f"{address}/{pages[0]}")
    narrow = """all => all.filter(entry => !entry.querySelector('.when')).map(entry =>
      [entry.clientWidth, (entry.querySelector('.what') || entry.firstElementChild).offsetWidth])"""
    widths = watched.page.eval_on_selector_all(".speeches > li", narrow)
    assert widths
    assert all(own == whole for whole, own in widths)


def test_without_scripts_everything_can_be_read(watched: Watched, address: str) -> None:
    browser = watched.page.context.browser
    assert browser
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/index.html")
    tallest = page.locator(".pillar.h10 >> nth=0").bounding_box()
    assert tallest and tallest["height"] > tallest["width"]
    page.click(".months a:has-text('3月') >> nth=0")
    assert page.url.endswith("/years/2024.html#m3")
    page.click(":target ~ .speeches >> text=在全县乡村振兴动员会上的讲话")
    assert page.is_visible("text=措施得力。")
    assert page.is_visible(".contents a")
    context.close()


def test_a_paragraph_link_leads_to_its_paragraph(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/s/x1.html")
    page.hover("#p3")
    page.click("#p3 .here")
    assert page.url.endswith("#p3")
    assert page.inner_text(":target").strip() == "要提高认识。"


def test_the_lost_page_is_dressed_by_a_double_click_too(watched: Watched, site: Path) -> None:
    page = watched.page
    page.goto((site / "404.html").as_uri())
    assert page.evaluate("getComputedStyle(document.body).display") == "flex"
    assert page.locator(".settings .panel").count() == 1
    page.click("main a:has-text('首页')")
    assert page.url == (site / "index.html").as_uri()
    assert [url for url in watched.requests if not url.startswith("file:")] == []
