"""The font files in a folder: those that can be used, and what to say of each of the others.

A file that is none, or was cut short when it was copied, costs itself: texts are set with the
others. Only the list of its tables is read here, so that a folder of fonts is looked through in
some milliseconds. A file that is a plain font on the face of it is one; what is not is left to the
library, which takes longer to load than that.
"""

import os
import struct
from collections.abc import Callable
from pathlib import Path
from typing import IO

from converters import files
from converters.errors import HuibianError, SourceError
from converters.project import unreadable

LARGEST = 1 << 29
_SUFFIXES = (".otf", ".ttf", ".ttc")
_AGAIN = "请重新拷一份来，或删去它"


def sorted_out(
    folder: Path, name: Callable[[Path], str]
) -> tuple[list[Path], tuple[HuibianError, ...]]:
    """Return the font files in a folder and below it, in order, and the faults of those that fail.

    `name` tells how a file is called in messages.
    """
    usable, faults = [], []
    for path in sorted(folder.glob("**/*")):
        if path.suffix.lower() not in _SUFFIXES or _holds_others(path):
            continue
        try:
            _require_usable(path)
            usable.append(path)
        except OSError as error:
            faults.append(unreadable.told(path, name(path), error))
        except SourceError as fault:
            faults.append(fault.in_file(name(path)))
    return usable, tuple(faults)


def _holds_others(path: Path) -> bool:
    """Tell a folder that is called like a font, and has some, from one that is in its place."""
    return path.is_dir() and any(p.suffix.lower() in _SUFFIXES for p in path.glob("**/*"))


def _require_usable(path: Path) -> None:
    with files.opened(path) as file:
        size = os.fstat(file.fileno()).st_size
        if not size:
            raise SourceError("字体文件是空的，没有用它", _AGAIN)
        if size > LARGEST:
            raise SourceError("字体文件太大，没有用它", "请看是否放错了文件")
        if _is_plain(file, size):
            return
        file.seek(0)
        from fontTools.ttLib import TTFont

        try:
            # Whatever it raises for what is no font: it was not written for hostile files.
            font = TTFont(file, lazy=True, fontNumber=0)
            font["name"].names  # noqa: B018 - read at the first use
            tables = font.reader.tables
        except OSError:
            raise
        except Exception as error:
            reason = "不是能用的字体文件，没有用它"
            raise SourceError(reason, "请换成 .ttf 或 .otf 文件") from error
        if "cmap" not in tables or any(t.offset + t.length > size for t in tables.values()):
            raise SourceError("字体文件不完整，没有用它", _AGAIN)


_PLAIN = (b"OTTO", b"\0\1\0\0")
_HEAD = struct.Struct(">4sH6x")
_TABLE = struct.Struct(">4s4xLL")
_NAMES = struct.Struct(">HHH")
_NAME = struct.Struct(">8xHH")
_MOST_NAMES = 1 << 16


def _is_plain(file: IO[bytes], size: int) -> bool:
    """Return whether a file is one font, all tables of it are there, and it tells its names.

    Places and lengths are those of OpenType 1.9 (Organization of an OpenType Font; name).
    """
    try:
        kind, count = _HEAD.unpack(file.read(_HEAD.size))
        rows = _TABLE.iter_unpack(file.read(_TABLE.size * count))
        tables = {tag: (offset, length) for tag, offset, length in rows if tag.isascii()}
        if kind not in _PLAIN or len(tables) != count or not {b"cmap", b"name"} <= tables.keys():
            return False
        if any(offset + length > size for offset, length in tables.values()):
            return False
        offset, length = tables[b"name"]
        file.seek(offset)
        return length <= _MOST_NAMES and _tells_names(file.read(length))
    except struct.error:
        return False


def _tells_names(table: bytes) -> bool:
    form, count, start = _NAMES.unpack_from(table)
    end = _NAMES.size + _NAME.size * count
    each = _NAME.iter_unpack(table[_NAMES.size : end])
    within = all(start + offset + length <= len(table) for length, offset in each)
    return form == 0 and end == start and within
