"""The digests of files, each read again only when its stat says that it changed."""

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
        name = str(path)
        if name in self._fresh:
            return str(self._fresh[name][-1])
        stat = files.state(path)
        times = [stat.st_ctime_ns, stat.st_mtime_ns, stat.st_size]
        if _may_change_unseen(stat.st_ctime_ns, stat.st_mtime_ns):
            self._unsettled.add(name)
        return str(self.kept(name, times, lambda: files.sha256_of(path)))

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

    def save(self) -> None:
        """Keep what was learned for the next time."""
        settled = {name: e for name, e in self._fresh.items() if name not in self._unsettled}
        if settled != self._known:
            kept.write(self._cache, settled)


def _entries(value: object) -> dict[str, list[object]]:
    """Return what a cache holds, what has not its form left out."""
    if not isinstance(value, dict):
        return {}
    return {name: entry for name, entry in value.items() if isinstance(entry, list) and entry}


def _may_change_unseen(changed_ns: int, modified_ns: int) -> bool:
    """Return whether a file may be altered again and keep its times.

    Clocks of disks go by whole seconds, or by two; git has the same rule ("racily clean").
    """
    soon = time.time_ns() - _TICK_NS
    return changed_ns >= soon or 0 <= modified_ns - soon <= 2 * _TICK_NS
