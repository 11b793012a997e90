"""Run an installer, and tell in one line how far it has come: `progress.py pip|apt COMMAND…`.

The line is rewritten in place on a terminal; elsewhere it is told now and then. It says only what
the installer itself has said. The words of the installer are shown where it fails.
"""

import queue
import re
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Protocol

_LOOK_SECONDS = 1.0
_REMIND_SECONDS = 15.0
"""How long a log that is no terminal hears nothing."""
_TAIL = 15
"""So many lines of an installer that failed are shown."""
_INTERRUPTED = 130


class Installer(Protocol):
    """What is known of an installer from the lines it has printed so far."""

    @property
    def state(self) -> str:
        """Return what it is doing, as told to people; empty while nothing is known."""

    def hear(self, line: str) -> bool:
        """Take in a line; return whether it is one that people need where the installer fails."""


class Pip:
    """pip: each requirement is fetched, then all are installed in one go."""

    _MET = re.compile(r"(?:Collecting|Requirement already satisfied:|Ignoring) ([\w.-]+)")
    _ALL = re.compile(r"Installing collected packages: (.+)")

    def __init__(self, total: int) -> None:
        self._total = total
        self._met = 0
        self._installing = 0
        self._name = ""

    @property
    def state(self) -> str:
        """Return which requirement is at hand.

        >>> pip = Pip(2)
        >>> _ = pip.hear("Collecting lxml==6.0"); pip.state
        '正在下载第 1/2 个：lxml'
        >>> _ = pip.hear("Installing collected packages: lxml, pillow"); pip.state
        '下载完毕，正在写入 2 个软件包'
        """
        if self._installing:
            return f"下载完毕，正在写入 {self._installing} 个软件包"
        if not self._met:
            return ""
        count = f"{self._met}/{self._total}" if self._met <= self._total else f"{self._met}"
        return f"正在下载第 {count} 个：{self._name}"

    def hear(self, line: str) -> bool:
        """Take in a line of pip."""
        if met := self._MET.match(line):
            self._met += 1
            self._name = met[1]
        elif all_ := self._ALL.match(line):
            self._installing = len(all_[1].split(","))
        return True


class Apt:
    """apt-get with APT::Status-Fd=1: it says itself how many per cent are done."""

    _STATUS = re.compile(r"(dlstatus|pmstatus):[^:]*:([\d.]+):")

    def __init__(self) -> None:
        self.state = ""

    def hear(self, line: str) -> bool:
        """Take in a line of apt.

        >>> apt = Apt()
        >>> _ = apt.hear("dlstatus:7:12.9:Retrieving file 3 of 40"); apt.state
        '已下载 13%'
        >>> _ = apt.hear("pmstatus:npm:80.0:Unpacking npm (amd64)"); apt.state
        '下载完毕，已安装 80%'
        """
        status = self._STATUS.match(line)
        if status:
            words = "已下载" if status[1] == "dlstatus" else "下载完毕，已安装"
            self.state = f"{words} {float(status[2]):.0f}%"
        return not status


class Line:
    """The line that people see: in place on a terminal, else seldom, and each time a new one."""

    def __init__(self, write: Callable[[str], object], clock: Callable[[], float], *, live: bool):
        self._write, self._clock, self._live = write, clock, live
        self._begun = self._told = clock()

    def tell(self, state: str) -> None:
        """Tell what is being done, and for how long already."""
        now = self._clock()
        words = f"  {state}（已用 {now - self._begun:.0f} 秒）"
        if not state:
            return
        if self._live:
            self._write(f"\r\033[K{words}")
        elif now - self._told >= _REMIND_SECONDS:
            self._write(f"{words}\n")
            self._told = now

    def end(self) -> None:
        """Leave nothing on the terminal."""
        if self._live:
            self._write("\r\033[K")


def requirements(command: Sequence[str]) -> int:
    """Return how many requirements there are in the files that a command of pip names after -r."""
    names = [file for option, file in pairwise(command) if option == "-r"]
    text = "\n".join(Path(name).read_text(encoding="utf-8") for name in names)
    return len(re.findall(r"^[\w.\[\],-]+==", text, re.MULTILINE))


def run(command: Sequence[str], installer: Installer, line: Line) -> tuple[int, list[str]]:
    """Run a command; return its exit code and the last of its lines that people need."""
    last = deque[str](maxlen=_TAIL)
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    try:
        for said in _lines(process):
            if said is not None and installer.hear(said) and said.strip():
                last.append(said.rstrip())
            line.tell(installer.state)
        return process.wait(), list(last)
    except KeyboardInterrupt:
        process.terminate()
        process.wait()
        return _INTERRUPTED, []
    finally:
        line.end()


def _lines(process: subprocess.Popen[bytes]) -> Iterator[str | None]:
    """Give each line when it is printed, and None in each second without one."""
    heard = queue.SimpleQueue[str | None]()

    def listen() -> None:
        assert process.stdout is not None
        with process.stdout as lines:
            for said in lines:
                heard.put(said.decode("utf-8", "replace"))
        heard.put(None)

    threading.Thread(target=listen, daemon=True).start()
    while True:
        try:
            said = heard.get(timeout=_LOOK_SECONDS)
        except queue.Empty:
            yield None
            continue
        if said is None:
            return
        yield said


def main(kind: str, command: Sequence[str]) -> int:
    """Run a command and return its exit code."""
    installer = Pip(requirements(command)) if kind == "pip" else Apt()
    stream = sys.stderr

    def write(text: str) -> None:
        stream.write(text)
        stream.flush()

    line = Line(write, time.monotonic, live=stream.isatty())
    code, last = run(command, installer, line)
    if code not in (0, _INTERRUPTED):
        write("\n".join(last) + "\n")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
