import posixpath
import re
from dataclasses import replace
from datetime import date

import pytest

from converters.settings.config import Config, SiteSettings
from converters.site.pages import Site
from converters.site.paths import citation_paths
from converters.speech.edition import PastEdition
from converters.speech.model import Change, Source, Status, TitleSource
from tests.make import para, speech
from tests.site.make import BOOK, CONFIG, HOSTILE, PDF, PLAIN, SPEECHES, Page, entries, pages

DATA = pages(CONFIG, *SPEECHES, books=[BOOK])
PAGES = {path: Page(data) for path, data in DATA.items()}
BY_PATH = pytest.mark.parametrize("path", list(PAGES))
ASSETS = {name for name, _ in Site(CONFIG, entries(*SPEECHES)).assets()}
OTHERS = {"data/speeches.json", "data/speeches.csv", "data/schema.json", "SHA256SUMS"}
OTHERS |= {"feeds/new.xml", "feeds/corrected.xml", "opensearch.xml", "search/facets.js"}
OTHERS |= {"files/s2.pdf", "books/xuan.pdf", "data/paragraphs.tsv", "data/records.xml"}
OTHERS |= {"data/datapackage.json", "search/signs.js"}
OTHERS |= {path for talk in SPEECHES for path in citation_paths(talk.meta.id)}


def test_every_kind_of_page_is_there() -> None:
    wanted = {"index.html", "all.html", "search.html", "about.html", "accessibility.html"}
    wanted |= {"404.html", "corrections.html", "s/s9.html", "years/index.html", "years/2020.html"}
    wanted |= {f"{folder}/index.html" for folder in ("speakers", "organs", "topics", "kinds")}
    assert wanted <= set(PAGES)


def test_the_home_page_shows_the_newest_and_leads_everywhere() -> None:
    home = PAGES["index.html"]
    assert {"s/s1.html", "s/s2.html", "years/2021.html", "years/undated.html"} <= set(home.links)
    assert "共收 3 篇" in home.words


def test_the_page_of_a_speech_holds_its_words_facts_and_downloads() -> None:
    page = PAGES["s/s2.html"]
    told = ("一、会议", "开会。", "赵海金", "主任", "西平人大", "第 2 版", "PDF，402 KB")
    assert [words for words in told if words not in page.words] == []
    assert {"../files/s2.pdf", "#s1-1", "s1.html", "s3.html"} <= set(page.links)


def test_what_one_does_with_a_speech_stands_before_its_words() -> None:
    data = DATA["s/s2.html"].decode()
    before = data[: data.index("<article")]
    for there in ('href="../files/s2.pdf"', 'href="#citing"', ">打印<", ">复制链接<"):
        assert there in before
    assert 'href="#changes">更正说明</a>' in before
    assert "更正说明" not in DATA["s/s1.html"].decode()


def test_the_page_that_compares_is_led_to_from_the_top() -> None:
    past = PastEdition(1, date(2026, 1, 2), "0" * 16)
    known = [replace(entry, earlier=(past,)) for entry in entries(SPEECHES[0])]
    data = Site(CONFIG, known, compared={"s2"}).speech(SPEECHES[0], [PDF]).decode()
    state = data[data.index('<p class="state">') : data.index("<article")]
    assert "第 2 版" in state
    assert {"../compare/s2.html", "#editions"} <= set(Page(state.encode()).links)
    assert "editions" in Page(data.encode()).ids


def test_corrections_are_told_on_the_page_and_in_their_list() -> None:
    assert "2026年1月2日　更正：改一字" in PAGES["s/s2.html"].words
    assert "更正改一字" in PAGES["corrections.html"].words


def test_speeches_with_a_topic_in_common_and_an_organ_are_related() -> None:
    assert "相关讲话" in PAGES["s/s1.html"].words
    assert "相关讲话" not in PAGES["s/s3.html"].words


@BY_PATH
def test_a_page_may_load_nothing_but_what_is_ours(path: str) -> None:
    """Its policy (CSP): no script of another site, none written into the page, no frames."""
    (policy,) = re.findall(rb'http-equiv="Content-Security-Policy" content="([^"]*)"', DATA[path])
    rules = {name: sources for name, *sources in map(str.split, policy.decode().split(";"))}
    assert rules.pop("default-src") == rules.pop("base-uri") == ["'none'"]
    assert rules.pop("img-src") == ["'self'", "data:"]
    assert rules.keys() == {"script-src", "style-src", "font-src", "connect-src", "form-action"}
    assert all(sources == ["'self'"] for sources in rules.values())


def test_a_retired_speech_leaves_a_page_that_says_why() -> None:
    stub = PAGES["s/s9.html"]
    assert "与另一篇重复" in stub.words
    assert "s3.html" in stub.links


def test_a_withdrawn_or_unread_speech_says_so() -> None:
    gone = speech(id="s4", changes=(Change(date(2026, 1, 2), "撤回", "有误"),))
    words = Page(pages(PLAIN, gone)["s/s4.html"]).words
    assert "本篇已经撤回" in words
    assert "引用前请核对来源" in words


def test_where_a_title_comes_from_is_told() -> None:
    made = speech(id="s4", title_source=TitleSource.DERIVED, status=Status.FINAL)
    words = Page(pages(PLAIN, made)["s/s4.html"]).words
    assert "由编者据正文拟定" in words
    assert "定稿" in words


@BY_PATH
def test_every_link_has_its_target(path: str) -> None:
    page = PAGES[path]
    for link in page.links:
        if "//" in link or path == "404.html":
            continue
        name, _, anchor = link.partition("#")
        name = name.partition("?")[0]
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), name)) if name else path
        assert target in PAGES or target in ASSETS | OTHERS | {"files/s2.pdf", "books/xuan.pdf"}, (
            link
        )
        assert not anchor or anchor in PAGES[target].ids, link


@BY_PATH
def test_every_page_is_sound(path: str) -> None:
    page = PAGES[path]
    assert len(page.ids) == len(set(page.ids))
    assert page.tags.count("h1") == 1
    assert {"style", "onclick", "onload", "integrity"} & (page.attributes | set(page.tags)) == set()
    assert all(
        source and "//" not in source.removeprefix("https://example.org/a/")
        for source in page.scripts
    )


def test_a_site_without_an_address_names_none() -> None:
    for path, data in pages(PLAIN, *SPEECHES).items():
        outside = [link for link in Page(data).links if "//" in link]
        assert outside in ([], ["http://www.example.com/a"]), path
        assert b"canonical" not in data


def test_a_site_with_an_address_says_where_each_page_stands() -> None:
    assert "https://example.org/a/s/s2.html" in PAGES["s/s2.html"].links
    assert "/a/index.html" in PAGES["404.html"].links


def test_hostile_facts_stay_words() -> None:
    facts = dict.fromkeys(("title", "speaker", "post", "organ", "occasion", "place"), HOSTILE)
    source = Source(HOSTILE, publisher=HOSTILE, url="http://a/" + HOSTILE)
    change = Change(date(2026, 1, 2), HOSTILE, HOSTILE)
    talk = speech(
        para(HOSTILE),
        id="s1",
        subtitle=HOSTILE,
        topics=(HOSTILE,),
        kind=HOSTILE,
        source=source,
        changes=(change,),
        **facts,
    )
    settings = SiteSettings(contact=HOSTILE, icp=HOSTILE)
    config = Config(HOSTILE, publisher=HOSTILE, description=HOSTILE, site=settings)
    for path, data in pages(config, talk).items():
        page = Page(data)
        assert "alert(1)" in page.words, path
        own = {f"{to}{name}" for to in ("", "../", "/") for name in ASSETS if name.endswith(".js")}
        known = own | {"search/facets.js", "search/signs.js"}
        assert set(page.scripts) <= known, path
        assert b"<script>alert" not in data and b"<!--" not in data, path


def test_marks_for_breaking_a_title_are_never_shown() -> None:
    marked = speech(id="s1", title="在大会上|的讲话")
    for path, data in pages(CONFIG, marked).items():
        assert b"|" not in data, path


def test_the_same_facts_give_the_same_bytes() -> None:
    assert pages(CONFIG, *reversed(SPEECHES), books=[BOOK]) == DATA


def test_what_a_page_tells_of_others_is_known() -> None:
    site = Site(PLAIN, entries(*SPEECHES))
    assert "前一篇" in site.near("s2")


def test_very_many_speeches_are_told_in_several_tables() -> None:
    many = [speech(id=f"s{number}") for number in range(401)]
    made = dict(Site(PLAIN, entries(*many)).pages())
    assert made["all.html"].count(b"<tr>") == 401
    assert made["all-2.html"].count(b"<tr>") == 2
    assert {"years/undated.html", "years/undated-2.html"} <= set(made)
    assert max(len(data) for data in made.values()) < 200_000


def test_an_empty_collection_has_a_site_all_the_same() -> None:
    made = pages(PLAIN)
    assert "共收 0 篇" in Page(made["index.html"]).words
