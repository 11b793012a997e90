"""A preview of the site on this computer, built again whenever something changes."""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from converters.collection.page_server import Port, Version, bound, serving
from converters.errors import HuibianError
from converters.project import FREE_FONTS, OFFICE_FONTS, Project
from converters.project.root import CONFIG
from converters.settings import folders

__all__ = ["Port", "Sight", "Version", "bound", "serving", "watch"]

_LOOK_SECONDS = 0.05
"""Between two looks at the files of the collection."""
_SPARING = 10
"""So many times as long as a look took there is none."""
_THOROUGH_SECONDS = 2.0
"""Between two looks at all that a plan looks at, though no file of the collection changed."""
_MOST_SECONDS = 60.0
_SETTLES = 10
"""So often a file that is just being written is waited for."""

_Files = dict[str, tuple[int, int, int]]


class Sight:
    """The files that somebody works on, as their folders tell: to look at them costs little."""

    def __init__(self, root: Path) -> None:
        """Nothing is looked at yet."""
        self.pause = _LOOK_SECONDS
        """The seconds that the next look had better wait."""
        self._root = root
        self._config: _Files = {}
        self._speeches: list[str] = []

    def __call__(self) -> _Files:
        """Return number, size and time of each file, by its path."""
        begun = time.monotonic()
        config = dict(_stated([self._root / CONFIG]))
        if config != self._config:
            self._config = config
            with suppress(HuibianError, OSError):  # wrong for now: all is where it was
                self._speeches = [Project(self._root).config.speeches]
        found = dict(config)
        for name in (*self._speeches, folders.BOOKS, "styles", FREE_FONTS, OFFICE_FONTS):
            with suppress(OSError, ValueError), os.scandir(self._root / name) as entries:
                found.update(_stated(entries))
        self.pause = max(_LOOK_SECONDS, _SPARING * (time.monotonic() - begun))
        return found


def _stated(
    files: "Iterable[Path | os.DirEntry[str]]",
) -> Iterator[tuple[str, tuple[int, int, int]]]:
    for file in files:
        with suppress(OSError, ValueError):
            state = file.stat()
            yield os.fspath(file), (state.st_ino, state.st_size, state.st_mtime_ns)


def watch(
    sight: Callable[[], object],
    refresh: Callable[[], Iterable[object]],
    tell: Callable[[str], object],
    wait: Callable[[], bool],
) -> Iterator[None]:
    """Refresh at once, whenever `sight` is another, and now and then, until `wait` returns False.

    Yields whenever `refresh` does, which yields for each thing that it did. A fault that it raises
    is told once, not at every look; what it does in vain it does ever more seldom.
    """
    pace, told, is_other = _Pace(), "", True
    seen = sight()
    while True:
        if is_other or pace.is_due:
            done, fault = 0, ""
            begun = time.monotonic()
            try:
                for _ in refresh():
                    done += 1
                    yield
            except (HuibianError, OSError) as error:
                fault = f"错误：{error}"
            took = 0.0 if done else time.monotonic() - begun  # to build is not to look
            pace.looked(took, in_vain=done > 0 and not is_other)
            if fault not in ("", told):
                tell(fault)
            told = fault
        if not wait():
            return
        before, seen = seen, _settled(sight, seen, wait)
        is_other = seen != before


def _settled(sight: Callable[[], object], before: object, wait: Callable[[], bool]) -> object:
    """Return what is seen once nothing is being written.

    An editor that empties a file before it writes must not be caught in between.
    """
    seen = sight()
    for _ in range(_SETTLES):
        if seen == before or not wait():
            break
        before, seen = seen, sight()
    return seen


class _Pace:
    """When to look at all that a plan looks at: seldom if that takes long, or leads to nothing."""

    def __init__(self) -> None:
        self._pause, self._next = _THOROUGH_SECONDS, 0.0

    @property
    def is_due(self) -> bool:
        """Whether it is time."""
        return time.monotonic() >= self._next

    def looked(self, seconds: float, *, in_vain: bool) -> None:
        """Take note of a look that took so long."""
        least = max(_THOROUGH_SECONDS, _SPARING * seconds)
        self._pause = min(max(least, 2 * self._pause), _MOST_SECONDS) if in_vain else least
        self._next = time.monotonic() + self._pause
