"""Writing into a collection: one command at a time, and never without the old file kept."""

import contextlib
import fcntl
import re
import time
from collections.abc import Iterator
from pathlib import Path

from converters.build import kept
from converters.collection.undo import Step
from converters.project.root import root_of

_LOCK = ".huibian/lock"
_HALF_WRITTEN = re.compile(r"\.(?:ids\.tsv|[a-z0-9-]+\.md)\..+\.tmp")
"""What a speech or the registry is called while it is written aside."""
_OLD_SECONDS = 3600


@contextlib.contextmanager
def turn(root: Path) -> Iterator[None]:
    """Wait until no other command writes into a collection, and keep others waiting meanwhile.

    The kernel gives the turn back even after a kill.
    """
    path = root / _LOCK
    kept.make_way(path)
    with path.open("a") as file:
        with contextlib.suppress(OSError):  # a disk of the network that knows no locks
            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def sweep(speeches: Path, pages: Path) -> None:
    """Remove what killed commands left half-written; to be called in one's turn.

    Pages are written out of turn too, so that only old ones are surely of nobody.
    """
    for path in speeches.glob(".*.tmp"):
        if _HALF_WRITTEN.fullmatch(path.name):
            path.unlink(missing_ok=True)
    for path in pages.glob(".*.html.*.tmp"):
        with contextlib.suppress(FileNotFoundError):
            if time.time() - path.stat().st_mtime > _OLD_SECONDS:
                path.unlink()


def step_in(folder: Path, command: str) -> Step:
    """Return a step that keeps the old files of a folder of speeches."""
    return Step(root_for(folder), command)


def root_for(folder: Path) -> Path:
    """Return the folder of the collection that a folder is in; of none, the folder itself."""
    return root_of(folder.absolute()) or folder
