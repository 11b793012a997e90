"""What one does with the page of a speech: cite a page, copy, print, come back up."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page

from converters import files
from converters.settings.config import Config
from converters.site.pages import Site
from converters.speech import printed_pages
from converters.speech.model import Speech, Table
from tests.gates.conftest import Watched
from tests.make import greeting, head, para, speech
from tests.site.make import CONFIG, PDF, PLAIN, TALK, entries

pytestmark = pytest.mark.slow

FIRST = ["在大会上的讲话", "（2020年7月6日）", "主任　赵海金", "同志们：", "第一段的前一半，"]
SECOND = ["第一段的后一半。", "第二段。"]
THIRD = ["第三段。" * 100]
PRINTED: Speech = replace(
    TALK,
    blocks=(greeting(), para("第一段的前一半，第一段的后一半。"), para("第二段。"), para(THIRD[0])),
)
PAGED = replace(PRINTED, pages=printed_pages.starts(PRINTED, [FIRST, SECOND, THIRD]))
FAR = "https://example.org/a/s/s2.html"


def written(folder: Path, talk: Speech, config: Config = CONFIG) -> str:
    """The address of the page of a speech in a folder, beside what it loads."""
    site = Site(config, entries(talk))
    for name, content in site.assets():
        files.write(folder / name, content)
    path = folder / f"s/{talk.meta.id}.html"
    files.write(path, site.speech(talk, [PDF]))
    return path.as_uri()


@pytest.fixture
def page(watched: Watched, tmp_path: Path) -> Iterator[Page]:
    """The page of a speech of three printed pages, opened by a double click."""
    assert PAGED.pages
    watched.page.goto(written(tmp_path, PAGED))
    yield watched.page
    assert watched.complaints == []


def cited(page: Page) -> list[str]:
    return page.locator(".cite .citation > span").all_text_contents()


def select(page: Page, start: str, end: str) -> None:
    page.evaluate(
        "([from, to]) => getSelection().setBaseAndExtent("
        "document.querySelector(from), 0, "
        "document.querySelector(to), document.querySelector(to).childNodes.length)",
        [start, end],
    )


def test_a_paragraph_is_cited_with_the_pages_it_is_printed_on(page: Page) -> None:
    page.hover("#p2")
    page.click("#p2 .here")
    standard, plain = cited(page)
    assert "[EB/OL]. 2020: 1-2(2020-07-06)[20" in standard
    assert standard.endswith(f"]. {FAR}#p2.")
    assert plain.endswith(f"第 2 版，第 1—2 页，第 2 段，{FAR}#p2。")
    assert page.url.endswith("#p2")
    assert "印在第 1—2 页" in page.inner_text(".cite")
    assert "页码依第 2 版 PDF，校验 0123 4567 89ab cdef" in page.inner_text(".cite")
    page.keyboard.press("Escape")
    assert not page.is_visible(".cite")


def test_a_paragraph_that_begins_a_page_is_on_that_page_alone(page: Page) -> None:
    page.click(".actions [data-does=cite]")
    assert ": 1" not in cited(page)[0] and cited(page)[0].endswith(f"]. {FAR}.")
    page.fill(".cite input", "4")
    assert "2020: 3(2020-07-06)" in cited(page)[0]
    page.fill(".cite input", "3")
    assert "第 2 版，第 2 页，第 3 段" in cited(page)[1]
    page.fill(".cite input", "99")
    assert cited(page)[0].endswith(f"]. {FAR}.")


def test_what_is_selected_is_cited_from_its_first_paragraph_to_its_last(page: Page) -> None:
    assert not page.is_visible(".dock button")
    select(page, "#p2", "#p4")
    page.evaluate("document.querySelector('.dock').classList.add('deep')")
    said = "link => getComputedStyle(link, '::after').content"
    assert page.eval_on_selector(".dock .rise a", said) == "none"
    page.click(".dock button:has-text('引用所选')")
    assert "2020: 1-3(2020-07-06)" in cited(page)[0]
    assert cited(page)[1].endswith(f"第 1—3 页，第 2—4 段，{FAR}#p2。")
    page.keyboard.press("Escape")
    select(page, ".masthead .name", "#p4")
    page.wait_for_selector(".dock button", state="hidden")


def test_without_known_pages_none_are_told(watched: Watched, tmp_path: Path) -> None:
    page = watched.page
    page.goto(written(tmp_path, PRINTED, PLAIN))
    page.hover("#p2")
    page.click("#p2 .here")
    standard, plain = cited(page)
    assert standard == "赵海金. 在大会上的讲话[G]//某人大. 选编: s2, 2020-07-06."
    assert plain.endswith("第 2 版，第 2 段。")
    assert not page.is_visible("text=复制链接"), "a path of this machine leads nobody else here"


def test_citation_and_address_are_copied_also_from_the_dialog(page: Page) -> None:
    page.click("text=复制链接")
    assert page.inner_text(".actions [data-does=copy]") == "已复制"
    page.evaluate("document.addEventListener('copy', () => { window.took = getSelection() + ''; })")
    page.click(".actions [data-does=cite]")
    page.fill(".cite input", "3")
    page.click(".cite .citation button >> nth=0")
    assert page.inner_text(".cite .citation button >> nth=0") == "已复制"
    page.evaluate(
        "document.addEventListener('copy', event => { window.took = event.target.value; })"
    )
    page.click(".cite .foot button:has-text('复制网址')")
    assert page.evaluate("window.took") == f"{FAR}#p3"


def test_the_way_back_up_appears_after_a_screen_or_two(watched: Watched, tmp_path: Path) -> None:
    page = watched.page
    page.set_viewport_size({"width": 390, "height": 700})
    many = replace(PRINTED, blocks=(greeting(), *[para("一段。" * 30)] * 40))
    page.goto(written(tmp_path, many))
    assert not page.is_visible(".dock")
    page.evaluate("window.scrollTo({top: 3000, behavior: 'instant'})")
    page.click(".dock .rise a")
    page.wait_for_selector(".dock", state="hidden")


def test_a_row_of_a_table_without_words_is_as_high_as_a_line(
    watched: Watched, tmp_path: Path
) -> None:
    rows = (("甲", "乙"), ("", ""), ("丙", "丁"))
    watched.page.goto(written(tmp_path, replace(TALK, blocks=(para("一。"), Table(rows)))))
    heights = watched.page.evaluate(
        "Array.from(document.querySelectorAll('.speech tr'), (row) => row.offsetHeight)"
    )
    assert len(heights) == len(rows) and min(heights) > 0.9 * max(heights)
    assert watched.complaints == []


def test_printing_prints_the_speech_and_no_button(page: Page) -> None:
    page.evaluate("window.print = () => { window.printed = true; }")
    page.click(".actions button:has-text('打印')")
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    shown = [it for it in (".bar", ".state", ".dock", ".rise") if page.is_visible(it)]
    assert shown == []


def test_downloads_are_at_the_top_without_scripts_and_close_with_them(
    watched: Watched, page: Page, tmp_path: Path
) -> None:
    page.click(".menu summary")
    assert page.is_visible(".menu a")
    page.keyboard.press("Escape")
    assert not page.is_visible(".menu a")
    browser = watched.page.context.browser
    assert browser
    context = browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.goto(written(tmp_path, PAGED))
    bare.click(".menu summary")
    assert bare.is_visible(".menu a")
    assert not bare.is_visible(".actions button")
    bare.click(".actions a:has-text('引用')")
    assert bare.url.endswith("#citing")
    assert bare.is_visible("text=回到顶部")
    context.close()


def test_a_browser_that_shares_offers_it(watched: Watched, tmp_path: Path) -> None:
    page = watched.page
    page.add_init_script(
        "navigator.share = what => { window.shared = what; return Promise.resolve(); };"
    )
    page.goto(written(tmp_path, PAGED))
    page.click("text=分享")
    assert page.evaluate("window.shared.url") == FAR


def test_no_line_is_begun_for_the_link_to_a_paragraph(watched: Watched, tmp_path: Path) -> None:
    page = watched.page
    many = [para("字" * length + "。") for length in range(10, 50)]
    page.set_viewport_size({"width": 390, "height": 700})
    page.goto(written(tmp_path, replace(PRINTED, blocks=tuple(many))))
    heights = "all => all.map(one => one.offsetHeight)"
    before = page.eval_on_selector_all(".speech p[id]", heights)
    page.evaluate("document.querySelectorAll('.here').forEach(link => link.remove())")
    assert before == page.eval_on_selector_all(".speech p[id]", heights)
    assert len(set(before)) > 1
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_a_heading_fills_its_line_before_it_begins_another(
    watched: Watched, tmp_path: Path
) -> None:
    page = watched.page
    page.set_viewport_size({"width": 390, "height": 700})
    heads = [head(1, "一、" + "字" * 20), head(2, "（一）" + "字" * 20)]
    page.goto(written(tmp_path, replace(PRINTED, blocks=(*heads, para("一段。")))))
    lines = """all => all.map(one => {
      const range = document.createRange();
      range.selectNodeContents(one.firstChild);
      return [...range.getClientRects()].map(box => box.width);
    })"""
    for first, second in page.eval_on_selector_all(".speech :is(h2, h3)", lines):
        assert first > second * 1.5


def test_a_speech_of_one_paragraph_stays_as_it_was(watched: Watched, tmp_path: Path) -> None:
    """Whatever the script adds, it adds outside the article."""
    page = watched.page
    talk = speech(para("一段。"), id="s2")
    page.goto(written(tmp_path, talk))
    before = page.inner_html("article.speech")
    page.click(".actions [data-does=cite]")
    page.keyboard.press("Escape")
    assert page.inner_html("article.speech") == before
