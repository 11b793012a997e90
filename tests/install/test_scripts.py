"""The scripts that look for and install the system's part and the Python environment."""

import os
import shutil
import sys
from pathlib import Path

import pytest

from tests.install.tools import ROOT, SCRIPTS, Run, executable, run

pytestmark = pytest.mark.slow

# ---- scripts


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_is_shell_that_parses(script: Path) -> None:
    shell = "bash" if script.read_text().startswith("#!/bin/bash\n") else "sh"
    assert run([shell, "-n", script], ROOT).stderr == ""


def test_what_is_called_by_name_may_be_executed() -> None:
    for script in (".ci/run", "scripts/system.sh", "scripts/python.sh"):
        assert os.access(ROOT / script, os.X_OK), script


# ---- the operating system's part

PROGRAMS = (
    "soffice",
    "python3-uno",
    "chromium",
    "pdftoppm",
    "jing",
    "npm",
    "node",
    "firefox-esr",
    "java",
    "dpkg-deb",
)


def system(house: Path, kind: str, path: Path, **environment: str) -> Run:
    environment = {
        "PATH": str(path),
        "JAVA_LIBRARIES": str(house / "java"),
        "SYSTEM_PYTHON": str(path / "python3-uno"),
        **environment,
    }
    return run(["sh", house / "scripts/system.sh", kind], house, **environment)


def jar(house: Path) -> None:
    (house / "java").mkdir()
    (house / "java/jaxb-runtime.jar").touch()


def test_without_apt_the_missing_programs_are_listed(house: Path, path: Path) -> None:
    result = system(house, "test", path)
    assert result.returncode == 1
    packages = result.stderr.partition("--no-install-recommends ")[2].split("\n")[0].split()
    assert packages == [
        "libreoffice-writer-nogui",
        "libreoffice-calc-nogui",
        "python3-uno",
        "chromium",
        "poppler-utils",
        "jing",
        "npm",
        "nodejs",
        "firefox-esr",
        "dpkg",
        "default-jre-headless",
        "libjaxb-java",
    ]
    assert all(program in result.stderr for program in PROGRAMS)
    assert "本机没有 apt-get" in result.stderr
    assert "apt-get install --no-install-recommends" in result.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "library", "package", "word"),
    [
        ("runtime", "libpango-1.0.so.0", "libpango-1.0-0", "排版 PDF"),
        ("runtime", "libharfbuzz-subset.so.0", "libharfbuzz-subset0", "125 倍"),
        ("test", "libatomic.so.1", "libatomic1", "Playwright"),
    ],
)
def test_a_missing_library_is_told_with_what_it_is_for(
    house: Path, path: Path, kind: str, library: str, package: str, word: str
) -> None:
    (house / "lib").mkdir()
    (house / "lib" / library).touch()  # the loader takes it for broken
    result = system(house, kind, path, LD_LIBRARY_PATH=str(house / "lib"))
    assert result.returncode == 1
    line = next(line for line in result.stderr.splitlines() if f"{package} " in line)
    assert library in line and word in line


def test_without_python_a_sentence_says_what_is_needed(house: Path, path: Path) -> None:
    (path / "python3").unlink()
    result = system(house, "python", path)
    assert result.returncode == 1
    assert "缺 Python 3.11" in result.stderr


def test_an_old_python_is_no_python(house: Path, path: Path) -> None:
    (path / "python3").unlink()
    executable(path / "python3", "#!/bin/sh\nexit 1\n")
    assert "缺 Python 3.11" in system(house, "python", path).stderr


def test_nothing_is_installed_where_nothing_is_missing(house: Path, path: Path) -> None:
    for program in PROGRAMS:
        executable(path / program, "#!/bin/sh\n")
    executable(path / "apt-get", "#!/bin/sh\ntouch called\n")
    jar(house)
    result = system(house, "test", path)
    assert (result.returncode, result.stderr) == (0, "")
    assert not (house / "called").exists()


@pytest.mark.parametrize(("part", "library"), [("writer", "libswlo.so"), ("calc", "libsclo.so")])
def test_libreoffice_without_one_of_its_parts_is_not_enough(
    house: Path, path: Path, part: str, library: str
) -> None:
    executable(house / "office/soffice", "#!/bin/sh\n")
    (house / "office/soffice.bin").touch()
    (path / "soffice").symlink_to(house / "office/soffice")
    assert f"libreoffice-{part}-nogui" in system(house, "test", path).stderr
    (house / "office" / library).touch()
    assert f"libreoffice-{part}-nogui" not in system(house, "test", path).stderr


def test_an_ordinary_user_is_told_what_to_ask_the_administrator(house: Path, path: Path) -> None:
    (path / "id").unlink()
    executable(path / "id", "#!/bin/sh\necho 1000\n")
    executable(path / "apt-get", "#!/bin/sh\ntouch called\n")
    result = system(house, "test", path)
    assert result.returncode == 1
    assert "不是 root" in result.stderr
    assert not (house / "called").exists()


APT = """#!/bin/sh
echo "$*" >> apt.log
case $* in
    *install*) for program in {programs}; do
        cp {true} {path}/$program
    done
    mkdir java
    : > java/jaxb-runtime-2.3.jar
    echo dlstatus:1:50:Retrieving file 1 of 2 ;;
esac
"""


@pytest.mark.parametrize("user", ["root", "sudo"])
def test_apt_installs_what_is_missing(house: Path, path: Path, user: str) -> None:
    (path / "id").unlink()
    executable(path / "id", f"#!/bin/sh\necho {0 if user == 'root' else 1000}\n")
    if user == "sudo":
        executable(path / "sudo", '#!/bin/sh\n[ "$1" = -n ] && exit\nexec "$@"\n')
    for tool in ("cp", "mkdir"):
        (path / tool).symlink_to(shutil.which(tool) or "")
    executable(
        path / "apt-get",
        APT.format(true=shutil.which("true"), path=path, programs=" ".join(PROGRAMS)),
    )
    result = system(house, "test", path)
    assert result.returncode == 0, result.stderr
    update, install = (house / "apt.log").read_text().splitlines()
    assert update.endswith("update")
    assert "--no-install-recommends" in install
    programs = "poppler-utils jing npm nodejs firefox-esr"
    assert f"libreoffice-calc-nogui python3-uno chromium {programs}" in install
    assert install.endswith(" default-jre-headless libjaxb-java")
    assert "dlstatus" not in result.stderr


def test_where_apt_fails_its_words_are_shown(house: Path, path: Path) -> None:
    executable(path / "apt-get", "#!/bin/sh\necho 'E: no space left'\nexit 100\n")
    (path / "id").unlink()
    executable(path / "id", "#!/bin/sh\necho 0\n")
    result = system(house, "test", path)
    assert result.returncode == 1
    assert "E: no space left" in result.stderr
    assert "apt-get 没有装成" in result.stderr


# ---- the Python environment


def have_venv(house: Path) -> bool:
    return run(["sh", "-c", ". scripts/lib.sh; have_venv", "scripts/x"], house).returncode == 0


def test_an_environment_made_in_another_folder_is_not_ours(house: Path) -> None:
    assert not have_venv(house)
    assert run([sys.executable, "-m", "venv", "--without-pip", ".venv"], house).returncode == 0
    assert not have_venv(house)  # it has no pip yet: its making was interrupted
    executable(house / ".venv/bin/pip", "#!/bin/sh\n")
    settings = house / ".venv/pyvenv.cfg"
    settings.write_text(settings.read_text().replace(" --without-pip", ""))
    assert have_venv(house)
    for name in ("copy", f"x{house.name}"):
        shutil.copytree(house, house.with_name(name), symlinks=True)
        assert not have_venv(house.with_name(name))


def test_a_folder_that_can_hold_no_environment_is_told(house: Path, path: Path) -> None:
    there = house.rename(house.with_name("讲话: 汇编"))
    script = there / "scripts/python.sh"
    result = run(["sh", script, "requirements.lock", "stamp"], there, PATH=str(path))
    assert result.returncode == 1
    assert "路径里有冒号" in result.stderr
    assert not (there / "stamp").exists()


@pytest.mark.slow
def test_python_packages_that_cannot_be_had_leave_no_stamp(house: Path) -> None:
    (house / ".venv").mkdir()
    (house / ".venv/ready-runtime-old").touch()
    # A half-made environment, as after an interruption; and no index to install from.
    command = ["scripts/python.sh", "requirements.lock", ".venv/ready-runtime-new"]
    result = run(command, house, PIP_NO_INDEX="1", PIP_FIND_LINKS="")
    assert result.returncode == 1
    assert "Python 环境没有装成" in result.stderr
    assert have_venv(house)
    assert list(house.glob(".venv/ready-*")) == []
