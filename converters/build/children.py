"""Child processes, which end when we are told to end.

We are told by exceptions: Ctrl+C, `kill`, a terminal that is closed. What we are told while the
children are being ended is waited with: pressed twice, the key must not leave half of them behind.
"""

import contextlib
import ctypes
import multiprocessing
import os
import select
import signal
import subprocess
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any, TypeVar

from converters.build import scratch, sessions
from converters.errors import HuibianError, UnforeseenError
from converters.resources import bytecode

_Result = TypeVar("_Result")
_FORK = multiprocessing.get_context("fork")
_TOLD = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_STOPPED = HuibianError("构建中途停了（内存不足，或进程被结束）", "请再运行一次")
_PR_SET_PDEATHSIG = 1
"""Of prctl(2)."""
_PATIENCE_SECONDS = 0.5
"""How long a child that is to end may take to tidy up."""


@contextmanager
def session(
    command: Sequence[str], sweep: Callable[[], object], **how: Any
) -> Iterator[subprocess.Popen[bytes]]:
    """Start a program in a session of its own; if we end, so does all of it.

    `sweep` is called then, to remove what was left half-written; `how` is as of `Popen`.
    """
    with _undisturbed():
        process = subprocess.Popen(command, start_new_session=True, preexec_fn=_listen, **how)
    try:
        yield process
    except BaseException:
        with _undisturbed():
            _end(process)
            sweep()
        raise


def ended(process: subprocess.Popen[bytes], seconds: float) -> int | None:
    """Return the exit code of a process; None if it has not ended after so many seconds.

    Where the system can it wakes us: Python's own way of waiting looks a hundred times a second,
    which in a build of an hour is half a minute of a core.
    """
    try:
        handle = os.pidfd_open(process.pid)
    except (AttributeError, OSError):
        with contextlib.suppress(subprocess.TimeoutExpired):
            return process.wait(seconds)
        return None
    try:
        watch = select.poll()
        watch.register(handle, select.POLLIN)
        watch.poll(1000 * seconds)
    finally:
        os.close(handle)
    return process.poll()


def apart(work: Callable[[], _Result], lost: HuibianError = _STOPPED) -> _Result:
    """Return what some work gives that is done in a forked child: its memory is not ours.

    Raises what the work raised, and `lost` if the child ended before it was done. If we are killed,
    so is the child.
    """
    with scratch.room(), beside(lambda: iter([work()]), lost) as given:
        return next(given)


@contextmanager
def beside(
    work: Callable[[], Iterable[_Result]],
    lost: HuibianError = _STOPPED,
    patience: float = _PATIENCE_SECONDS,
) -> Iterator[Iterator[_Result]]:
    """Begin some work in a forked child; yield what it gives one by one, as soon as it is there.

    At the end of the context what is left is waited for. Each is waited for with what the work
    raised, and with `lost`, as `apart` does. `patience` is how long, in seconds, a child may take
    to end that is told to, before it is killed.
    """
    ours, its = _FORK.Pipe(duplex=False)
    child = _FORK.Process(target=_report, args=(work, its, os.getpid()))
    # Python loses an exception that a signal raises while a process forks.
    with _undisturbed():
        child.start()
    its.close()
    given: _Given[_Result] = _Given(ours, lost)
    try:
        yield given
        for _ in given:
            pass
    except BaseException:
        if not given.is_over:
            with _undisturbed():
                child.terminate()
                child.join(patience)
                child.kill()
        raise
    finally:
        ours.close()
        child.join()


class _Given(Iterator[_Result]):
    """What a child gives, raises or fails to give."""

    def __init__(self, pipe: Connection, lost: HuibianError) -> None:
        self._pipe, self._lost = pipe, lost
        self.is_over = False

    def __next__(self) -> _Result:
        if self.is_over:
            raise StopIteration
        try:
            result, raised, self.is_over = self._pipe.recv()
        except EOFError:
            self.is_over = True
            raise self._lost from None
        if raised is not None:
            raise raised
        if self.is_over:
            raise StopIteration
        return result  # type: ignore[no-any-return]


def _report(work: Callable[[], Iterable[object]], to: Connection, parent: int) -> None:
    """Do the work, and send what it gives and at last what it raised; no end if we were told to."""
    raised: Exception | None = None
    try:
        _end_with(parent)
        _listen()
        for result in work():
            to.send((result, None, False))
    except (HuibianError, OSError) as error:
        raised = error
    except Exception as error:
        trace = "".join(traceback.format_exception(error))
        raised = UnforeseenError(type(error).__name__, trace)
    except KeyboardInterrupt:
        return
    bytecode.keep()
    to.send((None, raised, True))


def _end_with(parent: int) -> None:
    """Have the system tell this process to end if its parent is killed; Linux alone can."""
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGTERM))
    if os.getppid() != parent:  # killed before the system could be asked
        raise KeyboardInterrupt


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Wait with what we are told until the context ends."""
    signal.pthread_sigmask(signal.SIG_BLOCK, _TOLD)
    try:
        yield
    finally:
        _listen()


def _listen() -> None:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _TOLD)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End a session: ask once, then make an end of it."""
    sessions.tell(process.pid, signal.SIGTERM)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_PATIENCE_SECONDS)
    # Its leader may be gone before the others are.
    sessions.kill(process.pid)
    process.poll()
