"""A program and all that it starts, in a session of its own: told to end, it ends as a whole.

What was killed lives on for a while, the longer the more memory it has to give back: until then it
holds its locks, and what it was writing must not be looked through for what is left.
"""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

from converters.build import workers

_PROCESSES = Path("/proc")
_SECONDS = 10.0
"""In so long the kernel has ended what it was told to, also where memory is written to a disk."""
_LOOK_SECONDS = 0.01


def tell(session: int, number: signal.Signals) -> None:
    """Send a signal to all of a session; it may be over."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(session, number)


def kill(session: int) -> None:
    """Make an end of a session; return when nothing of it lives, or time is up."""
    until = time.monotonic() + _SECONDS
    tell(session, signal.SIGKILL)
    while lives(session) and time.monotonic() < until:
        time.sleep(_LOOK_SECONDS)
        tell(session, signal.SIGKILL)  # also what was started meanwhile


def lives(session: int) -> bool:
    """Return whether a process of a session lives; where the system shows none, if one is there."""
    try:
        os.killpg(session, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    # What was killed stays in its group until its parent has asked how it ended.
    shown = [int(path.name) for path in _PROCESSES.glob("[0-9]*")]
    return not shown or any(_is_of(process, session) for process in shown)


def _is_of(process: int, session: int) -> bool:
    try:
        return os.getsid(process) == session and workers.lives(process)
    except (ProcessLookupError, PermissionError):
        return False
