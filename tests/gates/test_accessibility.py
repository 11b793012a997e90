"""axe-core on every kind of page, in every theme, on phones and desks."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from tests.effort import effort
from tests.gates.conftest import NODE_MODULES, Watched
from tests.gates.test_aloud import CANTONESE, LOCAL, VOICES

pytestmark = pytest.mark.slow

KINDS = {
    "home": "index.html",
    "years": "years/index.html",
    "year": "years/2024.html",
    "undated": "years/undated.html",
    "speakers": "speakers/index.html",
    "group": None,
    "all": "all.html",
    "books": "books/index.html",
    "book": "books/zhenxing.html",
    "corrections": "corrections.html",
    "about": "about.html",
    "accessibility": "accessibility.html",
    "downloads": "downloads/index.html",
    "data": "data/index.html",
    "lost": "404.html",
    "search": "search.html?q=%E4%B9%A1%E6%9D%91%E6%8C%AF%E5%85%B4",
    "words": "words.html?q=%E4%B9%A1%E6%9D%91%E6%8C%AF%E5%85%B4&q2=%E4%BB%A3%E8%A1%A8",
    "formulae": "formulae/index.html",
    "formula": None,
    "formulae-of": "formulae/of/x1.html",
    "retired": "s/x9.html",
    "speech": "s/x1.html",
    "withdrawn": "s/x3.html",
    "marked": "s/x3.html?q=%E6%84%8F%E4%B9%89#p4",
    "compared": "compare/x1.html",
    "long": "s/s2020-0716-01.html",
}
FOLDERS = {"group": "topics", "formula": "formulae"}
"""Of pages that are named after a digest."""
THEMES = ("white", "sepia", "dark", "contrast")
WIDTHS = (320, 390, 1280)
LOOKED_AT = effort((320, 1280), WIDTHS)
"""The widths at which every rule is tried: the narrowest and the widest; all by `make laws`."""
THEMED = effort((390,), WIDTHS)
"""The widths at which every theme is looked at: its colours are those of all widths."""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
BY_RULES = {"type": "tag", "values": RULES}


@pytest.fixture(scope="module")
def axe() -> str:
    """The script that looks for violations."""
    return (NODE_MODULES / "axe-core/axe.min.js").read_text(encoding="utf-8")


def violations(found: Any) -> list[str]:
    return [f"{rule['id']}: {rule['nodes'][0]['html'][:120]}" for rule in found["violations"]]


def design(watched: Watched, only: dict[str, Any]) -> list[str]:
    script = "only => axe.run(document, {runOnly: only, resultTypes: ['violations']})"
    return violations(watched.page.evaluate(script, only))


def themed(watched: Watched, width: int) -> list[tuple[int, str, str]]:
    """What is too pale in each theme; the dark one is what a dark system gets by itself."""
    page = watched.page
    contrast = {"type": "rule", "values": ["color-contrast"]}
    found = []
    for theme in THEMES:
        page.evaluate("t => document.documentElement.setAttribute('data-theme', t)", theme)
        found += [(width, theme, fault) for fault in design(watched, contrast)]
    page.evaluate("document.documentElement.removeAttribute('data-theme')")
    return found


@pytest.mark.parametrize("kind", list(KINDS))
def test_everybody_can_use_the_page(
    kind: str, watched: Watched, address: str, site: Path, axe: str
) -> None:
    page = watched.page
    folder = FOLDERS.get(kind, "")
    path = KINDS[kind] or f"{folder}/{min(p.name for p in (site / folder).glob('[0-9a-f]*.html'))}"
    page.goto(f"{address}/{path}")
    if kind in ("search", "words"):
        page.wait_for_selector("[data-state=done]")
    if kind == "marked":
        page.wait_for_selector("mark.now")
    if kind == "home":
        page.click(".settings summary")
    page.evaluate(axe)
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        # What is half under a bar that stays while one scrolls is no target too small.
        page.evaluate("window.scrollTo({top: 0, behavior: 'instant'})")
        faults = design(watched, BY_RULES) if width in LOOKED_AT else []
        found += [(width, "auto", fault) for fault in faults]
        found += themed(watched, width) if width in THEMED else []
        for size in ("", "4"):
            page.evaluate("n => document.documentElement.setAttribute('data-size', n)", size)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{width} px, size {size}: the page is {wide} px wide"
        page.evaluate("document.documentElement.removeAttribute('data-size')")
    assert found == []
    assert watched.complaints == []
    assert [url for url in watched.requests if not url.startswith(address)] == []


OPENED = {
    ".aloud": "text=朗读",
    ".menu:has(.qr) .panel": "summary:has-text('二维码')",
    ".menu:has(.downloads) .panel": "summary:has-text('下载')",
    "dialog.cite": ".actions [data-does=cite]",
}
"""What opens on the page of a speech, by what opens it; the bar of the hits is there before."""


def test_what_opens_over_a_speech_can_be_used_in_every_theme(
    watched: Watched, address: str, axe: str
) -> None:
    page = watched.page
    page.add_init_script(VOICES % f"[{LOCAL}, {CANTONESE}]")
    page.goto(f"{address}/s/x1.html?q={quote('意义')}")
    page.wait_for_selector(".hits")
    page.evaluate(axe)
    found = []
    for opened, opener in OPENED.items():
        page.click(opener)
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.is_visible(opened)
            found += [(width, opened, fault) for fault in design(watched, BY_RULES)]
        found += themed(watched, width)
        page.keyboard.press("Escape")
    assert found == []
    assert watched.complaints == []


COLOUR = "all => all.map(one => getComputedStyle(one).backgroundColor)"


def test_where_the_system_chooses_the_colours_nothing_is_told_by_them_alone(
    watched: Watched, address: str
) -> None:
    page = watched.page
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    page.goto(f"{address}/index.html")
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper not in page.eval_on_selector_all(".pillar", COLOUR)
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    page.goto(f"{address}/compare/x1.html")
    line = "all => all.map(one => getComputedStyle(one).borderLeftStyle)"
    assert set(page.eval_on_selector_all(".compared .changed", line)) == {"solid"}
    page.goto(f"{address}/{KINDS['marked']}")
    page.wait_for_selector("mark.now")
    now, other = (
        page.eval_on_selector_all(f"article mark{kind}", COLOUR) for kind in (".now", ":not(.now)")
    )
    assert now and not {paper, *other} & set(now)
    edge = "all => all.map(one => getComputedStyle(one).outlineStyle)"
    assert page.eval_on_selector_all(".speech :target", edge) == ["solid"]


def test_the_gate_sees_what_is_wrong(watched: Watched, address: str, axe: str) -> None:
    page = watched.page
    page.goto(f"{address}/index.html")
    page.evaluate("document.querySelector('main a').style.color = '#eee'")
    page.evaluate("document.documentElement.lang = ''")
    page.evaluate(axe)
    found = design(watched, BY_RULES)
    assert [fault.partition(":")[0] for fault in found] == ["color-contrast", "html-has-lang"]
