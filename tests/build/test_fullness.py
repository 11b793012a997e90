"""A full disk is told in any case."""

import errno
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from converters.build import fullness, logs
from converters.project import Project
from tests.make import collection, markdown


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project(collection(tmp_path, markdown("s1")))
    fullness.prepare(made.output)
    logs.clear(made)
    return made


def told(project: Project) -> str:
    return str(logs.failure(project, 1))


def test_a_step_leaves_a_sign_though_it_can_write_nothing(project: Project) -> None:
    assert "磁盘满了" not in told(project)
    fullness.leave_sign(project.output, OSError(errno.EACCES, "x"))
    assert "磁盘满了" not in told(project)
    fullness.leave_sign(project.output, OSError(errno.ENOSPC, "x"))
    assert told(project).startswith("磁盘满了")
    fullness.prepare(project.output)
    assert "磁盘满了" not in told(project)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_words_of_the_system_in_a_log_are_understood(project: Project, number: int) -> None:
    log = project.output / logs.FOLDER / "docx/0000-of-2.log"
    log.parent.mkdir(parents=True)
    log.write_text(f"bash: {os.strerror(number)}\n", encoding="utf-8")
    assert told(project).startswith("磁盘满了")


def test_a_disk_that_is_full_now_is_seen(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    room = SimpleNamespace(f_bavail=1, f_frsize=4096, f_files=0, f_favail=0)
    monkeypatch.setattr(os, "statvfs", lambda _: room)
    assert told(project).startswith("磁盘满了")


def test_where_the_ballast_is_gone_the_error_is_raised_all_the_same(project: Project) -> None:
    (project.output / ".huibian/ballast").unlink()
    fullness.leave_sign(project.output, OSError(errno.ENOSPC, "x"))


def room(bytes_left: int, files: int, files_left: int) -> SimpleNamespace:
    return SimpleNamespace(f_bavail=bytes_left, f_frsize=1, f_files=files, f_favail=files_left)


@pytest.mark.parametrize(
    ("left", "is_full"),
    [
        (room((1 << 20) - 1, 9, 9), True),
        (room(1 << 20, 9, 9), False),
        (room(1 << 20, 1, 0), True),
        (room(1 << 20, 0, 0), False),
        (room(1 << 20, 9, 1), False),
    ],
)
def test_a_disk_is_full_without_a_mebibyte_or_without_another_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: SimpleNamespace, is_full: bool
) -> None:
    monkeypatch.setattr(os, "statvfs", lambda _: left)
    assert fullness.is_full(tmp_path) is is_full


def test_of_a_disk_that_tells_nothing_nothing_is_told(tmp_path: Path) -> None:
    assert fullness.is_full(tmp_path / "nowhere") is False


def test_the_ballast_is_of_64_kibibytes_and_the_sign_of_none(project: Project) -> None:
    room = project.output / ".huibian"
    assert (room / "ballast").stat().st_size == 65536
    fullness.leave_sign(project.output, OSError(errno.EDQUOT, "x"))
    assert (room / "full").stat().st_size == 0
    assert not (room / "ballast").exists()
    (room / "ballast").mkdir()
    fullness.prepare(project.output)
    assert (room / "ballast").is_file()
    assert not (room / "full").exists()
