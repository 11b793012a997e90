"""A copy of the project to install, and a PATH of one's own; nothing reaches the network."""

import shutil
import sys
from pathlib import Path

import pytest

from tests.install.tools import LOCKS, ROOT, TOOLS


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """Return a copy of the project as far as installing goes, without anything installed."""
    house = tmp_path / "汇编 的副本"
    shutil.copytree(ROOT / "scripts", house / "scripts")
    (house / "converters/collection").mkdir(parents=True)
    for name in (
        "Makefile",
        "converters/collection/free_fonts.py",
        "pyproject.toml",
        "package-lock.json",
        *LOCKS,
    ):
        shutil.copyfile(ROOT / name, house / name)
    return house


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a folder to be the whole PATH: the commonest tools, Python, no apt-get, no sudo."""
    path = tmp_path / "bin"
    path.mkdir()
    for tool in TOOLS:
        found = shutil.which(tool)
        assert found, tool
        (path / tool).symlink_to(found)
    (path / "python3").symlink_to(Path(sys.executable).resolve())
    return path
