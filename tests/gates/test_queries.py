"""What the search finds: queries of somebody who saw the printed pages, and laws of every text."""

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import yaml
from playwright.sync_api import Browser, Page

from converters.build import plan, steps
from converters.build import site as archive
from converters.project import Project
from converters.site import terms, words, written
from tests.effort import effort
from tests.gates.conftest import ROOT
from tests.make import collection, markdown
from tests.site.test_written import ALIKE

pytestmark = pytest.mark.slow

CASES = ROOT / "tests/cases"
ENOUGH, ODD_ENOUGH, FIRST = 57, 38, 10
ASK = """async (query) => {
  const engine = window.Huibian;
  const question = engine.ask(query);
  let search = await engine.find(question, {});
  const found = [];
  for (const number of search.found) {
    if (await engine.verified(number, search)) { found.push(engine.facets.ids[number]); }
  }
  return {found: found, nearly: Boolean(search.question.nearly)};
}"""


@pytest.fixture(scope="module")
def sample(site: Path, browser: Browser) -> Iterator[Page]:
    """The search page of the sample, opened by a double click."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{site.as_uri()}/search.html")
    yield page
    context.close()


@pytest.fixture(scope="module")
def papers(site: Path) -> dict[str, words.Paper]:
    project = Project(site.parents[1])
    found = (project.read(path)[0] for path in sorted(project.speeches.glob("*.md")))
    return {speech.meta.id: words.of(speech) for speech in found}


def shown(page: Page, base: str, query: str) -> list[str]:
    """The ids of the results that the page shows at first, in their order."""
    page.goto(f"{base}/search.html?q={quote(query)}")
    page.wait_for_selector("#results[data-state=done]", state="attached")
    links = page.eval_on_selector_all("#results .to a", "all => all.map(a => a.href)")
    return [Path(link.partition("?")[0]).stem for link in links][:FIRST]


def asked(page: Page, query: str) -> dict[str, Any]:
    return dict(page.evaluate(ASK, query))


def missed(name: str, address: str, browser: Browser) -> tuple[int, dict[str, list[str]]]:
    """How many queries there are, and what those that miss a text find."""
    queries = yaml.safe_load((CASES / f"queries/{name}.yaml").read_text("utf-8"))
    page = browser.new_page()
    found = {query["query"]: shown(page, address, query["query"]) for query in queries}
    page.close()
    return len(queries), {
        query["query"]: found[query["query"]]
        for query in queries
        if not set(query["finds"]) <= set(found[query["query"]])
    }


def test_whoever_saw_only_the_printed_pages_finds_them(site: Path, browser: Browser) -> None:
    count, wrong = missed("printed", site.as_uri(), browser)
    assert count == 60
    assert count - len(wrong) >= ENOUGH, wrong


def test_whoever_writes_otherwise_than_the_printed_pages_finds_them(
    tmp_path: Path, browser: Browser
) -> None:
    texts = [path.read_text("utf-8") for path in sorted((CASES / "queries/odd").glob("*.md"))]
    count, wrong = missed("odd", built(tmp_path / "odd", *texts), browser)
    assert count == 40
    assert count - len(wrong) >= ODD_ENOUGH, wrong


def test_any_part_of_a_paragraph_finds_its_speech_with_and_without_punctuation(
    sample: Page, papers: dict[str, words.Paper]
) -> None:
    chance = random.Random(21)
    lines = [(id, text) for id, paper in papers.items() for _, text in paper.body if len(text) > 2]
    for _ in range(effort(40, 300)):
        id, text = chance.choice(lines)
        start = chance.randrange(len(text) - 1)
        part = " ".join(text[start : start + chance.randrange(2, 24)].split())
        bare = re.sub("[^\\w ]", "", part)
        numbers = re.search("[0-9][^\\w]+[0-9]", part)
        for query in (part, bare) if not numbers else (part,):
            letters = [char for char in terms.fold(query) if terms._LETTER.match(char)]
            if len(letters) >= 2 and not re.match("[-−－]", query):
                answer = asked(sample, query)
                assert id in answer["found"], (query, id)
                assert not answer["nearly"], (query, id)


def test_the_page_and_the_index_fold_and_rewrite_alike(
    sample: Page, papers: dict[str, words.Paper]
) -> None:
    texts = [text for paper in papers.values() for _, text in paper.body][:: effort(6, 1)]
    texts += ["二○二三年六月二十八号，５—６％、191 · 5亿，百分之八十六点五，2,472", "鄉鎮⻓𠮷①㎡"]
    texts += [f"共{way}左右" for ways in ALIKE for way in ways]
    own = []
    for text in texts:
        plain = text.translate(terms._PLAIN)
        pieces = written.pieces(plain)
        one = terms.fold("".join(piece for piece, _ in pieces) if pieces else plain)
        own.append([terms.fold(written.parted(plain)), one])
    read = "texts => texts.map(text => [0, 1].map(how => Huibian.mapped(text)(how).text))"
    assert sample.evaluate(read, texts) == own


def built(folder: Path, *speeches: str) -> str:
    """The address of a site of such speeches."""
    collection(folder, *speeches, config="title: 选编\nformats: [txt]\n")
    plans = plan.make(Project(folder))
    for job, _ in plans.stale:
        steps.render_whole(plans, job, lambda: None)
    archive.build_site(plans)
    return (folder / "output/site").as_uri()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a small site: what is searched stands in one place each."""
    case = (CASES / "field/47-md-search.md").read_text("utf-8")
    speeches = (
        case,
        markdown("day", facts="date: 2023-06-28\n", body="今天开会。"),
        markdown("told", body="二〇二三年六月二十八日，天晴。苏人常〔2023〕5号印发。"),
        markdown("winter", body="12月1日，坚定信心，众志成城；也许是，春天。一共191·5亿元。"),
        markdown("exact", body="坚定信心众志成城。一共1915亿元。帐篷。"),
        markdown(
            "row",
            title="在部署会上的讲话",
            facts="date: 2019\nspeaker: 买买提·艾力\npost: 副书记\n",
            body="|单位|指标|\n|---|---|\n|柳林镇|植树4200亩|\n\n占三分之二，共1.2万亿元，一千零一户。",
        ),
        markdown("wang", facts="date: 2021\nspeaker: 王芳\nkind: 发言\n", body="世博会。账篷子。"),
    )
    return built(tmp_path_factory.mktemp("queries") / "made", *speeches)


@pytest.fixture(scope="module")
def small(made: str, browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.goto(f"{made}/search.html")
    yield page
    page.close()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        *((day, ["day", "told"]) for day in ("2023-06-28", "2023年6月", "二○二三", "6月28日")),
        *((day, ["day", "told"]) for day in ("2023/6/28", "2023.6", "六月二十八日", "20230628")),
        ("2月1日", ["winter"]),
        ("苏人常[2023]5号", ["told"]),
        ("坚定信心众志成城", ["exact", "winter"]),
        ("坚定信心，众志成城", ["winter", "exact"]),
        ('"坚定信心众志成城"', ["exact"]),
        ("“坚定信心众志成城”", ["exact"]),
        ("也许是春天", ["winter"]),
        ("191.5亿元", ["winter"]),
        ("1915亿元", ["exact"]),
        ("坚定信心 -春天", ["exact"]),
        ("坚定信心 －春天", ["exact"]),
        ("世博会 OR 春天", ["wang", "winter"]),
        ("世博会 或 春天", ["wang", "winter"]),
        ("人:王芳", ["wang"]),
        ("讲话人：王", ["wang"]),
        ("文种：发言", ["wang"]),
        ("年:2021", ["wang"]),
        ("年：2020-2022", ["wang"]),
        ("年:2021-", ["day", "wang"]),
        ("日期:2023-06-01至2023-06-28", ["day"]),
        ("年:2021- -人:王芳", ["day"]),
        ("题:工作会议", ["search"]),
        ("风险", ["search"]),
        ("二〇二〇", ["search"]),
        ("二零二零年", ["search"]),
        ("苏人常2023年第5号", ["told"]),
        ("柳林镇植树", ["row"]),
        ("副书记买买提艾力", ["row"]),
        ("人：买买提艾力", ["row"]),
        ("占2/3", ["row"]),
        ("12000亿", ["row"]),
        ("1001户", ["row"]),
        ("19/15亿元", []),
        ("told", ["told"]),
        ("told.pdf", ["told"]),
        ("坚定信新众志成城", ["exact", "winter"]),
        ("坚定心信众志成城", ["exact", "winter"]),
        ("坚定众志成城", ["exact", "winter"]),
        ("柳林植树", ["row"]),
        ("二三年开会", []),
        ("苏人常5号印发", ["told"]),
        ("占三分之二共2万亿元", []),
        ("柳林植树200亩", []),
        ("艱難樹立堅定信心眾志成城", []),
        ("堅定信心眾志成城", ["exact", "winter"]),
        ("一共1916亿元", []),
        ("一共915亿元", []),
        ("长远。同志们", []),
    ],
)
def test_every_way_of_asking(query: str, found: list[str], small: Page) -> None:
    assert sorted(asked(small, query)["found"]) == sorted(found)


def test_what_is_exactly_so_comes_before_what_lacks_punctuation(
    made: str, browser: Browser
) -> None:
    page = browser.new_page()
    assert shown(page, made, "坚定信心众志成城") == ["exact", "winter"]
    assert shown(page, made, "坚定信心，众志成城") == ["winter", "exact"]
    assert page.inner_text("#results li:first-child mark") == "坚定信心，众志成城"
    page.close()


def test_an_exact_answer_is_never_called_a_near_one(small: Page) -> None:
    assert asked(small, "账篷")["nearly"] is False
    assert asked(small, "坚定信新众志成城") == {"found": ["exact", "winter"], "nearly": True}


def test_a_slip_is_told_with_what_stands_there(made: str, browser: Browser) -> None:
    page = browser.new_page()
    assert shown(page, made, "坚定信新众志成城") == ["exact", "winter"]
    assert "是不是要找“坚定信心众志成城”" in page.inner_text("#count")
    page.close()


@pytest.mark.parametrize(
    ("id", "query", "marks"),
    [
        ("row", "柳林镇植树4200亩", ["柳林镇", "植树4200亩"]),
        ("row", "副书记买买提艾力", ["副书记　买买提·艾力"]),
        ("row", "占2/3", ["占三分之二"]),
        ("row", "12,000亿元", ["1.2万亿元"]),
        ("row", "1001户", ["一千零一户"]),
        ("row", "部署会的讲话", ["部署会上的讲话"]),
        ("told", "苏人常2023年第5号", ["苏人常〔2023〕5号"]),
        ("exact", "坚定信新", ["坚定信心"]),
    ],
)
def test_what_was_found_is_marked_on_the_opened_page(
    id: str, query: str, marks: list[str], made: str, browser: Browser
) -> None:
    page = browser.new_page()
    assert id in shown(page, made, query)
    page.click(f"#results a[href*='{id}.html'] >> nth=0")
    page.wait_for_selector(".hits")
    found = page.locator("article mark").all_text_contents()
    assert found == marks or "".join(found) == "".join(marks)
    page.go_back()
    page.wait_for_selector("#results[data-state=done]", state="attached")
    assert page.locator("#results li").count()
    page.close()


@pytest.mark.parametrize("query", ["𠮷", "利公司", "𬭎材", "𠮷 𬭎"])
def test_no_character_is_cut_in_two(query: str, made: str, browser: Browser) -> None:
    case = json.loads((CASES / "field/47-md-search.json").read_text("utf-8"))
    assert case["must"][1] == "query 𠮷: no lone surrogate in the page"
    page = browser.new_page()
    assert shown(page, made, query) == ["search"]
    cut = "[...document.body.innerText].filter(one => /^[\\ud800-\\udfff]$/.test(one)).length"
    assert page.evaluate(cut) == 0
    marks = page.eval_on_selector_all("#results mark", "all => all.map(one => one.textContent)")
    assert marks[0] == query.split()[0]
    page.close()
