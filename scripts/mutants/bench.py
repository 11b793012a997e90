"""A copy of the project in which bugs are planted and tests run; the project stays untouched."""

import compileall
import contextlib
import os
import py_compile
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.mutants.sites import Mutant

_LINKED = (".venv", "node_modules", "fonts/free")
_PASSED, _FAILED, _BROKEN, _NONE = 0, 1, 2, 5


class Bench:
    """One copy, for one bug at a time."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._process: subprocess.Popen[bytes] | None = None

    def run(self, tests: Sequence[str], *options: str, marked: str, seconds: float) -> int | None:
        """Return the exit code of pytest, given the tests that are marked so.

        None if it was ended after so many seconds.
        """
        # Beside the copy: commands look for a collection in the folders above the one they are in.
        room = self.root.with_name("room")
        room.mkdir()
        command = [sys.executable, "-m", "pytest", "-q", "-m", marked, *options, *tests]
        known = {"PYTHONPATH": str(self.root), "TMPDIR": str(room), "PYTHONDONTWRITEBYTECODE": "1"}
        with subprocess.Popen(
            [*command, "-p", "no:cacheprovider"],
            cwd=self.root,
            env=os.environ | known,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as process:
            self._process = process
            try:
                return process.wait(seconds)
            except subprocess.TimeoutExpired:
                return None
            finally:
                self.end()
                self._process = None
                shutil.rmtree(room, ignore_errors=True)

    def end(self) -> None:
        """End the tests that run, with all that they started."""
        if self._process:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)

    def verdict(self, mutant: Mutant, tests: Sequence[str], marked: str, seconds: float) -> str:
        """Return what the tests say of a bug that are marked so: `caught`, `hung`, or `survived`.

        Raises RuntimeError if they could not be run.
        """
        file = self.root / mutant.path
        source = file.read_bytes()
        file.write_bytes(mutant.planted(source))
        try:
            options = ("-x", "--hypothesis-seed=0")
            code = self.run([mutant.path, *tests], *options, marked=marked, seconds=seconds)
        finally:
            file.write_bytes(source)
        if code is None:
            return "hung"
        if code > _BROKEN and code != _NONE:  # below nought: a bug that sends signals ended it
            raise RuntimeError(f"pytest ended with {code} at {mutant.path}:{mutant.line}")
        return "survived" if code in (_PASSED, _NONE) else "caught"


@contextmanager
def bench(project: Path) -> Iterator[Bench]:
    """Give a copy of the project as it stands, with what git does not know only where it is needed.

    Python goes by times and sizes to see that a module changed; a bug may leave both as they were,
    so that what is compiled is known by its content.
    """
    with TemporaryDirectory(prefix="huibian-mutants-") as folder:
        root = Path(folder) / "project"
        listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        names = subprocess.run(listed, cwd=project, check=True, capture_output=True).stdout
        for name in filter(None, names.decode().split("\0")):
            source = project / name
            if source.is_file() and not name.startswith("fonts/free"):
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, root / name)
                shutil.copymode(source, root / name)
        for name in _LINKED:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).symlink_to((project / name).resolve())
        mode = py_compile.PycInvalidationMode.CHECKED_HASH
        compileall.compile_dir(root / "converters", quiet=2, invalidation_mode=mode)
        yield Bench(root)
