"""The program and a collection work in folders of any name: no sign in a path is taken for more."""

import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

from converters import resources
from scripts import launchers
from tests.make import collection, contents, markdown, ready_to_draw

pytestmark = pytest.mark.slow

NAME = "讲话 '汇编' \"一\" {2024} {} {n,[0-9]+} $HOME `id` $(id) %s \\n &;#!*"
BOOK = "title: 选编\nparts: [{{title: 第一编, speeches: [s1, s2]}}]\nformats: {}\n"
LAUNCHER = """#!/bin/sh
'''exec' "{python}" "$0" "$@"
' '''
import sys
from converters.cli import main
sys.exit(main())
"""
"""The command as pip writes it in a folder with a space in its path."""


def program(folder: Path) -> Path:
    """Copy the program into a folder, with an environment of its own; return the environment."""
    for name in ("converters", "styles", "workflow"):
        shutil.copytree(resources.root() / name, folder / name)
    shutil.copyfile(resources.root() / "Snakefile", folder / "Snakefile")
    (folder / "fonts").symlink_to(resources.root() / "fonts")
    venv = folder / ".venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(venv)], check=True)
    libraries = Path(sysconfig.get_path("purelib", vars={"base": str(venv)}))
    ours = f"import site; site.addsitedir({sysconfig.get_path('purelib')!r})\n"
    (libraries / "libraries.pth").write_text(ours, encoding="utf-8")
    command = venv / "bin/huibian"
    command.write_text(LAUNCHER.format(python=venv / "bin/python"), encoding="utf-8")
    command.chmod(0o755)
    launchers.mend(venv)
    return venv


def speeches(folder: Path, count: int, folder_name: str, formats: str, of_book: str) -> Path:
    """Write speeches in a sub-folder, and a book of two; cut faces are there, as after a build."""
    texts = [markdown(f"s{n}", facts="date: 2020-07-16\n") for n in range(1, count + 1)]
    config = f"title: 选编\nspeeches: '{folder_name}'\nformats: {formats}\n"
    collection(folder, *texts, config=config)
    (folder / "speeches").rename(folder / folder_name)
    (folder / "books").mkdir()
    (folder / "books/xuan.yaml").write_text(BOOK.format(of_book), encoding="utf-8")
    return ready_to_draw(folder)


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of such a name, with the program and an empty place for a collection."""
    room = tmp_path_factory.mktemp("any") / NAME
    room.mkdir()
    program(room)
    return room


def run(room: Path, root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the program in `room` on a collection."""
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(room), "LANG": "C.UTF-8"}
    return subprocess.run(
        [str(room / ".venv/bin" / command[0]), *command[1:]],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_outputs_are_those_of_a_plain_folder(room: Path, tmp_path: Path) -> None:
    strange, plain = (
        speeches(folder, 3, "稿 $y", "[docx, pdf, txt]", "[pdf, docx]")
        for folder in (room / "集 {1}", tmp_path / "plain")
    )
    done = run(room, strange, "huibian", "build")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "DOCX 3 份、PDF 3 份、TXT 3 份、网站、汇编 1 本" in done.stdout
    assert (strange / ".snakemake").is_dir()  # so many are not built without it
    subprocess.run([sys.executable, "-m", "converters", "build"], cwd=plain, check=True)
    assert contents(strange) == contents(plain)


def test_plain_snakemake_builds_there(room: Path) -> None:
    root = speeches(room / "集 {2}", 6, "稿 $y", "[txt]", "[epub]")
    snakefile = str(room / "Snakefile")
    snakemake = ("python", "-m", "snakemake", "--cores", "all", "--snakefile", snakefile)
    done = run(room, root, *snakemake)
    assert done.returncode == 0, done.stderr
    again = run(room, root, *snakemake)
    assert "Nothing to be done" in again.stdout + again.stderr
    (root / "output/txt/s2.txt").unlink()
    one = run(room, root, *snakemake, "output/txt/s2.txt")
    assert one.returncode == 0, one.stderr
    assert (root / "output/txt/s2.txt").is_file()
    # What Snakemake cannot do is told, with what can.
    text = (root / "config.yaml").read_text(encoding="utf-8")
    (root / "config.yaml").write_text(text.replace("$y", "{y}"), encoding="utf-8")
    (root / "稿 $y").rename(root / "稿 {y}")
    (root / "output/txt/s2.txt").unlink()
    refused = run(room, root, *snakemake, "output/txt/s2.txt")
    assert refused.returncode == 1
    assert "请运行：huibian build s2" in refused.stderr
    assert run(room, root, "huibian", "build").returncode == 0
