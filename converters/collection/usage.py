"""What a program that we started takes of the machine, with all that it started itself."""

import os
from dataclasses import dataclass

_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")
# The fields of /proc/PID/stat behind the name of the program (proc(5)).
_SESSION, _TIMES, _RESIDENT = 3, slice(11, 15), 21


@dataclass(frozen=True, slots=True)
class Usage:
    """Bytes of resident memory, and seconds of processor with those of children that ended."""

    memory: int
    seconds: float

    def exceeds(self, most: "Usage") -> bool:
        """Return whether it is more than may be taken."""
        return self.memory > most.memory or self.seconds > most.seconds


def of_session(session: int) -> Usage:
    """Return what all processes of a session take now."""
    memory, ticks = 0, 0
    for process in os.scandir("/proc"):
        if not process.name.isdecimal():
            continue
        try:
            # Not by way of a Path: some hundred are asked several times a second.
            with open(f"{process.path}/stat", "rb") as file:  # noqa: PTH123
                fields = file.read().rpartition(b")")[2].split()
        except OSError:
            continue  # it has ended
        if int(fields[_SESSION]) == session:
            memory += int(fields[_RESIDENT]) * _PAGE
            ticks += sum(map(int, fields[_TIMES]))
    return Usage(memory, ticks / _TICKS)
