"""Other programs to measure beside, each in an environment of its own under build/bench/."""

import subprocess
import sys
from pathlib import Path

from converters import resources

MKDOCS = ("mkdocs==1.6.*",)
SPHINX = ("sphinx==8.*", "myst-parser==4.*")


def environment(name: str, packages: tuple[str, ...]) -> Path:
    """Return the folder of a peer's programs, installed from PyPI when it is first asked for."""
    venv = resources.root() / "build/bench" / name
    if not (venv / "ready").exists():
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
        pip = [str(venv / "bin/python"), "-m", "pip", "install", "-q", *packages]
        subprocess.run(pip, check=True)
        (venv / "ready").touch()
    return venv / "bin"


def mkdocs(root: Path) -> list[str]:
    """Return the command that makes HTML of a collection with MkDocs."""
    config = "site_name: x\ndocs_dir: speeches\nsite_dir: mkdocs-out\nplugins: []\n"
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    (root / "speeches/index.md").write_text("# x\n", encoding="utf-8")
    return [str(environment("mkdocs-plain", MKDOCS) / "mkdocs"), "build", "--quiet"]


def sphinx(root: Path) -> list[str]:
    """Return the command that makes HTML of a collection with Sphinx."""
    (root / "speeches/conf.py").write_text("extensions = ['myst_parser']\n", encoding="utf-8")
    toctree = "# x\n\n```{toctree}\n:glob:\n\nb*\n```\n"
    (root / "speeches/index.md").write_text(toctree, encoding="utf-8")
    command = str(environment("sphinx", SPHINX) / "sphinx-build")
    return [command, "-Q", "-b", "html", "speeches", "sphinx-out"]
