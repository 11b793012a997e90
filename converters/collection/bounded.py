"""Files that others made, read in a child process that may take so much memory and time.

A file of some kilobytes can unpack to gigabytes, or name a loop that never ends. What reads it
cannot know; the child is then ended by the system, and the file costs nothing but a sentence.
"""

import resource
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from converters.build import children
from converters.collection.usage import Usage
from converters.errors import HuibianError
from converters.readers.office import OldFile
from converters.readers.raw import TOO_MUCH, Bounds

_Result = TypeVar("_Result")

MEMORY = 640 << 20
"""Bytes that a child may take beyond those it is born with: a thousand pages of Word take 60 MB."""
_SECONDS = 6
"""Of its processor, not of the clock: Word files of 3,000 pages take one, a page of PDF 0.1."""
_SECONDS_PER_CHARACTER = 0.001
"""What is granted for what a page gave: five times what a slow machine needs."""
_OFFICE = Usage(memory=720 << 20, seconds=4.5)
"""Resident memory and processor of LibreOffice: with a file of some pages 210 MB and 1.7 s."""
_OFFICE_SECONDS_PER_HANZI = 25e-6
"""Twice what an RTF takes in which each is named by number; a .doc takes a third."""
_OFFICE_SECONDS_PER_MEGABYTE = 0.1
"""Of all that is in the file: thirty megabytes of pictures take half a second."""

_PRINTED_SECONDS_PER_BYTE = 20e-6
"""Of the Markdown: twice what a DOCX of 3,000 pages takes to be printed."""
_MEASURED_SECONDS_PER_BYTE = 120e-6
"""Some five times what the audit of a book takes in PDF; a DOCX takes less."""
_MEASURED_MEMORY_PER_BYTE = 400
"""Twice what it takes: each printed character is looked at with its place."""


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


def of_office(file: OldFile) -> Usage:
    """Return what LibreOffice may take to read a file: more only for words that are really there.

    What it takes beyond them does not follow from the size: five thousand footnotes in one
    paragraph, two hundred kilobytes, take a minute.
    """
    seconds = _OFFICE.seconds + file.hanzi * _OFFICE_SECONDS_PER_HANZI
    return Usage(_OFFICE.memory, seconds + len(file.data) / 1e6 * _OFFICE_SECONDS_PER_MEGABYTE)


def of_printing(sizes: Sequence[int]) -> Usage:
    """Return what LibreOffice may take to print files, each made from so many bytes of Markdown."""
    seconds = len(sizes) + sum(sizes) * _PRINTED_SECONDS_PER_BYTE
    return Usage(_OFFICE.memory, _OFFICE.seconds + seconds)


def within(read: Callable[[], _Result]) -> _Result:
    """Return what is read in a child within the limits; raises TOO_MUCH beyond them."""
    return children.apart(partial(_limited, read, _SECONDS, MEMORY, TOO_MUCH), TOO_MUCH)


def measured(measure: Callable[[], _Result], size: int, lost: HuibianError) -> _Result:
    """Return what is measured, in a child, of a file made from so many bytes of Markdown.

    Raises `lost` if it takes far more of the machine than such a file does.
    """
    seconds = _SECONDS + int(size * _MEASURED_SECONDS_PER_BYTE)
    memory = MEMORY + size * _MEASURED_MEMORY_PER_BYTE
    return children.apart(partial(_limited, measure, seconds, memory, lost), lost)


def _limited(read: Callable[[], _Result], seconds: int, memory: int, lost: HuibianError) -> _Result:
    """Return what is read, or raise `lost`, in a process that is there for nothing else."""
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_CPU, seconds)
    _lower(resource.RLIMIT_AS, _size() + memory)
    try:
        return read()
    except MemoryError:
        pass  # the sentence is made when what was read is let go
    raise lost


def _lower(kind: int, wanted: int) -> None:
    """Set a limit of this process, below the one that it was started with."""
    hard = resource.getrlimit(kind)[1]
    soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(kind, (soft, hard))


def _size() -> int:
    """Return how many bytes of addresses this process has."""
    return int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
