"""A file that a user names, as bytes: only files are opened, and none that is too large."""

import os
import stat
from pathlib import Path

from converters.errors import MissingError, SourceError
from converters.readers import extent

_KINDS = (
    (stat.S_ISFIFO, "管道"),
    (stat.S_ISSOCK, "套接字"),
    (stat.S_ISCHR, "设备"),
    (stat.S_ISBLK, "设备"),
)


def read(path: Path) -> bytes:
    """Return what is in a file.

    Its kind and size are asked for before it is opened: to open a pipe waits for ever, and some
    devices have no end. Raises MissingError if it is absent or cannot be opened, SourceError if
    it is none or too large.
    """
    try:
        _refuse(path, path.stat())
        # What became a pipe since must not make us wait either.
        number = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(number, "rb") as file:
            _refuse(path, os.fstat(number))
            data = file.read(extent.MOST_BYTES + 1) or b""
    except FileNotFoundError as error:
        raise MissingError(f"没有这个文件：{path}", "请检查文件名和所在文件夹") from error
    except OSError as error:
        raise MissingError(f"打不开文件：{path}", "请检查它是不是文件、有没有读取权限") from error
    _refuse_large(path, len(data))
    return data


def _refuse(path: Path, status: os.stat_result) -> None:
    for is_kind, name in _KINDS:
        if is_kind(status.st_mode):
            reason = f"这是{name}，不是存在磁盘上的文件，没有读"
            raise SourceError(reason, "请换成文稿文件", file=str(path))
    _refuse_large(path, status.st_size)


def _refuse_large(path: Path, size: int) -> None:
    try:
        extent.refuse_large(size)
    except SourceError as fault:
        raise fault.in_file(str(path)) from None
