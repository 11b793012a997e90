"""Files that others made, read in a child process that may take so much memory and time.

A file of some kilobytes can unpack to gigabytes, or name a loop that never ends. What reads it
cannot know; the child is then ended by the system, and the file costs nothing but a sentence.
"""

import re
import resource
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from converters.build import children
from converters.collection.usage import Usage
from converters.errors import SourceError
from converters.readers.raw import Bounds

_Result = TypeVar("_Result")

MEMORY = 640 << 20
"""Bytes that a child may take beyond those it is born with: a thousand pages of Word take 60 MB."""
_SECONDS = 6
"""Of its processor, not of the clock: Word files of 3,000 pages take one, a page of PDF 0.1."""
_SECONDS_PER_CHARACTER = 0.001
"""What is granted for what a page gave: five times what a slow machine needs."""
_OFFICE = Usage(memory=800 << 20, seconds=7)
"""Resident memory and processor of LibreOffice: with a file of some pages 210 MB and 1.7 s."""
_OFFICE_SECONDS_PER_MEGABYTE = 5
"""Of words: 1.2 million hanzi as RTF, five megabytes, take 34 seconds on a busy machine."""
_PICTURE_SECONDS_PER_MEGABYTE = 0.5
_RTF = b"{\\rtf"
_RTF_ROWS = re.compile(rb"\\(?:par|row|cell)\b")
_MOST_RTF_ROWS = 60_000
"""LibreOffice takes a second for 4,000 of them."""
_RTF_PICTURE = re.compile(rb"[0-9A-Fa-f\s]{200,}")
"""Pictures and what is embedded, as hex."""
_MOST_RTF_WORDS = 4_000_000
"""Bytes of anything else: a hanzi takes eight of them, so that it is eight hundred pages."""
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
    return Bounds(within, clock.grant)


def of_office(data: bytes) -> Usage:
    """Return what LibreOffice may take to read a file."""
    words = _rtf_words(data) if data.startswith(_RTF) else len(data)
    seconds = float(words * _OFFICE_SECONDS_PER_MEGABYTE)
    seconds += (len(data) - words) * _PICTURE_SECONDS_PER_MEGABYTE
    return Usage(_OFFICE.memory, _OFFICE.seconds + seconds / 1e6)


def refuse_rtf(data: bytes) -> None:
    """Raise TOO_MUCH for an RTF of more paragraphs and cells, or more words, than two books have.

    LibreOffice would be busy for minutes with them.
    """
    if not data.startswith(_RTF):
        return
    rows = sum(1 for _ in _RTF_ROWS.finditer(data))
    if rows > _MOST_RTF_ROWS or _rtf_words(data) > _MOST_RTF_WORDS:
        raise TOO_MUCH


def _rtf_words(data: bytes) -> int:
    """Return how many bytes of an RTF are no pictures."""
    pictures = (match.end() - match.start() for match in _RTF_PICTURE.finditer(data))
    return len(data) - sum(pictures)


def within(read: Callable[[], _Result]) -> _Result:
    """Return what is read in a child within the limits; raises TOO_MUCH beyond them."""
    return children.apart(partial(_limited, read), TOO_MUCH)


def _limited(read: Callable[[], _Result]) -> _Result:
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
