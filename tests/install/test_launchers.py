"""The commands in .venv/bin work whatever signs the path of the folder has."""

import os
import shlex
import string
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts import launchers
from tests.install.tools import executable, run
from tests.make import written

pytestmark = pytest.mark.slow

SIGNS = """讲话 汇编 'a' "b" {2024} $HOME `id` $(id) \\ ; & # !"""
LONG = "很长的文件夹名" * 11
LINK = "#!/tmp/tmp.x/venv/bin/python3.11\nimport sys\nprint(sys.prefix)\n"
"""As pip writes it through a link in a plain place, which is gone then."""
PIPS = """#!/bin/sh
'''exec' "{python}" "$0" "$@"
' '''
# -*- coding: utf-8 -*-
import sys
print(sys.prefix, *sys.argv[1:], sep="\\n")
"""
"""A script as pip writes it where the first line cannot name the interpreter."""


@pytest.fixture(params=[SIGNS, LONG], ids=["signs", "long"])
def venv(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Return an environment with a command `tell`, in a folder whose path is not plain."""
    folder = tmp_path / str(request.param)
    folder.mkdir()
    made = run([sys.executable, "-m", "venv", "--without-pip", ".venv"], folder)
    assert made.returncode == 0, made.stderr
    executable(folder / ".venv/bin/tell", PIPS.format(python=folder / ".venv/bin/python"))
    executable(folder / ".venv/bin/where", LINK)
    launchers.mend(folder / ".venv")
    return folder / ".venv"


def test_a_command_runs_the_python_beside_it(venv: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(venv / "bin/tell")
    (tmp_path / "folder").symlink_to(venv)
    for command in (venv / "bin/tell", tmp_path / "link", tmp_path / "folder/bin/tell"):
        done = run([command, "一 二", "$x"], tmp_path)
        assert (done.stdout.splitlines(), done.stderr) == ([str(venv), "一 二", "$x"], "")


@pytest.mark.parametrize("word", ["./tell", "tell"])
def test_a_command_is_found_from_its_own_folder(venv: Path, word: str) -> None:
    for called in (["sh", "-c", f"{word} 一"], ["sh", "-c", "sh tell 一"]):
        done = run(["env", f"PATH=:{os.environ['PATH']}", *called], venv / "bin")
        assert (done.stdout.splitlines(), done.stderr) == ([str(venv), "一"], "")


def test_a_command_that_names_a_python_elsewhere_runs_the_one_beside_it(venv: Path) -> None:
    done = run([venv / "bin/where"], venv)
    assert (done.stdout, done.stderr) == (f"{venv}\n", "")


@pytest.mark.parametrize("shell", ["sh", "bash"])
def test_an_activated_environment_is_the_one_of_this_folder(venv: Path, shell: str) -> None:
    told = run([shell, "-c", ". .venv/bin/activate && tell && deactivate"], venv.parent)
    assert (told.stdout, told.stderr) == (f"{venv}\n", "")


@pytest.mark.parametrize("locale", ["C", "POSIX", "zh_CN.GBK", "nonsense"])
def test_python_finds_the_project_in_any_locale(venv: Path, locale: str) -> None:
    (site,) = venv.glob("lib/python3*/site-packages")
    way, other = site / "_project.pth", site / "other.pth"
    way.write_text(str(venv.parent), encoding="utf-8")
    other.write_text("import sys\n", encoding="utf-8")
    (venv.parent / "found.py").write_text("print('found')\n", encoding="utf-8")
    launchers.mend(venv)
    done = run(["env", f"LC_ALL={locale}", venv / "bin/python", "-P", "-m", "found"], venv)
    assert (done.stdout, done.stderr) == ("found\n", "")
    assert way.read_bytes().isascii()
    assert other.read_text("utf-8") == "import sys\n"


def test_a_second_look_changes_nothing(venv: Path) -> None:
    before = {path: written(path) for path in (venv / "bin").iterdir()}
    launchers.mend(venv)
    assert {path: written(path) for path in (venv / "bin").iterdir()} == before


@pytest.mark.parametrize("script", [b"#!/bin/perl\n", b"#!/bin/sh\necho\n", b"\x7fELF\0"])
def test_what_pip_wrote_otherwise_is_left_alone(script: bytes) -> None:
    assert launchers.launcher(script) == script


@given(st.text(string.printable.strip() + " 汇编", min_size=1, max_size=12))
def test_a_shell_reads_any_path_as_it_is(name: str) -> None:
    text = launchers.activation(f'VIRTUAL_ENV="/{name}"\n', f"/{name}")
    assert shlex.split(text) == [f"VIRTUAL_ENV=/{name}"]
