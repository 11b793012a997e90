from dataclasses import replace
from datetime import date

import pytest
from lxml import etree

from converters.settings.config import Config, SiteSettings
from converters.settings.retired import Retired
from converters.site import oai
from tests.make import speech
from tests.site.make import CONFIG, HOSTILE, SPEECHES, entries

NAMES = {
    "r": "http://www.openarchives.org/OAI/2.0/static-repository",
    "oai": "http://www.openarchives.org/OAI/2.0/",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def repository(config: Config = CONFIG, *speeches: str) -> etree._Element:
    known = [speech(id="s1", title=each) for each in speeches] or SPEECHES
    made = oai.repository(oai.PATH, entries(*known), config.retired, config)
    return etree.fromstring(made)


def found(root: etree._Element, path: str) -> list[str]:
    return [each.text for each in root.findall(path, NAMES)]


def test_each_speech_is_a_record_in_dublin_core() -> None:
    root = repository()
    assert found(root, ".//oai:record//oai:identifier") == [
        *("oai:example.org:s2", "oai:example.org:s1", "oai:example.org:s3"),
        "oai:example.org:s9",
    ]
    first = root.find(".//oai:record", NAMES)
    assert first is not None
    assert found(first, ".//dc:creator") == ["赵海金"]
    assert found(first, ".//dc:date") == ["2020-07-06"]
    assert found(first, ".//dc:identifier") == ["https://example.org/a/s/s2.html"]
    assert found(first, ".//oai:datestamp") == ["2026-01-02"]


def test_the_facts_of_each_record_name_the_schema_they_keep_to() -> None:
    root = repository()
    named = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
    facts = root.findall(".//{http://www.openarchives.org/OAI/2.0/oai_dc/}dc")
    assert len(facts) == len(SPEECHES)
    schema = found(root, ".//oai:metadataFormat/oai:schema")
    space = found(root, ".//oai:metadataFormat/oai:metadataNamespace")
    assert {tuple(each.get(named, "").split()) for each in facts} == {(*space, *schema)}
    assert root.get(named, "").split()[0] == NAMES["r"]


def test_what_was_taken_out_has_a_header_that_says_so_and_no_facts() -> None:
    gone = (Retired("s8", day=date(2026, 3, 4)), Retired("s9"))
    root = repository(replace(CONFIG, retired=gone))
    deleted = root.findall(".//oai:header[@status='deleted']", NAMES)
    assert [found(each, "oai:datestamp") for each in deleted] == [["2026-03-04"], ["2012-07-01"]]
    assert [len(each.getparent()) for each in deleted] == [1, 1]


def test_the_repository_says_what_it_is() -> None:
    root = repository()
    assert found(root, "r:Identify/oai:baseURL") == ["https://example.org/a/data/records.xml"]
    assert found(root, "r:Identify/oai:earliestDatestamp") == ["2012-07-01"]


@pytest.mark.parametrize(
    ("contact", "email"),
    [
        ("某办公室", "webmaster@example.org"),
        ("某办公室 a.b@c.gov.cn，电话 1", "a.b@c.gov.cn"),
    ],
)
def test_whom_to_write_to(contact: str, email: str) -> None:
    config = replace(CONFIG, site=SiteSettings("https://example.org", contact=contact))
    assert found(repository(config), "r:Identify/oai:adminEmail") == [email]


def test_hostile_words_stay_words() -> None:
    assert found(repository(CONFIG, HOSTILE), ".//dc:title") == [HOSTILE]
