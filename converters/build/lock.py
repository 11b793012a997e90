"""One build at a time writes into an output folder; what a killed one left running is ended.

The lock names who holds it: the process that builds, and the session of the workflow it started,
which goes on for as long as it can if the process is killed. The kernel gives the lock back when
the last of them is gone.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self, TextIO

from converters.build import children, kept, workers
from converters.errors import RefusedError

_LOCK = ".huibian/lock"
_PATIENCE_SECONDS = 30
"""How long the rest of a killed build may take to end: a small build is waited for."""
_LOOK_SECONDS = 0.05
_LONGEST = 1000
"""No more characters of a lock are read: it may have been spoilt."""


@dataclass(frozen=True, slots=True)
class _Holder:
    """Who holds a lock, as it says: the process and the session of its workflow; 0 if unknown."""

    process: int
    session: int
    is_here: bool
    """Whether it is of this machine: folders may be shared, numbers of processes are not."""

    @classmethod
    def read(cls, file: TextIO) -> Self:
        file.seek(0)
        process, session, *machine = [*file.read(_LONGEST).split(), "", ""]
        return cls(_number(process), _number(session), workers.is_this_machine(machine))

    @property
    def is_gone(self) -> bool:
        """Whether the process was killed."""
        return self.is_here and self.process > 0 and not workers.lives(self.process)

    def __str__(self) -> str:
        return str(self.process or "不详")


def _number(word: str) -> int:
    return int(word) if word.isascii() and word.isdecimal() else 0


class Lock:
    """The lock of an output folder, held."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self.number = file.fileno()
        """The open file, for a child that is to hold the lock too."""

        self._say()

    @contextmanager
    def shared(self, session: int) -> Iterator[None]:
        """Say, as long as the context lasts, that a session which was started holds it too."""
        self._say(session)
        try:
            yield
        finally:
            self._say()

    def _say(self, session: int = 0) -> None:
        self._file.truncate(0)
        self._file.write(f"{os.getpid()} {session} {workers.this_machine()}")
        self._file.flush()


@contextmanager
def alone(output: Path) -> Iterator[Lock]:
    """Hold the lock of the output folder; the kernel gives it back even after a kill.

    Raises RefusedError while another build is running. What is left of a killed one is ended, and
    its half-written files are removed.
    """
    path = output / _LOCK
    kept.make_way(path)
    with path.open("a+") as file:
        if not _is_free(file):
            _wait_for_rest(file)
        lock = Lock(file)
        workers.sweep(output)
        with workers.at_work(output):
            yield lock


def end_rest(output: Path) -> None:
    """End what a killed build left running. Raises RefusedError while another build is running."""
    with suppress(FileNotFoundError, NotADirectoryError), (output / _LOCK).open("a+") as file:
        if not _is_free(file):
            _wait_for_rest(file)


def _is_free(file: TextIO) -> bool:
    """Take the lock if nobody holds it."""
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _wait_for_rest(file: TextIO) -> None:
    """Take the lock from what is left of a killed build.

    The session's number means that session still, for it is given to no other while one of its
    processes lives; and one does, or nobody would hold the lock.
    """
    holder = _Holder.read(file)
    if holder.is_gone:
        if holder.session:
            children.end_session(holder.session)
        until = time.monotonic() + _PATIENCE_SECONDS
        while time.monotonic() < until:
            if _is_free(file):
                return
            time.sleep(_LOOK_SECONDS)
    raise RefusedError(f"另一个构建正在进行（进程 {holder}）", "请等它结束后再试")
