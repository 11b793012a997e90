"""Files that others made, read in a child process that may take so much memory and time.

A file of some kilobytes can unpack to gigabytes, or name a loop that never ends. What reads it
cannot know; the child is then ended by the system, and the file costs nothing but a sentence.
"""

import re
import resource
from collections.abc import Callable
from functools import partial
from pathlib import Path

from converters.build import children
from converters.collection.usage import Usage
from converters.errors import SourceError
from converters.readers.raw import Bounds, RawText

MEMORY = 640 << 20
"""Bytes that a child may take beyond those it is born with: a thousand pages of Word take 60 MB."""
_SECONDS = 6
"""Of its processor, not of the clock: Word files of 3,000 pages take one, a page of PDF 0.1."""
_SECONDS_PER_CHARACTER = 0.001
"""What is granted for what a page gave: five times what a slow machine needs."""
_OFFICE = Usage(memory=800 << 20, seconds=7)
"""Resident memory and processor of LibreOffice: with a file of some pages 210 MB and 1.7 s."""
_OFFICE_SECONDS_PER_MEGABYTE = 5
_RTF = b"{\\rtf"
_RTF_ROWS = re.compile(rb"\\(?:par|row|cell)\b")
_MOST_RTF_ROWS = 60_000
"""LibreOffice takes a second for 4,000 of them."""
TOO_MUCH = SourceError(
    "读这个文件要用的内存或时间太多，没有读完：可能已损坏，或者内容太大",
    "请打开后另存一份，或拆成几个文件",
)


class _Clock:
    """The seconds that were granted to this process beyond the first."""

    def __init__(self) -> None:
        self.granted = 0.0

    def grant(self, characters: int) -> None:
        """Add the time for so many characters."""
        self.granted += characters * _SECONDS_PER_CHARACTER
        _lower(resource.RLIMIT_CPU, _SECONDS + int(self.granted))


def bounds() -> Bounds:
    """Return how the files of strangers are read."""
    clock = _Clock()
    return Bounds(_within, clock.grant)


def of_office(size: int) -> Usage:
    """Return what LibreOffice may take to read a file of so many bytes."""
    seconds = _OFFICE.seconds + size / 1e6 * _OFFICE_SECONDS_PER_MEGABYTE
    return Usage(_OFFICE.memory, seconds)


def refuse_rows(data: bytes) -> None:
    """Raise TOO_MUCH for an RTF of more paragraphs and cells than two books have."""
    if data.startswith(_RTF) and sum(1 for _ in _RTF_ROWS.finditer(data)) > _MOST_RTF_ROWS:
        raise TOO_MUCH


def _within(read: Callable[[], RawText]) -> RawText:
    return children.apart(partial(_limited, read), TOO_MUCH)


def _limited(read: Callable[[], RawText]) -> RawText:
    """Return what is read, or raise TOO_MUCH, in a process that is there for nothing else."""
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_CPU, _SECONDS)
    _lower(resource.RLIMIT_AS, _size() + MEMORY)
    try:
        return read()
    except MemoryError:
        pass  # the sentence is made when what was read is let go
    raise TOO_MUCH


def _lower(kind: int, wanted: int) -> None:
    """Set a limit of this process, below the one that it was started with."""
    hard = resource.getrlimit(kind)[1]
    soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(kind, (soft, hard))


def _size() -> int:
    """Return how many bytes of addresses this process has."""
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
