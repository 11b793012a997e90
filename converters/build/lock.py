"""One build at a time writes into an output folder; what a killed one left running is ended.

The lock names the process that builds. The kernel gives it back when that is gone and what it
started to hold the lock too; but a folder may be thrown away with its lock, and not all that a
build starts can hold it, so what is left of a killed build is looked for by its name too.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Self, TextIO

from converters.build import cluster, kept, rest, workers
from converters.errors import RefusedError

_LOCK = ".huibian/lock"
_PATIENCE_SECONDS = 30
"""How long the rest of a killed build may take to end: a small build is waited for."""
_LOOK_SECONDS = 0.05
_GIVEN_BACK = "-"
"""What a lock says that was given back by who had held it."""
_LONGEST = 1000
"""No more characters of a lock are read: it may have been spoilt."""


@dataclass(frozen=True, slots=True)
class _Holder:
    """Who holds a lock, as it says; 0 if it does not say."""

    process: int
    is_here: bool
    """Whether it is of this machine: folders may be shared, numbers of processes are not."""

    @classmethod
    def read(cls, file: TextIO) -> Self:
        file.seek(0)
        process, *machine = [*file.read(_LONGEST).split(), ""]
        number = int(process) if process.isascii() and process.isdecimal() else 0
        return cls(number, workers.is_this_machine(machine))

    @property
    def is_gone(self) -> bool:
        """Whether the process was killed."""
        return self.is_here and self.process > 0 and not workers.lives(self.process)

    def __str__(self) -> str:
        return str(self.process or "不详")


@contextmanager
def alone(output: Path) -> Iterator[int]:
    """Hold the lock of the output folder; give the open file, for a child that is to hold it too.

    Raises RefusedError while another build is running. What is left of a killed one is ended, and
    its half-written files are removed.
    """
    path = output / _LOCK
    kept.make_way(path)
    with path.open("a+") as file:
        _take(file, output)
        _write(file, f"{os.getpid()} {workers.this_machine()}")
        workers.sweep(output)
        with workers.at_work(output):
            yield file.fileno()
        _write(file, _GIVEN_BACK)


def end_rest(output: Path) -> None:
    """End what a killed build left running. Raises RefusedError while another build is running."""
    try:
        with (output / _LOCK).open("a+") as file:
            _take(file, output)
    except (FileNotFoundError, NotADirectoryError):
        _end(output)


def _take(file: TextIO, output: Path) -> None:
    """Take the lock, if need be from what is left of a killed build."""
    file.seek(0)
    if _is_free(file):
        if file.read(_LONGEST) != _GIVEN_BACK:
            _end(output)
        return
    holder = _Holder.read(file)
    if holder.is_gone:
        _end_jobs(output)
        until = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < until:
            if _is_free(file):
                return
            time.sleep(_LOOK_SECONDS)
    raise _refused(str(holder))


def _end(output: Path) -> None:
    """End what a killed build left that does not hold the lock; one at work may have lost it."""
    _end_jobs(output)
    if builder := rest.builder(output):
        raise _refused(str(builder))


def _end_jobs(output: Path) -> None:
    """End what a killed build left running here, and on other machines."""
    rest.end(output)
    if not rest.builder(output):
        cluster.end(output)


def _is_free(file: TextIO) -> bool:
    """Take the lock if nobody holds it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _write(file: TextIO, words: str) -> None:
    file.truncate(0)
    file.write(words)
    file.flush()


def _refused(process: str) -> RefusedError:
    return RefusedError(f"另一个构建正在进行（进程 {process}）", "请等它结束后再试")
