"""A collection at work: it is built, killed and compared, with temporary files of its own."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from converters import resources
from tests.make import collection, contents, markdown

CONFIG = "title: 选编\nformats: [txt, docx]\n"
SMALL = "title: 选编\nformats: [txt]\n"
"""What is quickly built, if the engine is tried and not a format."""
BOOK = "title: 选编\nselect: {all: true}\nformats: [docx]\n"
PATIENCE_SECONDS = 300.0
"""No command of these runs takes as long, however busy the machine."""
_LOOK_SECONDS = 0.02
_REFUSED = "另一个构建"


class Outcome(NamedTuple):
    """How a command ended; the code is None if it had to be ended."""

    code: int | None
    said: str

    @property
    def is_told(self) -> bool:
        """Return whether it ended by itself and nothing was said that no user may see."""
        hidden = ("Traceback", "程序内部出错", "RecursionError", "MemoryError")
        return self.code in (0, 1, 2) and not any(word in self.said for word in hidden)


@dataclass(slots=True)
class Office:
    """A collection in `root`; `temp` is the temporary folder of all that is started in it."""

    root: Path
    temp: Path

    def started(self, *arguments: str, **known: str) -> subprocess.Popen[str]:
        """Start a command of huibian in a session of its own; `known` goes into its environment."""
        return self._started("converters", arguments, known)

    def started_plain(self) -> subprocess.Popen[str]:
        """Start the workflow as people do who know Snakemake."""
        snakefile = str(resources.root() / "Snakefile")
        return self._started("snakemake", ("--cores", "all", "--snakefile", snakefile), {})

    def _started(
        self, program: str, arguments: Sequence[str], known: Mapping[str, str]
    ) -> subprocess.Popen[str]:
        ours = {"PYTHONPATH": str(resources.root()), "TMPDIR": str(self.temp)}
        return subprocess.Popen(
            [sys.executable, "-m", program, *arguments],
            cwd=self.root,
            env={**os.environ, **ours, **known},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            start_new_session=True,
        )

    def run(self, *arguments: str, **known: str) -> Outcome:
        """Run a command to its end; it is ended after `PATIENCE_SECONDS`."""
        return _ended(self.started(*arguments, **known))

    def snakemake(self) -> Outcome:
        """Run the workflow without huibian; what a killed build left running is waited for."""
        return _patient(self.run_plain)

    def run_plain(self) -> Outcome:
        """Run the workflow without huibian, once."""
        return _ended(self.started_plain())

    def build(self, **known: str) -> Outcome:
        """Build; what an earlier, killed build left running is waited for."""
        return _patient(lambda: self.run("build", **known))

    def clean(self) -> dict[str, bytes]:
        """Return what a build from nothing makes of the same files."""
        copy = Office(self.root.with_name("clean"), self.temp)
        shutil.copytree(self.root, copy.root, ignore=shutil.ignore_patterns("output", ".snakemake"))
        try:
            copy.build()
            return contents(copy.root)
        finally:
            shutil.rmtree(copy.root)

    def left_behind(self) -> list[str]:
        """Return what is half-written in the output, and all in the temporary folder."""
        aside = [path.name for path in (self.root / "output").rglob("*.tmp")]
        return sorted(aside + [path.name for path in self.temp.iterdir()])

    def write(self, name: str, text: str) -> None:
        """Write a file of the collection as an editor does: over the old one."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def speech(self, number: int, words: str = "现在开会。") -> None:
        """Write a speech."""
        self.write(f"speeches/s{number}.md", markdown(f"s{number}", body=f"{words}\n\n" * 9))


def begun(room: Path, speeches: int, *, book: bool = False, config: str = CONFIG) -> Office:
    """Return a new collection of so many speeches, nothing built."""
    (room / "tmp").mkdir(parents=True)
    office = Office(collection(room / "c", config=config), room / "tmp")
    for number in range(speeches):
        office.speech(number)
    if book:
        office.write("books/a.yaml", BOOK)
    return office


def _ended(process: subprocess.Popen[str]) -> Outcome:
    """Wait for the end of a command, no longer than `PATIENCE_SECONDS`."""
    try:
        said, _ = process.communicate(timeout=PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        kill(descendants(process.pid))
        process.communicate()
        return Outcome(None, "没有结束")
    return Outcome(process.returncode, said)


def _patient(run: Callable[[], Outcome]) -> Outcome:
    """Run what builds again and again while another build is at work."""
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        outcome = run()
        if _REFUSED not in outcome.said or time.monotonic() > until:
            return outcome


def descendants(pid: int) -> list[int]:
    """Return a process and all that it started, itself first."""
    found = [pid]
    for parent in found:
        path = Path(f"/proc/{parent}/task/{parent}/children")
        try:
            found += map(int, path.read_text().split())
        except OSError:
            continue
    return found


def kill(processes: Sequence[int]) -> None:
    """Kill processes that are there still."""
    for pid in processes:
        try:
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            continue


def at_work(folder: Path) -> list[int]:
    """Return the processes that work in a folder."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            if (place / "cwd").readlink().is_relative_to(folder):
                found.append(int(place.name))
    return found


def differences(found: dict[str, bytes], wanted: dict[str, bytes]) -> str:
    """Return the names of outputs that are missing, too many or other than they are to be."""
    names = sorted(name for name in {*found, *wanted} if found.get(name) != wanted.get(name))
    return "、".join(names[:3]) + (f" 等 {len(names)} 个" if len(names) > 3 else "")
