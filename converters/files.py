"""Files that are either the old ones or the new ones, never something between."""

import errno
import hashlib
import json
import os
import re
import socket
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BufferedReader
from pathlib import Path
from typing import Any

LONGEST = 255
"""So many bytes may the name of a file have, on every file system that is used."""
_MOST = 1 << 33
_ANYONES = 0o666
"""What a new file allows, before the system takes away what it is told to."""
_TICK_NS = 3_000_000_000
"""Longer than the clock of any disk stands still."""


@contextmanager
def opened(path: Path) -> Iterator[BufferedReader]:
    """Open an ordinary file to be read, without waiting for anybody.

    Raises OSError, as for any file that cannot be read: IsADirectoryError for a folder, and the
    error number ENOTSUP for a pipe, a socket or a device.
    """
    with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:
        require_ordinary(path, os.fstat(file.fileno()).st_mode)
        yield file


def contents(path: Path, most: int = _MOST) -> bytes:
    """Return the bytes of an ordinary file; raises OSError as `opened` does, EFBIG for too many."""
    with opened(path) as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return data


def state(path: Path) -> os.stat_result:
    """Return what the disk knows of an ordinary file; raises OSError as `opened` does."""
    found = path.stat()
    require_ordinary(path, found.st_mode)
    return found


def require_ordinary(path: Path | str, mode: int) -> None:
    """Raise OSError as `opened` does for what is no ordinary file by its mode."""
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if not stat.S_ISREG(mode):
        raise OSError(errno.ENOTSUP, os.strerror(errno.ENOTSUP), str(path))


def write(path: Path, data: bytes, *, lasting: bool = True) -> None:
    """Write a file aside, sync it, and put it in its place; makes the folders it needs.

    One that need not be `lasting` is not waited for: a power failure may empty it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = aside_of(path)
    try:
        with aside.open("wb") as file:
            file.write(data)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def aside_of(path: Path) -> Path:
    """Return where this process writes a file aside."""
    suffix = f".{process()}.tmp"
    return path.with_name(
        f".{shortened(path.name, LONGEST - len(os.fsencode(suffix)) - 1)}{suffix}"
    )


def shortened(name: str, most: int) -> str:
    """Return as much of the beginning of a name as fits into so many bytes.

    >>> shortened("讲话.txt", 5)
    '讲'
    """
    data = os.fsencode(name)
    if len(data) <= most:
        return name
    while most > 0 and data[most] & 0xC0 == 0x80:
        most -= 1  # a character is not cut in two
    return os.fsdecode(data[:most])


def process() -> str:
    """Return the name of this process among those of all machines; it stays while it runs."""
    return f"{_host()}-{os.getpid()}"


@cache
def _host() -> str:
    return socket.gethostname()


def settled(path: Path) -> os.stat_result:
    """Return the stat of a file just written, after its time was set back a little.

    Clocks of disks go by whole seconds, or by two: whoever alters it after us gives it another.
    """
    then = path.stat().st_mtime_ns
    if then > time.time_ns() - _TICK_NS:
        os.utime(path, ns=(then, then - _TICK_NS))
    return path.stat()


def write_settled(path: Path, data: bytes) -> os.stat_result:
    """Write a file and set its time back as `settled` does, in as few calls as that takes."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, _ANYONES)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(file, rest) :]
        then = os.fstat(file).st_mtime_ns
        os.utime(file, ns=(then, then - _TICK_NS))
        return os.fstat(file)
    finally:
        os.close(file)


def write_if_changed(path: Path, data: bytes) -> bool:
    """Write a file only if its bytes differ; return whether they did."""
    if path.is_file() and path.read_bytes() == data:
        return False
    write(path, data)
    return True


def write_json(path: Path, value: object) -> None:
    """Write a value as JSON, keys in order."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1) + "\n"
    # A name that is no UTF-8 is kept by the escapes of JSON, and read as it was.
    write(path, text.encode(errors="backslashreplace"))


def read_json(path: Path) -> Any:
    """Return the value in a JSON file; None if there is none, or one that is broken."""
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None


def real(path: Path) -> Path:
    """Return the path of a file without links; of links that run in a circle, as far as it goes."""
    return Path(os.path.realpath(path))


def sha256(data: bytes) -> str:
    """Return the digest of bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


def sha256_of(path: Path) -> str:
    """Return the digest of an ordinary file, in hex; raises OSError as `opened` does."""
    with opened(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest(*parts: str) -> str:
    """Return one digest of several words; where one ends and the next begins matters.

    >>> digest("ab", "c") == digest("a", "bc")
    False
    """
    return hashlib.sha256(framed(*parts)).hexdigest()


def framed(*parts: str) -> bytes:
    """Return words in a row of bytes that tells where each begins: what `digest` is of."""
    coding, errors = sys.getfilesystemencoding(), sys.getfilesystemencodeerrors()
    pieces: list[bytes] = []
    for part in parts:
        word = part.encode(coding, errors)
        pieces += len(word).to_bytes(8, "big"), word
    return b"".join(pieces)


_RUN = re.compile(r"[\x20-\x7e\udc80-\udcff]+")
_ODD = re.compile(r"[\udc80-\udcff]")


def readable(text: str) -> str:
    """Return a text that holds names of files as people can read it, and as UTF-8 can hold it.

    A name that is not UTF-8 is mostly of an archive packed under Windows, that is GB 18030; what
    is not that either is shown by its bytes.

    >>> readable(os.fsdecode("讲话.docx".encode("gb18030")))
    '讲话.docx'
    """
    return _RUN.sub(_decoded, text) if _ODD.search(text) else text


def _decoded(run: re.Match[str]) -> str:
    if not _ODD.search(run[0]):
        return run[0]
    data = run[0].encode(errors="surrogateescape")
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError:
        return data.decode("ascii", "backslashreplace")
