"""The lock of the output folder, and what a killed build leaves running."""

import fcntl
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from converters import files
from converters.build import lock, workers
from converters.errors import RefusedError

HOLDS = """
import fcntl, sys, time
file = open(sys.argv[1], "a")
fcntl.flock(file, fcntl.LOCK_EX)
print("held", flush=True)
time.sleep(float(sys.argv[2]))
"""


def gone() -> int:
    dead = subprocess.Popen(["true"])
    dead.wait()
    return dead.pid


def lock_of(folder: Path, words: str) -> Path:
    path = folder / ".huibian/lock"
    path.parent.mkdir()
    path.write_text(words)
    return path


@contextmanager
def holding(path: Path, seconds: float) -> Iterator[subprocess.Popen[str]]:
    """Give a process, in a session of its own, that holds a lock."""
    command = [sys.executable, "-c", HOLDS, str(path), str(seconds)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


def test_who_builds_alone_tells_the_number_of_the_process_and_sweeps(tmp_path: Path) -> None:
    path = tmp_path / ".huibian/lock"
    (path / "inner").mkdir(parents=True)
    dead = gone()
    left = tmp_path / f"pdf/.s1.pdf.{socket.gethostname()}-{dead}.tmp"
    left.parent.mkdir()
    left.touch()
    mark = tmp_path / f".huibian/running/{socket.gethostname()}-{dead}"
    mark.parent.mkdir()
    mark.touch()
    with lock.alone(tmp_path) as held:
        assert path.read_text() == f"{os.getpid()} 0 {workers.this_machine()}"
        assert os.fstat(held.number).st_ino == path.stat().st_ino
        assert not left.exists()
        assert [path.name for path in mark.parent.iterdir()] == [files.process()]
        with (
            pytest.raises(RefusedError, match=f"进程 {os.getpid()}）"),
            lock.alone(tmp_path),
        ):
            pass
    assert list(mark.parent.iterdir()) == []


@pytest.mark.parametrize("words", ["9" * 20, "", "² ³", "x" * 5000, "-1 -1", "1"])
def test_a_lock_that_nobody_holds_is_taken_whatever_it_says(tmp_path: Path, words: str) -> None:
    path = lock_of(tmp_path, words)
    with lock.alone(tmp_path):
        assert path.read_text().startswith(f"{os.getpid()} 0 ")


def test_a_lock_that_tells_nothing_is_told_as_unknown(tmp_path: Path) -> None:
    with lock_of(tmp_path, "").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(RefusedError, match="进程 不详"), lock.alone(tmp_path):
            pass


def test_a_session_is_named_while_it_holds_the_lock(tmp_path: Path) -> None:
    path = tmp_path / ".huibian/lock"
    with lock.alone(tmp_path) as held:
        with held.shared(77):
            assert path.read_text().startswith(f"{os.getpid()} 77 ")
        assert path.read_text().startswith(f"{os.getpid()} 0 ")


def test_the_workflow_of_a_killed_build_is_ended(tmp_path: Path) -> None:
    path = lock_of(tmp_path, "")
    with holding(path, 600) as session:
        path.write_text(f"{gone()} {session.pid} {workers.this_machine()}")
        with lock.alone(tmp_path):
            assert session.wait() != 0


def test_the_rest_of_a_killed_small_build_is_waited_for(tmp_path: Path) -> None:
    path = lock_of(tmp_path, "")
    with holding(path, 0.2) as rest:
        path.write_text(f"{gone()} 0 {workers.this_machine()}")
        lock.end_rest(tmp_path)
        assert rest.wait() == 0


def test_a_rest_that_does_not_end_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_PATIENCE_SECONDS", 0.1)
    path, dead = lock_of(tmp_path, ""), gone()
    with holding(path, 600) as rest:
        path.write_text(f"{dead} 0 {workers.this_machine()}")
        with pytest.raises(RefusedError, match=f"进程 {dead}）"):
            lock.end_rest(tmp_path)
        assert rest.poll() is None


def test_a_build_of_another_machine_is_never_ended(tmp_path: Path) -> None:
    path = lock_of(tmp_path, "")
    with holding(path, 600) as session:
        path.write_text(f"{gone()} {session.pid} host:elsewhere")
        with pytest.raises(RefusedError):
            lock.end_rest(tmp_path)
        assert session.poll() is None


def test_where_nothing_was_built_nothing_is_left_running(tmp_path: Path) -> None:
    lock.end_rest(tmp_path / "output")
    (tmp_path / ".huibian").touch()
    lock.end_rest(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".huibian"]
