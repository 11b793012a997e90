import os
import time
from pathlib import Path
from types import SimpleNamespace

import pytest

from converters import files
from converters.build import kept
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
