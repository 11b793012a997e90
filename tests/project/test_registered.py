from itertools import islice
from pathlib import Path

from converters.project import registered


def test_the_ids_are_those_of_whole_lines_under_the_header(tmp_path: Path) -> None:
    rows = "id\tfile\tpart\ns1\ta\t1\r\nS2\ta\t1\ns3\n坏\t\ns4-01\tb\n"
    (tmp_path / registered.FILE).write_text(rows, "utf-8")
    assert registered.ids(tmp_path) == {"s1", "s4-01"}


def test_without_a_registry_there_are_none(tmp_path: Path) -> None:
    assert registered.ids(tmp_path) == frozenset()


def test_the_ids_after_one_are_counted_on() -> None:
    assert list(islice(registered.after("s1-98"), 3)) == ["s1-99", "s1-100", "s1-101"]
