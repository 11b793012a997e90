"""The bars that float above and below a speech: they leave room to read, and lead to 用字."""

from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from tests.gates.conftest import Watched
from tests.gates.test_aloud import CANTONESE, LOCAL, VOICES

pytestmark = pytest.mark.slow

LONG = "s/s2020-0716-01.html"
MEASURED = """() => {
  const box = found => document.querySelector(found).getBoundingClientRect();
  const [above, below] = [box('.hits'), box('.dock')];
  return { left: below.top - Math.max(0, above.bottom), dock: below.top,
           foot: box('.colophon').bottom,
           wide: document.documentElement.scrollWidth };
}"""
DOWN = "window.scrollTo({top: document.body.scrollHeight, behavior: 'instant'});"
SELECT = """() => {
  const words = document.querySelector('#p3').firstChild;
  getSelection().setBaseAndExtent(words, 1, words, 5);
}"""


@pytest.fixture
def page(watched: Watched, address: str) -> Page:
    """A speech opened from the search, in a browser with two voices."""
    watched.page.add_init_script(VOICES % f"[{LOCAL}, {CANTONESE}]")
    watched.page.goto(f"{address}/{LONG}?q={quote('代表')}#p20")
    watched.page.wait_for_selector("mark.now")
    return watched.page


@pytest.mark.parametrize(
    ("width", "height", "size", "part"),
    [(360, 740, "", 0.6), (360, 740, "4", 0.5), (320, 256, "", 0.5), (1280, 800, "4", 0.6)],
)
def test_all_bars_together_leave_room_for_the_text_and_cover_no_last_line(
    width: int, height: int, size: str, part: float, page: Page
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate("n => document.documentElement.setAttribute('data-size', n)", size)
    page.click("text=朗读")
    page.evaluate(SELECT)
    page.wait_for_selector(".dock.selected.speaking")
    page.click(".aloud button:has-text('下一段')")
    # 回到顶部 comes into the bar on the way down, and the page grows with it.
    page.wait_for_function(
        f"() => {{ {DOWN} const at = ({MEASURED})(); return at.foot < at.dock + 1; }}"
    )
    found = page.evaluate(MEASURED)
    assert found["left"] >= part * height
    assert found["wide"] == width


def test_one_gets_from_a_word_on_the_page_to_its_contexts_and_back(
    page: Page, site: Path, watched: Watched
) -> None:
    page.focus(".hits a")
    assert page.get_attribute(".hits a", "title") == "“代表”在各篇里的上下文"
    page.keyboard.press("Enter")
    page.wait_for_selector("#lines[data-state=done]")
    assert page.input_value("#query [name=q]") == "代表"
    page.click(f".kwic .key a[href*='{LONG}'] >> nth=0")
    page.wait_for_selector("mark.now")
    assert set(page.locator("article mark").all_text_contents()) == {"代表"}
    page.evaluate(SELECT)
    chosen = page.evaluate("getSelection().toString()")
    page.click(".dock a:has-text('用字')")
    page.wait_for_selector("#lines[data-state=done]")
    assert page.input_value("#query [name=q]") == chosen
    assert watched.complaints == []


def test_the_search_leads_to_the_contexts_of_a_word(watched: Watched, address: str) -> None:
    page = watched.page
    for question, leads in (("代表", True), ("人:李四", False), ("代表 乡村", False)):
        page.goto(f"{address}/search.html?q={quote(question)}")
        page.wait_for_selector("#results[data-state=done]", state="attached")
        assert page.is_visible("#contexts") is leads
    page.goto(f"{address}/search.html?q={quote('代表')}")
    page.wait_for_selector("#results[data-state=done]")
    page.click("#contexts")
    page.wait_for_selector("#lines[data-state=done]")
    assert page.input_value("#query [name=q]") == "代表"
    assert watched.complaints == []


def test_a_sentence_is_not_offered_as_a_word(page: Page) -> None:
    page.evaluate("getSelection().selectAllChildren(document.querySelector('#p3'))")
    page.wait_for_selector(".dock button:has-text('引用所选')")
    assert not page.is_visible(".dock a:has-text('用字')")
