"""Commands that write into a collection take turns, whatever stands in the place of the lock."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from converters.collection import writing
from converters.collection.origins import Origins


def to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def to_nowhere(path: Path) -> None:
    path.symlink_to("nowhere/at/all")


@pytest.mark.parametrize("place", [".huibian", ".huibian/lock", ".huibian/undo"])
@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, to_itself, to_nowhere, Path.touch])
def test_what_stands_in_the_way_of_our_own_files_is_taken_away(
    tmp_path: Path, place: str, make: Callable[[Path], None]
) -> None:
    (tmp_path / place).parent.mkdir(exist_ok=True)
    make(tmp_path / place)
    speech = tmp_path / "speeches/s1.md"
    speech.parent.mkdir()
    speech.write_bytes(b"old")
    with writing.turn(tmp_path):
        writing.step_in(tmp_path, "mark").write(speech, b"new")
    assert speech.read_bytes() == b"new"
    assert [path.read_bytes() for path in tmp_path.glob(".huibian/undo/*/before/*")] == [b"old"]


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir, to_itself, to_nowhere])
def test_so_is_what_stands_where_origins_are_noted(
    tmp_path: Path, make: Callable[[Path], None]
) -> None:
    (tmp_path / ".huibian").mkdir()
    make(tmp_path / ".huibian/origins.jsonl")
    raw = tmp_path / "raw.txt"
    raw.write_bytes(b"words")
    Origins(tmp_path).note("0" * 64, raw)
    assert (tmp_path / ".huibian/origins.jsonl").is_file()
