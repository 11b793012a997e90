"""The Makefile: what it installs, when, and when not."""

import hashlib
import re
import shutil
from pathlib import Path

import pytest

from tests.install.tools import LOCKS, ROOT, executable, run


def test_make_help_has_a_chinese_line_for_every_target() -> None:
    phony = re.search(r"^\.PHONY: (.*)", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert phony
    public = {name for name in phony[1].split() if not name.startswith("system-")}
    lines = run(["make", "--silent", "help"], ROOT).stdout.splitlines()
    assert {line.split()[0] for line in lines} == public
    assert all(re.search("[\u4e00-\u9fff]", line) for line in lines)


def stamp(house: Path, prefix: str, *files: str) -> Path:
    """Return the stamp that `make` leaves when it has installed what these files say."""
    content = f"{house.resolve()}\n".encode() + b"".join((house / f).read_bytes() for f in files)
    return house / f"{prefix}{hashlib.sha256(content).hexdigest()[:16]}"


def test_make_plans_no_installation_after_a_finished_one(house: Path) -> None:
    for finished in (
        stamp(house, ".venv/ready-runtime-", "pyproject.toml", *LOCKS[:2]),
        stamp(house, "fonts/free/.ready-", "converters/collection/free_fonts.py"),
    ):
        finished.parent.mkdir(parents=True)
        finished.touch()
    plan = run(["make", "--dry-run"], house).stdout.splitlines()
    assert plan == ["scripts/system.sh runtime", ".venv/bin/huibian build"]


@pytest.fixture
def rehearsal(house: Path, path: Path) -> Path:
    """Return a copy whose scripts only note that they were called, and obey a file `broken`."""
    note = 'echo "$(basename "$0") $1" >> log; [ ! -e broken ] || exit 1\n'
    (path / "basename").symlink_to(shutil.which("basename") or "")
    executable(house / "scripts/system.sh", "#!/bin/sh\n" + note)
    executable(house / "scripts/python.sh", f'#!/bin/sh\n{note}shift\ntouch "$@"\n')
    executable(house / ".venv/bin/python", "#!/bin/sh\n" + note)
    executable(house / ".venv/bin/huibian", "#!/bin/sh\n" + note)
    (house / "fonts/free").mkdir(parents=True)
    return house


def log(house: Path) -> list[str]:
    """Return what was called since the last look."""
    lines = (house / "log").read_text().splitlines()
    (house / "log").unlink()
    return lines


def test_make_installs_once_and_builds_each_time(rehearsal: Path, path: Path) -> None:
    assert run(["make"], rehearsal, PATH=str(path)).returncode == 0
    installing = ["python.sh requirements.lock", "huibian fonts"]
    assert log(rehearsal) == ["system.sh runtime", *installing, "huibian build"]
    assert run(["make"], rehearsal, PATH=str(path)).returncode == 0
    assert log(rehearsal) == ["system.sh runtime", "huibian build"]


@pytest.mark.parametrize("lock", ["requirements.lock", "pyproject.toml"])
def test_make_installs_again_when_a_lock_changes(rehearsal: Path, path: Path, lock: str) -> None:
    run(["make"], rehearsal, PATH=str(path))
    log(rehearsal)
    with (rehearsal / lock).open("a") as file:
        file.write("# changed\n")
    run(["make"], rehearsal, PATH=str(path))
    assert log(rehearsal) == ["system.sh runtime", "python.sh requirements.lock", "huibian build"]


def test_make_takes_no_broken_installation_for_a_finished_one(rehearsal: Path, path: Path) -> None:
    executable(rehearsal / "scripts/system.sh", "#!/bin/sh\n")
    (rehearsal / "broken").touch()
    assert run(["make"], rehearsal, PATH=str(path)).returncode != 0
    assert log(rehearsal) == ["python.sh requirements.lock"]
    (rehearsal / "broken").unlink()
    assert run(["make"], rehearsal, PATH=str(path)).returncode == 0
    assert log(rehearsal)[0] == "python.sh requirements.lock"


def test_make_installs_again_in_a_folder_copied_elsewhere(rehearsal: Path, path: Path) -> None:
    run(["make"], rehearsal, PATH=str(path))
    log(rehearsal)
    copy = rehearsal.with_name("copy")
    shutil.copytree(rehearsal, copy)
    run(["make"], copy, PATH=str(path))
    assert "python.sh requirements.lock" in log(copy)
