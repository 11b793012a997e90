"""Every file that an import meets: to be read, or passed over and why. None goes in silence."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from converters import files, importing
from converters.errors import HuibianError, MissingError
from converters.importing import sniffing
from converters.readers import other_kinds


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file that is not read."""

    path: Path
    kind: str
    """A stable word: lock, hidden, system, link, other, or one of the kinds of suffixes."""
    reason: str
    remedy: str = ""

    def as_dict(self) -> dict[str, str]:
        """Return it for `--json`."""
        name = files.readable(str(self.path))
        return {"file": name, "kind": self.kind, "reason": self.reason, "remedy": self.remedy}


@dataclass(frozen=True, slots=True)
class Met:
    """What was met under a path that a user named."""

    files: tuple[Path, ...]
    passed: tuple[PassedOver, ...] = ()
    faults: tuple[HuibianError, ...] = ()
    """Folders that cannot be opened, and folders that hold nothing to read."""


_LOCKS = ("~$", ".~", ".#")
LOCK = "Word、WPS 等打开文件时留下的锁，不是文稿"
_SYSTEM = frozenset({"thumbs.db", "desktop.ini", ".ds_store", "ehthumbs.db"})
_ALONE = "要导入的，请单独写明这个文件"
_ALWAYS = "temporary"
"""Such a suffix counts, whatever the file is: there is another one of the same words."""


def is_lock(name: str) -> bool:
    """Return whether a file is what Word and others leave beside one that is open.

    >>> is_lock("~$回稿.docx")
    True
    """
    return name.startswith(_LOCKS)


def locks_of(path: Path) -> Iterator[Path]:
    """Yield what programs left beside a file, for they have it open or ended while they had.

    Of a longer name Word puts its mark in the place of the first two characters.
    """
    names = (f"~${path.name}", f"~${path.name[2:]}", f".~lock.{path.name}#", f".~{path.name}")
    yield from (lock for lock in map(path.with_name, names) if lock.is_file())


def met(path: Path) -> Met:
    """Return what a path means: a file itself, of a folder all that is in it.

    Links within a folder are not followed: what they lead to is in it anyway, or elsewhere.
    Raises MissingError for a path that is not there.
    """
    if not path.is_dir():
        if not path.exists():
            raise MissingError(f"没有这个文件：{path}", "请检查文件名和所在文件夹")
        return Met((path,))
    faults: list[HuibianError] = []
    found = sorted(_inside(path, faults))
    passed = {file: why for file in found if (why := _why_not(file, path))}
    meant = tuple(file for file in found if file not in passed)
    if not meant and not faults:
        kinds = "、".join(sorted(importing.SUFFIXES))
        faults.append(MissingError(f"{path} 里没有能导入的文件", f"能导入的有 {kinds}"))
    return Met(meant, tuple(passed.values()), tuple(faults))


def _inside(folder: Path, faults: list[HuibianError]) -> Iterator[Path]:
    """Yield every file in a folder and in those below it; a link to a folder counts as a file."""

    def closed(error: OSError) -> None:
        name = files.readable(os.fsdecode(error.filename or folder))
        faults.append(MissingError(f"打不开文件夹：{name}", "请检查有没有读取权限"))

    for base, folders, names in os.walk(folder, onerror=closed):
        links = [name for name in folders if Path(base, name).is_symlink()]
        yield from (Path(base, name) for name in (*names, *links))


def _why_not(file: Path, folder: Path) -> PassedOver | None:
    """Return why a file in a folder is passed over; None if it is to be read."""
    name, suffix = file.name.lower(), file.suffix.lower()
    if is_lock(name):
        return PassedOver(file, "lock", LOCK)
    if name in _SYSTEM:
        return PassedOver(file, "system", "系统自己的文件")
    if any(part.startswith(".") for part in file.relative_to(folder).parts):
        return PassedOver(file, "hidden", "隐藏的文件", _ALONE)
    if file.is_symlink():
        return _of_link(file, folder)
    if suffix in importing.SUFFIXES:
        return None
    kind = other_kinds.of_suffix(suffix)
    if _is_document(file, kind.code if kind else ""):
        return None
    if kind:
        remedy = _ALONE if kind.code == _ALWAYS else kind.remedy
        return PassedOver(file, kind.code, kind.reason, remedy)
    what = (
        f"不认识 {files.readable(file.suffix)} 这种文件，内容也不像文稿"
        if suffix
        else "没有后缀，内容也不像文稿"
    )
    return PassedOver(file, "other", what, _ALONE)


def _is_document(file: Path, kind: str) -> bool:
    """Return whether a file is to be read by what is in it, though its name does not say so.

    `kind` is that of its suffix, empty for none and for one that nobody knows.
    """
    if kind == _ALWAYS:
        return False
    beginning, end = _ends(file)
    if sniffing.is_told_by_bytes(beginning, end, old=not kind):
        return True
    return not kind and bool(beginning) and sniffing.is_text(beginning)


def _ends(file: Path) -> tuple[bytes, bytes]:
    """Return the first and the last bytes of a file; nothing of what cannot be opened or is none.

    To open a pipe would wait for ever.
    """
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            return b"", b""
        number = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(number, "rb") as opened:
            beginning = opened.read(sniffing.BEGINNING) or b""
            opened.seek(max(0, status.st_size - sniffing.END))
            return beginning, opened.read(sniffing.END) or b""
    except OSError:
        return b"", b""


def _of_link(file: Path, folder: Path) -> PassedOver:
    if not file.exists():
        return PassedOver(file, "link", "链接，指向的文件不在了")
    if files.real(file).is_relative_to(files.real(folder)):
        return PassedOver(file, "link", "链接，指向的就在这个文件夹里")
    return PassedOver(file, "link", "链接，指向这个文件夹以外", _ALONE)
