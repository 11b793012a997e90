"""The two streams of the terminal, steady whatever is at their other end.

A pager that was closed, a terminal that is gone or that knows no Chinese is no reason for a build
to stop half way, nor for a traceback.
"""

import codecs
import errno
import io
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from converters import files

_GONE = {errno.EPIPE, errno.EIO, errno.ECONNRESET, errno.ENXIO, errno.EBADF}
"""Nobody reads any more."""
_OURS = "汇编"


class Steady(io.TextIOWrapper):
    """A stream that goes on when nobody reads it, and writes what its encoding lacks by codes."""

    def write(self, text: str) -> int:
        """Write a text; raises OSError if the disk it goes to is full, once."""
        try:
            return super().write(files.readable(text))
        except OSError as error:
            self._let_go(error)
            return len(text)

    def flush(self) -> None:
        """Send on what was written; raises OSError as `write` does."""
        try:
            super().flush()
        except OSError as error:
            self._let_go(error)

    def _let_go(self, error: OSError) -> None:
        """Send all that follows, and what is still held, to nobody."""
        nobody = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nobody, self.fileno())
        os.close(nobody)
        if error.errno not in _GONE:
            raise error


def _silence_libraries() -> None:
    """Let nothing of what libraries log come between our sentences."""
    root = logging.getLogger()
    if not root.handlers:
        root.addHandler(logging.NullHandler())


@contextmanager
def steadied() -> Iterator[None]:
    """Make both streams steady while the context lasts; those of a test are left alone."""
    _silence_libraries()
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = _steady(sys.stdout), _steady(sys.stderr)
    try:
        yield
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        sys.stdout, sys.stderr = before


def _steady(stream: object) -> io.TextIOBase:
    if stream is None:  # it was closed before we began
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - lives as long as we
    if type(stream) is not io.TextIOWrapper:
        return stream  # type: ignore[return-value]
    encoding = stream.encoding if _knows_chinese(stream.encoding) else "utf-8"
    # The file stays that of Python's own stream, which closes it in the end.
    file = io.FileIO(stream.fileno(), "w", closefd=False)
    live = stream.line_buffering
    return Steady(io.BufferedWriter(file), encoding, errors="backslashreplace", line_buffering=live)


def _knows_chinese(encoding: str) -> bool:
    try:
        codecs.encode(_OURS, encoding)
    except (UnicodeError, LookupError):
        return False
    return True
