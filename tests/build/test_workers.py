import fcntl
import os
import socket
import subprocess
from pathlib import Path

import pytest

from converters import files
from converters.build import workers


def dead_process() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen(["true"])
    process.wait()
    return process.pid


def leave(output: Path, pid: int, host: str) -> Path:
    """Leave what a worker that was killed would leave."""
    mark = output / f".huibian/running/{host}-{pid}"
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.touch()
    left = output / f"pdf/.s1.pdf.{host}-{pid}.tmp"
    left.parent.mkdir(exist_ok=True)
    left.touch()
    return left


def test_a_worker_is_known_only_while_it_works(tmp_path: Path) -> None:
    with workers.at_work(tmp_path):
        assert len(list((tmp_path / ".huibian/running").iterdir())) == 1
    assert list((tmp_path / ".huibian/running").iterdir()) == []


def test_what_a_killed_process_left_is_swept_away(tmp_path: Path) -> None:
    left = leave(tmp_path, dead_process(), socket.gethostname())
    others = tmp_path / "pdf/.s2.pdf.node-7-1.tmp"
    others.touch()
    assert workers.sweep(tmp_path) == 1
    assert (left.exists(), others.exists()) == (False, True)
    assert list((tmp_path / ".huibian/running").iterdir()) == []


def test_the_files_of_a_living_process_are_left_alone(tmp_path: Path) -> None:
    left = leave(tmp_path, os.getpid(), socket.gethostname())
    assert workers.sweep(tmp_path) == 0
    assert left.exists()


def test_the_files_of_another_machine_are_left_alone(tmp_path: Path) -> None:
    left = leave(tmp_path, dead_process(), "node-7")
    assert workers.sweep(tmp_path) == 0
    assert left.exists()


def test_files_are_written_aside_under_the_name_that_is_swept(tmp_path: Path) -> None:
    name = files.aside_of(tmp_path / "s1.pdf").name
    assert name == f".s1.pdf.{socket.gethostname()}-{os.getpid()}.tmp"


def refuse(*_: object, **__: object) -> None:
    raise PermissionError(1, "Operation not permitted")


def no_locks(*_: object) -> None:
    raise OSError(37, "No locks available")


def marked(output: Path, name: str, words: str = "") -> Path:
    mark = output / ".huibian/running" / name
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.write_text(words)
    return mark


def test_a_mark_is_locked_and_tells_the_machine_as_long_as_its_worker_works(tmp_path: Path) -> None:
    with workers.at_work(tmp_path):
        (mark,) = (tmp_path / ".huibian/running").iterdir()
        assert mark.name == files.process()
        words = mark.read_text().split()
        assert f"host:{socket.gethostname()}" in words == sorted(workers._machine())
        with mark.open() as other, pytest.raises(BlockingIOError):
            fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
        assert workers.sweep(tmp_path) == 0
        assert mark.exists()


def test_where_the_disk_knows_no_locks_a_worker_works_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fcntl, "flock", no_locks)
    with workers.at_work(tmp_path):
        assert workers.sweep(tmp_path) == 0
        assert len(list((tmp_path / ".huibian/running").iterdir())) == 1
    left = leave(tmp_path, dead_process(), socket.gethostname())
    assert workers.sweep(tmp_path) == 1
    assert not left.exists()


def test_what_stands_in_the_place_of_a_mark_makes_way(tmp_path: Path) -> None:
    (tmp_path / ".huibian/running" / files.process() / "inner").mkdir(parents=True)
    with workers.at_work(tmp_path):
        assert (tmp_path / ".huibian/running" / files.process()).is_file()


def test_what_is_no_mark_goes(tmp_path: Path) -> None:
    marked(tmp_path, f"{socket.gethostname()}-x")
    marked(tmp_path, "nothing")
    (tmp_path / f".huibian/running/{socket.gethostname()}-{os.getpid()}").mkdir()
    assert workers.sweep(tmp_path) == 0
    assert list((tmp_path / ".huibian/running").iterdir()) == []


def test_a_machine_is_known_by_any_of_its_words(tmp_path: Path) -> None:
    own = sorted(workers._machine())
    for word in own:
        mark = marked(tmp_path, f"renamed-{os.getpid()}", f"{word} other:1")
        assert workers._is_dead(mark) is True
    assert workers._is_dead(marked(tmp_path, f"renamed-{os.getpid()}", "other:1")) is False


def test_a_mark_that_nobody_holds_is_of_a_dead_worker_whatever_its_number_means_now(
    tmp_path: Path,
) -> None:
    name = f"{socket.gethostname()}-{os.getpid()}"
    assert workers._is_dead(marked(tmp_path, name, "boot_id:1")) is True
    assert workers._is_dead(marked(tmp_path, name)) is False
    with marked(tmp_path, name, "boot_id:1").open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert workers._is_dead(Path(held.name)) is False


def test_a_mark_that_cannot_be_read_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = marked(tmp_path, f"{socket.gethostname()}-{os.getpid()}", "boot_id:1")
    monkeypatch.setattr(Path, "open", refuse)
    assert workers._is_dead(mark) is False


def test_a_process_lives_until_it_ended_whosever_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    assert workers.lives(dead_process()) is False
    assert workers.lives(1 << 70) is False
    asked: list[tuple[int, int]] = []
    with monkeypatch.context() as patch:
        patch.setattr(os, "kill", lambda *number: asked.append(number))
        assert workers.lives(7) is True
    assert asked == [(7, 0)]
    monkeypatch.setattr(os, "kill", refuse)
    assert workers.lives(1) is True


def test_the_words_of_a_machine_are_of_its_name_and_of_the_files_that_tell_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "machine-id").write_text("abc def\n")
    (tmp_path / "boot_id").write_text("")
    files_of_it = [str(tmp_path / name) for name in ("machine-id", "boot_id", "missing")]
    monkeypatch.setattr(workers, "_MACHINE", files_of_it)
    assert workers._machine.__wrapped__() == {f"host:{socket.gethostname()}", "machine-id:abc"}
