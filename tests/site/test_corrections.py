"""What was corrected is told with the words before and after, on pages and in the feed alike."""

from dataclasses import replace
from datetime import date

import pytest
from lxml import etree, html

from converters.settings.retired import Retired, RetiredAs
from converters.site import feeds
from converters.speech.model import Change, Speech
from tests.make import speech
from tests.site.make import CONFIG, HOSTILE, PLAIN, entries, pages

DAY = date(2026, 1, 2)
FIXED = Change(DAY, "更正", "改人数", "共260人", "共265人")
PAGES = ("s/s1.html", "corrections.html")


def talk(*changes: Change) -> Speech:
    return speech(id="s1", date=date(2020, 1, 1), changes=changes)


def told(path: str, *changes: Change) -> list[list[str]]:
    """The rows of words in each correction of a page."""
    page = html.fromstring(pages(CONFIG, talk(*changes))[path])
    lists = page.xpath('//dl[@class="altered"]')
    return [[row.text_content().strip() for row in each.iterchildren()] for each in lists]


@pytest.mark.parametrize("path", PAGES)
def test_the_words_before_and_after_are_named_and_not_told_by_colour(path: str) -> None:
    assert told(path, FIXED) == [["改前共260人", "改后共265人"]]
    page = pages(CONFIG, talk(FIXED))[path].decode()
    assert "<del>共260人</del>" in page and "<ins>共265人</ins>" in page


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    ("was", "now", "rows"),
    [("甲", None, [["改前甲"]]), (None, "乙", [["改后乙"]]), (None, None, [])],
)
def test_only_what_is_written_is_told(
    path: str, was: str | None, now: str | None, rows: list[list[str]]
) -> None:
    assert told(path, Change(DAY, "更正", "改", was, now)) == rows


@pytest.mark.parametrize("path", PAGES)
def test_hostile_words_stay_words(path: str) -> None:
    hostile = Change(DAY, "更正", "改", HOSTILE, HOSTILE)
    assert told(path, hostile) == [[f"改前{HOSTILE}", f"改后{HOSTILE}"]]


def test_the_feed_tells_the_words_of_each_correction() -> None:
    plain = Change(DAY, "补充", "补一段")
    made = dict(feeds.all_of(entries(talk(FIXED, plain)), [], CONFIG))
    [summary] = etree.fromstring(made["feeds/corrected.xml"]).iter("{*}summary")
    assert summary.text == "更正：改人数（改前：“共260人”；改后：“共265人”）；补充：补一段"


def test_withdrawn_speeches_stand_below_with_why_and_what_to_read_instead() -> None:
    gone = (
        Retired("s9", note="与另一篇重复", see="s8"),
        Retired("s8", RetiredAs.MERGED, see="s1"),
        Retired("s7", RetiredAs.MISTAKEN, HOSTILE, "s6"),
        Retired("s6", note="失实", day=date(2026, 1, 2)),
        Retired("s5", note="过时", day=date(2026, 11, 30)),
    )
    config = replace(CONFIG, retired=gone)
    [section] = html.fromstring(pages(config, talk())["corrections.html"]).xpath("//main//section")
    rows = [" ".join(row.text_content().split()) for row in section.xpath(".//li")]
    assert rows == [
        "2026年11月30日 编号 s5 撤下过时",
        "2026年1月2日 编号 s6 撤下失实",
        "编号 s9 撤下与另一篇重复 请看：在大会上的讲话",
        "编号 s8 合并 请看：在大会上的讲话",
        f"编号 s7 误收{HOSTILE}",
    ]
    pages_linked = [
        "s/s5.html",
        "s/s6.html",
        "s/s9.html",
        "s/s1.html",
        "s/s8.html",
        "s/s1.html",
        "s/s7.html",
    ]
    assert section.xpath(".//a/@href") == pages_linked


def test_without_corrections_and_withdrawn_speeches_it_is_told_that_there_are_none() -> None:
    for config, is_told in ((PLAIN, True), (CONFIG, False)):
        page = pages(config, talk())["corrections.html"].decode()
        assert ("目前没有更正" in page, "<section" in page) == (is_told, not is_told)
