"""Builds that are killed or run out of room: nothing lost, and the next build ends as a clean one.

The outputs compared are small ones (TXT and the site): what is tested is the engine, not a format.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.effort import effort
from tests.make import collection, contents, markdown

pytestmark = pytest.mark.slow

CONFIG = "title: 选编\nformats: [txt]\n"


def build(root: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Build; `more` is set in the environment."""
    command = [sys.executable, "-m", "converters", "build"]
    return subprocess.run(
        command, cwd=root, env=os.environ | more, capture_output=True, text=True, check=False
    )


def left_aside(root: Path) -> list[Path]:
    return list((root / "output").resolve().rglob("*.tmp"))


@pytest.mark.parametrize(
    ("speeches", "kills"),
    [
        pytest.param(6, effort(6, 75), id="in one process"),
        pytest.param(effort(16, 40), effort(4, 25), id="with the workflow"),
    ],
)
def test_a_build_killed_at_any_moment_is_completed_by_the_next(
    tmp_path: Path, speeches: int, kills: int
) -> None:
    texts = [markdown(f"s{number}", body="现在开会。\n\n" * 20) for number in range(speeches)]
    root = collection(tmp_path / "c", *texts, config=CONFIG)
    begun = time.monotonic()
    assert build(root).returncode == 0
    span = time.monotonic() - begun
    clean = contents(root)
    draw = random.Random(9704)
    shutil.rmtree(root / "output")
    for kill in range(kills):
        killed_after(root, draw.uniform(0, span), whole=kill % 2 == 0)
        # Every few kills what is there is thrown away, so that each stage meets the killer.
        if kill % 4 == 3:
            shutil.rmtree(root / "output", ignore_errors=True)
    done = build(root)
    assert done.returncode == 0, done.stderr
    assert contents(root) == clean
    assert left_aside(root) == []


FULL = """
import contextlib, errno, os
from pathlib import Path

def used():
    total = 0
    for path in Path({output!r}).rglob("*"):
        with contextlib.suppress(FileNotFoundError):
            total += path.stat().st_size
    return total

def full(file, sync=os.fsync):
    if used() > {room}:
        os.ftruncate(file, os.fstat(file).st_size // 2)
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    sync(file)

os.fsync = full
"""
"""Run by each Python process at its start: a disk that has room for so many bytes.

To mount a small one would need root. Every file of the engine is synced before it is renamed.
"""


@pytest.fixture
def small_disk(tmp_path: Path) -> dict[str, str]:
    """The environment in which the output of `tmp_path / "c"` has a quarter of a megabyte."""
    program = FULL.format(output=str(tmp_path / "c/output"), room=1 << 18)
    (tmp_path / "disk").mkdir()
    (tmp_path / "disk/sitecustomize.py").write_text(program, encoding="utf-8")
    paths = [str(tmp_path / "disk"), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {"PYTHONPATH": os.pathsep.join(paths)}


def test_a_full_disk_is_told_and_nothing_is_lost(
    tmp_path: Path, small_disk: dict[str, str]
) -> None:
    texts = [markdown(f"s{number}", body="现在开会。\n\n" * 400) for number in range(16)]
    root = collection(tmp_path / "c", *texts, config=CONFIG)
    assert build(root).returncode == 0
    clean = contents(root)
    shutil.rmtree(root / "output")
    done = build(root, **small_disk)
    assert done.returncode == 1
    assert "磁盘满了" in done.stderr
    assert "Traceback" not in done.stderr
    assert all(data == clean[name] for name, data in contents(root).items())
    done = build(root)
    assert done.returncode == 0, done.stderr
    assert contents(root) == clean
    assert left_aside(root) == []


def killed_after(root: Path, seconds: float, *, whole: bool) -> None:
    """Start a build and kill it after a time; all its children too if `whole`."""
    command = [sys.executable, "-m", "converters", "build"]
    process = subprocess.Popen(
        command,
        cwd=root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        for pid in descendants(process.pid) if whole else [process.pid]:
            os.kill(pid, signal.SIGKILL)
    process.wait()


def descendants(pid: int) -> list[int]:
    """The process and all that it started, itself first."""
    found = [pid]
    for parent in found:
        path = Path(f"/proc/{parent}/task/{parent}/children")
        if path.exists():
            found += map(int, path.read_text().split())
    return [one for one in found if Path(f"/proc/{one}").exists()]
