from datetime import date

import pytest

from converters.errors import SourceError
from converters.importing.registry import Registry, RegistryRow, parse, render
from converters.speech.dates import PartialDate
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


def test_a_part_is_known_by_its_bytes_under_any_name_and_by_its_name_with_other_bytes() -> None:
    registry = Registry((ROW,))
    assert registry.row_of(SHA, "乙.txt", 1) == ROW
    assert registry.row_of("c" * 64, "甲.txt", 1) == ROW
    assert registry.row_of("c" * 64, "乙.txt", 1) is None
    assert registry.row_of(SHA, "甲.txt", 2) is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("x\n", 1),
        ("id\tfile\tpart\tsource\tmarkdown\na\tb\n", 2),
        (f"id\tfile\tpart\tsource\tmarkdown\nS 1\tb\t1\t{SHA}\t{SHA}\n", 2),
        (render(Registry((ROW,))) + render(Registry((ROW,))).split("\n")[1] + "\n", 3),
    ],
)
def test_a_damaged_registry_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(SourceError) as caught:
        parse(text)
    assert caught.value.line == line


@pytest.mark.parametrize(("day", "id"), [("2020-07", "s2020-0700-01"), ("2020", "s2020-0000-01")])
def test_a_month_or_day_that_is_not_known_is_nought_in_an_id(day: str, id: str) -> None:
    dated = speech(date=PartialDate.fromisoformat(day))
    assert Registry().id_for(dated, "8f3a21bc" + "0" * 56, 1) == id
