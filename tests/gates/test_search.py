"""The search in two browsers, from a server and by a double click: it finds what is there."""

import json
import random
import re
import shutil
import subprocess
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest

from converters.build import plan, steps
from converters.build import site as archive
from converters.project import Project
from converters.speech import printed_words
from tests.effort import effort
from tests.gates.conftest import NODE_MODULES, Watched
from tests.make import collection, markdown

pytestmark = pytest.mark.slow

QUERIES = effort(15, 50)


@pytest.fixture(scope="module")
def texts(site: Path) -> dict[str, str]:
    """The printed lines of every speech, and what its facts say in words."""
    project = Project(site.parents[1])
    found = {}
    for path in sorted(project.speeches.glob("*.md")):
        speech, _ = project.read(path)
        meta = speech.meta
        facts = (meta.speaker, meta.post, meta.organ, meta.occasion, meta.place, *meta.topics)
        found[path.stem] = "\n".join([*printed_words.lines(speech), *filter(None, facts)])
    return found


@pytest.fixture(scope="module")
def queries(texts: dict[str, str]) -> list[str]:
    """Pieces of two to twelve characters from the middle of sentences, commas and all."""
    chance = random.Random(2026)
    runs = [run for text in texts.values() for run in re.findall(r"[\w，、；：]{30,}", text)]
    found = []
    for length in range(QUERIES):
        run = chance.choice(runs)
        start = chance.randrange(5, len(run) - 15)
        found.append(run[start : start + 2 + length % 11])
    return found


def truth(texts: dict[str, str], query: str) -> list[str]:
    """The ids of the speeches with the query in one line, whatever punctuation is in it."""
    marks = re.compile(r"(?<!\d)[^\w\n]|[^\w\n](?!\d)")
    wanted = marks.sub("", query)
    return sorted(id for id, text in texts.items() if wanted in marks.sub("", text))


def asked(watched: Watched, base: str, query: str, more: str = "") -> list[str]:
    """The ids of all results, in their order."""
    page = watched.page
    page.goto(f"{base}/search.html?q={quote(query)}{more}")
    while True:
        page.wait_for_selector("#results[data-state=done]", state="attached")
        if not page.is_visible("#more"):
            break
        page.evaluate("document.getElementById('results').removeAttribute('data-state')")
        page.click("#more")
    links = page.eval_on_selector_all("#results .to a", "all => all.map(a => a.href)")
    return [Path(urlsplit(link).path).stem for link in links]


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_chromium_finds_exactly_what_is_there(
    scheme: str,
    watched: Watched,
    site: Path,
    address: str,
    texts: dict[str, str],
    queries: list[str],
) -> None:
    base = address if scheme == "http" else site.as_uri()
    wrong = {
        query: found
        for query in queries
        if (found := sorted(asked(watched, base, query))) != truth(texts, query)
    }
    assert wrong == {}
    assert watched.complaints == []
    assert [url for url in watched.requests if not url.startswith(base)] == []


def test_firefox_finds_the_same_by_a_double_click(
    site: Path, texts: dict[str, str], queries: list[str], tmp_path: Path
) -> None:
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    node = shutil.which("node")
    assert firefox and node, "apt-get install firefox-esr npm"
    script = Path(__file__).with_name("firefox.mjs")
    word = "入𬭊册"
    request = {"firefox": firefox, "site": site.as_uri(), "queries": queries, "word": word}
    done = subprocess.run(
        [node, script, NODE_MODULES / "puppeteer-core/lib/esm/puppeteer/puppeteer-core.js"],
        input=json.dumps(request),
        env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    answers = told["answers"]
    found = {
        query: sorted(Path(urlsplit(link).path).stem for link in links)
        for query, links in answers.items()
    }
    assert found == {query: truth(texts, query) for query in queries}
    said, marks, asked = told["marked"]
    assert said.startswith("共 ") and marks >= int(said.split()[1]) > 0
    assert asked == "", "the address is left clean by a double click too"
    lines = sorted((key, Path(urlsplit(link).path).stem) for key, link in told["lines"])
    assert lines == [(word, id) for id in truth(texts, word)]
    assert told["figures"] > 0


@pytest.mark.parametrize(
    "query",
    ["振", "。", "乡村 代表", "助力乡村振兴，人大代表在行动", "没有的字句呀", "𬭊", "入𬭊册"],
)
def test_single_characters_several_words_and_nothing(
    query: str, watched: Watched, address: str, texts: dict[str, str]
) -> None:
    page = watched.page
    if query == "。":
        page.goto(f"{address}/search.html?q={quote(query)}")
        page.wait_for_function("document.getElementById('count').textContent.includes('请输入')")
        return
    found = asked(watched, address, query)
    sets = [set(truth(texts, word)) for word in query.split()]
    assert set(found) == set.intersection(*sets)
    words = page.inner_text("#count")
    assert ("没有找到" in words) == (not found)


def test_titles_come_first_and_the_order_can_be_chosen(watched: Watched, address: str) -> None:
    found = asked(watched, address, "全县乡村振兴")
    assert set(found[:3]) == {"x1", "x2", "x3"}
    assert asked(watched, address, "全县乡村振兴", "&sort=new")[:3] == ["x2", "x1", "x3"]
    only = "&speaker=" + quote("李四")
    assert asked(watched, address, "全县乡村振兴", "&sort=old" + only) == ["x3", "x1", "x2"]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("&year=2024", ["x2", "x1"]),
        (f"&speaker={quote('李四')}&sort=old", ["x3", "x1", "x2"]),
        (f"&topic={quote('代表工作')}&year=2023", ["x3"]),
        (f"&organ={quote('某县人大常委会')}&kind={quote('讲话')}&year=2024&sort=old", ["x1", "x2"]),
    ],
)
def test_filters_narrow_the_search(
    more: str, expected: list[str], watched: Watched, address: str
) -> None:
    assert asked(watched, address, "乡村振兴", more) == expected
    assert asked(watched, address, "", more)


@pytest.mark.parametrize("query", ["册(ab", "册ＡＢｍ２", "册（AB㎡）", "“册”ab"])
def test_width_case_and_quotes_make_no_difference(
    query: str, watched: Watched, address: str
) -> None:
    assert set(asked(watched, address, query)) == {"x1", "x2", "x3"}
    assert watched.page.inner_text("#results li:first-child mark").startswith("册")


def test_a_snippet_shows_the_words_and_leads_to_their_paragraph(
    watched: Watched, address: str
) -> None:
    page = watched.page
    asked(watched, address, "意义重大")
    assert page.inner_text("#results li:first-child mark") == "意义重大"
    page.click("#results .snippets a >> nth=0")
    page.wait_for_url("**/s/*.html*#p*")
    assert "意义重大" in page.inner_text(":target")


@pytest.mark.parametrize(
    "query", ["<img src=x onerror=alert(1)>", '"><script>alert(1)</script>', "%"]
)
def test_hostile_queries_and_texts_stay_words(query: str, watched: Watched, address: str) -> None:
    page = watched.page
    page.on("dialog", lambda dialog: pytest.fail("a script ran"))
    page.goto(f"{address}/search.html?q={quote(query)}")
    page.wait_for_function("document.getElementById('count').textContent !== '正在查找……'")
    assert page.input_value("#q") == query
    assert page.locator("main img").count() == 0
    assert watched.complaints == []


def test_without_scripts_the_page_says_where_to_look(address: str, watched: Watched) -> None:
    browser = watched.page.context.browser
    assert browser
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/search.html")
    assert "搜索要用 JavaScript" in page.inner_text("main")
    context.close()


FACTS = (
    "date: 2024-03-01\nspeaker: [李明, 王芳]",
    "date: 2024-03\nspeaker: 王芳",
    "date: 2024\nspeaker: [赵刚, 李明, 王芳]",
    "date: 2023\nspeaker: 李明",
    "speaker: 王芳",
)


def test_dates_known_in_part_and_several_speakers_are_found(
    watched: Watched, tmp_path: Path
) -> None:
    speeches = [markdown(f"s{number}", facts=f"{facts}\n") for number, facts in enumerate(FACTS)]
    folder = collection(tmp_path / "partial", *speeches, config="title: 选编\nformats: [txt]\n")
    made = plan.make(Project(folder))
    for job, _ in made.stale:
        steps.render_whole(made, job, lambda: None)
    archive.build_site(made)
    base = (folder / "output/site").as_uri()
    who = "&speaker=" + quote("王芳")
    assert asked(watched, base, "", "&sort=old" + who) == ["s2", "s1", "s0", "s4"]
    shown = [item.split()[0] for item in watched.page.locator("#results .facts").all_inner_texts()]
    assert [day[: len("2024年3月1日")] for day in shown] == [
        *("2024年", "2024年3月", "2024年3月1日", "未注日期")
    ]
    assert asked(watched, base, "", "&sort=new&year=2024") == ["s0", "s1", "s2"]
    assert asked(watched, base, "", "&year=2023") == ["s3"]
    assert watched.complaints == []
