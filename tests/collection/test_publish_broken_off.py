"""The command itself, killed while it publishes: the next one goes on, whatever came between."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from converters.site.release import MARK, RELEASE
from tests.make import collection, contents, markdown

pytestmark = pytest.mark.slow

COMMAND = [sys.executable, "-m", "converters"]
ENDS = """
import os, signal
left, sync = [{after}], os.fsync

def fsync(file):
    left[0] -= 1
    if left[0] < 0:
        os.truncate(file, os.fstat(file).st_size // 2)
        os.kill(os.getpid(), {number})
    sync(file)

os.fsync = fsync
"""
"""Run at the start: while the file of that number is brought to the disk, the program is ended."""


def run(root: Path, *arguments: str, **known: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=root,
        env=os.environ | known,
        capture_output=True,
        text=True,
        check=False,
    )


def published(root: Path, patch: Path, after: int, number: int) -> int:
    """Publish, ended by a signal at a file; return the exit code."""
    program = ENDS.format(after=after, number=int(number))
    patch.mkdir(exist_ok=True)
    (patch / "sitecustomize.py").write_text(program, encoding="utf-8")
    path = os.pathsep.join(filter(None, [str(patch), os.environ.get("PYTHONPATH")]))
    return run(root, "publish", "usb", PYTHONPATH=path).returncode


def said(root: Path, words: str) -> None:
    for id in ("s1", "s2"):
        (root / f"speeches/{id}.md").write_text(markdown(id, body=words), encoding="utf-8")
    assert run(root, "build").returncode == 0


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("c") / "c"
    root = collection(folder, config="title: 选编\nformats: [txt]\n")
    said(root, "现在开会。")
    return root


@pytest.fixture
def root(built: Path, tmp_path: Path) -> Path:
    """A copy of the built collection."""
    return Path(shutil.copytree(built, tmp_path / "c"))


def assert_is_the_site(root: Path) -> None:
    target = root / "usb"
    sums = ["sha256sum", "--check", "--quiet", "SHA256SUMS"]
    assert subprocess.run(sums, cwd=target, capture_output=True, check=False).returncode == 0
    there = {str(p.relative_to(target)): p.read_bytes() for p in target.rglob("*") if p.is_file()}
    there.pop(RELEASE)
    prefix = "output/site/"
    site = {n[len(prefix) :]: d for n, d in contents(root).items() if n.startswith(prefix)}
    assert there == site


@pytest.mark.parametrize(
    ("after", "number"), [(1, signal.SIGKILL), (7, signal.SIGTERM), (20, signal.SIGKILL)]
)
def test_the_first_release_is_gone_on_with(
    root: Path, tmp_path: Path, after: int, number: int
) -> None:
    code = published(root, tmp_path / "patch", after, number)
    assert code == (-number if number == signal.SIGKILL else 128 + number)
    assert not (root / "usb" / RELEASE).exists()
    (root / "usb").mkdir(exist_ok=True)  # killed at once, it has made none yet
    (root / "usb/家书.txt").write_bytes(b"x")
    refused = run(root, "publish", "usb")
    assert (refused.returncode, "家书.txt" in refused.stderr) == (1, True)
    (root / "usb/家书.txt").unlink()
    done = run(root, "publish", "usb")
    assert (done.returncode, "Traceback" in done.stderr) == (0, False), done.stderr
    assert_is_the_site(root)


@pytest.mark.parametrize("after", [3, 9])
def test_a_correction_that_is_taken_back_between_leaves_no_page_of_it(
    root: Path, tmp_path: Path, after: int
) -> None:
    assert run(root, "publish", "usb").returncode == 0
    said(root, "现在散会。")
    assert published(root, tmp_path / "patch", after, signal.SIGKILL) == -signal.SIGKILL
    assert (root / "usb" / MARK).exists()
    said(root, "现在开会。")
    assert run(root, "publish", "usb").returncode == 0
    assert_is_the_site(root)
    assert run(root, "publish", "usb").stdout.startswith("usb 已经是最新的（第 1 次发布）")
