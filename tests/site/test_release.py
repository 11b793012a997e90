import json

import pytest

from converters.site import release
from converters.site.release import Release

BEFORE = {"index.html": "1", "s/s1.html": "1", "s/s2.html": "1", "search/i/1.js": "1"}
AFTER = {"index.html": "2", "s/s1.html": "1", "s/s3.html": "1"}


def test_what_is_new_changed_and_gone_is_told() -> None:
    found = release.difference(BEFORE, AFTER)
    assert found.new == ("s/s3.html",)
    assert found.changed == ("index.html",)
    assert found.gone == ("s/s2.html", "search/i/1.js")


def test_pages_downloads_and_feeds_are_addresses() -> None:
    assert release.difference(BEFORE, AFTER).lost() == ["s/s2.html"]
    gone = {"files/s1.pdf": "1", "feeds/new.xml": "1", "about.html": "1"}
    assert release.difference(gone, {}).lost() == ["about.html", "feeds/new.xml", "files/s1.pdf"]


def test_the_index_and_lists_that_became_empty_may_go() -> None:
    gone = {"search/t/s1.js": "1", "speakers/0a.html": "1", "years/2020.html": "1"} | {
        "all-2.html": "1",
        "corrections-2.html": "1",
    }
    assert release.difference(gone, {}).lost() == []


def test_what_of_more_speeches_is_cut_into_parts_or_cut_otherwise_may_go() -> None:
    parts = ("data/speeches-2020.csv", "data/records-2020.xml", "data/paragraphs-2020.tsv")
    whole = ("data/speeches.csv", "data/records.xml", "data/paragraphs.tsv", "downloads/pdf.zip")
    gone = dict.fromkeys((*parts, *whole, "downloads/pdf-2020.zip", "data/schema.json"), "1")
    assert release.difference(gone, {}).lost() == ["data/schema.json"]


def test_a_formula_that_speeches_share_no_longer_may_go() -> None:
    gone = {"formulae/0a1b2c3d4e.html": "1", "formulae/of/s1.html": "1", "formulae/of/s1.js": "1"}
    assert release.difference(gone, {}).lost() == []


def test_the_downloads_of_a_retired_speech_may_go() -> None:
    gone = {"files/s1.pdf": "1", "files/s1.tei.xml": "1", "files/s2.pdf": "1"}
    assert release.difference(gone, {}).lost(["s1"]) == ["files/s2.pdf"]


def test_a_release_comes_back_as_it_was() -> None:
    made = Release(3, "2026-11-22T05:00:00+08:00", BEFORE)
    assert release.read(json.dumps(made.as_json()).encode()) == made


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"files": 1, "release": 1}'])
def test_something_else_is_not_taken_for_a_release(data: bytes) -> None:
    with pytest.raises(ValueError, match=r".+"):
        release.read(data)
