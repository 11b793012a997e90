import csv
import io
import json
from datetime import date

import jsonschema
import pytest

from converters.site import data
from converters.speech.dates import PartialDate
from converters.speech.model import Change
from tests.make import speech
from tests.site.make import CONFIG, SHA256, SPEECHES, entries

FILES = {"s2": {"pdf": ("files/s2.pdf", 412_000, SHA256)}}
RECORDS = json.loads(data.records(entries(*SPEECHES), FILES, CONFIG))


def rows(written: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline="")))


def test_the_records_keep_to_their_schema() -> None:
    schema = json.loads(data.schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(RECORDS, schema)


def test_every_item_of_the_schema_is_explained() -> None:
    items = json.loads(data.schema())["properties"]["speeches"]["items"]["properties"]
    assert [name for name, rule in items.items() if not rule.get("description")] == []


def test_a_record_tells_facts_page_and_files() -> None:
    [record] = [record for record in RECORDS["speeches"] if record["id"] == "s2"]
    assert (record["date"], record["speaker"], record["version"]) == ("2020-07-06", "赵海金", 2)
    assert record["page"] == "s/s2.html"
    assert record["files"]["pdf"]["size"] == 412_000


def test_a_correction_tells_the_words_before_and_after_if_it_knows_them() -> None:
    told = (
        Change(date(2026, 1, 2), "更正", "改人数", "260人", "265人"),
        Change(date(2026, 1, 3), "撤回", "不再收录"),
    )
    written = data.records(entries(speech(id="s1", changes=told)), {}, CONFIG)
    jsonschema.validate(json.loads(written), json.loads(data.schema()))
    first, second = json.loads(written)["speeches"][0]["changes"]
    assert (first["was"], first["now"]) == ("260人", "265人")
    assert second == {"date": "2026-01-03", "kind": "撤回", "note": "不再收录"}


def test_the_table_opens_in_excel() -> None:
    written = data.table(entries(*SPEECHES))
    assert written.startswith(b"\xef\xbb\xbf")
    heads, *lines = rows(written)
    assert heads[:2] == ["id", "title"]
    assert [line[0] for line in lines] == ["s2", "s1", "s3"]


@pytest.mark.parametrize("sign", [*list("=+-@"), "\t", "＝"])
def test_no_cell_is_a_formula(sign: str) -> None:
    talk = speech(title=f"{sign}HYPERLINK(1)", topics=(f"{sign}cmd|' /C calc'!A0",))
    _, line = rows(data.table(entries(talk)))
    assert [cell for cell in line if cell.startswith(sign)] == []
    assert f"'{sign}HYPERLINK(1)" in line


def test_sums_are_written_as_sha256sum_reads_them() -> None:
    assert data.sums({"b": "2" * 64, "a": "1" * 64}) == (f"{'1' * 64}  a\n{'2' * 64}  b\n".encode())


def test_dates_and_speakers_are_given_as_they_are_known() -> None:
    both = speech(id="s1", date=PartialDate(2024, 3), speakers=("李明", "王芳"))
    known = entries(both, speech(id="s2", date=PartialDate(2024)))
    records = json.loads(data.records(known, {}, CONFIG))
    jsonschema.validate(records, json.loads(data.schema()))
    assert [(r["date"], r["speaker"]) for r in records["speeches"]] == [
        ("2024-03", ["李明", "王芳"]),
        ("2024", None),
    ]
    _, first, _ = rows(data.table(known))
    assert first[3:5] == ["2024-03", "李明、王芳"]
