"""What pdfminer tells of words that it cannot read, which is told nowhere but in its log."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

_LOST = ("Data-loss", "Cannot render")
"""How it begins to tell of lost words; what else it tells is of no weight."""


class _Losses(logging.Handler):
    """Keeps what was lost."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Look at one line of the log."""
        if record.getMessage().startswith(_LOST):
            self.told.append(record.getMessage())


@contextmanager
def losses_noted() -> Iterator[list[str]]:
    """Yield what is told of lost words within; the terminal sees nothing of it."""
    handler = _Losses()
    log = logging.getLogger("pdfminer")
    before, log.propagate = log.propagate, False
    log.addHandler(handler)
    try:
        yield handler.told
    finally:
        log.removeHandler(handler)
        log.propagate = before
