"""What a killed build left running: every process that it started bears the name of the build.

The workflow starts programs that start others; each hands its environment on, also to what it
forks. So all are found, whatever became of the folder, of the lock in it and of those between.
"""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from converters.build import scratch, workers

NAME: Final = "HUIBIAN_LOCKED"
"""What tells a program of the workflow which build it is of, and that the lock is held for it."""
_PROCESSES = Path("/proc")
_WAYS = ((signal.SIGTERM, 0.5), (signal.SIGKILL, 10.0))
"""What a process is told that is to end, and the seconds that it may take."""
_LOOK_SECONDS = 0.02


def name_of(output: Path) -> str:
    """Return the name under which this process builds into an output folder."""
    return f"{os.getpid()} {output.resolve()}"


def builder(output: Path) -> int | None:
    """Return the process of a build that is at work in an output folder; None if there is none."""
    return next((build for _, build in _started(output) if workers.lives(build)), None)


def end(output: Path) -> None:
    """End what killed builds left running in an output folder: ask once, then make an end of it.

    Their passing files go too. Where the system does not show the environment of processes, nothing
    is found.
    """
    asked, made = _WAYS
    if _told(output, *asked):
        _told(output, *made)
        scratch.sweep()


def _told(output: Path, number: signal.Signals, seconds: float) -> bool:
    """Tell each process that is left once, until none is or time is up; return if any was."""
    told: set[int] = set()
    until = time.monotonic() + seconds
    while (left := _left(output)) and time.monotonic() < until:
        for process in left - told:
            with suppress(ProcessLookupError, PermissionError):
                os.kill(process, number)
        told |= left
        time.sleep(_LOOK_SECONDS)
    return bool(told)


def _left(output: Path) -> set[int]:
    """Return the processes that were started by builds which are gone."""
    return {process for process, build in _started(output) if not workers.lives(build)}


def _started(output: Path) -> Iterator[tuple[int, int]]:
    """Yield the living processes that were started by builds of an output folder, with the build's.

    Those of other people are not shown to us.
    """
    wanted = os.fsencode(output.resolve())
    for path in _PROCESSES.glob("[0-9]*/environ"):
        build, _, folder = _named(path).partition(b" ")
        process = int(path.parent.name)
        if folder == wanted and build.isdigit() and workers.lives(process):
            yield process, int(build)


def _named(environment: Path) -> bytes:
    """Return the name of the build that started a process, as its environment tells; else none."""
    with suppress(OSError):
        for entry in environment.read_bytes().split(b"\0"):
            if entry.startswith(NAME.encode() + b"="):
                return entry[len(NAME) + 1 :]
    return b""
