import os
from pathlib import Path

import pytest

from converters import files


def test_a_file_is_written_with_the_folders_it_needs(tmp_path: Path) -> None:
    files.write(tmp_path / "a/b/c.txt", b"x")
    assert (tmp_path / "a/b/c.txt").read_bytes() == b"x"


def test_a_file_is_on_the_disk_whole_before_it_takes_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or a power failure would leave an empty file under the name of a good one."""
    target = tmp_path / "c.txt"
    target.write_bytes(b"the old words")
    synced: dict[int, tuple[int, bytes]] = {}

    def sync(file: int) -> None:
        stat = os.fstat(file)
        synced[stat.st_ino] = stat.st_size, target.read_bytes()

    monkeypatch.setattr(os, "fsync", sync)
    files.write(target, b"new words")
    assert synced[target.stat().st_ino] == (len(b"new words"), b"the old words")


def test_for_what_need_not_last_the_disk_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", synced.append)
    files.write(tmp_path / "c.txt", b"new words", lasting=False)
    assert (tmp_path / "c.txt").read_bytes() == b"new words"
    assert synced == []


def test_nothing_is_left_aside(tmp_path: Path) -> None:
    files.write(tmp_path / "c.txt", b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["c.txt"]


def test_a_write_that_fails_leaves_the_old_file_and_no_other(tmp_path: Path) -> None:
    target = tmp_path / "c.txt"
    target.mkdir()
    with pytest.raises(OSError):
        files.write(target, b"x")
    assert [path.name for path in tmp_path.iterdir()] == ["c.txt"]


def test_equal_bytes_are_not_written_again(tmp_path: Path) -> None:
    target = tmp_path / "c.txt"
    assert files.write_if_changed(target, b"x")
    before = target.stat().st_ino
    assert not files.write_if_changed(target, b"x")
    assert target.stat().st_ino == before
    assert files.write_if_changed(target, b"y")


@pytest.mark.parametrize("broken", [b"", b"{", b"\xff"])
def test_a_broken_json_file_is_as_good_as_none(tmp_path: Path, broken: bytes) -> None:
    (tmp_path / "a.json").write_bytes(broken)
    assert files.read_json(tmp_path / "a.json") is None


def test_json_comes_back_as_it_was(tmp_path: Path) -> None:
    files.write_json(tmp_path / "a.json", {"键": [1, "值"]})
    assert files.read_json(tmp_path / "a.json") == {"键": [1, "值"]}


def test_a_file_that_is_written_settled_is_told_as_it_then_stands(tmp_path: Path) -> None:
    path = tmp_path / "a"
    for data in (b"x" * 70_000, b"", b"y"):
        told, stands = files.write_settled(path, data), path.stat()
        assert path.read_bytes() == data
        assert (told.st_size, told.st_mtime_ns) == (stands.st_size, stands.st_mtime_ns)
        assert told.st_mode & 0o111 == 0
