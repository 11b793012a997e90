import os
import socket
import subprocess
from pathlib import Path

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
    assert workers.sweep(tmp_path) == 1
    assert not left.exists()
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
