"""Readings (注音) and dots (着重号) printed above and below hanzi: they are no rows of the text."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from converters.readers.pdf.rows import Row

READINGS, DOTS = "注音", "着重号"
_LETTERS = "A-Za-z\u00c0-\u024f\u0261\u0300-\u036f\u1e00-\u1eff\u3105-\u312f'’"
_SIGNS = ".．·•●˙﹒﹅﹆○◦"
_READINGS = re.compile(f"[{_LETTERS}{_SIGNS}\\s]+")
_DOTS = re.compile(f"[{_SIGNS}\\s]+")
_SMALL = 0.8
"""Of the size of the row beside."""
_NEAR = 1.6
"""Times the size of that row at most do baselines stand apart."""


def among(rows: Sequence[Row]) -> Iterator[tuple[Row, str]]:
    """Yield the rows of a page that are no text, each with what it is called.

    Those are small letters over the hanzi of the row below, and small dots over or under a row.
    """
    told: set[int] = set()
    for row, below in pairwise(rows):
        for one, host in ((row, below), (below, row)):
            called = _called(one.text)
            placed = called == DOTS or (called and one is row)
            if placed and id(one) not in told and _belongs(one, host):
                told.add(id(one))
                yield one, called


def _called(words: str) -> str:
    if _DOTS.fullmatch(words):
        return DOTS
    return READINGS if _READINGS.fullmatch(words) else ""


def _belongs(row: Row, host: Row) -> bool:
    """Tell small type right over or under the words of another row."""
    if row.cells or host.cells or row.size > _SMALL * host.size:
        return False
    near = abs(host.base - row.base) <= _NEAR * host.size
    return near and host.left - host.size <= row.left and row.right <= host.right + host.size
