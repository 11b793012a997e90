"""The lock of the output folder, and what a killed build leaves running."""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from converters import files
from converters.build import lock, scratch, workers
from converters.errors import RefusedError
from tests.build.test_workers import dead_process

HOLDS = """
import fcntl, os, sys, time
file = os.open(sys.argv[1], os.O_RDONLY | os.O_CREAT * (not os.path.isdir(sys.argv[1])))
fcntl.flock(file, fcntl.LOCK_EX)
print("held", flush=True)
time.sleep(float(sys.argv[2]))
"""


def lock_of(folder: Path, words: str) -> Path:
    path = folder / ".huibian/lock"
    path.parent.mkdir()
    path.write_text(words)
    return path


@contextmanager
def holding(path: Path, seconds: float, named: str = "") -> Iterator[subprocess.Popen[str]]:
    """Give a process that holds a lock, and bears the name of a build."""
    command = [sys.executable, "-c", HOLDS, str(path), str(seconds)]
    env = os.environ | {"HUIBIAN_LOCKED": named}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def ended_rest(output: Path) -> Iterator[None]:
    """End the rest, as `alone` does before it gives the lock."""
    lock.end_rest(output)
    yield


def test_who_builds_alone_tells_the_number_of_the_process_and_sweeps(tmp_path: Path) -> None:
    path = tmp_path / ".huibian/lock"
    (path / "inner").mkdir(parents=True)
    dead = dead_process()
    left = tmp_path / f"pdf/.s1.pdf.{socket.gethostname()}-{dead}.tmp"
    left.parent.mkdir()
    left.touch()
    mark = tmp_path / f".huibian/running/{socket.gethostname()}-{dead}"
    mark.parent.mkdir()
    mark.touch()
    with lock.alone(tmp_path) as held:
        assert path.read_text() == f"{os.getpid()} {workers.this_machine()}"
        assert os.fstat(held).st_ino == path.stat().st_ino
        assert not left.exists()
        assert [path.name for path in mark.parent.iterdir()] == [files.process()]
        with (
            pytest.raises(RefusedError, match=f"进程 {os.getpid()}）"),
            lock.alone(tmp_path),
        ):
            pass
    assert list(mark.parent.iterdir()) == []
    assert path.read_text() == "-"


@pytest.mark.parametrize("words", ["9" * 20, "", "² ³", "x" * 5000, "-1 -1", "1"])
def test_a_lock_that_nobody_holds_is_taken_whatever_it_says(tmp_path: Path, words: str) -> None:
    path = lock_of(tmp_path, words)
    with lock.alone(tmp_path):
        assert path.read_text().startswith(f"{os.getpid()} ")


def test_a_lock_that_tells_nothing_is_told_as_unknown(tmp_path: Path) -> None:
    with lock_of(tmp_path, "").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(RefusedError, match="进程 不详"), lock.alone(tmp_path):
            pass


def test_the_workflow_of_a_killed_build_is_ended(tmp_path: Path) -> None:
    path, dead = lock_of(tmp_path, ""), dead_process()
    with holding(path, 600, named=f"{dead} {tmp_path}") as workflow:
        path.write_text(f"{dead} {workers.this_machine()}")
        with lock.alone(tmp_path):
            assert workflow.wait() == -signal.SIGTERM


def test_the_rest_of_a_killed_small_build_is_waited_for(tmp_path: Path) -> None:
    path = lock_of(tmp_path, "")
    with holding(path, 0.2) as rest:
        path.write_text(f"{dead_process()} {workers.this_machine()}")
        lock.end_rest(tmp_path)
        assert rest.wait() == 0


@pytest.mark.parametrize("what", ["no folder", "no lock", "a lock of the killed", "an empty lock"])
@pytest.mark.parametrize("take", [lock.alone, ended_rest])
def test_what_a_killed_build_left_ends_also_if_it_does_not_hold_the_lock(
    tmp_path: Path, what: str, take: Callable[[Path], AbstractContextManager[object]]
) -> None:
    output, dead = tmp_path / "output", dead_process()
    if what != "no folder":
        (output / ".huibian").mkdir(parents=True)
    if "lock" in what[3:]:
        words = f"{dead} {workers.this_machine()}" if "killed" in what else ""
        (output / ".huibian/lock").write_text(words)
    with holding(tmp_path / "other", 600, named=f"{dead} {output}") as step, take(output):
        assert step.wait() == -signal.SIGTERM


def test_nothing_is_looked_for_if_the_lock_was_given_back(tmp_path: Path) -> None:
    with lock.alone(tmp_path):
        pass
    with holding(tmp_path / "other", 600, named=f"{dead_process()} {tmp_path}") as process:
        lock.end_rest(tmp_path)
        assert process.poll() is None


def test_a_build_at_work_whose_lock_was_thrown_away_is_told(tmp_path: Path) -> None:
    named = f"{os.getpid()} {tmp_path}"
    with holding(tmp_path / "other", 600, named=named) as process:
        for take in (lock.alone(tmp_path).__enter__, lambda: lock.end_rest(tmp_path)):
            with pytest.raises(RefusedError, match=f"进程 {os.getpid()}）"):
                take()
        assert process.poll() is None


def test_a_build_that_is_told_to_end_does_not_give_its_lock_back(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), lock.alone(tmp_path):
        raise KeyboardInterrupt
    assert (tmp_path / ".huibian/lock").read_text().startswith(f"{os.getpid()} ")


def test_a_rest_that_does_not_end_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock, "_PATIENCE_SECONDS", 0.1)
    path, dead = lock_of(tmp_path, ""), dead_process()
    with holding(path, 600) as rest:
        path.write_text(f"{dead} {workers.this_machine()}")
        with pytest.raises(RefusedError, match=f"进程 {dead}）"):
            lock.end_rest(tmp_path)
        assert rest.poll() is None


def test_a_build_of_another_machine_is_never_ended(tmp_path: Path) -> None:
    path = lock_of(tmp_path, "")
    with holding(path, 600) as session:
        path.write_text(f"{dead_process()} host:elsewhere")
        with pytest.raises(RefusedError):
            lock.end_rest(tmp_path)
        assert session.poll() is None


def test_where_nothing_was_built_nothing_is_left_running(tmp_path: Path) -> None:
    lock.end_rest(tmp_path / "output")
    (tmp_path / ".huibian").touch()
    lock.end_rest(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".huibian"]


def test_the_passing_files_of_what_was_ended_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    room = tmp_path / "tmp/huibian-run-abcdefgh"
    room.mkdir(parents=True)
    with (
        holding(room, 600, named=f"{dead_process()} {tmp_path / 'output'}") as step,
        scratch.room(),
    ):
        assert room.is_dir()
        with lock.alone(tmp_path / "output"):
            assert step.wait() == -signal.SIGTERM
            assert not room.exists()
