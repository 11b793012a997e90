"""Writing into a collection: one command at a time, and never without the old file kept."""

import contextlib
import fcntl
from collections.abc import Iterator
from pathlib import Path

from converters.collection.undo import Step
from converters.project.root import root_of

_LOCK = ".huibian/lock"


@contextlib.contextmanager
def turn(root: Path) -> Iterator[None]:
    """Wait until no other command writes into a collection, and keep others waiting meanwhile.

    The kernel gives the turn back even after a kill.
    """
    path = root / _LOCK
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        with contextlib.suppress(OSError):  # a disk of the network that knows no locks
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def step_in(folder: Path, command: str) -> Step:
    """Return a step that keeps the old files of a folder of speeches."""
    return Step(root_for(folder), command)


def root_for(folder: Path) -> Path:
    """Return the folder of the collection that a folder is in; of none, the folder itself."""
    return root_of(folder.absolute()) or folder
