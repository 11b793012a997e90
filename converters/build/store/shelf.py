"""The folder of the store: entries read and written, and what there is to tell of the folder.

Nothing that happens here holds a build up: what cannot be read is made, what cannot be written is
not shared, and either is told in one sentence.
"""

import os
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from converters import files
from converters.build import fullness, notes
from converters.build.store import entries, place
from converters.build.store.entries import Entry
from converters.project import Project

ROOM = "huibian-1"
"""The folder of all entries in that of the store; its number changes with their form."""
_SECRET = "HUIBIAN_STORE_SECRET"
_PAIR = 2
"""So many digits of its name are the folder of an entry."""
_RESTED_SECONDS = 86_400
"""A use is recorded once a day, by the time of the entry."""
ASIDE = ".tmp"


def of(project: Project) -> "Shelf | None":
    """Return the store of a collection; None if there is none, or its folder is not there.

    The folder is never made: where a disk is not mounted, another would be filled.
    """
    folder = place.of(project)
    if folder is None:
        return None
    tell = partial(_leave, project)
    if not os.path.isdir(folder):  # noqa: PTH112 - of a path that no disk can have, it is no error
        tell(f"成品库的文件夹 {folder} 不在，这一次没有用它，成品都自己做")
        return None
    return Shelf(folder, os.environ.get(_SECRET, "").encode(), tell)


def _leave(project: Project, note: str) -> None:
    notes.leave(project, [note])


class Shelf:
    """The entries of a store; `tell` is given each sentence there is to tell."""

    def __init__(self, folder: Path, secret: bytes, tell: Callable[[str], None]) -> None:
        """`folder` is that of the settings, and is there."""
        self.folder, self._secret, self._tell = folder, secret, tell
        self._is_closed = False

    def has(self, key: str) -> bool:
        """Return whether there is an entry for a key, without a look at it."""
        return os.path.isfile(self._path(key))  # noqa: PTH113 - no error of the disk is raised

    def take(self, key: str) -> Entry | None:
        """Return the entry for a key; None if there is none that bears an unbroken seal."""
        path = self._path(key)
        try:
            with files.opened(path) as file:
                written = file.read(entries.LARGEST + 1)
                used = os.fstat(file.fileno()).st_mtime
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError:
            written, used = b"", 0.0
        fits = len(written) <= entries.LARGEST
        entry = entries.opened(key, written, self._secret) if fits else None
        if entry is None:
            self.tell_broken()
        elif used < time.time() - _RESTED_SECONDS:
            with suppress(OSError):  # who may not write here leaves no trace
                os.utime(path)
        return entry

    def tell_broken(self) -> None:
        """Tell that an entry was not used since it is not what somebody wrote for its key."""
        self._tell(f"成品库 {self.folder} 里有残缺或被改过的成品，没有采用，已照常自己做好")

    def put(self, key: str, entry: Entry) -> None:
        """Write an entry aside and put it in its place; after a failure no more are written."""
        written = entries.sealed(key, entry, self._secret)
        if self._is_closed or len(written) > entries.LARGEST:
            return
        path = self._path(key)
        # Names of processes are not enough: two machines may bear one name, as containers do.
        aside = path.with_name(f".{path.name}.{os.urandom(8).hex()}{ASIDE}")
        try:
            self._write(aside, written)
            aside.replace(path)
        except OSError as error:
            self._is_closed = True
            self._tell(self._refusal(error))
        finally:
            with suppress(OSError):
                aside.unlink(missing_ok=True)

    def _write(self, aside: Path, written: bytes) -> None:
        """Write a file and the folders that it needs, for all who may use the folder of the store.

        It is not synced: one that a power failure cuts short has no unbroken seal.
        """
        mode = stat.S_IMODE(self.folder.stat().st_mode)
        for folder in (aside.parent.parent, aside.parent):
            with suppress(FileExistsError):
                folder.mkdir()
                _open_to(folder, mode)
        with aside.open("xb") as file:
            _open_to(aside, mode & 0o666)
            file.write(written)

    def _refusal(self, error: OSError) -> str:
        if error.errno in fullness.ERRORS:
            return f"成品库 {self.folder} 所在的磁盘满了，新做的成品没有都放进去"
        return f"成品库 {self.folder} 不能写入，新做的成品没有放进去；里面有的照样取用"

    def _path(self, key: str) -> Path:
        name = entries.name_of(key, self._secret)
        return self.folder / ROOM / name[:_PAIR] / name


def _open_to(path: Path, mode: int) -> None:
    """Give a file the rights of the folder of the store; some network disks know none."""
    with suppress(OSError):
        path.chmod(mode)
