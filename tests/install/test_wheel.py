"""Huibian installed as a package, far from its checkout."""

import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.install.tools import ROOT
from tests.make import markdown

pytestmark = pytest.mark.slow

Huibian = Callable[..., "subprocess.CompletedProcess[str]"]
_MANY = 6
"""More speeches than a build does without Snakemake."""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the command of an environment that has the wheel, and the libraries of this one."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "一个 环境", symlinks=True)
    python = folder / "一个 环境/bin/python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--no-deps"]
    subprocess.run([*pip, "--no-index", str(wheel)], check=True, capture_output=True)
    (packages,) = (folder / "一个 环境/lib").glob("python*/site-packages")
    (packages / "others.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return folder / "一个 环境/bin/huibian"


@pytest.fixture
def huibian(installed: Path, tmp_path: Path) -> Huibian:
    """Return a function that runs the installed command in a folder."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    environment |= {"XDG_DATA_HOME": str(tmp_path / "data"), "XDG_CACHE_HOME": str(tmp_path / "c")}

    def run(folder: Path, *arguments: str | Path) -> "subprocess.CompletedProcess[str]":
        command = [str(word) for word in (installed, *arguments)]
        return subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, check=False
        )

    return run


def test_the_wheel_builds_a_collection_of_any_size_far_from_the_checkout(
    huibian: Huibian, tmp_path: Path
) -> None:
    begun = huibian(tmp_path, "init", "我的 讲话集", "--title", "选编")
    assert begun.returncode == 0, begun.stderr
    root = tmp_path / "我的 讲话集"
    for number in range(_MANY):
        id = f"s{number}"
        (root / f"speeches/{id}.md").write_text(markdown(id, f"第{number}次讲话"), "utf-8")
    without = huibian(root, "build")
    assert without.returncode == 1
    assert "huibian fonts install" in without.stderr
    assert "make" not in without.stdout + without.stderr
    fonts = huibian(root, "fonts", "install", "--from", ROOT / "fonts/free")
    assert fonts.returncode == 0, fonts.stderr
    assert (tmp_path / "data/huibian/fonts/free/FandolFang-Regular.otf").is_file()
    built = huibian(root, "build")
    assert built.returncode == 0, built.stdout + built.stderr
    assert (root / "output/.huibian/log/snakemake.log").is_file()
    for format in ("docx", "pdf", "txt"):
        assert len(list((root / f"output/{format}").glob(f"*.{format}"))) == _MANY
    assert (root / "output/site/index.html").is_file()
    assert "没有要做的事" in huibian(root / "speeches", "build").stdout
