"""How far a build has come: for each output that is done a worker adds a sign to one file.

The sign says of what kind the output is, for a TXT is done sooner than a PDF. How long a build
still takes is said only if what has been seen of it gives ground for that.
"""

import os
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from converters import formats
from converters.build import kept
from converters.build.bookjobs import BOOK
from converters.build.plan import SITE

FILE = ".huibian/progress"
_FIRST_SIGN = ord("A")
_OTHER_COSTS = {BOOK: 100, SITE: 10}
"""About how many milliseconds of one core the outputs take that are no speeches in a format; only
their relation matters. Of a book: a speech laid out, or a file. Of the site: each speech of the
collection."""
_GROUND_SECONDS = 10.0
_GROUND_SHARE = 0.1
"""So long after the first output, and after so much of the work, the speed of a build is known."""
_HOLD_SECONDS = 5.0
_HOLD_SHARE = 0.2
"""Known it is only if the end foreseen has stayed, for so long, within a part of what is left."""


class Ticker:
    """What a worker calls after each output of a kind."""

    def __init__(self, output: Path, kind: str) -> None:
        self._path = output / FILE
        self._sign = _sign(kind)
        self._count = 0

    def __call__(self) -> None:
        """Count one output."""
        self._add(1)

    def fill(self, units: int) -> None:
        """Count what was expected and turned out to be no work."""
        self._add(max(0, units - self._count))

    def _add(self, units: int) -> None:
        # Appending few bytes is atomic, so that workers need no lock.
        handle = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)
        try:
            os.write(handle, self._sign * units)
        finally:
            os.close(handle)
        self._count += units


def _sign(kind: str) -> bytes:
    return bytes([_FIRST_SIGN + list(_costs()).index(kind)])


def _costs() -> dict[str, int]:
    """Return what each kind of output costs, by its name."""
    made = {format.name: format.speech.cost for format in formats.FORMATS if format.speech}
    return made | _OTHER_COSTS


def reset(output: Path) -> None:
    """Begin to count again."""
    path = output / FILE
    kept.make_way(path)
    path.write_bytes(b"")


@dataclass(frozen=True, slots=True)
class Work:
    """How many outputs of each kind a build makes, and of how many speeches its site is."""

    units: Mapping[str, int]
    speeches: int = 1

    @property
    def count(self) -> int:
        """The number of outputs."""
        return sum(self.units.values())

    @property
    def cost(self) -> float:
        """About how long it takes, in a unit of its own."""
        times = {SITE: max(1, self.speeches)}
        costs = _costs()
        return sum(costs[kind] * n * times.get(kind, 1) for kind, n in self.units.items())


@dataclass(frozen=True, slots=True)
class Progress:
    """What is done of a whole after so many seconds."""

    done: Work
    total: Work
    seconds: float


def read(output: Path, total: Work, seconds: float) -> Progress:
    """Return how far the build has come."""
    try:
        signs = (output / FILE).read_bytes()
    except OSError:
        signs = b""
    done = {kind: min(signs.count(_sign(kind)), n) for kind, n in total.units.items()}
    return Progress(Work(done, total.speeches), total, seconds)


@dataclass(slots=True)
class Forecast:
    """When a build ends, as foreseen from the outputs that are done."""

    _seen: tuple[Progress, Progress] | None = None
    """As it was when the first output was seen, and when the last one was."""
    _ends: deque[tuple[float, float]] = field(default_factory=deque)
    """Each moment, and the end foreseen then."""

    def seconds_left(self, progress: Progress) -> float | None:
        """Return how many seconds are left; None if there is no ground to say so.

        To be called again and again while the build runs; what it returns follows from all calls.
        """
        if self._seen is None or progress.done.count < self._seen[1].done.count:
            self._begin(progress)
            return None
        first, last = self._seen
        if progress.done.count > last.done.count:
            last = progress
            self._seen = first, last
        now, total = progress.seconds, progress.total.cost
        if last is first or now - last.seconds > _HOLD_SECONDS:
            self._ends.clear()
            return None
        passed, done = last.seconds - first.seconds, last.done.cost - first.done.cost
        end = last.seconds + (total - last.done.cost) * passed / done
        grounded = passed >= _GROUND_SECONDS and done >= _GROUND_SHARE * total
        return max(0.0, end - now) if self._holds(now, end) and grounded else None

    def _begin(self, progress: Progress) -> None:
        """Begin with the first output, also where a build goes another round."""
        self._seen = (progress, progress) if progress.done.count else None
        self._ends.clear()

    def _holds(self, now: float, end: float) -> bool:
        """Return whether the end foreseen has stayed where it is, and take note of it."""
        self._ends.append((now, end))
        since = now - _HOLD_SECONDS
        while len(self._ends) > 1 and self._ends[1][0] <= since:
            self._ends.popleft()
        ends = [end for _, end in self._ends]
        steady = max(ends) - min(ends) <= max(_HOLD_SECONDS, _HOLD_SHARE * (end - now))
        return steady and self._ends[0][0] <= since


def worded(progress: Progress, left: float | None) -> str:
    """Return the line that tells of the progress.

    >>> worded(Progress(Work({"pdf": 0}), Work({"pdf": 90}), 3.2), None)
    '0/90，已用 3 秒'
    >>> worded(Progress(Work({"pdf": 30}), Work({"pdf": 90}), 72), 144)
    '30/90，已用 1 分 12 秒，还需约 2 分钟'
    """
    line = f"{progress.done.count}/{progress.total.count}，已用 {_passed(progress.seconds)}"
    return line if left is None else f"{line}，还需约 {_about(left)}"


def _passed(seconds: float) -> str:
    """Return a length of time to the second.

    >>> _passed(7.6), _passed(125), _passed(4000)
    ('7 秒', '2 分 5 秒', '1 小时 6 分 40 秒')
    """
    minutes, seconds = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    parts = (f"{hours} 小时" if hours else "", f"{minutes} 分" if hours or minutes else "")
    return " ".join(filter(None, (*parts, f"{seconds} 秒")))


def _about(seconds: float) -> str:
    """Return a length of time as roughly as it can be foreseen.

    >>> _about(1), _about(33), _about(58), _about(125), _about(4000)
    ('5 秒', '35 秒', '1 分钟', '2 分钟', '1 小时 7 分钟')
    """
    rough = max(5, 5 * round(seconds / 5))
    if rough < 60:
        return f"{rough} 秒"
    minutes = round(seconds / 60)
    return f"{minutes} 分钟" if minutes < 60 else f"{minutes // 60} 小时 {minutes % 60} 分钟"
