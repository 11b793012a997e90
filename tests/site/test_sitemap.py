"""The site map: one file, or parts with a list of them; a correction makes its own part again."""

from datetime import date

import pytest
from lxml import etree

from converters.site import sitemap
from converters.site.lists import never

HOME = "https://example.org/a"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
PAGES = ["s/s3.html", "index.html", "s/s1.html", "s/s2.html"]
DAYS = {"s/s1.html": date(2020, 1, 2), "s/s2.html": None}


def locations(written: bytes) -> list[str]:
    return [place.text for place in etree.fromstring(written).findall("*/s:loc", NAMES)]


@pytest.fixture
def parted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST", 3)
    monkeypatch.setattr(sitemap, "PART", 2)


def test_few_pages_stand_in_one_file() -> None:
    [(path, written)] = sitemap.of(PAGES, DAYS, HOME, never)
    assert path == "sitemap.xml"
    assert locations(written) == [f"{HOME}/{page}" for page in sorted(PAGES)]


@pytest.mark.usefixtures("parted")
def test_more_than_the_protocol_allows_stand_in_parts_with_a_list() -> None:
    made = dict(sitemap.of(PAGES, DAYS, HOME, never))
    parts = [f"{HOME}/sitemap-1.xml", f"{HOME}/sitemap-2.xml"]
    assert locations(made.pop("sitemap.xml")) == parts
    assert [f"{HOME}/{path}" for path in made] == parts
    told = [place for written in made.values() for place in locations(written)]
    assert told == [f"{HOME}/{page}" for page in sorted(PAGES)]


@pytest.mark.usefixtures("parted")
@pytest.mark.parametrize(
    ("days", "again"),
    [({}, []), ({"s/s3.html": date(2021, 1, 1)}, ["sitemap-2.xml"])],
)
def test_a_part_is_made_again_if_a_page_in_it_has_another_day(
    days: dict[str, date], again: list[str]
) -> None:
    keys: dict[str, str] = {}
    list(sitemap.of(PAGES, DAYS, HOME, lambda path, key: bool(keys.update({path: key}))))
    made = sitemap.of(PAGES, {**DAYS, **days}, HOME, lambda path, key: keys[path] == key)
    assert [path for path, _ in made if path != "sitemap.xml"] == again


def test_the_limits_are_those_of_the_protocol() -> None:
    assert sitemap.PART <= sitemap.MOST <= 50_000
