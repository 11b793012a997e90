from datetime import date

from lxml import etree

from converters.config import Config, SiteSettings
from converters.model import Change
from converters.site import feeds
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
