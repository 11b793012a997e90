import csv
import io
import json
import re
from typing import Any

import pytest

from converters.settings.config import Config
from converters.site import data, described, paragraphs
from converters.site.holdings import Holdings
from converters.speech.model import Table
from tests.make import para, speech
from tests.site.make import CONFIG, PLAIN, SPEECHES, Page, entries, pages

HOLDINGS = Holdings(entries(*SPEECHES))
HARD = speech(
    para('"引号'),
    para("a\\tb"),
    Table(
        (("甲", '"'), ("", "乙")),
    ),
    para("完。"),
    id="s7",
)


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
    assert "dialect" not in tables["speeches.csv"]
    assert all(field["description"] for one in tables.values() for field in one["schema"]["fields"])


def read(table: str, data: bytes) -> tuple[list[str], list[list[str]], dict[str, Any]]:
    """Return columns, rows and schema of a table, read by nothing but what the package tells."""
    package = json.loads(described.package(list(described.files(HOLDINGS, PLAIN)), PLAIN))
    (told,) = (each for each in package["resources"] if each["path"] == table)
    dialect = told.get("dialect", {})
    found = csv.reader(
        io.StringIO(data.decode("utf-8-sig"), newline=""),
        delimiter=dialect.get("delimiter", ","),
        quotechar=dialect.get("quoteChar", '"'),
        escapechar=dialect.get("escapeChar"),
        doublequote=True,
    )
    columns, *rows = found
    return columns, rows, told["schema"]


def test_a_program_that_reads_tables_as_they_are_told_of_finds_each_cell_as_it_is_written() -> None:
    data = paragraphs.joined({"s7": paragraphs.rows(HARD)})
    columns, rows, _ = read("paragraphs.tsv", data)
    assert [row[columns.index("text")] for row in rows] == [
        '"引号',
        r"a\\tb",
        r'甲\t"\n\t乙',
        "完。",
    ]
    assert ["\t".join(row) for row in rows] == data.decode().split("\n")[1:-1]


def test_columns_have_the_types_that_are_told_and_keys_tell_rows_apart() -> None:
    made = {talk.meta.id: paragraphs.rows(talk) for talk in (*SPEECHES, HARD)}
    tables = {
        "speeches.csv": data.table(entries(*SPEECHES)),
        "paragraphs.tsv": paragraphs.joined(made),
    }
    for name, written in tables.items():
        columns, rows, schema = read(name, written)
        assert [field["name"] for field in schema["fields"]] == columns
        keys = [tuple(row[columns.index(key)] for key in schema["primaryKey"]) for row in rows]
        assert len(set(keys)) == len(keys) > 0
        for at, field in enumerate(schema["fields"]):
            is_number = all(re.fullmatch(r"\d*", row[at]) for row in rows)
            assert is_number or field["type"] == "string", field
            assert field["type"] == "integer" or field["name"] not in ("characters", "level")
