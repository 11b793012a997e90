"""Being told to end: Ctrl+C, `kill`, and a terminal that is closed are one thing."""

import math
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_TIDYING_SECONDS = 3.0


class Ended(KeyboardInterrupt):
    """We were told to end by a signal."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def heeded() -> Iterator[None]:
    """Raise `Ended` on each of the signals while the context lasts.

    One that was ignored when we began, as `nohup` has it, stays ignored.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in SIGNALS}
    end = _Handler()
    for number, handler in before.items():
        if handler is not signal.SIG_IGN:
            signal.signal(number, end)
    try:
        yield
    finally:
        for number, handler in before.items():
            # Told to end, we do: pressed once more, the key must not print a traceback.
            signal.signal(number, signal.SIG_IGN if end.told else handler)


def code_of(error: BaseException | None) -> int:
    """Return the exit code by which shells know what ended a program.

    >>> code_of(Ended(signal.SIGHUP)), code_of(KeyboardInterrupt())
    (129, 130)
    """
    number = error.number if isinstance(error, Ended) else signal.SIGINT
    return 128 + number


class _Handler:
    """Raises `Ended`, once in a while: pressed again at once, the key must not stop the tidying."""

    def __init__(self) -> None:
        self._told = -math.inf

    @property
    def told(self) -> bool:
        """Whether we were told to end."""
        return self._told > -math.inf

    def __call__(self, number: int, frame: FrameType | None) -> None:
        now = time.monotonic()
        if now - self._told > _TIDYING_SECONDS:
            self._told = now
            raise Ended(number)
