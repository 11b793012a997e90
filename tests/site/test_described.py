import json
import re

import pytest

from converters.settings.config import Config
from converters.site import data, described, paragraphs
from converters.site.holdings import Holdings
from tests.site.make import CONFIG, PLAIN, SPEECHES, Page, entries, pages

HOLDINGS = Holdings(entries(*SPEECHES))


@pytest.mark.parametrize("config", [CONFIG, PLAIN])
def test_the_page_leads_to_every_file_and_explains_every_column(config: Config) -> None:
    made = pages(config, *SPEECHES)["data/index.html"]
    page, told = Page(made), list(described.files(HOLDINGS, config))
    assert {each.name for each in told} <= set(page.links)
    assert ("records.xml" in page.links) == (config is CONFIG)
    for name, use in (*data.columns(), *paragraphs.COLUMNS.items()):
        assert f"<code>{name}</code>" in made.decode() and use in page.words


def test_the_columns_are_those_of_the_tables() -> None:
    told = {each.name: each.columns for each in described.files(HOLDINGS, CONFIG)}
    written = data.table(entries(*SPEECHES)).decode("utf-8-sig").split("\r\n")[0]
    assert ",".join(name for name, _ in told["speeches.csv"]) == written
    first = paragraphs.HEAD.decode().rstrip("\n").split("\t")
    assert [name for name, _ in told["paragraphs.tsv"]] == first


def test_the_data_package_tells_programs_of_the_tables() -> None:
    package = json.loads(described.package(list(described.files(HOLDINGS, PLAIN)), PLAIN))
    assert re.fullmatch(r"[a-z0-9._-]+", package["name"]) and "homepage" not in package
    tables = {each["path"]: each for each in package["resources"]}
    assert list(tables) == ["speeches.csv", "paragraphs.tsv"]
    assert tables["paragraphs.tsv"]["dialect"]["delimiter"] == "\t"
    assert "dialect" not in tables["speeches.csv"]
    assert all(field["description"] for one in tables.values() for field in one["schema"]["fields"])
