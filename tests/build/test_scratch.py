"""The folder of passing files is as it was after every run, however the run ended."""

import contextlib
import fcntl
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

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


def handles() -> set[str]:
    """The files that this process has open."""
    return {path.name for path in Path("/proc/self/fd").iterdir() if path.exists()}


@contextlib.contextmanager
def held(folder: Path) -> Iterator[None]:
    """Keep a room in use."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def test_a_room_is_locked_by_handles_that_who_is_started_can_hold(passing: Path) -> None:
    before = handles()
    with scratch.room():
        (lock,) = scratch.locks()
        with pytest.raises(BlockingIOError), contextlib.closing(os.scandir(passing)) as found:
            other = os.open(next(found).path, os.O_RDONLY)
            try:
                fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)
            finally:
                os.close(other)
        with scratch.room():
            assert scratch.locks()[0] == lock
            assert len(scratch.locks()) == 2
        assert scratch.locks() == (lock,)
    assert scratch.locks() == ()
    assert handles() == before


def test_without_a_folder_told_by_the_system_none_is_told_afterwards(
    passing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TMPDIR")
    monkeypatch.setattr(tempfile, "tempdir", str(passing))
    with scratch.room():
        assert os.environ["TMPDIR"] == tempfile.tempdir
    assert "TMPDIR" not in os.environ
    assert tempfile.tempdir == str(passing)


def test_a_forked_child_that_leaves_a_room_does_not_clear_it(passing: Path) -> None:
    room = scratch.room()
    with room:
        child = os.fork()
        if not child:
            room.__exit__(None, None, None)
            os._exit(0)
        assert os.waitpid(child, 0)[1] == 0
        assert len(list(passing.iterdir())) == 1


def test_a_room_that_another_run_took_or_swept_is_not_used(
    passing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked, real = [False, True, True], os.path.isdir
    there = [False, True]
    monkeypatch.setattr(scratch, "_locked", lambda _: locked.pop(0))
    monkeypatch.setattr(os.path, "isdir", lambda path: there.pop(0) and real(path))
    before = handles()
    with scratch.room():
        assert (locked, there) == ([], [])
        assert len(handles() - before) == 1
    assert len(list(passing.iterdir())) == 2


def test_where_the_disk_knows_no_locks_a_room_is_made_and_none_is_swept(
    passing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scratch, "_locked", lambda _: None)
    with scratch.room():
        inside = Path(tempfile.gettempdir())
        assert inside.parent == passing
        with scratch.room():
            assert inside.is_dir()
        assert scratch._removed(str(inside)) is False
        assert inside.is_dir()


def test_after_five_rooms_that_are_gone_at_once_none_is_tried(
    passing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[object] = []

    def gone(path: object, *_: object) -> int:
        tried.append(path)
        raise FileNotFoundError(2, "No such file or directory", str(path))

    tempfile.gettempdir()
    monkeypatch.setattr(os, "open", gone)
    assert scratch._made() is None
    assert len(tried) == 5


def test_a_folder_is_locked_once(tmp_path: Path) -> None:
    first, second = (os.open(tmp_path, os.O_RDONLY) for _ in range(2))
    assert scratch._locked(first) is True
    assert scratch._locked(second) is False
    os.close(second)
    assert scratch._locked(second) is None
    os.close(first)


def test_a_room_is_left_as_long_as_one_inside_is_in_use(passing: Path) -> None:
    inner = passing / "huibian-run-aaaaaaaa/huibian-run-bbbbbbbb"
    inner.mkdir(parents=True)
    before = handles()
    with held(inner):
        assert scratch._sweep(str(passing)) is False
        assert inner.is_dir()
    with held(inner.parent):
        assert scratch._sweep(str(passing)) is False
    assert inner.is_dir()
    assert scratch._sweep(str(passing)) is True
    assert list(passing.iterdir()) == []
    assert handles() == before


def test_rooms_of_others_and_files_of_that_name_stay(
    passing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (passing / "huibian-run-aaaaaaaa").write_bytes(b"x")
    assert scratch._sweep(str(passing)) is True
    (passing / "huibian-run-bbbbbbbb").mkdir()
    own = os.getuid()
    monkeypatch.setattr(os, "getuid", lambda: own + 1)
    assert scratch._sweep(str(passing)) is True
    assert len(list(passing.iterdir())) == 2

    class Gone:
        def stat(self, **_: object) -> None:
            raise FileNotFoundError

    assert scratch._is_ours(cast("Any", Gone())) is False


def test_a_link_to_a_room_is_none_and_what_is_gone_needs_no_clearing(passing: Path) -> None:
    (passing / "room").mkdir()
    (passing / "link").symlink_to("room")
    with os.scandir(passing) as entries:
        ours = {entry.name: scratch._is_ours(entry) for entry in entries}
    assert ours == {"room": True, "link": False}
    scratch._clear(str(passing / "nowhere"))


def test_a_room_is_gone_only_if_nothing_stands_there_any_more(
    passing: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room, link = passing / "huibian-run-aaaaaaaa", passing / "huibian-run-bbbbbbbb"
    assert scratch._removed(str(room)) is True
    room.mkdir()
    link.symlink_to(room)
    assert scratch._removed(str(link)) is False
    assert room.is_dir()
    with monkeypatch.context() as patch:
        patch.setattr(scratch, "_clear", lambda _: None)
        assert scratch._removed(str(room)) is False
    with monkeypatch.context() as patch:
        patch.setattr(scratch, "_sweep", lambda _: (_ for _ in ()).throw(OSError))
        assert scratch._removed(str(room)) is False
    assert scratch._removed(str(room)) is True
    assert not room.exists()
