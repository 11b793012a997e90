"""The page of a word (用字): its lines and its figures are those of a plain search."""

import re
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

import pytest

from converters.project import Project
from converters.site import terms
from converters.site import words as paper
from converters.site.words import Paper
from tests.gates.conftest import Watched

pytestmark = pytest.mark.slow

Line = tuple[str, str, str]
"""Speech, anchor, and the word as it is printed."""


@pytest.fixture(scope="module")
def papers(site: Path) -> dict[str, Paper]:
    project = Project(site.parents[1])
    read = (project.read(path)[0] for path in sorted(project.speeches.glob("*.md")))
    return {speech.meta.id: paper.of(speech) for speech in read}


def plain(papers: dict[str, Paper], word: str) -> list[tuple[str, str]]:
    """Speech and anchor of each place of a folded word."""
    return sorted(
        (id, anchor)
        for id, own in papers.items()
        for anchor, text in own.body
        for _ in range(terms.fold(text).count(word))
    )


def opened(watched: Watched, address: str, query: str) -> None:
    """Ask, and list all lines."""
    page = watched.page
    page.goto(f"{address}/words.html?{query}")
    page.wait_for_selector("#lines[data-state=done]", state="attached")
    while page.is_visible("#more"):
        page.click("#more")
        page.wait_for_selector("#lines[data-state=done]", state="attached")


def links(watched: Watched) -> list[tuple[str, str]]:
    found = watched.page.eval_on_selector_all(
        "#lines .key a", "all => all.map(a => a.getAttribute('href'))"
    )
    matches = [re.fullmatch(r"s/(.*)\.html\?q=.*#(.*)", link) for link in found]
    return [(match[1], match[2]) for match in matches if match]


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_every_place_of_a_word_is_listed_once(
    scheme: str, watched: Watched, site: Path, address: str, papers: dict[str, Paper]
) -> None:
    base = address if scheme == "http" else site.as_uri()
    for word in ("乡村振兴", "人大代表", "重要意义", "入𬭊册"):
        opened(watched, base, f"q={quote(word)}")
        assert sorted(links(watched)) == plain(papers, word)
    assert watched.complaints == []
    assert [url for url in watched.requests if not url.startswith(base)] == []


def test_lines_stand_as_they_are_printed_and_sort_by_their_neighbours(
    watched: Watched, address: str, papers: dict[str, Paper]
) -> None:
    opened(watched, address, f"q={quote('人大代表')}")
    page = watched.page
    read = "all => all.map(row => [0, 1, 2].map(n => row.cells[n].textContent))"
    by_date = page.eval_on_selector_all("#lines tr", read)
    texts = "\n".join(text for own in papers.values() for _, text in own.body)
    assert all("".join(line) in texts for line in by_date)
    assert all(len(left) <= 24 and len(right) <= 24 for left, _, right in by_date)
    page.click("[data-order=right]")
    by_right = page.eval_on_selector_all("#lines tr", read)
    assert sorted(by_right) == sorted(by_date)
    nexts = [re.sub(r"\W", "", right)[:1] for _, _, right in by_right]
    assert len(list(groupby(nexts))) == len(set(nexts))  # what is alike stands together
    page.click("[data-order=date]")
    assert page.eval_on_selector_all("#lines tr", read) == by_date


def having(papers: dict[str, Paper], word: str) -> dict[str, int]:
    """How many paragraphs of each speech have a word."""
    return {
        id: sum(word in terms.fold(unit) for unit in own.units()[2:]) for id, own in papers.items()
    }


@pytest.mark.parametrize("by", ["", "speaker", "kind"])
def test_figures_are_sums_of_paragraphs(
    by: str, watched: Watched, site: Path, address: str, papers: dict[str, Paper]
) -> None:
    project = Project(site.parents[1])
    opened(watched, address, f"q={quote('乡村振兴')}&q2={quote('重要意义')}&by={by}")
    rows = watched.page.eval_on_selector_all(
        "table.trend tbody tr", "all => all.map(row => [...row.cells].map(c => c.textContent))"
    )
    wanted: dict[str, list[int]] = {}
    counts = [having(papers, word) for word in ("乡村振兴", "重要意义")]
    for id, own in papers.items():
        meta = project.read(project.speeches / f"{id}.md")[0].meta
        year = f"{meta.date.year}年" if meta.date else "未注日期"
        names = {"": [year], "speaker": meta.speakers or ["未注"], "kind": [meta.kind]}[by]
        for name in names:
            row = wanted.setdefault(name, [0, 0, 0, 0])
            for place, more in enumerate([*(c[id] for c in counts), len(own.units()) - 2, 1]):
                row[place] += more
    told = {name: list(map(int, figures)) for name, _, _, *figures in rows}
    assert told == {name: row for name, row in wanted.items() if not by or any(row[:2])}
    shares = {name: share for name, share, *_ in rows}
    assert all(
        shares[name] == (f"{row[0] / row[2] * 100:.1f}%" if row[2] else "—")
        for name, row in wanted.items()
        if name in shares
    )


def test_lines_and_figures_are_copied_as_a_table(watched: Watched, address: str) -> None:
    opened(watched, address, f"q={quote('重要意义')}")
    page = watched.page
    page.evaluate(
        "document.addEventListener('copy', () => { window.copied = getSelection().toString()"
        " || document.activeElement.value; })"
    )
    page.click("#copy-lines")
    rows = [line.split("\t") for line in page.evaluate("window.copied").splitlines()]
    assert rows[0] == ["前文", "词", "后文", "日期", "讲话", "段", "页", "网址"]
    assert len(rows) == 1 + page.locator("#lines tr").count()
    assert {len(row) for row in rows} == {8}
    assert all(row[7].startswith(f"{address}/s/") for row in rows[1:])
    page.click("#copy-trend")
    assert page.evaluate("window.copied").startswith("年份\t“重要意义”占\t")


@pytest.mark.parametrize(
    ("query", "answer"),
    [("振", "词要两个字以上"), ("没有的字句呀", "没有找到"), ("。", "词要两个字")],
)
def test_who_asks_for_too_little_or_nothing_is_told(
    query: str, answer: str, watched: Watched, address: str
) -> None:
    watched.page.goto(f"{address}/words.html?q={quote(query)}")
    watched.page.wait_for_function(
        "told => document.getElementById('count').textContent.includes(told)", arg=answer
    )
    assert watched.complaints == []


def test_paragraphs_are_marked_if_the_reader_wants_it(watched: Watched, address: str) -> None:
    page = watched.page
    page.goto(f"{address}/s/x1.html")
    words = page.text_content("article")
    assert page.locator(".again").count() == 0
    page.click(".settings summary")
    page.click("label:has-text('标出')")
    page.wait_for_selector("#p2 .again")
    assert page.text_content("article") == words
    assert page.get_attribute("#p2 .again", "aria-label") == "又见于 1 篇"
    page.click(".settings summary")
    page.click("#p2 .again")
    page.wait_for_url("**/formulae/of/x1.html#p2")
    assert "今天召开这次会议，主要任务是部署乡村振兴工作" in (page.text_content("main") or "")
