"""The digests of files, each read again only when its stat says that it changed."""

import os
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from converters import files
from converters.build import kept

SPEECHES = ".huibian/speeches.json"
ENGINE = ".huibian/engine.json"
"""Two caches, so that a step that draws a few speeches need not read those of all."""
_TICK_NS = 3_000_000_000
"""Longer than the clock of any disk stands still, and than those of two machines differ."""


class Digests:
    """A cache of what was read from files, kept beside the outputs; losing it costs only time."""

    def __init__(self, cache: Path) -> None:
        """`cache` need not exist."""
        self._cache = cache
        self._known: dict[str, list[object]] = _entries(kept.read(cache))
        self._fresh: dict[str, list[object]] = {}
        self._unsettled: set[str] = set()

    def of(self, path: Path) -> str:
        """Return the sha256 of a file's bytes, in hex; raises OSError if it is none or is gone."""
        return str(self.within(str(path)))

    def within(self, name: str, most: int = sys.maxsize) -> str | None:
        """Return the same of a file by its name; None if it has more bytes than that."""
        if name in self._fresh:
            return str(self._fresh[name][-1])
        stat = os.stat(name)  # noqa: PTH116 - a Path for each of 50,000 speeches costs half a second
        files.require_ordinary(name, stat.st_mode)
        if stat.st_size > most:
            return None
        changed, modified = stat.st_ctime_ns, stat.st_mtime_ns
        if may_change_unseen(changed, modified):
            self._unsettled.add(name)
        found = self._known.get(name)
        if found is None or found[:-1] != [changed, modified, stat.st_size]:
            found = [changed, modified, stat.st_size, files.sha256_of(Path(name))]
        self._fresh[name] = found
        return str(found[-1])

    def of_all(self, paths: Iterable[Path]) -> str:
        """Return one digest of several files, their names and bytes."""
        return files.digest(*(part for path in paths for part in (path.name, self.of(path))))

    def kept(self, name: str, state: Iterable[object], read: Callable[[], object]) -> object:
        """Return what `read` returned when the state was this one; read again if it was another.

        State and what is read are values of JSON.
        """
        found = self._fresh.get(name) or self._known.get(name)
        if found is None or found[:-1] != [*state]:
            found = [*state, read()]
        self._fresh[name] = found
        return found[-1]

    def save(self, *, rest: bool = False) -> None:
        """Keep what was learned for the next time; with `rest` what nobody asked for, too."""
        every = self._known | self._fresh if rest else self._fresh
        settled = {name: e for name, e in every.items() if name not in self._unsettled}
        if settled != self._known:
            kept.write(self._cache, settled)


def _entries(value: object) -> dict[str, list[object]]:
    """Return what a cache holds, what has not its form left out."""
    if not isinstance(value, dict):
        return {}
    return {name: entry for name, entry in value.items() if isinstance(entry, list) and entry}


def may_change_unseen(changed_ns: int, modified_ns: int) -> bool:
    """Return whether a file may be altered again and keep its times.

    Clocks of disks go by whole seconds, or by two; git has the same rule ("racily clean").
    """
    soon = time.time_ns() - _TICK_NS
    return changed_ns >= soon or 0 <= modified_ns - soon <= 2 * _TICK_NS
