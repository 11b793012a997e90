"""Who is writing into an output folder: what is left behind by a killed process is swept away."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from converters import files

_RUNNING = ".huibian/running"


@contextmanager
def at_work(output: Path) -> Iterator[None]:
    """Show that this process writes into a folder, as long as it does."""
    mark = output / _RUNNING / f"{socket.gethostname()}-{os.getpid()}"
    mark.parent.mkdir(parents=True, exist_ok=True)
    mark.touch()
    try:
        yield
    finally:
        mark.unlink(missing_ok=True)


def sweep(output: Path) -> int:
    """Remove the half-written files of processes of this machine that were killed; return how many.

    A process of another machine cannot be asked whether it lives, so its files are left alone.
    """
    dead = [mark for mark in (output / _RUNNING).glob("*") if _is_dead(mark.name)]
    left = []
    if dead:
        suffixes = tuple(files.aside_suffix(int(mark.name.rpartition("-")[2])) for mark in dead)
        left = [path for path in output.rglob(".*.tmp") if path.name.endswith(suffixes)]
    for path in (*left, *dead):
        path.unlink(missing_ok=True)
    return len(left)


def _is_dead(name: str) -> bool:
    host, _, pid = name.rpartition("-")
    if host != socket.gethostname() or not pid.isdigit():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False
