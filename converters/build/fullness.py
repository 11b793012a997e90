"""Whether the disk ran full: to be told in any case, also if nobody could write it down.

A build leaves a small file as ballast. A step that finds the disk full renames it, which takes no
room, and empties it, so that its own log has some.
"""

import errno
import os
from contextlib import suppress
from pathlib import Path

from converters.build import kept
from converters.errors import HuibianError

ERRORS = (errno.ENOSPC, errno.EDQUOT)
_BALLAST = ".huibian/ballast"
_SIGN = ".huibian/full"
_BALLAST_BYTES = 1 << 16
_LEAST_BYTES = 1 << 20
_WORDS = tuple(f"[Errno {number}]" for number in ERRORS) + tuple(map(os.strerror, ERRORS))


def prepare(output: Path) -> None:
    """Leave the ballast, and forget that the disk was full."""
    ballast = output / _BALLAST
    kept.make_way(ballast)
    kept.remove(output / _SIGN)
    ballast.write_bytes(bytes(_BALLAST_BYTES))


def leave_sign(output: Path, error: OSError) -> None:
    """Let whoever waits for us know of an error that tells of a full disk; nothing for others."""
    if error.errno in ERRORS:
        with suppress(OSError):
            (output / _BALLAST).rename(output / _SIGN)
            os.truncate(output / _SIGN, 0)


def was_met(output: Path, said: str) -> bool:
    """Return whether a disk was full, by the sign, by what was said, or as it is now."""
    return (output / _SIGN).exists() or is_told(said) or is_full(output)


def is_told(said: str) -> bool:
    """Return whether words of the system tell of a full disk.

    >>> is_told("OSError: [Errno 28] No space left on device")
    True
    """
    return any(word in said for word in _WORDS)


def fault() -> HuibianError:
    """Return what to tell."""
    return HuibianError("磁盘满了，没有写完；已有的成品都还在", "请腾出空间后再运行一次")


def is_full(folder: Path, wanted: int = _LEAST_BYTES) -> bool:
    """Return whether the disk of a folder has no room for so many bytes, or for another file."""
    with suppress(OSError):
        room = os.statvfs(folder)
        is_counted = room.f_files > 0
        bytes_left = room.f_bavail * room.f_frsize
        return bytes_left < wanted or (is_counted and room.f_favail == 0)
    return False
