"""What a run of faults is, and its account."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(slots=True)
class Tally:
    """How often a fault was tried, and in Chinese what was not as promised."""

    tries: int = 0
    faults: list[str] = field(default_factory=list)

    def expect(self, holds: bool, promised: str) -> None:
        """Note a promise that does not hold."""
        if not holds:
            self.faults.append(f"第 {self.tries} 次：{promised}")


@dataclass(frozen=True, slots=True)
class Chance:
    """What a run is given: its luck, an empty folder of its own, and its time."""

    draw: random.Random
    room: Path
    until: float
    """By `time.monotonic`."""

    def goes_on(self, tally: Tally) -> bool:
        """Return whether there is time for another try; there is for the first."""
        return not tally.tries or time.monotonic() < self.until


@dataclass(frozen=True, slots=True)
class Run:
    """A kind of fault under its name and its Chinese label."""

    name: str
    label: str
    play: Callable[[Chance, Tally], None]
    """Tries the fault until the time is over; the same for the same luck."""
