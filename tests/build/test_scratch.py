"""The folder of passing files is as it was after every run, however the run ended."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from converters.build import scratch


@pytest.fixture
def passing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of passing files of this test alone."""
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path


def test_what_is_made_in_a_room_goes_with_it(passing: Path) -> None:
    with scratch.room():
        Path(tempfile.mkdtemp(), "font.otf").write_bytes(b"x")
        inside = os.environ["TMPDIR"]
        assert Path(tempfile.gettempdir()) == Path(inside) != passing
    assert list(passing.iterdir()) == []
    assert os.environ["TMPDIR"] == tempfile.gettempdir() == str(passing)


def test_a_forked_child_leaves_nothing_though_it_tidies_nothing(passing: Path) -> None:
    with scratch.room():
        child = os.fork()
        if not child:
            tempfile.mkdtemp()
            os._exit(0)
        os.waitpid(child, 0)
    assert list(passing.iterdir()) == []


KILLED = """
import os, signal, tempfile
from converters.build import scratch
with scratch.room(), scratch.room():
    open(os.path.join(tempfile.mkdtemp(), "font.otf"), "w").write("x")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_killed_run_left_goes_with_the_next_whatever_the_machine_is_called(
    passing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED], check=False)
    assert done.returncode == -signal.SIGKILL
    assert len(list(passing.iterdir())) == 1
    monkeypatch.setattr("socket.gethostname", lambda: "renamed")
    with scratch.room():
        assert len(list(passing.iterdir())) == 1
    assert list(passing.iterdir()) == []


def test_a_room_in_use_is_left_alone_and_so_is_what_is_no_room(passing: Path) -> None:
    for name in ("huibian-fresh", "huibian-run-notours!", "huibian-run-a"):
        (passing / name).mkdir()
    (passing / "huibian-run-abcdefgh").symlink_to(passing / "huibian-fresh")
    before = set(passing.iterdir())
    with scratch.room():
        used = Path(tempfile.gettempdir())
        command = "from converters.build import scratch\nwith scratch.room(): pass"
        environment = os.environ | {"TMPDIR": str(passing)}
        subprocess.run([sys.executable, "-c", command], env=environment, check=True)
        assert used.is_dir()
    assert set(passing.iterdir()) == before


def test_where_no_room_can_be_made_things_go_on(
    passing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "mkdtemp", full)
    with scratch.room():
        assert tempfile.gettempdir() == str(passing)


def test_what_is_to_outlast_a_run_goes_outside_of_all_rooms(passing: Path) -> None:
    assert scratch.outside() == passing
    with scratch.room(), scratch.room():
        assert scratch.outside() == passing


def test_a_socket_elsewhere_goes_with_the_room_and_no_file_does(
    passing: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("s")
    (folder / "file").write_bytes(b"x")
    with scratch.room(), socket.socket(socket.AF_UNIX) as listening:
        with contextlib.chdir(folder):  # the path of a socket has to be short
            listening.bind("socket")
        for name in ("file", "socket", "nothing", "no/socket"):
            scratch.take_along(folder / name)
    assert [path.name for path in folder.iterdir()] == ["file"]
    scratch.take_along(folder / "outside of a room")
    assert list(passing.iterdir()) == []
