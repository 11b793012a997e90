"""Told to end, a build ends as a whole, frees its lock and leaves nothing half-written."""

import fcntl
import os
import pty
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.make import collection, markdown, never_built

pytestmark = pytest.mark.slow

COMMAND = [sys.executable, "-m", "converters"]
PATIENCE_SECONDS = 60
MANY, FEW = 40, 3
"""Speeches for which the workflow is started, and for which it is not."""


@pytest.fixture(params=[MANY, FEW], ids=["with the workflow", "in one process"])
def root(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    body = "现在开会。\n\n" * 30
    texts = [markdown(f"s{n}", body=body) for n in range(request.param)]
    return collection(tmp_path / "c", *texts, config="title: 选编\nformats: [pdf]\nsite: false\n")


def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds; fails if it does not in time."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < end


def family(pid: int) -> Iterator[int]:
    """The processes that a process started, in whatever thread, and all that those started."""
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):  # of a thread that ended meanwhile
            for child in path.read_text().split():
                yield int(child)
                yield from family(int(child))


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def command_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/cmdline").read_text()
    except OSError:
        return ""


def found_at_work(pid: int, speeches: int) -> list[int]:
    """Wait until a build draws its outputs; return all of its processes."""

    def drawing() -> bool:
        children = list(family(pid))
        few = speeches == FEW and bool(children)
        return few or any("render" in command_of(child) for child in children)

    until(lambda: not is_alive(pid) or drawing())
    assert is_alive(pid)
    return [pid, *family(pid)]


@contextmanager
def running(root: Path, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """A command under way; nothing of it is left behind."""
    process = subprocess.Popen(
        [*COMMAND, *arguments],
        cwd=root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        preexec_fn=default,
    )
    try:
        yield process
    finally:
        for pid in (*family(process.pid), process.pid):
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        process.wait()
        if process.stderr:
            process.stderr.close()


def assert_ended(root: Path, pids: list[int]) -> None:
    """Nothing of a build lives, its lock is free, nothing is half-written."""
    until(lambda: not any(map(is_alive, pids)))
    with (root / "output/.huibian/lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    assert list((root / "output").rglob("*.tmp")) == []
    assert list((root / "output/.huibian").glob("running/*")) == []


def default() -> None:
    """Heed every signal, also where the tests run in the background."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


def speeches(root: Path) -> int:
    return len(list((root / "speeches").iterdir()))


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_a_build_ends_with_all_that_it_started(
    root: Path, number: signal.Signals, code: int
) -> None:
    with running(root, "build") as process:
        pids = found_at_work(process.pid, speeches(root))
        process.send_signal(number)
        _, err = process.communicate(timeout=PATIENCE_SECONDS)
        assert_ended(root, pids)
    assert process.returncode == code
    assert err.decode().endswith("已中断。\n")
    assert "Traceback" not in err.decode()


@pytest.mark.parametrize("root", [MANY], indirect=True)
def test_a_key_pressed_again_and_again_leaves_nothing_behind(root: Path) -> None:
    with running(root, "build") as process:
        pids = found_at_work(process.pid, MANY)
        while process.poll() is None:
            process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                process.wait(0.05)
        assert_ended(root, pids)
    assert process.returncode == 130


@pytest.mark.parametrize("root", [MANY], indirect=True)
def test_a_terminal_that_is_closed_ends_the_build(root: Path) -> None:
    pid, terminal = pty.fork()
    if not pid:
        os.chdir(root)
        default()
        os.execv(COMMAND[0], [*COMMAND, "build"])
    try:
        pids = found_at_work(pid, MANY)
    finally:
        os.close(terminal)
    _, status = os.waitpid(pid, 0)
    assert_ended(root, pids)
    assert os.waitstatus_to_exitcode(status) == 129


@pytest.mark.parametrize("root", [FEW], indirect=True)
def test_a_build_begun_with_nohup_goes_on_when_the_terminal_is_closed(root: Path) -> None:
    with running(root, "build") as usual:
        usual.communicate()
    (root / "speeches/s0.md").write_text(markdown("s0", body="现在散会。"), encoding="utf-8")
    command = ["nohup", *COMMAND, "build"]
    process = subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    found_at_work(process.pid, FEW)
    process.send_signal(signal.SIGHUP)
    process.communicate()
    assert process.returncode == 0


@pytest.mark.parametrize("root", [MANY], indirect=True)
def test_a_preview_ends_with_its_build(root: Path) -> None:
    (root / "config.yaml").write_text("title: 选编\nformats: [pdf]\n", encoding="utf-8")
    with running(root, "serve", "--port", str(free_port())) as process:
        pids = found_at_work(process.pid, MANY)
        process.terminate()
        _, err = process.communicate(timeout=PATIENCE_SECONDS)
        assert_ended(root, pids)
    assert process.returncode == 143
    assert err.decode().count("已中断。\n") == 1


def test_a_port_that_is_taken_is_told_before_anything_is_built(tmp_path: Path) -> None:
    root = never_built(collection(tmp_path / "c", markdown("s1")))
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        command = [*COMMAND, "serve", "--port", str(port)]
        done = subprocess.run(command, cwd=root, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (1, b"")
    told = f"错误：{port} 号端口已被占用。请用 --port 换一个，如 --port 8001。\n"
    assert done.stderr.decode() == told
    assert not (root / "output").exists()


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
