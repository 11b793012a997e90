"""After whole commands, however they ended, the temporary folder and the home are as before."""

import os
import random
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from converters import resources
from tests.effort import effort
from tests.make import collection, markdown
from tests.test_ending import command_of, default, family, free_port, until

pytestmark = pytest.mark.slow

CONFIG = "title: 选编\nformats: [docx, pdf]\n"
BOOK = "title: 书\nselect: {all: true}\nformats: [pdf]\n"
RAW = """在全县人大工作会议上的讲话
（2020年7月16日）
同志们：
今天我们召开全县人大工作会议，主要任务是总结去年的工作，部署今年的任务。下面，我讲两点意见。
一、提高认识，统一思想
要把思想统一到县委的决策部署上来，切实增强责任感和紧迫感，把各项工作抓实抓好。
"""
PATIENCE_SECONDS = 600
MOMENT_SECONDS = 1.0
RENAMED = "import socket\nsocket.gethostname = lambda: 'renamed'\n"
"""Run by each Python process at its start: the machine is called otherwise."""
ALLOWED = {".local/state/huibian/converted.json"}
"""What was converted from what, kept on purpose."""


@dataclass(frozen=True, slots=True)
class Machine:
    """A collection, with a temporary folder and a home that nothing else uses."""

    root: Path
    temp: Path
    home: Path

    def started(
        self, *arguments: str, program: str = "converters", **known: str
    ) -> subprocess.Popen[str]:
        own = {"TMPDIR": str(self.temp), "HOME": str(self.home)}
        taken = {n: v for n, v in os.environ.items() if not n.startswith("XDG_")}
        return subprocess.Popen(
            [sys.executable, "-m", program, *arguments],
            cwd=self.root,
            env=taken | own | known,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            preexec_fn=default,
        )

    def run(self, *arguments: str, **known: str) -> tuple[int, str]:
        process = self.started(*arguments, **known)
        said, _ = process.communicate(timeout=PATIENCE_SECONDS)
        return process.returncode, said

    def correct(self, words: str) -> None:
        """Correct every speech, so that there is something to do."""
        for number in range(3):
            text = markdown(f"s{number}", body=f"现在{words}。\n\n" * 30)
            (self.root / f"speeches/s{number}.md").write_text(text, encoding="utf-8")
            (self.root / f"raw/{number}.txt").write_text(RAW + words * 9 + "。\n", encoding="utf-8")
            (self.root / f"raw/{number}.rtf").write_bytes(rtf(f"{RAW}{words * 8}。\n{number}"))

    @property
    def is_at_work(self) -> bool:
        """Whether something was made in the room of a run."""
        rooms = list(os.walk(self.temp))[1:]  # what goes meanwhile is passed over
        return any(folders or files for _, folders, files in rooms)

    @property
    def left(self) -> list[str]:
        """What stands in the temporary folder, in the home, or half-written."""
        home = (path.relative_to(self.home) for path in self.home.rglob("*") if path.is_file())
        found = [str(path) for path in home if str(path) not in ALLOWED]
        found += [str(path.relative_to(self.temp)) for path in self.temp.rglob("*")]
        return found + [path.name for path in self.root.rglob(".*.tmp")]


def rtf(text: str) -> bytes:
    escaped = "".join(
        c if ord(c) < 128 else f"\\u{(ord(c) + 32768) % 65536 - 32768}?" for c in text
    )
    return f"{{\\rtf1\\ansi\\uc1 {escaped}}}".replace("\n", "\\par\n").encode("ascii")


def kill(process: subprocess.Popen[str]) -> None:
    """Kill a process and all that it started."""
    for pid in (process.pid, *family(process.pid)):
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    process.communicate()


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    folder = tmp_path_factory.mktemp("machine")
    root = collection(folder / "c", config=CONFIG)
    for name in ("tmp", "home", "c/raw", "c/books"):
        (folder / name).mkdir()
    (root / "books/a.yaml").write_text(BOOK, encoding="utf-8")
    html = "".join(f"<p>{line}</p>\n" for line in RAW.splitlines())
    (root / "raw/a.html").write_text(f"<html><body>{html}</body></html>", encoding="utf-8")
    made = Machine(root, folder / "tmp", folder / "home")
    made.correct("开会")
    assert made.run("build")[0] == 0
    (docx, *_) = sorted((root / "output/docx").iterdir())
    (root / "raw/b.docx").write_bytes(docx.read_bytes())
    return made


COMMANDS = {
    "build": ("build",),
    "books": ("build", "--only", "books"),
    "site": ("build", "--only", "site"),
    "import": ("import", "raw"),
    "convert": ("convert", "raw/0.txt", "raw/0.rtf", "raw/b.docx", "--to", "pdf", "--into", "made"),
    "audit": ("audit", "pdf", "--all"),
    "audit of a book": ("audit", "book", "a"),
    "publish": ("publish", "usb", "--drafts"),
}


NOT_KILLED = effort({"convert", "audit of a book"}, set(COMMANDS))
KILLED = effort(set(COMMANDS) - NOT_KILLED - {"books"}, set(COMMANDS))
"""Those that are run to their end, and those that are so after a kill, and leave nothing then."""


@pytest.fixture
def typed(request: pytest.FixtureRequest, machine: Machine) -> tuple[str, ...]:
    """A command that has something to do."""
    arguments = COMMANDS[request.param]
    machine.correct(f"开会，并{request.param}")
    if arguments[0] in ("publish", "audit"):
        assert machine.run("build")[0] == 0
    return arguments


@pytest.mark.parametrize("typed", sorted(NOT_KILLED), indirect=True)
def test_a_command_leaves_nothing(machine: Machine, typed: tuple[str, ...]) -> None:
    code, said = machine.run(*typed)
    assert (code, "Traceback" in said) == (0, False), said
    assert machine.left == []


@pytest.mark.parametrize("typed", sorted(KILLED), indirect=True)
def test_what_one_leaves_that_is_killed_the_next_takes_away_whatever_the_machine_is_called(
    machine: Machine, typed: tuple[str, ...], tmp_path: Path
) -> None:
    process = machine.started(*typed)
    until(lambda: process.poll() is not None or machine.is_at_work)
    draw = random.Random(str(typed))
    with suppress(subprocess.TimeoutExpired):
        process.wait(draw.uniform(0, MOMENT_SECONDS))
    kill(process)
    (tmp_path / "sitecustomize.py").write_text(RENAMED, encoding="utf-8")
    path = os.pathsep.join(filter(None, [str(tmp_path), os.environ.get("PYTHONPATH")]))
    code, said = machine.run(*typed, PYTHONPATH=path)
    assert code == 0, said
    assert machine.left == []


def test_of_a_plain_snakemake_that_is_killed_a_build_takes_away_what_it_left(
    machine: Machine, tmp_path: Path
) -> None:
    machine.correct("自己运行")
    snakefile = str(resources.root() / "Snakefile")
    asked = ("--cores", "1", "--snakefile", snakefile)
    # In the cache of its user Snakemake keeps copies of the workflow, also those of a killed run.
    process = machine.started(*asked, program="snakemake", HOME=str(tmp_path))
    until(lambda: any("render" in command_of(child) for child in family(process.pid)))
    # As when it is killed while it ponders which of the steps to begin.
    (room,) = machine.temp.iterdir()
    (room / "0f33720d-pulp.mps").touch()
    kill(process)
    assert machine.run("build")[0] == 0
    assert list(machine.temp.iterdir()) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_preview_that_is_ended_leaves_nothing(machine: Machine, number: int) -> None:
    port = free_port()
    machine.correct(f"看{number}")
    process = machine.started("serve", "--port", str(port))
    assert process.stdout is not None
    for line in process.stdout:
        if str(port) in line:
            break
    process.send_signal(number)
    process.communicate(timeout=PATIENCE_SECONDS)
    assert process.returncode == 128 + number
    assert machine.left == []
