"""What is told while an installer runs."""

import sys
from collections.abc import Sequence

import pytest

from scripts.progress import Apt, Installer, Line, Pip, requirements, run
from tests.install import test_locks
from tests.install.tools import LOCKS, ROOT, Run
from tests.install.tools import run as run_command

PIP = """Ignoring colorama: markers 'sys_platform == "win32"' don't match your environment
Collecting click==8.1 (from -r requirements.lock (line 1))
  Downloading click-8.1-py3-none-any.whl (97 kB)
Requirement already satisfied: pip in ./.venv
Collecting lxml==6.0 (from -r requirements.lock (line 9))
Installing collected packages: click, lxml
Successfully installed click-8.1 lxml-6.0
""".splitlines()
APT = """Reading package lists...
dlstatus:1:0.0:Retrieving file 1 of 2
Get:1 http://example.org/debian bookworm/main amd64 npm all 9.2.0 [1 MB]
dlstatus:2:50.2:Retrieving file 2 of 2
pmstatus:dpkg-exec:0.0000:Running dpkg
Selecting previously unselected package npm.
pmstatus:npm:66.6667:Unpacking npm (all)
""".splitlines()


def states(installer: Installer, lines: Sequence[str]) -> list[str]:
    """Return what is told after each line, each change once."""
    told = [""]
    for line in lines:
        installer.hear(line)
        if installer.state != told[-1]:
            told.append(installer.state)
    return told[1:]


def test_pip_is_told_requirement_by_requirement() -> None:
    assert states(Pip(4), PIP) == [
        "正在下载第 1/4 个：colorama",
        "正在下载第 2/4 个：click",
        "正在下载第 3/4 个：pip",
        "正在下载第 4/4 个：lxml",
        "下载完毕，正在写入 2 个软件包",
    ]


def test_no_whole_is_told_that_is_smaller_than_its_part() -> None:
    assert states(Pip(0), ["Collecting click", "Collecting lxml"])[-1] == "正在下载第 2 个：lxml"


def test_apt_is_told_in_its_own_per_cent() -> None:
    assert states(Apt(), APT) == [
        "已下载 0%",
        "已下载 50%",
        "下载完毕，已安装 0%",
        "下载完毕，已安装 67%",
    ]


def test_the_per_cent_of_apt_are_no_words_for_people() -> None:
    apt = Apt()
    assert [line for line in APT if apt.hear(line)] == [APT[0], APT[2], APT[5]]


@pytest.mark.parametrize("lock", LOCKS)
def test_each_pin_of_a_lock_is_counted(lock: str) -> None:
    assert requirements(["pip", "-r", str(ROOT / lock)]) == len(test_locks.requirements(lock))


class Clock:
    """A clock that stands still until it is set."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_terminal_has_one_line_and_none_at_the_end() -> None:
    said: list[str] = []
    line = Line(said.append, clock := Clock(), live=True)
    line.tell("")
    line.tell("正在下载")
    clock.now += 7
    line.tell("正在下载")
    line.end()
    start = "\r\033[K"
    assert said == [f"{start}  正在下载（已用 0 秒）", f"{start}  正在下载（已用 7 秒）", start]


def test_a_log_is_reminded_four_times_a_minute() -> None:
    said: list[str] = []
    line = Line(said.append, clock := Clock(), live=False)
    for _ in range(60):
        clock.now += 1
        line.tell("正在下载")
    line.end()
    assert said == [f"  正在下载（已用 {seconds} 秒）\n" for seconds in (15, 30, 45, 60)]


def silent(text: str) -> None:
    """Hear nothing."""


def test_the_last_words_of_an_installer_are_kept() -> None:
    program = (
        "import sys; [print('line', n) for n in range(40)]; print(file=sys.stderr); sys.exit(3)"
    )
    line = Line(silent, Clock(), live=False)
    code, last = run([sys.executable, "-c", program], Pip(0), line)
    assert (code, last) == (3, [f"line {n}" for n in range(25, 40)])


def progress(program: str) -> Run:
    command = [sys.executable, "-P", "scripts/progress.py", "pip", sys.executable, "-c", program]
    return run_command(command, ROOT)


def test_a_failure_is_shown_in_the_words_of_the_installer() -> None:
    done = progress("import sys; print('ERROR: 没有网络'); sys.exit(1)")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "ERROR: 没有网络\n")


def test_a_success_is_not() -> None:
    done = progress("print('Collecting click')")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
