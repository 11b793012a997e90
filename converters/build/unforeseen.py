"""What nobody foresaw about one text is the fault of that text: all others are made."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from converters import files
from converters.build.logs import FOLDER
from converters.errors import HuibianError, SourceError, kind_of, trace_of
from converters.project import Project


@contextmanager
def told_of(project: Project, file: str, first: str = "") -> Iterator[None]:
    """Make an exception that nobody foresaw a fault of a file; its details go into a log.

    `first` is what the user should try before telling anybody. A disk or a memory that is full is
    no matter of one file, and is raised as it is.
    """
    try:
        yield
    except (HuibianError, OSError, MemoryError):
        raise
    except Exception as error:
        reason = f"程序处理这个文件时出错（{kind_of(error)}），别的照做"
        log = _written(project, trace_of(error))
        remedy = f"{first}；还是这样，请把 {log} 交" if first else f"详情写在 {log}，请把它交"
        remedy += "给维护汇编的人"
        raise SourceError(reason, remedy, file=file) from error


def _written(project: Project, trace: str) -> str:
    """Write down where an exception came from; return in which file."""
    now = datetime.now(UTC).astimezone()
    path = project.output / FOLDER / f"error-{now:%Y%m%d-%H%M%S-%f}.txt"
    files.write(path, trace.encode(errors="backslashreplace"))
    return project.name(path)
