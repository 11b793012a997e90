from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.importing.registry import Registry, RegistryRow, parse, render
from converters.speech.dates import PartialDate
from tests.effort import effort
from tests.make import speech

SHA, OTHER = "a" * 64, "b" * 64
ROW = RegistryRow("s2020-0716-01", "甲.txt", 1, SHA, OTHER)


def test_what_is_written_reads_back() -> None:
    registry = Registry((ROW, RegistryRow("saaaaaaaa-02", "甲 乙.txt", 2, SHA, SHA)))
    assert parse(render(registry)) == registry


def test_an_empty_file_is_an_empty_registry() -> None:
    assert parse("") == Registry()


def test_a_dated_speech_is_called_after_its_day() -> None:
    dated = speech(date=date(2020, 7, 16))
    assert Registry().id_for(dated, SHA, 1) == "s2020-0716-01"
    assert Registry((ROW,)).id_for(dated, SHA, 5) == "s2020-0716-02"


def test_an_undated_speech_is_called_after_its_source() -> None:
    assert Registry().id_for(speech(), "0123456789" + "a" * 54, 3) == "s01234567-03"


def test_an_id_of_a_file_that_is_not_registered_is_not_given_again() -> None:
    assert Registry().id_for(speech(), SHA, 1, ["saaaaaaaa-01"]) == "saaaaaaaa-02"


def test_rows_are_found_by_what_they_hold() -> None:
    registry = Registry((ROW, RegistryRow("s2", "乙.txt", 1, OTHER, SHA, "c" * 64)))
    assert [row.id for row in registry.saying("c" * 64)] == ["s2"]
    assert [row.id for row in registry.of_source(SHA)] == [ROW.id]
    assert [row.id for row in registry.of_file("乙.txt")] == ["s2"]
    assert registry.saying("") == registry.of_source("") == ()


def test_a_registry_of_five_columns_is_read() -> None:
    old = f"id\tfile\tpart\tsource\tmarkdown\n{ROW.id}\t甲.txt\t1\t{SHA}\t{OTHER}\n"
    assert parse(old) == Registry((ROW,))
    assert parse(old.replace("\n", "\r\n")).damaged == ()


@given(st.text(max_size=40), st.text("\\\t\n\r\u2028\x85\x0b\x0cut0 甲", max_size=12))
@settings(max_examples=effort(20, 80))
def test_any_name_reads_back_and_damages_no_line(name: str, odd: str) -> None:
    known = Registry((RegistryRow("s1", name, 1, SHA, OTHER, SHA), replace(ROW, file=odd)))
    written = render(known)
    assert parse(written) == known
    assert parse(written).damaged == ()
    assert len(written.splitlines()) == 3


HEAD = "id\tfile\tpart\tsource\tmarkdown\n"


@pytest.mark.parametrize(
    ("text", "lines", "ids"),
    [
        ("x\n", [1], []),
        (HEAD + "a\tb\n", [2], ["a"]),
        (f"{HEAD}S 1\tb\t1\t{SHA}\t{SHA}\n", [2], []),
        (f"{HEAD}<<<<<<< HEAD\ns1\ta\t1\t{SHA}\t{SHA}\n=======\n", [2, 4], ["s1"]),
        (f"s1\ta\t1\t{SHA}\t{SHA}\n", [], ["s1"]),
        (f"{HEAD}s1\ta\t1\t{SHA}\t{SHA}\ns1\ta\t1\t{SHA}\t{SHA}\n", [], ["s1"]),
        (f"{HEAD}s1\ta\t1\t{SHA}\t{SHA}\ns1\ta\t2\t{SHA}\t{SHA}\n", [3], ["s1"]),
        (f"{HEAD}s1\ta\t1\t{SHA}\t{SHA[:9]}", [2], ["s1"]),
        (f"{HEAD}\x00\x00\ufffd\ufffd\n", [2], []),
    ],
)
def test_a_damaged_line_is_told_and_its_id_is_not_given_again(
    text: str, lines: list[int], ids: list[str]
) -> None:
    found = parse(text)
    assert [fault.line for fault in found.damaged] == lines
    assert list(found.ids) == ids


@given(st.binary(max_size=200))
@settings(max_examples=effort(20, 80))
def test_no_bytes_make_a_registry_unreadable(data: bytes) -> None:
    found = parse(data.decode("utf-8", "replace"))
    assert parse(render(found)) == found


@pytest.mark.parametrize(("day", "id"), [("2020-07", "s2020-0700-01"), ("2020", "s2020-0000-01")])
def test_a_month_or_day_that_is_not_known_is_nought_in_an_id(day: str, id: str) -> None:
    dated = speech(date=PartialDate.fromisoformat(day))
    assert Registry().id_for(dated, "8f3a21bc" + "0" * 56, 1) == id
