"""What stands where an output is to be: a folder in its place, a file in that of its folder.

Such an output costs itself. Nothing is recorded of what is in the way: it is looked for at each
build, so that the first one after it is gone makes the output.
"""

import os
import stat
from collections.abc import Callable
from pathlib import Path

from converters.errors import SourceError

_BUILD = "huibian build"


def at(path: Path, name: Callable[[Path], str] = str, command: str = _BUILD) -> SourceError | None:
    """Return what keeps an output from being written; None if nothing does.

    `name` tells how a file is called in messages, `command` what is to be run again.
    """
    if _is_folder(path):
        return SourceError("这里有一个文件夹，成品放不进去", _away(command), file=name(path))
    return in_folder(path.parent, name, command)


def in_folder(
    path: Path, name: Callable[[Path], str] = str, command: str = _BUILD
) -> SourceError | None:
    """Return what keeps files from being written into a folder, which need not be there yet."""
    for folder in (path, *path.parents):
        if folder.is_dir():
            if os.access(folder, os.W_OK | os.X_OK):
                return None
            reason = "这个文件夹不能写（没有权限，或磁盘是只读的），成品放不进去"
            remedy = f"请检查文件夹的权限，再运行一次 {command}"
            return SourceError(reason, remedy, file=name(folder))
        if os.path.lexists(folder):
            what = "一个指向别处的链接，那里没有文件夹" if folder.is_symlink() else "一个文件"
            return SourceError(
                f"这里应是文件夹，却是{what}，成品放不进去", _away(command), file=name(folder)
            )
    return None


def _away(command: str) -> str:
    return f"请把它移走，再运行一次 {command}"


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:
        return False
