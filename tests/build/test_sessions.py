"""A session ends as a whole, and is over when nothing of it holds anything any longer."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from converters.build import children, sessions, workers

HEEDS_NOTHING = """
import fcntl, os, signal, sys, time
held = open(sys.argv[1], "w")
if not os.fork():
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    fcntl.flock(held, fcntl.LOCK_EX)
    much = bytes(1) * (512 << 20)
    print("ready", flush=True)
time.sleep(60)
"""
"""A program that starts another, which heeds nothing and is slow to be cleared away."""
LEADER_GONE = """
import ctypes, threading, time
threading.Thread(target=time.sleep, args=(60,)).start()
print("ready", flush=True)
ctypes.CDLL(None).pthread_exit(None)
"""
"""A program whose first thread has ended, and another not."""


@contextmanager
def ready(program: str, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """A program in a session of its own that has told that it is ready."""
    command = [sys.executable, "-c", program, *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
            yield process
        finally:
            sessions.tell(process.pid, signal.SIGKILL)


def is_free(lock: Path) -> bool:
    """Whether nobody holds a lock; asked of another process, as they are."""
    return subprocess.run(["flock", "--nonblock", lock, "true"], check=False).returncode == 0


def test_a_session_that_was_killed_holds_nothing(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    with ready(HEEDS_NOTHING, str(lock)) as process:
        assert not is_free(lock)
        assert sessions.lives(process.pid)
        sessions.kill(process.pid)
        assert is_free(lock)
        assert not sessions.lives(process.pid)


def test_what_a_session_left_is_swept_when_nothing_of_it_lives(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    free: list[bool] = []
    command = [sys.executable, "-c", HEEDS_NOTHING, str(lock)]
    how = {"stdout": subprocess.PIPE}
    with (
        pytest.raises(KeyboardInterrupt),
        children.session(command, lambda: free.append(is_free(lock)), **how) as process,
    ):
        assert process.stdout is not None
        with process.stdout:
            process.stdout.readline()
        raise KeyboardInterrupt
    assert free == [True]


def test_a_process_whose_first_thread_ended_lives_as_long_as_another() -> None:
    with ready(LEADER_GONE) as process:
        while Path(f"/proc/{process.pid}/stat").read_text().rpartition(") ")[2][0] != "Z":
            pass
        assert workers.lives(process.pid)
        assert sessions.lives(process.pid)
        sessions.kill(process.pid)
        assert not workers.lives(process.pid)


def test_a_session_that_is_over_is_told_nothing() -> None:
    with subprocess.Popen(["true"], start_new_session=True) as process:
        process.wait()
        sessions.tell(process.pid, signal.SIGTERM)
        sessions.kill(process.pid)
        assert not sessions.lives(process.pid)


def test_a_session_of_others_is_taken_to_live_and_waited_for_no_longer_than_may_be(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "killpg", refuse)
    monkeypatch.setattr(sessions, "_SECONDS", 0.03)
    assert sessions.lives(7)
    sessions.kill(7)


def test_where_the_system_shows_no_processes_a_session_lives_while_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sessions, "_PROCESSES", tmp_path)
    with subprocess.Popen(["sleep", "60"], start_new_session=True) as process:
        assert sessions.lives(process.pid)
        process.kill()
    assert not sessions.lives(process.pid)
