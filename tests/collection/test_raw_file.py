"""Only files are read, and their size is asked for first."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from converters.collection import folder_walk, raw_file
from converters.errors import MissingError, SourceError
from converters.readers import extent


def pipe(path: Path) -> None:
    os.mkfifo(path)


def listening(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        # Names of sockets are short, those of test folders are not.
        here = Path.cwd()
        os.chdir(path.parent)
        made.bind(path.name)
        os.chdir(here)


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


@pytest.mark.parametrize(
    ("make", "kind"), [(pipe, "管道"), (listening, "套接字"), (device, "设备")]
)
def test_what_is_no_file_is_told_at_once(
    make: Callable[[Path], None], kind: str, tmp_path: Path
) -> None:
    path = tmp_path / "讲话.txt"
    make(path)
    with pytest.raises(SourceError, match=kind) as told:
        raw_file.read(path)
    assert told.value.file == str(path)
    met = folder_walk.met(tmp_path)  # of a folder too: nothing is passed in silence
    assert [*met.files, *(each.path for each in met.passed)] == [path]


def test_a_file_is_never_read_whole_to_learn_that_it_is_too_large(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(20 << 30)
    opened: list[object] = []
    monkeypatch.setattr(os, "open", lambda *a: opened.append(a))
    with pytest.raises(SourceError, match="20480 MB，太大了"):
        raw_file.read(path)
    assert opened == []


def test_a_file_that_says_no_size_is_read_to_the_limit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extent, "MOST_BYTES", 10)
    path = Path("/proc/self/limits")
    assert path.stat().st_size == 0
    with pytest.raises(SourceError, match="太大了"):
        raw_file.read(path)


def test_what_is_not_there_or_no_file_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "no.txt", tmp_path):
        with pytest.raises(MissingError, match=r"没有这个文件|打不开文件"):
            raw_file.read(path)


def test_the_leavings_of_editors_are_no_texts(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a")
    (tmp_path / "~$a.docx").write_bytes(b"a")
    (tmp_path / ".#a.txt").symlink_to("someone@somewhere")
    met = folder_walk.met(tmp_path)
    assert [path.name for path in met.files] == ["a.txt"]
    assert {each.kind for each in met.passed} == {"lock"}
