"""What of the store goes: what nobody used for long, and what is over a size, longest unused first.

Nothing is lost by it: whoever needs what is gone makes it. Files that are none of ours stay.
"""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from converters.build.store.shelf import ASIDE, ROOM

DAY_SECONDS = 86_400
_FOLDER = re.compile(r"[0-9a-f]{2}")
_NAME = re.compile(r"[0-9a-f]{64}")
_ASIDE = re.compile(rf"\.[0-9a-f]{{64}}\.[0-9a-f]+{re.escape(ASIDE)}")


class Held(NamedTuple):
    """A file of the store, its size in bytes, and when it was used last, in seconds."""

    path: Path
    size: int
    used: float


def held(folder: Path) -> list[Held]:
    """Return what the store in a folder holds, longest unused first; links are not followed."""
    return sorted(_held(folder), key=lambda one: (one.used, one.path.name))


def _held(folder: Path) -> Iterator[Held]:
    for room in _within(folder / ROOM):
        if _FOLDER.fullmatch(room.name) and room.is_dir(follow_symlinks=False):
            for file in _within(Path(room.path)):
                if _NAME.fullmatch(file.name) or _ASIDE.fullmatch(file.name):
                    with suppress(OSError):  # another may just have removed it
                        state = file.stat(follow_symlinks=False)
                        if stat.S_ISREG(state.st_mode):
                            yield Held(Path(file.path), state.st_size, state.st_mtime)


def _within(folder: Path) -> list[os.DirEntry[str]]:
    """Return what is in a folder; nothing if it cannot be read."""
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []


def unwanted(found: Iterable[Held], before: float, most: float) -> list[Held]:
    """Return which files go: not used since a time, or over so many bytes, longest unused first.

    What a killed process left half-written counts as any other.
    """
    every = sorted(found, key=lambda one: one.used)
    over = sum(one.size for one in every) - most
    going = []
    for one in every:
        if over > 0 or one.used < before:
            going.append(one)
            over -= one.size
    return going


def resting(going: Iterable[Held]) -> Iterator[Path]:
    """Yield the paths of files that were not used meanwhile, each asked right before it goes."""
    for one in going:
        with suppress(OSError):
            if one.path.lstat().st_mtime == one.used:
                yield one.path
