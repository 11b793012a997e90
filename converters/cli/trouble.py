"""What nobody foresaw: the details go into a file, the user is told one sentence."""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import converters
from converters import files
from converters.build import fullness, scratch
from converters.build.logs import FOLDER
from converters.cli import chinese
from converters.errors import HuibianError, InternalError, kind_of, trace_of
from converters.project.root import CONFIG

_OUTPUT = "output"


def of(error: Exception, arguments: Sequence[str], file: str = "") -> HuibianError:
    """Return what to tell of an exception, after writing its details for who can mend it.

    `file` is the one that was at work, if it was one of several.
    """
    where = f"{file}：" if file else ""
    if isinstance(error, MemoryError):
        return HuibianError(f"{where}内存不够，没有做完", "请关掉别的程序，或分批再做")
    if fullness.is_told(_details(error, arguments)):
        return fullness.fault()
    reason = f"{where}程序内部出错（{kind_of(error)}），不是您的操作有误"
    try:
        place = f"详情写在 {_written(_details(error, arguments))}"
    except OSError:
        place = "详情没有能写下来"
    return InternalError(reason, f"{place}，请把它交给维护汇编的人")


def of_file(error: Exception, path: Path, undone: str) -> HuibianError:
    """Return what to tell of one file of several, whatever was raised; `undone` is a verb."""
    if isinstance(error, HuibianError):
        return error
    name = files.readable(str(path))
    if isinstance(error, OSError):
        fault = chinese.of_system(error)
        return HuibianError(f"{undone} {name}，{fault.reason}", fault.remedy)
    return of(error, sys.argv[1:], name)


def _details(error: Exception, arguments: Sequence[str]) -> str:
    called = " ".join(map(repr, arguments))
    return f"huibian {converters.__version__}, Python {sys.version}\n{called}\n\n{trace_of(error)}"


def _written(details: str) -> Path:
    """Write the details beside the logs of the build; outside a collection among passing files."""
    data = details.encode(errors="backslashreplace")
    now = datetime.now(UTC).astimezone()
    name = f"error-{now:%Y%m%d-%H%M%S-%f}.txt"
    path = Path(_OUTPUT) / FOLDER / name
    try:
        if Path(CONFIG).is_file():
            files.write(path, data)
            return path
    except OSError:
        pass  # a disk that is full or read-only
    path = scratch.outside() / f"huibian-{name}"
    files.write(path, data)
    return path
