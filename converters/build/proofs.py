"""The jobs that were found to be done, so that the next look at them is one at the disk alone.

A receipt tells of each output what it was made from. To read it all again, for every output of a
collection, takes longer than to see that nothing changed: of a job for whose digest all outputs
stand as they were written, sizes and times are kept in one file. What does not agree with them is
judged by its receipt, as if nothing were kept.
"""

import os
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from typing import Any

from converters.build import kept
from converters.build.caches.digests import may_change_unseen
from converters.build.receipts import Rendered

CACHE = ".huibian/done.json"
"""Losing it costs time and nothing else."""


class Proofs:
    """What is kept of each job by its name, such as pdf/0000-of-2."""

    def __init__(self, output: Path) -> None:
        """`output` is the folder of everything that is built."""
        self._path = output / CACHE
        found = kept.read(self._path)
        self._known: dict[str, Any] = found if isinstance(found, dict) else {}
        self._now: dict[str, Any] = {}
        self._seen: Collection[str] = ()

    def take_as_seen(self, names: Collection[str]) -> None:
        """Take it that the outputs of these jobs stand: somebody has just looked at them."""
        self._seen = names

    def hold(self, name: str, digest: str, receipt: Path, outputs: Iterable[str]) -> bool:
        """Return whether a job is known to be done for a digest, and its outputs stand as then.

        `outputs` are their paths, in the order in which they were proven.
        """
        match self._known.get(name):
            case [then, [*state], [*sizes], [*times]] if then == digest and state == _state(
                receipt
            ):
                if name in self._seen or _stand(outputs, sizes, times):
                    self._now[name] = self._known[name]
                    return True
        return False

    def prove(self, name: str, digest: str, receipt: Path, made: Sequence[Rendered]) -> None:
        """Keep that a job is done for a digest, as the receipt in that file tells of its outputs.

        Not if the receipt is so new that it may be altered and nobody would see it.
        """
        if state := _state(receipt):
            row = [digest, state, [one.size for one in made], [one.mtime_ns for one in made]]
            if not may_change_unseen(state[0], state[1]):
                self._now[name] = row

    def save(self) -> None:
        """Keep for the next time what holds now, and nothing else."""
        if self._now != self._known:
            kept.write(self._path, self._now)


def _state(path: Path) -> list[int]:
    """Return by what a file is known to be the same; [] if there is none."""
    try:
        found = path.stat()
    except OSError:
        return []
    return [found.st_ctime_ns, found.st_mtime_ns, found.st_size]


def _stand(outputs: Iterable[str], sizes: Sequence[int], times: Sequence[int]) -> bool:
    stat = os.stat  # a Path for each of 150,000 outputs costs a second
    try:
        for output, size, time in zip(outputs, sizes, times, strict=True):
            found = stat(output)
            if found.st_mtime_ns != time or found.st_size != size:
                return False
    except (OSError, ValueError):
        return False
    return True
