"""The one folder of a run for passing files: removed at its end; if it was killed, by the next.

What makes passing files (WeasyPrint's copies of fonts, LibreOffice's profiles, Snakemake) asks
`tempfile` or TMPDIR where to. Forked children end without tidying, and what is killed tidies
nothing; so whoever starts them gives them a room, and removes it.

Whether a room is in use its lock tells, which the kernel gives back when the last of its processes
is gone: neither the name of the machine nor the number of a process counts.
"""

import fcntl
import os
import re
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PREFIX = "huibian-run-"
_NAME = re.compile(rf"{_PREFIX}\w{{8}}")
_ELSEWHERE = "elsewhere-"
_TRIES = 5
_held: list[int] = []


@contextmanager
def room() -> Iterator[None]:
    """Let passing files be made in a folder of their own until the context ends.

    Rooms that killed processes left are removed. If none can be made, as on a full disk, things
    are as they were: whoever then needs one tells.
    """
    made = _made()
    if made is None:
        yield
        return
    path, lock = made
    before = tempfile.tempdir, os.environ.get("TMPDIR"), os.getpid()
    tempfile.tempdir = os.environ["TMPDIR"] = path
    _held.append(lock)
    try:
        yield
    finally:
        _held.remove(lock)
        tempfile.tempdir = before[0]
        if before[1] is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = before[1]
        if os.getpid() == before[2]:
            _clear(path)
        os.close(lock)


def sweep() -> None:
    """Remove the rooms that nobody uses any more, such as those of processes just ended."""
    with suppress(OSError):
        _sweep(str(outside()))


def take_along(socket: Path) -> None:
    """Let a socket that a program makes elsewhere go with the room, also if we are all killed."""
    room = Path(tempfile.gettempdir())
    if _NAME.fullmatch(room.name):
        number = len(list(room.glob(f"{_ELSEWHERE}*")))
        (room / f"{_ELSEWHERE}{number}").symlink_to(socket)


def outside() -> Path:
    """Return the folder of passing files that rooms are made in, for what is to outlast them."""
    here = Path(tempfile.gettempdir())
    rooms = [path for path in (here, *here.parents) if _NAME.fullmatch(path.name)]
    return rooms[-1].parent if rooms else here


def locks() -> tuple[int, ...]:
    """Return the handles that a program we start has to hold, so that its room stays if we die."""
    return tuple(_held)


def _made() -> tuple[str, int] | None:
    """Return a new room and the handle of its lock."""
    with suppress(OSError):
        _sweep(tempfile.gettempdir())
        for _ in range(_TRIES):
            path = tempfile.mkdtemp(prefix=_PREFIX)
            with suppress(FileNotFoundError):  # swept by another run before it was locked
                lock = os.open(path, os.O_RDONLY)
                if _locked(lock) is not False and os.path.isdir(path):  # noqa: PTH112
                    return path, lock
                os.close(lock)
    return None


def _locked(handle: int) -> bool | None:
    """Lock a folder; return whether it was free, None if the disk knows no locks."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True


def _sweep(folder: str) -> bool:
    """Remove the rooms in a folder that nobody uses; return whether there is none left."""
    with os.scandir(folder) as entries:
        rooms = [entry.path for entry in entries if _NAME.fullmatch(entry.name) and _is_ours(entry)]
    left = [path for path in rooms if not _removed(path)]
    return not left


def _is_ours(entry: os.DirEntry[str]) -> bool:
    with suppress(OSError):
        state = entry.stat(follow_symlinks=False)
        return stat.S_ISDIR(state.st_mode) and state.st_uid == os.getuid()
    return False


def _removed(path: str) -> bool:
    """Remove a room unless it, or one inside it, is in use; return whether it is gone."""
    try:
        lock = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    except OSError:
        return not os.path.lexists(path)
    try:
        if not _locked(lock) or not _sweep(path):
            return False
        _clear(path)
        return not os.path.lexists(path)
    except OSError:
        return False
    finally:
        os.close(lock)


def _clear(path: str) -> None:
    """Remove a room, and the sockets elsewhere that go with it."""
    for link in Path(path).glob(f"{_ELSEWHERE}*"):
        with suppress(OSError):
            socket = link.readlink()
            if stat.S_ISSOCK(socket.lstat().st_mode):
                socket.unlink()
    shutil.rmtree(path, ignore_errors=True)
