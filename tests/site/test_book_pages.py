import json
from dataclasses import replace

import pytest

from converters.site import book
from converters.site.book import OfferedBook
from converters.site.holdings import Holdings
from converters.site.pages import Site
from tests.make import book_settings, speech
from tests.site.make import BOOK, CONFIG, HOSTILE, PLAIN, SPEECHES, Page, entries, pages

MADE = pages(PLAIN, *SPEECHES, books=[BOOK])


def titled(title: str, members: int = 2) -> OfferedBook:
    settings = book_settings("title: x\nselect: {all: true}\n")
    metas = [talk.meta for talk in SPEECHES[:members]]
    return book.of(replace(settings, title=title), metas, 9, ())


def test_the_list_shows_each_book_and_leads_to_it() -> None:
    page = Page(MADE["books/index.html"])
    assert "xuan.html" in page.links[-10:] or "../books/xuan.html" in page.links
    assert all(said in page.words for said in ("选编二〇二一", "2021年12月", "2 篇", "128 页"))


def test_the_page_of_a_book_has_its_facts_contents_and_files() -> None:
    page = Page(MADE["books/xuan.html"])
    told = ("第一辑", "编辑组", "2021年12月", "第一编", "第二编", "PDF，2.4 MB")
    assert [words for words in told if words not in page.words] == []
    assert {"../s/s1.html", "../s/s2.html", "../books/xuan.pdf"} <= set(page.links)
    data = json.loads(page.data_blocks[0])
    assert (data["@type"], data["numberOfPages"]) == ("Book", 128)
    assert [part["identifier"] for part in data["hasPart"]] == ["s2", "s1"]


def test_a_speech_names_the_books_it_is_in() -> None:
    page = Page(MADE["s/s2.html"])
    assert "../books/xuan.html" in page.links and "第一编" in page.words
    assert ("第 45—54 页" in page.words, "第 55 页" in Page(MADE["s/s1.html"]).words) == (
        True,
        True,
    )
    assert "收入" not in Page(MADE["s/s3.html"]).words


def test_a_book_is_among_what_the_page_of_a_speech_tells_of_others() -> None:
    other = titled("另一本", members=1)
    bare, offered = (Site(PLAIN, entries(*SPEECHES), [book]) for book in (other, BOOK))
    assert bare.surroundings("s2") != offered.surroundings("s2")
    assert bare.surroundings("s3") == offered.surroundings("s3")


def test_the_menu_is_among_what_every_page_shows_of_others() -> None:
    bare, offered = Site(PLAIN, entries(*SPEECHES)), Site(PLAIN, entries(*SPEECHES), [BOOK])
    assert bare.surroundings("s3") != offered.surroundings("s3")


def test_without_books_nothing_speaks_of_them() -> None:
    made = pages(PLAIN, *SPEECHES)
    assert not [path for path in made if path.startswith("books/")]
    assert b"books/" not in made["index.html"]


def test_home_and_navigation_lead_to_the_books() -> None:
    assert {"books/index.html", "books/xuan.html"} <= set(Page(MADE["index.html"]).links)


def test_a_book_keeps_what_it_was_made_of_when_its_settings_no_longer_fit() -> None:
    settings = book_settings("title: x\nspeeches: [s1, s9]\n")
    found = book.of(settings, [SPEECHES[1].meta, SPEECHES[2].meta], 9, ())
    assert [[meta.id for meta in part.speeches] for part in found.parts] == [["s1", "s3"]]


def test_a_book_whose_pages_were_never_recorded_tells_none() -> None:
    assert replace(BOOK, places={}).pages_of("s2") == ""


def test_the_part_of_a_stranger_is_not_known() -> None:
    with pytest.raises(KeyError):
        BOOK.part_of("s3")


def test_the_newest_book_stands_first() -> None:
    old = replace(BOOK, settings=replace(BOOK.settings, name="old", date="2019-01"))
    undated = replace(BOOK, settings=replace(BOOK.settings, name="none", date=None))
    shown = Holdings(entries(*SPEECHES), [undated, old, BOOK]).books
    assert [found.name for found in shown] == ["xuan", "old", "none"]


def test_hostile_titles_stay_words() -> None:
    for config in (PLAIN, CONFIG):
        made = pages(config, *SPEECHES, speech(id="s4"), books=[titled(HOSTILE)])
        for path in ("books/index.html", "books/a.html", "s/s1.html", "index.html"):
            assert b"<script>alert" not in made[path], path
