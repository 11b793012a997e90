"""What a killed build left running is found by the name of the build, and ended."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from converters.build import rest
from tests.build.test_workers import dead_process

STEP = "import sys; print(flush=True); sys.stdin.read()"
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); " + STEP
FORKED = (
    "import os, sys; os.fork() and os._exit(0); print(os.getpid(), flush=True); sys.stdin.read()"
)


@contextmanager
def started(name: str, program: str = STEP) -> Iterator[subprocess.Popen[str]]:
    """Give a process that was started by the build of a name, and what it said."""
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {rest.NAME: name},
    ) as process:
        assert process.stdout is not None
        process.said = process.stdout.readline()  # type: ignore[attr-defined]
        try:
            yield process
        finally:
            process.kill()


def test_a_build_is_named_after_its_process_and_the_folder_itself(tmp_path: Path) -> None:
    (tmp_path / "linked").symlink_to(tmp_path / "output")
    assert rest.name_of(tmp_path / "linked") == f"{os.getpid()} {tmp_path / 'output'}"


def test_what_a_killed_build_started_is_asked_to_end(tmp_path: Path) -> None:
    with (
        started(f"{dead_process()} {tmp_path}") as one,
        started(f"{dead_process()} {tmp_path}") as other,
    ):
        rest.end(tmp_path)
        assert (one.wait(), other.wait()) == (-signal.SIGTERM, -signal.SIGTERM)


def test_what_does_not_end_when_asked_is_made_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rest, "_WAYS", ((signal.SIGTERM, 0.05), (signal.SIGKILL, 10.0)))
    with started(f"{dead_process()} {tmp_path}", STUBBORN) as process:
        rest.end(tmp_path)
        assert process.wait() == -signal.SIGKILL


def test_what_was_forked_by_a_process_that_is_gone_is_found(tmp_path: Path) -> None:
    with started(f"{dead_process()} {tmp_path}", FORKED) as process:
        forked = int(process.said)  # type: ignore[attr-defined]
        assert forked in rest._left(tmp_path)
        rest.end(tmp_path)
        assert forked not in rest._left(tmp_path)


def test_each_is_asked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int]] = []
    monkeypatch.setattr(rest, "_WAYS", ((signal.SIGTERM, 60.0), (signal.SIGKILL, 60.0)))
    rounds = iter([{7}, {7, 8}, {7, 8}, set(), set()])
    monkeypatch.setattr(rest, "_left", lambda output: next(rounds))
    monkeypatch.setattr(os, "kill", lambda *sent: told.append(sent))
    rest.end(tmp_path)
    assert told == [(7, signal.SIGTERM), (8, signal.SIGTERM)]


def test_one_that_is_gone_or_of_others_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rest, "_WAYS", ((signal.SIGTERM, 60.0), (signal.SIGKILL, 60.0)))
    rounds = iter([{7}, {8}, set(), set()])

    def kill(process: int, number: int) -> None:
        raise ProcessLookupError if process == 7 else PermissionError

    monkeypatch.setattr(rest, "_left", lambda output: next(rounds))
    monkeypatch.setattr(os, "kill", kill)
    rest.end(tmp_path)
    assert next(rounds, None) is None


@pytest.mark.parametrize("folder", ["{0}/other", "{0} ", "x {0}", "{0}/.", ""])
def test_builds_of_other_folders_are_left_alone(tmp_path: Path, folder: str) -> None:
    with started(f"{dead_process()} {folder.format(tmp_path)}") as process:
        rest.end(tmp_path)
        assert process.poll() is None


@pytest.mark.parametrize("name", ["{0}", " {0}", "x {0}", "² {0}", "-1 {0}"])
def test_a_name_that_tells_no_process_is_none(tmp_path: Path, name: str) -> None:
    with started(name.format(tmp_path)) as process:
        rest.end(tmp_path)
        assert process.poll() is None


def test_a_build_at_work_is_left_alone_and_told(tmp_path: Path) -> None:
    assert rest.builder(tmp_path) is None
    with started(rest.name_of(tmp_path)) as process:
        rest.end(tmp_path)
        assert process.poll() is None
        assert rest.builder(tmp_path) == os.getpid()


def test_no_build_is_at_work_that_was_killed(tmp_path: Path) -> None:
    with started(f"{dead_process()} {tmp_path}"):
        assert rest.builder(tmp_path) is None


def test_a_name_is_read_wherever_it_stands_and_only_if_it_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "environ"
    for text, name in (
        (b"HUIBIAN_LOCKED=1 a\0B=2\0", b"1 a"),
        (b"A=1\0HUIBIAN_LOCKED=2 b=c", b"2 b=c"),
        (b"XHUIBIAN_LOCKED=3 c\0", b""),
        (b"HUIBIAN_LOCKED\0", b""),
        (b"", b""),
    ):
        file.write_bytes(text)
        assert rest._named(file) == name
    assert rest._named(tmp_path / "none") == b""


def test_where_processes_are_not_shown_nothing_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rest, "_PROCESSES", tmp_path / "none")
    with started(f"{dead_process()} {tmp_path}") as process:
        rest.end(tmp_path)
        assert process.poll() is None
