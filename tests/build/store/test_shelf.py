import errno
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from converters.build import notes
from converters.build.store import entries, place, shelf
from converters.build.store.entries import Entry
from converters.build.store.shelf import ASIDE, ROOM, Shelf
from converters.project import Project
from tests.make import collection, markdown

ENTRY = Entry(b"data", {"pages": []})
SECRET = b"secret"
DAY = 86_400


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def store(tmp_path: Path, told: list[str]) -> Shelf:
    return Shelf(tmp_path, SECRET, told.append)


def held(store: Shelf) -> list[Path]:
    return [path for path in store.folder.rglob("*") if not path.is_dir()]


def only(store: Shelf) -> Path:
    (path,) = held(store)
    return path


def test_what_was_put_is_taken_by_whoever_has_the_secret(
    store: Shelf, told: list[str], tmp_path: Path
) -> None:
    assert (store.take("key"), store.has("key")) == (None, False)
    store.put("key", ENTRY)
    assert (store.take("key"), store.has("key")) == (ENTRY, True)
    assert Shelf(tmp_path, b"", told.append).take("key") is None
    assert told == []


def test_a_file_is_named_by_its_key_alone(store: Shelf) -> None:
    store.put("../../etc/passwd\0", ENTRY)
    name = entries.name_of("../../etc/passwd\0", SECRET)
    assert only(store).relative_to(store.folder) == Path(ROOM, name[:2], name)
    assert store.take("../../etc/passwd\0") == ENTRY


def emptied(path: Path) -> None:
    path.write_bytes(b"")


def cut_short(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 1)


def of_another_key(path: Path) -> None:
    path.write_bytes(entries.sealed("other", ENTRY, SECRET))


def endless(path: Path) -> None:
    os.truncate(path, entries.LARGEST + 2)


def replaced_by(make: Callable[[Path], object]) -> Callable[[Path], None]:
    def replaced(path: Path) -> None:
        path.unlink()
        make(path)

    return replaced


SPOILT = {
    "emptied": emptied,
    "cut short": cut_short,
    "of another key": of_another_key,
    "endless": endless,
    "folder": replaced_by(Path.mkdir),
    "pipe": replaced_by(os.mkfifo),
    "device": replaced_by(lambda path: path.symlink_to("/dev/zero")),
    "link to itself": replaced_by(lambda path: path.symlink_to(path)),
}


@pytest.mark.parametrize("kind", SPOILT)
def test_an_entry_that_is_not_what_was_put_is_told_and_not_taken(
    store: Shelf, told: list[str], kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entries, "LARGEST", 1000)
    store.put("key", ENTRY)
    SPOILT[kind](only(store))
    assert store.take("key") is None
    assert told == [f"成品库 {store.folder} 里有残缺或被改过的成品，没有采用，已照常自己做好"]


def test_a_spoilt_entry_is_written_over(store: Shelf) -> None:
    store.put("key", ENTRY)
    only(store).write_bytes(b"spoilt")
    store.put("key", ENTRY)
    assert store.take("key") == ENTRY


def test_what_is_larger_than_an_entry_may_be_is_not_put(
    store: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entries, "LARGEST", len(entries.sealed("key", ENTRY, SECRET)))
    store.put("long", Entry(b"datum", ENTRY.told))
    assert held(store) == []
    store.put("key", ENTRY)
    assert store.take("key") == ENTRY


def test_an_entry_is_open_to_those_to_whom_the_folder_is(store: Shelf) -> None:
    store.folder.chmod(0o770)
    before = os.umask(0o077)
    try:
        store.put("key", ENTRY)
    finally:
        os.umask(before)
    path = only(store)
    rights = [one.stat().st_mode & 0o777 for one in (path, path.parent, path.parent.parent)]
    assert rights == [0o660, 0o770, 0o770]


def test_a_disk_without_rights_and_hard_links_is_as_good(
    store: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:
        raise PermissionError(errno.EPERM, "not here")

    monkeypatch.setattr(Path, "chmod", refused)
    monkeypatch.setattr(os, "link", refused)
    monkeypatch.setattr(os, "utime", refused)
    store.put("key", ENTRY)
    assert store.take("key") == ENTRY


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EROFS, "不能写入，新做的成品没有放进去；里面有的照样取用"),
        (errno.EACCES, "不能写入，新做的成品没有放进去；里面有的照样取用"),
        (errno.ENOSPC, "所在的磁盘满了，新做的成品没有都放进去"),
        (errno.EDQUOT, "所在的磁盘满了，新做的成品没有都放进去"),
    ],
)
def test_where_nothing_can_be_written_it_is_told_once_and_not_tried_again(
    store: Shelf, told: list[str], number: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put("key", ENTRY)
    tries = []

    def full(aside: Path, written: bytes) -> None:
        tries.append(aside)
        aside.write_bytes(written[:-1])
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(store, "_write", full)
    store.put("key", ENTRY)
    store.put("other", ENTRY)
    assert len(tries) == 1
    assert [note.removeprefix(f"成品库 {store.folder} ").strip() for note in told] == [said]
    assert store.take("key") == ENTRY
    assert [path.name for path in held(store)] == [entries.name_of("key", SECRET)]


def test_who_is_interrupted_leaves_nothing_half_written(
    store: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        store.put("key", ENTRY)
    assert held(store) == []


def test_two_machines_of_one_name_write_one_key_at_once(
    store: Shelf, told: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, replace = Shelf(tmp_path, SECRET, told.append), Path.replace

    def slowly(path: Path, target: Path) -> Path:
        monkeypatch.setattr(Path, "replace", replace)
        other.put("key", ENTRY)  # while this one is about to rename
        assert other.take("key") == ENTRY
        return path.replace(target)

    monkeypatch.setattr(Path, "replace", slowly)
    store.put("key", ENTRY)
    assert (store.take("key"), len(held(store)), told) == (ENTRY, 1, [])


def test_what_a_killed_writer_left_is_never_taken(store: Shelf) -> None:
    store.put("key", ENTRY)
    path = only(store)
    path.rename(path.with_name(f".{path.name}.00{ASIDE}"))
    assert store.take("key") is None


def test_a_use_is_recorded_once_a_day(store: Shelf) -> None:
    store.put("key", ENTRY)
    path, now = only(store), time.time()
    for age, is_recorded in ((DAY * 2, True), (DAY // 2, False)):
        os.utime(path, (now - age, now - age))
        store.take("key")
        assert (path.stat().st_mtime > now - 60) == is_recorded


CONFIG = "title: 选编\nformats: [txt]\nsite: false\n"


def test_without_a_setting_there_is_no_store(tmp_path: Path) -> None:
    project = Project(collection(tmp_path, markdown("s1"), config=CONFIG))
    assert (place.of(project), shelf.of(project)) == (None, None)
    assert notes.taken(project) == []


def test_a_folder_is_named_from_the_collection_the_home_or_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(collection(tmp_path, config=f"{CONFIG}store: 库\n"))
    assert place.of(project) == tmp_path / "库"
    monkeypatch.setenv(place.NAME, "/mnt/库")
    assert place.of(project) == Path("/mnt/库")
    monkeypatch.setenv("HOME", "/home/wang")
    monkeypatch.setenv(place.NAME, "~/库")
    assert place.of(project) == Path("/home/wang/库")
    monkeypatch.setenv(place.NAME, "")
    assert place.of(project) is None


@pytest.mark.parametrize("name", ["库", "config.yaml", "长" * 900])
def test_a_folder_that_is_not_there_is_told_in_one_sentence_and_not_made(
    tmp_path: Path, name: str
) -> None:
    project = Project(collection(tmp_path, config=f"{CONFIG}store: {name}\n"))
    assert (shelf.of(project), shelf.of(project)) == (None, None)
    folder = tmp_path / name
    assert notes.taken(project) == [f"成品库的文件夹 {folder} 不在，这一次没有用它，成品都自己做"]
    assert not (tmp_path / "库").exists()


def test_a_store_that_goes_away_holds_nothing_up(store: Shelf, told: list[str]) -> None:
    shutil.rmtree(store.folder)
    store.put("key", ENTRY)
    assert store.take("key") is None
    assert told == [f"成品库 {store.folder} 不能写入，新做的成品没有放进去；里面有的照样取用"]
