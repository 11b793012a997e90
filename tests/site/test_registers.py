"""The registers of all speeches: one file of few, of many one a part."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath

import jsonschema
import pytest
from lxml import etree

from converters.settings.config import Config
from converters.site import data, described, entry, registers, yearly
from converters.site.data import Files
from converters.site.entry import SpeechEntry
from converters.site.holdings import Holdings
from tests.make import speech
from tests.site.make import CONFIG, PLAIN, SHA256, SPEECHES, entries

WHOLE = {"data/speeches.json", "data/speeches.csv", "data/records.xml"}


def made(
    known: list[SpeechEntry],
    config: Config = CONFIG,
    keys: dict[str, str] | None = None,
    downloads: Files | None = None,
) -> Mapping[str, bytes]:
    """Return the registers that do not stand as `keys` say, which by then are those of now."""
    before = {} if keys is None else dict(keys)

    def stands(path: str, key: str) -> bool:
        if keys is not None:
            keys[path] = key
        return before.get(path) == key

    return dict(registers.of(Holdings(known), downloads or {}, config, stands))


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> list[SpeechEntry]:
    """More than one file tells of."""
    monkeypatch.setattr(yearly, "MOST", 2)
    return entries(*SPEECHES)


def test_of_few_speeches_there_is_one_of_each_kind() -> None:
    assert made(entries(*SPEECHES)).keys() == WHOLE
    assert made(entries(*SPEECHES), PLAIN).keys() == WHOLE - {"data/records.xml"}


def test_of_many_there_is_one_a_part_and_a_list_of_them(many: list[SpeechEntry]) -> None:
    found = made(many)
    kinds = [("speeches", "json"), ("speeches", "csv"), ("records", "xml")]
    years = {f"data/{name}-{year}.{end}" for name, end in kinds for year in (2020, 2021, "undated")}
    assert found.keys() == years | {"data/speeches.json", "data/records-deleted.xml"}
    whole = json.loads(found["data/speeches.json"])
    jsonschema.validate(whole, json.loads(data.schema()))
    ids = []
    for name in whole["parts"]:
        part = json.loads(found[f"data/{name}"])
        jsonschema.validate(part, json.loads(data.schema()))
        ids += [record["id"] for record in part["speeches"]]
    assert sorted(ids) == ["s1", "s2", "s3"] and whole["speeches"] == []


def test_each_file_for_harvesters_is_a_repository_of_its_own(many: list[SpeechEntry]) -> None:
    repositories = {path: it for path, it in made(many).items() if path.endswith(".xml")}
    headers = 0
    for path, written in repositories.items():
        [address] = etree.fromstring(written).iter("{*}baseURL")
        assert address.text == f"https://example.org/a/{path}"
        headers += len(list(etree.fromstring(written).iter("{*}header")))
    assert headers == len(many) + len(CONFIG.retired)


def test_the_page_of_the_data_tells_of_every_file(many: list[SpeechEntry]) -> None:
    told = {f"data/{each.name}" for each in described.files(Holdings(many), CONFIG)}
    assert made(many).keys() <= told


def test_what_stands_is_not_made_again(many: list[SpeechEntry]) -> None:
    keys: dict[str, str] = {}
    made(many, keys=keys)
    few = {PurePosixPath(path).stem for path in made(many, keys=keys)}
    assert few == {"speeches", "records-deleted"}  # these are small


def test_a_correction_makes_those_of_its_part(many: list[SpeechEntry]) -> None:
    keys: dict[str, str] = {}
    made(many, keys=keys)
    talk = speech(id="s1", title="改了题", date=date(2021, 1, 1))
    known = [own for own in many if own.meta.id != "s1"] + [entry.of(talk, "other")]
    found = made(known, keys=keys)
    assert {path for path in found if "-20" in path} == {
        *("data/speeches-2021.json", "data/speeches-2021.csv", "data/records-2021.xml"),
    }


@pytest.mark.parametrize("size", [1, 2])
def test_another_download_makes_them_again(size: int) -> None:
    keys: dict[str, str] = {}
    known = entries(*SPEECHES)
    made(known, keys=keys, downloads={"s2": {"pdf": ("files/s2.pdf", 1, SHA256)}})
    found = made(known, keys=keys, downloads={"s2": {"pdf": ("files/s2.pdf", size, SHA256)}})
    assert ("data/speeches.json" in found) == (size == 2)
