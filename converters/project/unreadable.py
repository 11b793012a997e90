"""Files that cannot be read, told by what they are: a link that leads nowhere, a folder, a pipe."""

import errno
import os
from pathlib import Path

from converters.errors import HuibianError, MissingError, SourceError

MOST_BYTES = 8 << 20
"""No speech has two million hanzi, and no settings."""

_REASONS = {
    errno.ELOOP: ("这个链接绕了一圈又指回自己", "请删去它，把文件本身放在这里"),
    errno.EISDIR: ("这是一个文件夹，不是文件", "请移到别处，或改名"),
    errno.ENOTSUP: ("这不是普通的文件（是管道或设备）", "请移到别处"),
    errno.ENXIO: ("这不是普通的文件（是管道或设备）", "请移到别处"),
    errno.EFBIG: ("太大，不会是讲话稿或设置", "请看是否放错了文件"),
    errno.EACCES: ("没有读取权限", "请检查文件的权限"),
    errno.EPERM: ("没有读取权限", "请检查文件的权限"),
    errno.ESTALE: ("网络文件夹断开了，读不到", "请重新连接后再试"),
}
_OTHERS = ("打不开", "请检查它是不是文件、磁盘或网络文件夹是否接好")


def told(path: Path, name: str, error: OSError) -> HuibianError:
    """Return what to say of a file, called `name`, that the system could not read."""
    if error.errno not in (errno.ENOENT, errno.ENOTDIR):
        return SourceError(*_REASONS.get(error.errno or 0, _OTHERS), file=name)
    if path.is_symlink():
        reason = "这个链接指向的文件不在了"
        return SourceError(reason, "请恢复那个文件，或删去这个链接", file=name)
    return MissingError(f"没有这个文件：{name}", "请检查文件名和所在文件夹")


def stands(path: Path) -> bool:
    """Return whether anything stands in a place, be it a link that leads nowhere."""
    return os.path.lexists(path)


def decoded(data: bytes) -> str:
    """Return the words of a file; raises SourceError with the line for what is no UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError("不是 UTF-8 文字", "请用记事本另存为 UTF-8 编码", line=line) from error
