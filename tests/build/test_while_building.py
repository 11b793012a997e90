"""Whatever is edited while a build runs, and however it is killed: the next equals a clean one."""

import fcntl
import os
import random
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from converters import resources
from tests.build.test_faults import build, descendants
from tests.make import collection, contents, markdown

pytestmark = pytest.mark.slow

CONFIG = "title: 选编\nformats: [docx, txt]\n"
BOOK = "title: 书\nselect: {all: true}\nformats: [docx]\n"
SECONDS = 4.0
"""About as long as a build takes."""


def replaced(path: Path, pattern: str, new: str) -> Callable[[], None]:
    """Return what puts the file back, after altering it."""
    before = path.read_bytes()
    path.write_text(re.sub(pattern, new, before.decode(), count=1), encoding="utf-8")

    def back() -> None:
        path.write_bytes(before)

    return back


def edit(root: Path, draw: random.Random) -> Callable[[], None]:
    """Alter something that outputs follow from; return what takes it back."""
    number = draw.randint(35, 41)
    edits = {
        "styles/gbt9704.toml": (r"top_mm = \d+", f"top_mm = {number}"),
        "styles/fonts.toml": (r"Times New Roman|Arial", draw.choice(["Times New Roman", "Arial"])),
        "config.yaml": (r"title: .*", f"title: 选编{number}"),
        "books/a.yaml": (r"title: .*", f"title: 书{number}"),
        "speeches/s1.md": (r"讲.点", f"讲{draw.choice('一二三')}点"),
    }
    name = draw.choice(sorted(edits))
    return replaced(root / name, *edits[name])


def killed(process: subprocess.Popen[bytes], draw: random.Random) -> None:
    """Kill the parent, one of its children, or all of them; or none."""
    tree = descendants(process.pid)
    for pid in draw.choice([tree[:1], tree[-1:], tree, []]):
        os.kill(pid, signal.SIGKILL)


@pytest.mark.parametrize("seed", [1, 2])
def test_what_is_edited_and_killed_meanwhile_is_made_good_by_the_next_build(
    tmp_path: Path, seed: int
) -> None:
    draw = random.Random(seed)
    texts = [markdown(f"s{n}", body="同志们：\n\n我讲两点意见。") for n in range(1, 4)]
    root = collection(tmp_path / "c", *texts, config=CONFIG)
    for folder in ("books", "styles"):
        (root / folder).mkdir()
    (root / "books/a.yaml").write_text(BOOK, encoding="utf-8")
    for name in ("gbt9704", "fonts"):
        shutil.copy(resources.root() / f"styles/{name}.toml", root / "styles")
    command = [sys.executable, "-m", "converters", "build"]
    quiet = subprocess.DEVNULL
    for _ in range(3):
        process = subprocess.Popen(command, cwd=root, stdout=quiet, stderr=quiet)
        back = []
        for _ in range(draw.randint(1, 3)):
            ended_within(process, draw.uniform(0, SECONDS / 3))
            back.append(edit(root, draw))
        if draw.random() < 0.5:
            ended_within(process, draw.uniform(0, SECONDS / 3))
            back.pop()()
        if process.poll() is None:
            killed(process, draw)
        process.wait()
    done = build_after_all(root)
    assert done.returncode == 0, done.stderr
    clean = tmp_path / "clean"
    shutil.copytree(root, clean, ignore=shutil.ignore_patterns("output", ".snakemake"))
    assert build(clean).returncode == 0
    assert contents(root) == contents(clean)
    assert "没有要做的事" in build(root).stdout


def build_after_all(root: Path) -> subprocess.CompletedProcess[str]:
    """Build when what a killed parent left at work has given its lock back."""
    (root / "output/.huibian").mkdir(parents=True, exist_ok=True)
    with (root / "output/.huibian/lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
    return build(root)


def ended_within(process: subprocess.Popen[bytes], seconds: float) -> bool:
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        return False
    return True
