from datetime import date

from lxml import etree

from converters.settings.config import Config, SiteSettings
from converters.site import feeds
from converters.speech.dates import PartialDate
from converters.speech.model import Change, Source
from tests.make import speech
from tests.site.make import CONFIG, HOSTILE, PLAIN, SPEECHES, entries

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
PAGES = ["index.html", "s/s2.html"]
MADE = dict(feeds.all_of(entries(*SPEECHES), PAGES, CONFIG))


def test_a_site_without_an_address_has_no_feeds() -> None:
    assert dict(feeds.all_of(entries(*SPEECHES), PAGES, PLAIN)) == {}


def test_the_newest_stand_first_and_the_undated_nowhere() -> None:
    feed = etree.fromstring(MADE["feeds/new.xml"])
    links = [entry.find(f"{ATOM}link").get("href") for entry in feed.iter(f"{ATOM}entry")]
    assert links == ["https://example.org/a/s/s1.html", "https://example.org/a/s/s2.html"]


def test_every_entry_has_what_atom_asks_for() -> None:
    feed = etree.fromstring(MADE["feeds/new.xml"])
    for element in (feed, *feed.iter(f"{ATOM}entry")):
        assert all(element.findtext(f"{ATOM}{name}") for name in ("id", "title", "updated"))
    assert feed.findtext(f"{ATOM}updated") == "2026-01-02T00:00:00+08:00"


def test_corrections_have_a_feed_that_says_what_was_corrected() -> None:
    [entry] = etree.fromstring(MADE["feeds/corrected.xml"]).iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}summary") == "更正：改一字"


def test_a_further_correction_is_a_new_entry_of_that_feed() -> None:
    def told(*changes: Change) -> str | None:
        talk = speech(id="s1", date=date(2020, 1, 1), changes=changes)
        made = dict(feeds.all_of(entries(talk), [], CONFIG))
        [entry] = etree.fromstring(made["feeds/corrected.xml"]).iter(f"{ATOM}entry")
        return str(entry.findtext(f"{ATOM}id"))

    first, second = (Change(date(2026, 1, day), "更正", "改") for day in (1, 2))
    assert told(first) != told(first, second)


def test_the_map_names_every_page_and_when_it_changed() -> None:
    places = etree.fromstring(MADE["sitemap.xml"]).iter(f"{MAP}url")
    found = {place.findtext(f"{MAP}loc"): place.findtext(f"{MAP}lastmod") for place in places}
    assert found == {
        "https://example.org/a/index.html": None,
        "https://example.org/a/s/s2.html": "2026-01-02",
    }


def test_the_search_can_be_added_to_a_browser() -> None:
    assert b'template="https://example.org/a/search.html?q={searchTerms}"' in MADE["opensearch.xml"]


def test_hostile_words_stay_words() -> None:
    talk = speech(id="s1", title=HOSTILE + "\x01", speaker=HOSTILE, date=date(2020, 1, 1))
    config = Config(HOSTILE, site=SiteSettings("https://example.org"))
    made = dict(feeds.all_of(entries(talk), [], config))
    feed = etree.fromstring(made["feeds/new.xml"])
    assert feed.findtext(f"{ATOM}entry/{ATOM}title") == HOSTILE
    assert etree.fromstring(made["opensearch.xml"]) is not None


def test_no_day_is_made_up_for_a_feed_or_the_map() -> None:
    month = speech(id="s1", date=PartialDate(2024, 3))
    posted = speech(id="s2", date=PartialDate(2024), source=Source(posted=date(2024, 5, 6)))
    corrected = speech(
        id="s3", date=PartialDate(2024), changes=(Change(date(2026, 1, 2), "更正", "改"),)
    )
    made = dict(feeds.all_of(entries(month, posted, corrected), ["s/s1.html"], CONFIG))
    new = etree.fromstring(made["feeds/new.xml"])
    assert [entry.findtext(f"{ATOM}published") for entry in new.iter(f"{ATOM}entry")] == [
        "2024-05-06T00:00:00+08:00"
    ]
    [entry] = etree.fromstring(made["feeds/corrected.xml"]).iter(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}updated") == "2026-01-02T00:00:00+08:00"
    assert entry.find(f"{ATOM}published") is None
    assert etree.fromstring(made["sitemap.xml"]).find(f".//{MAP}lastmod") is None


def test_each_of_several_speakers_is_an_author() -> None:
    talk = speech(id="s1", date=PartialDate(2024, 3, 5), speakers=("李明", "王芳"))
    feed = etree.fromstring(dict(feeds.all_of(entries(talk), [], CONFIG))["feeds/new.xml"])
    names = [author.findtext(f"{ATOM}name") for author in feed.iter(f"{ATOM}author")]
    assert names == ["李明", "王芳"]
