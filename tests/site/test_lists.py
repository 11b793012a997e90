"""The home page and the lists: what leads, what is told once, what is left out."""

from datetime import date
from itertools import pairwise

import pytest
from lxml import html

from converters.site import paths, runs
from converters.site.pages import Site
from converters.speech.dates import PartialDate
from converters.speech.model import Change, Speech
from tests.make import speech
from tests.site.make import BOOK, CONFIG, PLAIN, SPEECHES, Page, entries, pages


def headings(data: bytes) -> list[str]:
    return [h.text_content() for h in html.fromstring(data).xpath("//main//h2")]


def undated(number: int) -> list[Speech]:
    return [speech(id=f"u{place}", title=f"第{place}篇") for place in range(number)]


def test_undated_speeches_never_lead_as_the_newest() -> None:
    home = pages(PLAIN, *undated(28), speech(id="s1", title="有日期的", date=date(2020, 7, 16)))[
        "index.html"
    ]
    [newest] = html.fromstring(home).xpath("//section[@aria-labelledby='newest']")
    assert [a.text for a in newest.xpath(".//p[@class='to']/a")] == ["有日期的"]
    assert headings(home)[:2] == ["最新讲话", "未注日期的讲话"]
    assert "其中 28 篇未注日期" in Page(home).words
    assert "years/undated.html" in Page(home).links
    assert home.count("篇</a></p>".encode()) == 7


def test_if_none_is_dated_nothing_is_called_the_newest() -> None:
    home = pages(PLAIN, *undated(3))["index.html"]
    assert headings(home)[0] == "收录的讲话"
    assert "都未注日期" in Page(home).words
    assert "最新" not in Page(home).words and "按年月" not in Page(home).words


def test_that_a_date_is_unknown_is_told_once_and_not_of_each() -> None:
    made = pages(PLAIN, *undated(28), speech(id="s1", date=date(2020, 7, 16)))
    assert Page(made["years/undated.html"]).words.count("未注日期") == 2  # title and heading
    assert Page(made["all.html"]).words.count("未注") == 1
    assert "日期" not in html.fromstring(pages(PLAIN, *undated(3))["all.html"]).xpath(
        "string(//th)"
    )


def test_a_kind_that_all_speeches_have_is_not_told_of_each() -> None:
    alike = pages(PLAIN, *undated(2))
    two = pages(PLAIN, *undated(1), speech(id="s2", kind="发言"))
    assert [fact[-1] for fact in list_facts(alike["years/undated.html"])] == ["字", "字"]
    assert "发言" in list_facts(two["years/undated.html"])
    heads = [html.fromstring(made["all.html"]).xpath("//th/text()") for made in (alike, two)]
    assert heads == [["标题", "字数"], ["标题", "文种", "字数"]]


def test_the_page_of_a_speaker_does_not_tell_of_each_speech_who_gave_it() -> None:
    made = pages(CONFIG, *SPEECHES)
    [page] = [path for path in made if path.startswith("speakers/") and "index" not in path]
    assert list_facts(made[page])[0] == "县人大"
    assert list_facts(made["years/2020.html"])[:2] == ["赵海金", "县人大"]


def list_facts(data: bytes) -> list[str]:
    return [str(said) for said in html.fromstring(data).xpath("//p[@class='facts']/span/text()")]


def test_months_of_the_home_page_lead_to_headings_of_the_years() -> None:
    days = (PartialDate(2021, 3, 1), PartialDate(2021, 3), PartialDate(2020), PartialDate(2019, 5))
    made = pages(PLAIN, *(speech(id=f"s{n}", date=day) for n, day in enumerate(days)))
    for name in ("index.html", "years/index.html"):
        links = {link.removeprefix("../") for link in Page(made[name]).links}
        assert {"years/2021.html#m3", "years/2020.html", "years/2019.html#m5"} <= links
    assert "m3" in Page(made["years/2021.html"]).ids


def test_the_page_of_a_speaker_says_who_it_is() -> None:
    heads = (
        html.fromstring(data).xpath("string(//header[@class='heading'])")
        for path, data in pages(CONFIG, *SPEECHES).items()
        if path.startswith("speakers/") and not path.endswith("index.html")
    )
    assert ["".join(head.split()) for head in heads] == ["讲话人赵海金主任，2020，共1篇"]


def test_books_stand_on_the_home_page_with_their_covers() -> None:
    [shelf] = html.fromstring(pages(CONFIG, *SPEECHES, books=[BOOK])["index.html"]).xpath(
        "//section[@aria-labelledby='books']"
    )
    assert shelf.xpath("string(.//span[@class='jacket'])") == "选编二〇二一第一辑编辑组2021"
    assert not [h for h in headings(pages(PLAIN, *SPEECHES)["index.html"]) if h == "汇编"]


def test_corrections_of_one_speech_stand_under_its_title_by_day() -> None:
    notes = ((date(2026, 1, 2), "甲"), (date(2026, 1, 2), "乙"), (date(2026, 3, 4), "丙"))
    changes = tuple(Change(day, "更正", note) for day, note in notes)
    made = pages(PLAIN, speech(id="s1", title="改过的讲话", changes=changes))["corrections.html"]
    [talk] = html.fromstring(made).xpath("//ol[@class='speeches']/li")
    told = "".join(talk.text_content().split())
    assert told == "改过的讲话2026年3月4日更正丙2026年1月2日更正甲更正乙"


def test_very_many_corrections_take_several_pages_and_retired_speeches_stand_on_the_last() -> None:
    changed = (Change(date(2026, 1, 2), "更正", "改一字"),)
    known = entries(*(speech(id=f"s{number}", changes=changed) for number in range(151)))
    made = dict(Site(CONFIG, known).pages())
    found = [html.fromstring(made[name]) for name in ("corrections.html", "corrections-2.html")]
    assert [len(page.xpath("//main/ol[@class='speeches']/li")) for page in found] == [150, 1]
    assert [len(page.xpath("//section[@aria-labelledby='retired']")) for page in found] == [0, 1]
    assert "corrections-2.html" in Page(made["corrections.html"]).links


def test_very_many_speakers_take_several_pages_that_lead_to_each_other() -> None:
    talks = [speech(id=f"s{number}", speaker=f"某{number}") for number in range(501)]
    made = dict(Site(PLAIN, entries(*talks)).pages())
    found = [html.fromstring(made[f"speakers/index{end}.html"]) for end in ("", "-2")]
    assert [len(page.xpath("//ul[@class='shelf wide']/li")) for page in found] == [500, 1]
    assert "../speakers/index-2.html" in Page(made["speakers/index.html"]).links


def test_a_list_in_pages_leads_on_at_its_head_and_at_its_end() -> None:
    changes = (Change(date(2026, 1, 2), "更正", "改一字"),)
    talks = [
        speech(id=f"s{number}", speaker=f"某{number}", changes=changes) for number in range(501)
    ]
    made = dict(Site(PLAIN, entries(*talks)).pages())
    for name in ("all.html", "all-2.html", "speakers/index.html", "corrections-2.html"):
        found = html.fromstring(made[name]).xpath("//main/*")
        tags = [(element.tag, element.get("class")) for element in found]
        assert tags.count(("nav", "parts")) == 2 and tags[-1] == ("nav", "parts"), name


@pytest.mark.parametrize("number", [1, 3, 40, 41, 100, 399, 400, 3_999])
def test_from_a_page_of_a_long_list_every_other_is_a_few_steps_away(number: int) -> None:
    parts = paths.sheets("all.html", number)
    leads = {path: runs.leaves(parts, path) for path in (parts[0], parts[number // 2], parts[-1])}
    for path, leaves in leads.items():
        told = [leaf for leaf in leaves if leaf]
        assert len(leaves) <= 100 and told == sorted(set(told)) and told[-1] == number
        assert {1, number, parts.index(path) + 1} <= set(told)
        assert max(b - a for a, b in pairwise([0, *told])) <= 100
        assert (0 in leaves) == (len(told) < number)
