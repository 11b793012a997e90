"""Where the columns of the search stand in blocks a browser reads what it reads of one file."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from converters.build import plan
from converters.build import site as archive
from converters.project import Project
from converters.site import search
from tests.gates.conftest import Watched
from tests.make import collection, markdown

pytestmark = pytest.mark.slow

DATES = ("2024-03-05", "2024-03", "2023", "2022-12-31", "2021-01-01")
READ = """async () => {
  const engine = window.Huibian;
  const facets = engine.facets;
  await engine.prepare();
  await Promise.all(engine.filterPaths().map(engine.load));
  engine.prepareFilters();
  const each = tell => facets.ids.map((id, number) => tell(number));
  return JSON.stringify({
    ids: facets.ids, sizes: Array.from(facets.sizes), firsts: facets.firsts, years: facets.years,
    day: Array.from(facets.day), vague: each(engine.vague), names: facets.names,
    values: engine.fields().map(field => each(number => engine.values(field, number)))
  });
}"""


def built(folder: Path) -> str:
    """The address of a site of eleven speeches."""
    texts = []
    for number in range(11):
        facts = f"date: {DATES[number % 5]}\n" if number % 3 else ""
        people = "[王芳, 李明]" if number % 4 == 3 else f"讲话人{number % 3}"
        facts += f"speaker: {people}\ntopics: [主题{number % 5}, 工作{number % 2}]\n"
        texts.append(markdown(f"s{number}", body=f"现在开第{number}次会。\n\n散会。", facts=facts))
    collection(folder, *texts, config="title: 选编\nsite: {}\n")
    archive.build_site(plan.make(Project(folder)))
    return (folder / "output/site").as_uri()


@pytest.fixture
def whole(tmp_path: Path) -> str:
    return built(tmp_path / "whole")


@pytest.fixture
def cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The same site with four speeches a block."""
    monkeypatch.setattr(search, "MOST", 8)
    monkeypatch.setattr(search, "BLOCK", 4)
    address = built(tmp_path / "cut")
    assert (tmp_path / "cut/output/site/search/g/2.js").is_file()
    return address


def read(browser: Browser, address: str) -> Any:
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{address}/search.html")
    found = json.loads(page.evaluate(READ))
    context.close()
    return found


def test_the_columns_of_blocks_are_those_of_one_file(
    whole: str, cut: str, browser: Browser
) -> None:
    told = read(browser, whole)
    assert len(told["ids"]) == 11 and max(map(len, told["values"])) == 11
    assert read(browser, cut) == told


def test_search_filters_words_and_suggestions_read_blocks(cut: str, watched: Watched) -> None:
    page = watched.page
    page.goto(f"{cut}/search.html?q={quote('第9次会')}&speaker={quote('讲话人0')}")
    page.wait_for_selector("#results[data-state=done]", state="attached")
    assert str(page.get_attribute("#results .to a", "href")).startswith("s/s9.html")
    assert page.locator("#results > li").count() == 1
    page.wait_for_selector(".facet[data-key=topic] li", state="attached")
    page.fill("#q", "")
    page.keyboard.type("王")
    page.wait_for_selector(".suggestions li")
    assert "王芳" in page.locator(".suggestions li").first.inner_text()
    page.goto(f"{cut}/words.html?q={quote('散会')}&by=speaker")
    page.wait_for_selector("#lines[data-state=done]", state="attached")
    assert page.locator("#lines tr").count() == 11
    assert watched.complaints == []
