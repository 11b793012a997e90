"""The folder a site is published into: what stands there, and how it is made equal to the site.

A mark stands in it from before the first copy until after the last. A release that is broken off
anywhere (stick pulled out, disk full, killed) is gone on with the next time, whatever came between.
"""

import contextlib
import hashlib
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from converters import files
from converters.errors import MissingError, RefusedError, UsageError
from converters.site import release
from converters.site.release import MARK, NONE, RELEASE, Release

_LARGEST = 1 << 28
"""Bytes of a manifest; one of 50,000 speeches has a tenth of them."""
_OF_SYSTEMS = frozenset(
    {
        *("System Volume Information", "$RECYCLE.BIN", "RECYCLER", "Thumbs.db", "desktop.ini"),
        *("lost+found", ".Trashes", ".Spotlight-V100", ".fseventsd", ".DS_Store"),
    }
)
"""What systems leave on every disk and stick; nobody's files."""
_OF_A_USER = ".Trash-"


class PublishedFolder:
    """A folder that is empty, or holds a release or what is left of one."""

    def __init__(self, path: Path, after: Mapping[str, str]) -> None:
        """`after` tells the digest of every file of the site that is to stand in it.

        Raises UsageError if `path` is no folder; RefusedError if it holds other people's files or
        a manifest that cannot be read.
        """
        self.path = path
        self.after = after
        self.before = NONE
        self.names: frozenset[str] = frozenset()
        """The files that a release which was broken off may have written."""
        self.is_marked = False
        if not os.path.lexists(path):
            return
        if not path.is_dir():
            raise UsageError(f"{path} 不是文件夹", "请写明一个文件夹")
        self.is_marked = os.path.lexists(path / MARK)
        if self.is_marked:
            self.names = self._marked()
        if os.path.lexists(path / RELEASE):
            self.before = self._last()
        else:
            self._refuse_strangers()

    def bring(self, site: Path, made: Release, settle: Callable[[], object]) -> int:
        """Make the folder equal to `site`, and return how many files were written.

        Every file is the old one or the new one at any moment, pages come after what they lead
        to, and the manifest comes last, if `made` is another release than the last. Right before
        it `settle` is called, and also if nothing is to be done: what it does is done for every
        release that stands, though the program be killed at any moment. Raises MissingError if a
        file of the site is not as it was built, RefusedError if something stands in the way;
        nothing was written then.
        """
        behind = [name for name in self.after if self._digest(name) != self.after[name]]
        behind.sort(key=lambda name: (name.endswith(".html"), name))
        for name in behind:
            self._of(site, name)
        gone = sorted((self.before.files.keys() | self.names) - self.after.keys())
        halves = list(self._halves())
        if not (behind or halves or self.is_marked or made.number != self.before.number):
            settle()
            return 0
        self._mark()
        for half in halves:
            half.unlink(missing_ok=True)
        for name in behind:
            files.write(self.path / name, self._of(site, name))
        self._remove(gone)
        settle()
        if made.number != self.before.number:
            files.write_json(self.path / RELEASE, made.as_json())
        _sync(self.path)
        (self.path / MARK).unlink(missing_ok=True)
        return len(behind)

    def _marked(self) -> frozenset[str]:
        """Return the paths in the mark; none if it is spoilt, which a pulled stick may do."""
        try:
            return release.read_mark(_content(self.path / MARK))
        except ValueError:
            return frozenset()

    def _last(self) -> Release:
        try:
            return release.read(_content(self.path / RELEASE))
        except ValueError as error:
            raise RefusedError(
                f"上次发布的清单读不懂：{self.path / RELEASE}",
                "请从备份恢复它，或换一个空文件夹",
            ) from error

    def _refuse_strangers(self) -> None:
        """Raise RefusedError if a folder without manifest holds what no release has written."""
        ours = {half.relative_to(self.path).as_posix() for half in self._halves()}
        there = _tops(self.path)
        if self.is_marked:
            ours |= {MARK, *self.names, *self.after}
            there = _names(self.path)
        if strange := next((name for name in there if name not in ours), ""):
            raise RefusedError(
                f"{self.path} 里已有别的文件（{files.readable(strange)}），没有上次发布的清单",
                "请换一个空文件夹，或先把它清空",
            )

    def _digest(self, name: str) -> str:
        """Return the digest of a file as it stands in the folder; nothing if there is none."""
        path = self.path / name
        if path.is_file():
            with path.open("rb") as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        above = [self.path / parent for parent in PurePosixPath(name).parents]
        for there in (path, *above):
            if os.path.lexists(there) and there.is_dir() == (there == path):
                raise RefusedError(f"{there} 挡着网站的文件，没有发布", "请把它移走，再发布一次")
        return ""

    def _of(self, site: Path, name: str) -> bytes:
        """Return a file of the site; raises MissingError if it is not as it was built."""
        path = site / name
        data = path.read_bytes() if path.is_file() else b""
        if files.sha256(data) != self.after[name]:
            raise MissingError(f"{path} 不是生成时的样子", "请重新运行 huibian build")
        return data

    def _mark(self) -> None:
        names = self.names | self.after.keys()
        files.write_json(self.path / MARK, release.mark(names))
        _sync(self.path)

    def _halves(self) -> Iterator[Path]:
        """Yield the files that were being written when a release was broken off."""
        known = {RELEASE, MARK, *self.before.files, *self.names, *self.after}
        folders: dict[Path, set[str]] = {}
        for name in known:
            path = self.path / name
            folders.setdefault(path.parent, set()).add(path.name)
        for folder, names in folders.items():
            for half in folder.glob(".*.tmp"):
                if any(start in names for start in _starts(half.name[1:])) and half.is_file():
                    yield half

    def _remove(self, gone: Iterable[str]) -> None:
        """Remove files of earlier releases, and the folders that are empty then."""
        root = files.real(self.path)
        for name in gone:
            path = self.path / name
            if path.is_dir() or root not in (files.real(path.parent), *files.real(path).parents):
                continue
            path.unlink(missing_ok=True)
            with contextlib.suppress(OSError):
                for parent in PurePosixPath(name).parents[:-1]:
                    (self.path / parent).rmdir()


def _tops(folder: Path) -> Iterator[str]:
    """Yield what stands right in a folder, what systems leave on a disk aside."""
    return (path.name for path in folder.iterdir() if not _is_of_a_system(path.name))


def _names(folder: Path) -> Iterator[str]:
    """Yield the path of every file in a folder, what systems leave on a disk aside."""
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not _is_of_a_system(name)]
        for name in names:
            if not _is_of_a_system(name):
                yield (Path(here) / name).relative_to(folder).as_posix()


def _is_of_a_system(name: str) -> bool:
    return name in _OF_SYSTEMS or name.startswith(_OF_A_USER)


def _starts(name: str) -> Iterator[str]:
    parts = name.split(".")
    return (".".join(parts[:end]) for end in range(1, len(parts)))


def _content(path: Path) -> bytes:
    """Return what stands in a file; raises ValueError if it is none, or too large for its kind."""
    try:
        about = path.stat()
    except OSError as error:
        raise ValueError("a link to nothing") from error
    if not stat.S_ISREG(about.st_mode) or about.st_size > _LARGEST:
        raise ValueError("no file of its kind")
    return path.read_bytes()


def _sync(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
