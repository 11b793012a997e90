"""Child processes give what they are asked for, tell what went wrong, and end with us."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from converters.build import children, workers
from converters.errors import HuibianError, UnforeseenError

SLEEP = ["sleep", "60"]
STUBBORN = ["sh", "-c", "trap '' TERM; echo ready; exec sleep 60"]


def held_back() -> set[int]:
    """The signals that this process waits with."""
    return set(signal.pthread_sigmask(signal.SIG_BLOCK, []))


def test_what_a_child_gives_is_given() -> None:
    assert children.apart(lambda: (os.getppid(), [1, 2])) == (os.getpid(), [1, 2])


def test_a_child_that_is_done_is_gone() -> None:
    with pytest.raises(ProcessLookupError):
        os.kill(children.apart(os.getpid), 0)


def test_a_child_has_passing_files_of_its_own() -> None:
    room = children.apart(lambda: os.environ.get("TMPDIR", ""))
    assert room != os.environ.get("TMPDIR")
    assert not Path(room).exists()


def test_what_a_child_gives_is_there_while_it_goes_on() -> None:
    began, goes_on = os.pipe()

    def work() -> Iterator[int]:
        yield os.getpid()
        yield len(os.read(began, 1))

    with children.beside(work) as given:
        pid = next(given)
        assert workers.lives(pid) and pid != os.getpid()
        os.write(goes_on, b"!")
        assert list(given) == [1]
        assert list(given) == []
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
    os.close(began)
    os.close(goes_on)


def test_what_nobody_waits_for_is_waited_for_at_the_end(tmp_path: Path) -> None:
    def work() -> Iterator[None]:
        yield
        (tmp_path / "done").touch()
        yield

    with children.beside(work):
        pass
    assert (tmp_path / "done").exists()


def test_what_goes_wrong_late_in_a_child_beside_us_is_raised_by_what_waits_for_it() -> None:
    def work() -> Iterator[int]:
        yield 1
        raise OSError(28, "full")

    with children.beside(work) as given:
        assert next(given) == 1
        with pytest.raises(OSError, match="full"):
            next(given)
    with pytest.raises(OSError, match="full"), children.beside(work):
        pass


def test_a_child_beside_us_ends_when_we_go_wrong() -> None:
    def work() -> Iterator[int]:
        yield os.getpid()
        signal.sigtimedwait([], 60)

    with pytest.raises(ZeroDivisionError), children.beside(work) as given:
        pid = next(given)
        raise ZeroDivisionError
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_child_has_children_that_end_with_it(tmp_path: Path) -> None:
    def inner() -> Iterator[int]:
        yield os.getpid()

    def outer() -> list[int]:
        with children.beside(inner) as given:
            return [os.getpid(), *given]

    pids = children.apart(outer)
    assert len({os.getpid(), *pids}) == 3
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_what_nobody_foresaw_is_told_with_its_traceback() -> None:
    def broken() -> None:
        raise ZeroDivisionError("nought")

    with pytest.raises(UnforeseenError) as caught:
        children.apart(broken)
    assert caught.value.kind == "ZeroDivisionError"
    assert "nought" in caught.value.trace and "in broken" in caught.value.trace


def test_a_child_that_is_told_to_end_has_given_nothing() -> None:
    def told() -> None:
        raise KeyboardInterrupt

    lost = HuibianError("没有了")
    with pytest.raises(HuibianError) as caught:
        children.apart(told, lost)
    assert caught.value is lost


@pytest.mark.parametrize("is_stubborn", [False, True])
def test_a_child_ends_with_us_asked_once_and_then_not_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_stubborn: bool
) -> None:
    begun, begins = os.pipe()
    asked = tmp_path / "asked"
    pids: list[int] = []

    def leave(*_: object) -> None:
        asked.touch()
        if not is_stubborn:
            os._exit(0)

    def work() -> None:
        signal.signal(signal.SIGTERM, leave)
        os.write(begins, f"{os.getpid()}\n".encode())
        signal.sigtimedwait([], 60)

    class Told:
        """The end of a pipe at which we are told to end as soon as the child has begun."""

        def recv(self) -> None:
            pids.append(int(os.read(begun, 100)))
            raise KeyboardInterrupt

        def close(self) -> None:
            pass

    pipe = children._FORK.Pipe
    monkeypatch.setattr(children._FORK, "Pipe", lambda **how: (Told(), pipe(**how)[1]))
    monkeypatch.setattr(children, "_PATIENCE_SECONDS", 0.05 if is_stubborn else 30)
    try:
        with pytest.raises(KeyboardInterrupt):
            children.apart(work)
    finally:
        os.close(begun)
        os.close(begins)
    assert asked.exists()
    with pytest.raises(ProcessLookupError):
        os.kill(pids[0], 0)
    assert held_back().isdisjoint(children._TOLD)


PARENT = """
import os, signal
from converters.build import children

def work():
    os.write(1, f"{os.getpid()}\\n".encode())
    signal.sigtimedwait([], 600)

children.apart(work)
"""
BESIDE = PARENT.replace(
    "children.apart(work)",
    """
def outer():
    with children.beside(lambda: iter([work()])) as given:
        next(given)

children.apart(outer)
""",
)


@pytest.mark.parametrize("program", [PARENT, BESIDE])
def test_a_child_ends_if_we_are_killed(tmp_path: Path, program: str) -> None:
    command, env = [sys.executable, "-c", program], os.environ | {"TMPDIR": str(tmp_path)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as parent:
        assert parent.stdout is not None
        assert workers.lives(int(parent.stdout.readline()))
        parent.kill()
        # The end of what it says: the child, which says it too, is gone.
        assert parent.stdout.read() == ""


def test_a_child_whose_parent_was_killed_before_it_began_does_nothing() -> None:
    with pytest.raises(KeyboardInterrupt):
        children._end_with(os.getppid() + 1)


def test_where_the_system_cannot_end_a_child_with_us_it_works_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda name: object())
    children._end_with(os.getppid())


def test_what_we_are_told_is_waited_with_and_no_longer() -> None:
    assert held_back().isdisjoint(children._TOLD)
    with children._undisturbed():
        assert held_back() >= set(children._TOLD)
    assert held_back().isdisjoint(children._TOLD)


def blocked_in(pid: int) -> int:
    """The signals that a process waits with, as the kernel tells."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("SigBlk")).split()[1], 16)


def nothing() -> None:
    """Sweep nothing."""


def test_a_session_is_one_of_its_own_that_listens_to_us() -> None:
    with children.session(SLEEP, nothing) as process:
        assert os.getsid(process.pid) == process.pid != os.getsid(0)
        assert blocked_in(process.pid) == 0
        assert held_back().isdisjoint(children._TOLD)
        process.kill()
        process.wait()


def ended(command: list[str], sweep: Callable[[], object]) -> subprocess.Popen[bytes]:
    """Return a process whose session we left by an exception."""
    with (
        pytest.raises(KeyboardInterrupt),
        children.session(command, sweep, stdout=subprocess.PIPE) as process,
    ):
        assert process.stdout is not None
        with process.stdout:
            if command is STUBBORN:
                process.stdout.readline()
        raise KeyboardInterrupt
    return process


def test_a_session_ends_with_us_and_what_it_left_is_swept() -> None:
    swept: list[set[int]] = []
    process = ended(SLEEP, lambda: swept.append(held_back()))
    assert process.returncode == -signal.SIGTERM
    assert len(swept) == 1
    assert swept[0] >= set(children._TOLD)
    assert held_back().isdisjoint(children._TOLD)


def test_a_session_that_does_not_end_when_asked_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(children, "_PATIENCE_SECONDS", 0.05)
    process = ended(STUBBORN, nothing)
    assert process.wait() == -signal.SIGKILL


@pytest.mark.parametrize("knows", [True, False])
def test_a_process_is_looked_at_for_a_while(monkeypatch: pytest.MonkeyPatch, knows: bool) -> None:
    if not knows:
        monkeypatch.delattr(os, "pidfd_open")
    with subprocess.Popen(["cat"], stdin=subprocess.PIPE) as process:
        assert children.ended(process, 0.01) is None
        assert process.stdin is not None
        process.stdin.close()
        assert children.ended(process, 600) == 0
        assert children.ended(process, 600) == 0
