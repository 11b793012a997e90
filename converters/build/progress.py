"""How far a build has come: for each output that is done a worker adds a byte to one file."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

FILE = ".huibian/progress"


def ticker(output: Path) -> Callable[[], None]:
    """Return what a worker calls after each output."""
    path = output / FILE

    def tick() -> None:
        # Appending one byte is atomic, so that workers need no lock.
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            os.write(handle, b".")
        finally:
            os.close(handle)

    return tick


def reset(output: Path) -> None:
    """Begin to count anew."""
    path = output / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")


@dataclass(frozen=True, slots=True)
class Progress:
    """What is done of a whole after so many seconds."""

    done: int
    total: int
    seconds: float

    @property
    def rate(self) -> float:
        """Outputs a second."""
        return self.done / self.seconds if self.seconds > 0 else 0.0

    def __str__(self) -> str:
        """Return the progress line.

        >>> str(Progress(30, 90, 10))
        '30/90，每秒 3.0 份，还需约 20 秒'
        >>> str(Progress(0, 90, 0.5))
        '0/90'
        """
        if not self.done:
            return f"{self.done}/{self.total}"
        left = (self.total - self.done) / self.rate
        return f"{self.done}/{self.total}，每秒 {self.rate:.1f} 份，还需约 {_duration(left)}"


def read(output: Path, total: int, seconds: float) -> Progress:
    """Return how far the build has come."""
    try:
        done = (output / FILE).stat().st_size
    except OSError:
        done = 0
    return Progress(min(done, total), total, seconds)


def _duration(seconds: float) -> str:
    """Return a length of time as people say it.

    >>> _duration(7.6), _duration(125), _duration(4000)
    ('8 秒', '2 分钟', '1 小时 7 分钟')
    """
    if seconds < 60:
        return f"{round(seconds)} 秒"
    minutes = round(seconds / 60)
    return f"{minutes} 分钟" if minutes < 60 else f"{minutes // 60} 小时 {minutes % 60} 分钟"
