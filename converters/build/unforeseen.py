"""What nobody foresaw about one text is the fault of that text: all others are made."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from converters import files
from converters.build.logs import FOLDER
from converters.errors import HuibianError, SourceError
from converters.project import Project


@contextmanager
def told_of(project: Project, file: str) -> Iterator[None]:
    """Make an exception that nobody foresaw a fault of a file; its details go into a log.

    A disk or a memory that is full is no matter of one file, and is raised as it is.
    """
    try:
        yield
    except (HuibianError, OSError, MemoryError):
        raise
    except Exception as error:
        reason = f"程序处理这个文件时出错（{type(error).__name__}），别的照做"
        remedy = f"详情写在 {_written(project)}，请把它交给维护汇编的人"
        raise SourceError(reason, remedy, file=file) from error


def _written(project: Project) -> str:
    """Write down the exception that is being handled; return where."""
    now = datetime.now(UTC).astimezone()
    path = project.output / FOLDER / f"error-{now:%Y%m%d-%H%M%S-%f}.txt"
    files.write(path, traceback.format_exc().encode(errors="backslashreplace"))
    return project.name(path)
