"""Whatever stands where something is kept is either what was kept, or as if it were not there."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.build import kept
from tests.effort import effort

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=6,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "output/.huibian/receipts/txt/0000-of-2.json"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("kept") / ".huibian/a.json"


@settings(max_examples=effort(15, 30))
@given(value=PLAIN)
def test_what_is_kept_is_read_back(shared: Path, value: object) -> None:
    kept.write(shared, value)
    assert kept.read(shared) == value


@settings(max_examples=effort(15, 60))
@given(place=st.integers(0, 400), byte=st.integers(0, 255))
def test_one_other_byte_and_nothing_is_kept(shared: Path, place: int, byte: int) -> None:
    value = {"speeches/s1.md": [1, 2, "abc"]}
    kept.write(shared, value)
    data = bytearray(shared.read_bytes())
    place %= len(data)
    is_same = data[place] == byte
    data[place] = byte
    shared.write_bytes(data)
    assert kept.read(shared) == (value if is_same else None)


def test_the_seal_of_a_value_is_told_without_its_value(file: Path) -> None:
    assert kept.seal(file) == ""
    kept.write(file, {"a": 1})
    before = kept.seal(file)
    assert len(before) == 64 and before in file.read_text()
    kept.write(file, {"a": 2})
    assert kept.seal(file) not in ("", before)
    file.write_bytes(b'{"a": 1}')
    assert kept.seal(file) == ""


SPOILT = {
    "empty": b"",
    "binary": bytes(range(256)),
    "deep": b"[" * 100_000,
    "a number": b"7",
    "no number": b'{"a": NaN}',
    "a list": b"[1]",
    "an object": b'{"speeches/s1.md": {}}',
    "sealed by nobody": b'{"sha256": "' + b"0" * 64 + b'",\n"value": {}}\n',
}


@pytest.mark.parametrize("spoilt", SPOILT.values(), ids=SPOILT)
def test_what_bears_no_seal_is_not_there_and_is_written_over(file: Path, spoilt: bytes) -> None:
    file.parent.mkdir(parents=True)
    file.write_bytes(spoilt)
    assert kept.read(file) is None
    assert kept.read_bytes(file, "key") is None
    kept.write(file, {"a": 1})
    assert kept.read(file) == {"a": 1}


def folder(path: Path) -> None:
    (path / "inner").mkdir(parents=True)


def pipe(path: Path) -> None:
    path.parent.mkdir(parents=True)
    os.mkfifo(path)


def ring(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.symlink_to(path)


def file_for_folder(path: Path) -> None:
    path.parent.parent.mkdir(parents=True)
    path.parent.write_bytes(b"x")


def file_for_room(path: Path) -> None:
    path.parents[3].mkdir(parents=True)
    path.parents[2].write_bytes(b"x")


def huge(path: Path) -> None:
    path.parent.mkdir(parents=True)
    with path.open("wb") as file:
        file.truncate(1 << 40)


@pytest.mark.parametrize("spoil", [folder, pipe, ring, file_for_folder, file_for_room, huge])
def test_what_is_no_file_makes_way(file: Path, spoil: object) -> None:
    assert callable(spoil)
    spoil(file)
    assert kept.read(file) is None
    kept.write(file, {"a": 1})
    assert kept.read(file) == {"a": 1}
    assert json.loads(file.read_bytes())["value"] == {"a": 1}


@pytest.mark.parametrize("spoil", [folder, pipe, ring, file_for_folder, file_for_room])
def test_way_is_made_for_files_that_others_write(file: Path, spoil: object) -> None:
    assert callable(spoil)
    spoil(file)
    kept.make_way(file)
    file.write_bytes(b"x")


def test_a_folder_that_another_makes_at_the_same_time_stays(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    (file.parent / "own").touch()
    is_dir, before = Path.is_dir, iter([False])
    monkeypatch.setattr(Path, "is_dir", lambda path: next(before, is_dir(path)))
    kept.make_way(file)
    assert (file.parent / "own").exists()


def test_nothing_outside_makes_way(tmp_path: Path) -> None:
    (tmp_path / "s1.txt").mkdir()
    kept.make_way(tmp_path / "s1.txt")
    with pytest.raises(IsADirectoryError):
        kept.write(tmp_path / "s1.txt", 1)


def test_bytes_are_kept_under_their_key(file: Path) -> None:
    kept.write_bytes(file, "key", b"pages")
    assert kept.read_bytes(file, "key") == b"pages"
    assert kept.read_bytes(file, "other") is None
    file.write_bytes(file.read_bytes()[:-1] + b"S")
    assert kept.read_bytes(file, "key") is None


def test_the_disk_is_waited_for_only_for_values(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", synced.append)
    kept.write_bytes(file, "key", b"pages")
    assert synced == [] and kept.read_bytes(file, "key") == b"pages"
    kept.write(file, "value")
    assert len(synced) == 1


def test_a_file_may_be_as_large_as_ours_become_and_no_larger(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.write_bytes(file, "key", b"pages")
    size = file.stat().st_size
    monkeypatch.setattr(kept, "_LARGEST", size)
    assert kept.read_bytes(file, "key") == b"pages"
    monkeypatch.setattr(kept, "_LARGEST", size - 1)
    assert kept.read_bytes(file, "key") is None
    assert kept._LARGEST < 1 << 30


def test_no_bytes_are_kept_as_such_and_a_seal_cut_short_is_none(file: Path) -> None:
    kept.write_bytes(file, "key", b"")
    assert kept.read_bytes(file, "key") == b""
    file.write_bytes(file.read_bytes()[:-1])
    assert kept.read_bytes(file, "key") is None


def test_a_text_for_others_is_written_plain_and_only_if_it_is_another(file: Path) -> None:
    kept.write_text(file, "甲")
    assert file.read_text("utf-8") == "甲"
    written = file.stat().st_ino, file.stat().st_mtime_ns
    kept.write_text(file, "甲")
    assert (file.stat().st_ino, file.stat().st_mtime_ns) == written
    kept.write_text(file, "乙")
    assert file.read_text("utf-8") == "乙"


def test_names_that_are_no_text_and_keys_in_any_order_are_kept(file: Path) -> None:
    value = {"b": "\udcff", "a": {"d": 1, "c": "汉"}}
    kept.write(file, value)
    assert kept.read(file) == value
    first = file.read_bytes()
    assert "汉".encode() in first
    kept.write(file, {"a": {"c": "汉", "d": 1}, "b": "\udcff"})
    assert file.read_bytes() == first


def test_what_is_removed_is_gone_whatever_it_is(file: Path) -> None:
    kept.remove(file)
    file_for_folder(file)
    kept.remove(file)
    assert file.parent.is_file()
    kept.remove(file.parent)
    assert not file.parent.exists()
    folder(file)
    kept.remove(file)
    assert not file.exists()
