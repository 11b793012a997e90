"""Being told to end: Ctrl+C, `kill`, and a terminal that is closed are one thing."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


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
    for number, handler in before.items():
        if handler is not signal.SIG_IGN:
            signal.signal(number, _end)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def code_of(error: BaseException | None) -> int:
    """Return the exit code by which shells know what ended a program.

    >>> code_of(Ended(signal.SIGHUP)), code_of(KeyboardInterrupt())
    (129, 130)
    """
    number = error.number if isinstance(error, Ended) else signal.SIGINT
    return 128 + number


def _end(number: int, frame: FrameType | None) -> None:
    raise Ended(number)
