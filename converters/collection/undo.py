"""What was written over: each file as it was before a command, to be listed and brought back.

A command that writes into a collection is a `Step`: a folder in `.huibian/undo/`, under its number,
with the old files and a list of what they were called. The oldest steps go when there are
too many or when they take too much room; the newest stays in any case.
"""

import json
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from converters import files
from converters.build import kept
from converters.errors import UsageError

FOLDER = ".huibian/undo"
"""Where the old files are kept, as seen from the folder of the collection."""
MOST_STEPS = 200
MOST_BYTES = 64 * 1024 * 1024
_LIST = "files.jsonl"
_KEPT = "before"
_LONGEST = 180


@dataclass(frozen=True, slots=True)
class KeptFile:
    """One file as it was before a step."""

    step: int
    file: str
    """Its path, as seen from the folder of the collection."""
    path: Path
    """Where the old bytes are."""


@dataclass(frozen=True, slots=True)
class PastStep:
    """What a command wrote over."""

    number: int
    time: str
    """When it began, such as 2026-11-28T10:30:00+00:00."""
    command: str
    files: tuple[KeptFile, ...]


class Step:
    """A command that is going to write: nothing is kept, and no folder made, before it does."""

    def __init__(self, root: Path, command: str) -> None:
        """`root` is the folder of the collection; `command` what people typed, such as mark."""
        self._root = root
        self._command = command
        self._folder: Path | None = None
        self._kept: set[str] = set()

    @property
    def number(self) -> int:
        """The number of the step; 0 while nothing was kept."""
        return int(self._folder.name) if self._folder else 0

    def write(self, path: Path, data: bytes) -> bool:
        """Write a file if its bytes differ, after the old one was kept; return whether they did."""
        before = path.read_bytes() if path.is_file() else None
        if before == data:
            return False
        if before is not None:
            self.keep(path, before)
        files.write(path, data)
        return True

    def keep(self, path: Path, data: bytes) -> None:
        """Keep the bytes of a file as it is now; of what the step wrote itself nothing is kept."""
        name = self._name(path)
        if name in self._kept:
            return
        folder = self._folder = self._folder or _begun(self._root, self._command)
        aside = files.shortened(f"{len(self._kept) + 1}-{path.name}", _LONGEST)
        files.write(folder / _KEPT / aside, data)
        _note(folder, {"file": name, "kept": aside})
        self._kept.add(name)

    def _name(self, path: Path) -> str:
        """Return how a file is called: as seen from the collection, if it is inside."""
        whole, root = path.absolute(), self._root.absolute()
        return (whole.relative_to(root) if whole.is_relative_to(root) else whole).as_posix()


def _begun(root: Path, command: str) -> Path:
    """Return the folder of a new step; the oldest ones make room for it."""
    base = root / FOLDER
    kept.make_way(base / _LIST)
    _prune(base)
    number = max(_numbers(base), default=0) + 1
    while True:
        folder = base / str(number)
        try:
            folder.mkdir()
        except FileExistsError:
            number += 1
            continue
        now = datetime.now(UTC).astimezone().isoformat(timespec="seconds")
        _note(folder, {"command": command, "time": now})
        return folder


def _note(folder: Path, line: dict[str, str]) -> None:
    """Add a line to the list of a step."""
    path = folder / _LIST
    known = path.read_bytes() if path.is_file() else b""
    files.write(path, known + json.dumps(line, ensure_ascii=False).encode() + b"\n")


def _numbers(base: Path) -> list[int]:
    names = [path.name for path in base.iterdir()] if base.is_dir() else []
    return sorted(int(name) for name in names if name.isascii() and name.isdigit())


def _prune(base: Path) -> None:
    """Remove the oldest steps, so that with a new one there are not too many."""
    room = MOST_BYTES
    for place, number in enumerate(reversed(_numbers(base)), 1):
        room -= _size(base / str(number))
        if place >= MOST_STEPS or (place > 1 and room < 0):
            shutil.rmtree(base / str(number), ignore_errors=True)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def steps(root: Path) -> list[PastStep]:
    """Return what was written over in a collection, the newest first."""
    base = root / FOLDER
    return [step for n in reversed(_numbers(base)) if (step := _step(base / str(n)))]


def _step(folder: Path) -> PastStep | None:
    """Return the step in a folder; None if no file is kept there."""
    told: dict[str, str] = {}
    kept: list[KeptFile] = []
    for line in _lines(folder / _LIST):
        told |= {key: line[key] for key in ("command", "time") if key in line}
        if "file" in line and "kept" in line:
            path = folder / _KEPT / Path(line["kept"]).name
            kept.append(KeptFile(int(folder.name), line["file"], path))
    there = tuple(file for file in kept if file.path.is_file())
    if not there:
        return None
    return PastStep(int(folder.name), told.get("time", ""), told.get("command", ""), there)


def _lines(path: Path) -> Iterator[dict[str, str]]:
    """Yield the lines of a list, those left out that were cut short."""
    text = path.read_text("utf-8", errors="replace") if path.is_file() else ""
    for line in text.split("\n"):
        with suppress(ValueError, RecursionError):
            value = json.loads(line)
            if isinstance(value, dict) and all(_is_name(each) for each in value.values()):
                yield value


def _is_name(value: object) -> bool:
    return isinstance(value, str) and "\0" not in value


def chosen(past: Sequence[PastStep], word: str) -> tuple[KeptFile, ...]:
    """Return the files that a word means: those of a step by its number, or the newest of a name.

    A name is a path in the collection or the id of a speech. None if there is no such step.
    """
    for step in past:
        if str(step.number) == word:
            return step.files
    for step in past:
        for file in step.files:
            if word in (file.file, Path(file.file).name, Path(file.file).stem):
                return (file,)
    return ()


def restore(root: Path, kept: Sequence[KeptFile], step: Step) -> list[KeptFile]:
    """Write files as they were; return those that were not so already.

    What they are now is kept by `step`, so that this can be taken back too. Raises UsageError for
    what is no longer kept.
    """
    before = [(file, read(file)) for file in kept]  # a new step may make the oldest ones go
    return [file for file, data in before if step.write(root / file.file, data)]


def read(file: KeptFile) -> bytes:
    """Return a file as it was; raises UsageError if it is no longer kept."""
    try:
        return file.path.read_bytes()
    except FileNotFoundError as error:
        reason = f"{file.file} 那时的样子已经不在了"
        raise UsageError(reason, "请运行 huibian undo，看还留着哪些") from error
