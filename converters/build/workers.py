"""Who is writing into an output folder: what is left behind by a killed process is swept away.

Each process that writes has a mark there, which it holds locked. A mark that nobody holds is of a
process that is gone, whatever its number means by now and whatever the machine is called.
"""

import fcntl
import os
import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from converters import files
from converters.build import cluster, kept

_RUNNING = ".huibian/running"
_MACHINE = ("/etc/machine-id", "/proc/sys/kernel/random/boot_id")
"""What tells machines apart, whatever they are called: one across restarts, one in containers."""
_JOB = "slurm:"
_THREADS = 17
"""Of the facts that follow the name of a process in /proc/[pid]/stat: how many threads it has."""


@contextmanager
def at_work(output: Path) -> Iterator[None]:
    """Show that this process writes into a folder, as long as it does."""
    mark = output / _RUNNING / files.process()
    kept.make_way(mark)
    try:  # from before it is there: a key may be pressed while it is written
        with mark.open("a") as file:
            with suppress(OSError):  # where the disk knows no locks the number of the process tells
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            file.write(_words())
            file.flush()
            yield
    finally:
        mark.unlink(missing_ok=True)


def sweep(output: Path) -> int:
    """Remove the half-written files of processes of this machine that were killed; return how many.

    A process of another machine cannot be asked whether it lives, so its files are left alone,
    unless it was of a job of Slurm that is no longer in the queue.
    """
    marks = list((output / _RUNNING).glob("*"))
    dead = [mark for mark in marks if _is_dead(mark)]
    dead += _of_jobs_over(set(marks).difference(dead))
    left = []
    if dead:
        endings = tuple(f".{mark.name}.tmp" for mark in dead)
        left = [path for path in output.rglob(".*.tmp") if path.name.endswith(endings)]
    for path in (*left, *dead):
        kept.remove(path)
    return len(left)


def _is_dead(mark: Path) -> bool:
    host, _, pid = mark.name.rpartition("-")
    if not mark.is_file() or not pid.isdecimal():
        return True  # no mark of ours
    with suppress(OSError), mark.open("r", errors="replace") as file:
        words = {*file.read(1000).split(), f"host:{host}"}
        if not is_this_machine(words):
            return False
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return not lives(int(pid))
        # One that nothing is written in may be of a process that is about to lock it.
        return len(words) > 1 or not lives(int(pid))
    return False


def _words() -> str:
    """Return what a mark tells: the machine, and the job of Slurm if there is one."""
    job = cluster.job()
    return f"{this_machine()} {_JOB}{job}" if job else this_machine()


def _of_jobs_over(marks: Iterable[Path]) -> list[Path]:
    """Return the marks of processes of other machines whose job of Slurm is over."""
    found = {}
    for mark in marks:
        with suppress(OSError):
            words = mark.read_text("utf-8", errors="replace")[:1000].split()
            jobs = [word.removeprefix(_JOB) for word in words if word.startswith(_JOB)]
            if jobs and not is_this_machine(words):
                found[mark] = jobs[0]
    over = cluster.over({*found.values()})
    return [mark for mark, job in found.items() if job in over]


def lives(pid: int) -> bool:
    """Return whether a process of this machine is at work; one that was killed is not.

    Linux keeps the number of a killed one until whoever started it has asked how it ended; one of
    several threads lives, and holds what it holds, until the last of them has ended.
    """
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    try:
        facts = Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:
        return True
    return facts[:1] not in (["Z"], ["X"]) or int(facts[_THREADS]) > 1


def this_machine() -> str:
    """Return the words by which this machine is known, parted by spaces."""
    return " ".join(sorted(_machine()))


def is_this_machine(words: Iterable[str]) -> bool:
    """Return whether one of some words is of this machine."""
    return not _machine().isdisjoint(words)


@cache
def _machine() -> frozenset[str]:
    """Return the words by which this machine is known."""
    words = {f"host:{socket.gethostname()}"}
    for path in map(Path, _MACHINE):
        with suppress(OSError):
            words.update(f"{path.name}:{word}" for word in path.read_text("ascii").split()[:1])
    return frozenset(words)
