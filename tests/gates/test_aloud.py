"""Reading aloud, in Chromium, with voices that only write down what they are to say."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from converters.speech import anchors
from converters.speech.model import text_of
from tests.gates.conftest import Watched
from tests.gates.test_speech_page import PRINTED, written

pytestmark = pytest.mark.slow

VOICES = """
window.said = [];
window.voices = %s;
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
const engine = {
  now: null, listeners: [],
  getVoices: () => window.voices,
  speak(utterance) {
    engine.now = utterance;
    window.said.push([utterance.text, utterance.voice.name, utterance.rate]);
  },
  cancel() {
    const was = engine.now;
    engine.now = null;
    if (was && was.onerror) { was.onerror({ error: 'interrupted' }); }
  },
  addEventListener(_, listener) { engine.listeners.push(listener); }
};
Object.defineProperty(window, 'speechSynthesis', { value: engine });
window.finish = () => { const was = engine.now; engine.now = null; was.onend(); };
window.later = voices => { window.voices = voices; engine.listeners.forEach(one => one()); };
"""
LOCAL = "{name: '本机', voiceURI: 'a', lang: 'zh-CN', localService: true}"
CANTONESE = "{name: '粤', voiceURI: 'b', lang: 'zh_HK', localService: true}"
REMOTE = "{name: '云', voiceURI: 'c', lang: 'zh-CN', localService: false}"
ENGLISH = "{name: 'en', voiceURI: 'd', lang: 'en-US', localService: true}"


def opened(watched: Watched, folder: Path, *voices: str) -> Page:
    """The page of a speech in a browser with these voices."""
    watched.page.add_init_script(VOICES % f"[{', '.join(voices)}]")
    watched.page.goto(written(folder, PRINTED))
    return watched.page


def said(page: Page) -> list[str]:
    return [text for text, *_ in page.evaluate("window.said")]


def press(page: Page, words: str) -> None:
    page.click(f".aloud button:has-text('{words}')")


def finish(page: Page) -> None:
    page.evaluate("window.finish()")


@pytest.mark.parametrize("voices", [(), (REMOTE,), (ENGLISH,), (REMOTE, ENGLISH)])
def test_without_a_chinese_voice_of_the_machine_there_is_no_button(
    watched: Watched, tmp_path: Path, voices: tuple[str, ...]
) -> None:
    page = opened(watched, tmp_path, *voices)
    assert not page.is_visible("text=朗读")
    page.evaluate(f"window.later([{REMOTE}])")
    assert not page.is_visible("text=朗读")
    page.evaluate(f"window.later([{REMOTE}, {LOCAL}])")
    page.click("text=朗读")
    assert page.evaluate("window.said[0][1]") == "本机"
    page.evaluate(f"window.later([{REMOTE}])")
    assert not page.is_visible("text=朗读") and not page.is_visible(".aloud")
    assert watched.complaints == []


def test_every_word_is_read_in_its_order_and_the_paragraph_is_marked(
    watched: Watched, tmp_path: Path
) -> None:
    page = opened(watched, tmp_path, REMOTE, CANTONESE, LOCAL)
    page.click("text=朗读")
    marked = list[str]()
    while page.is_visible(".aloud"):
        marked.append(page.inner_text(".spoken") if page.locator(".spoken").count() == 1 else "")
        finish(page)
    words = [text_of(block) for _, block in anchors.anchored(PRINTED)]
    head = ["在大会上的讲话", "（2020年7月6日）", "主任　赵海金"]
    read = said(page)
    assert "".join("".join(read).split()) == "".join("".join([*head, *words]).split())
    assert all(len(text) <= 120 for text in read)
    assert all(text in block for text, block in zip(read, marked, strict=True))
    assert {name for _, name, _ in page.evaluate("window.said")} == {"本机"}
    assert page.locator(".spoken").count() == 0


def test_it_pauses_goes_on_skips_and_stops(watched: Watched, tmp_path: Path) -> None:
    page = opened(watched, tmp_path, LOCAL, CANTONESE)
    page.click("text=朗读")
    assert page.evaluate("document.activeElement.textContent") == "暂停"
    press(page, "下一段")
    assert page.inner_text(".spoken") == "（2020年7月6日）"
    press(page, "暂停")
    press(page, "下一段")
    assert said(page) == ["在大会上的讲话", "（2020年7月6日）"]
    press(page, "继续")
    page.select_option(".aloud select >> nth=0", "1.5")
    page.select_option(".aloud select >> nth=1", "b")
    assert page.evaluate("window.said.slice(2)") == [
        ["主任　赵海金", "本机", 1],
        ["主任　赵海金", "本机", 1.5],
        ["主任　赵海金", "粤", 1.5],
    ]
    press(page, "上一段")
    assert said(page)[-1] == "（2020年7月6日）"
    press(page, "停止")
    assert page.evaluate("speechSynthesis.now") is None
    assert page.evaluate("document.activeElement.textContent") == "朗读"
    assert not page.is_visible(".aloud")


def test_it_begins_with_what_is_on_the_screen(watched: Watched, tmp_path: Path) -> None:
    watched.page.set_viewport_size({"width": 390, "height": 600})
    page = opened(watched, tmp_path, LOCAL)
    page.evaluate(
        "document.getElementById('p4').scrollIntoView({block: 'start', behavior: 'instant'})"
    )
    page.evaluate("document.querySelector('.actions li:last-child button').click()")
    assert re.match("第[二三]段。", said(page)[0])


def test_leaving_the_page_stops_it(watched: Watched, tmp_path: Path) -> None:
    page = opened(watched, tmp_path, LOCAL)
    page.click("text=朗读")
    page.evaluate("window.dispatchEvent(new Event('pagehide'))")
    assert page.evaluate("speechSynthesis.now") is None
    assert len(said(page)) == 1


def test_a_table_is_read_by_its_rows(watched: Watched, address: str) -> None:
    page = watched.page
    page.add_init_script(VOICES % f"[{LOCAL}]")
    page.goto(f"{address}/s/x1.html")
    page.click("text=朗读")
    while page.is_visible(".aloud"):
        finish(page)
    assert said(page)[-3:] == ["项目，完成", "修路，12公里", "植树，3万株"]
    assert "措施得力。" in said(page)
