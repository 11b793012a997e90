import os
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from converters import files
from converters.build import kept
from converters.build.caches import digests as caches
from converters.build.caches.digests import Digests


def test_a_file_is_known_by_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    assert Digests(tmp_path / "cache").of(tmp_path / "a") == files.sha256(b"x")


def test_a_change_is_seen_even_with_the_old_time_and_size(tmp_path: Path) -> None:
    path, cache = tmp_path / "a", tmp_path / "cache"
    path.write_bytes(b"x")
    stat = path.stat()
    digests = Digests(cache)
    digests.of(path)
    digests.save()
    path.write_bytes(b"y")
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert Digests(cache).of(path) == files.sha256(b"y")


def elapsed(monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
    """Let it be so many seconds later."""
    now = time.time_ns() + seconds * 1_000_000_000
    monkeypatch.setattr("time.time_ns", lambda: now)


def test_a_correction_in_the_same_second_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, cache = tmp_path / "a", tmp_path / "cache"
    path.write_bytes(b"x")
    stat = path.stat()
    frozen = SimpleNamespace(
        st_size=1, st_mtime_ns=stat.st_mtime_ns, st_ctime_ns=stat.st_ctime_ns, st_mode=stat.st_mode
    )
    digests = Digests(cache)
    digests.of(path)
    digests.save()
    path.write_bytes(b"y")
    real = Path.stat
    monkeypatch.setattr(Path, "stat", lambda p, **how: frozen if p == path else real(p, **how))
    assert Digests(cache).of(path) == files.sha256(b"y")


def test_an_unchanged_file_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, cache = tmp_path / "a", tmp_path / "cache"
    path.write_bytes(b"x")
    elapsed(monkeypatch, 60)
    digests = Digests(cache)
    digests.of(path)
    digests.save()
    known = kept.read(cache)
    known[str(path)][-1] = "remembered"
    kept.write(cache, known)
    assert Digests(cache).of(path) == "remembered"


def test_a_broken_cache_costs_time_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"x")
    (tmp_path / "cache").write_bytes(b"{")
    assert Digests(tmp_path / "cache").of(tmp_path / "a") == files.sha256(b"x")


def test_several_files_are_known_by_names_and_bytes(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / name).write_bytes(name.encode())
    digests = Digests(tmp_path / "cache")
    both = digests.of_all([tmp_path / "a", tmp_path / "b"])
    assert both != digests.of_all([tmp_path / "a"])
    assert both != digests.of_all([tmp_path / "b", tmp_path / "a"])
    (tmp_path / "a").rename(tmp_path / "c")
    assert both != Digests(tmp_path / "cache").of_all([tmp_path / "c", tmp_path / "b"])


TICK = 3_000_000_000
NOW = 100 * TICK


@pytest.mark.parametrize(
    ("changed", "modified", "may_change"),
    [
        (NOW - TICK, 0, True),
        (NOW - TICK - 1, 0, False),
        (NOW + TICK, 0, True),
        (0, NOW - TICK, True),
        (0, NOW - TICK - 1, False),
        (0, NOW + TICK, True),
        (0, NOW + TICK + 1, False),
    ],
)
def test_a_file_that_has_not_rested_three_seconds_may_change_unseen(
    monkeypatch: pytest.MonkeyPatch, changed: int, modified: int, may_change: bool
) -> None:
    monkeypatch.setattr("time.time_ns", lambda: NOW)
    assert caches.may_change_unseen(changed, modified) is may_change


def test_a_file_is_read_once_by_one_reader(tmp_path: Path) -> None:
    digests = Digests(tmp_path / "cache")
    (tmp_path / "a").write_bytes(b"x")
    before = digests.of(tmp_path / "a")
    (tmp_path / "a").write_bytes(b"yz")
    assert digests.of(tmp_path / "a") == before


def test_a_file_that_has_not_rested_is_not_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = tmp_path / "cache"
    (tmp_path / "a").write_bytes(b"x")
    digests = Digests(cache)
    digests.of(tmp_path / "a")
    digests.save()
    assert not cache.exists()
    elapsed(monkeypatch, 60)
    digests = Digests(cache)
    digests.of(tmp_path / "a")
    digests.save()
    assert list(kept.read(cache)) == [str(tmp_path / "a")]


def test_what_was_read_is_kept_by_its_state_and_written_only_if_it_is_another(
    tmp_path: Path,
) -> None:
    cache = tmp_path / "cache"
    digests = Digests(cache)
    assert digests.kept("a", [1, "x"], lambda: "first") == "first"
    assert digests.kept("b", [1], lambda: "other") == "other"
    digests.save()
    written = cache.stat().st_ino
    again = Digests(cache)
    assert again.kept("a", [1, "x"], lambda: "second") == "first"
    assert again.kept("b", [1], lambda: "second") == "other"
    again.save()
    assert cache.stat().st_ino == written
    third = Digests(cache)
    assert third.kept("a", [2, "x"], lambda: "third") == "third"
    assert third.kept("a", [2, "x"], lambda: "fourth") == "third"
    third.save()
    assert kept.read(cache) == {"a": [2, "x", "third"]}


def test_entries_without_their_form_are_left_out(tmp_path: Path) -> None:
    kept.write(tmp_path / "cache", {"a": [], "b": 3, "c": [1, "x"]})
    digests = Digests(tmp_path / "cache")
    assert [digests.kept(name, [1], lambda: "new") for name in "abc"] == ["new", "new", "x"]
    kept.write(tmp_path / "cache", [1])
    assert Digests(tmp_path / "cache").kept("c", [1], lambda: "new") == "new"
