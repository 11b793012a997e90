"""Readings (注音) printed above hanzi: they are no rows of the text."""

import re
from collections.abc import Iterator, Sequence

from converters.readers.pdf.rows import Row

_LETTERS = re.compile("[A-Za-z\u00c0-\u024f\u0261\u0300-\u036f\u1e00-\u1eff\u3105-\u312f\\s'’]+")
_SMALL = 0.8
"""Of the size of the row below."""
_ABOVE = 1.6
"""Times the size of that row at most do baselines stand apart."""


def among(rows: Sequence[Row]) -> Iterator[Row]:
    """Yield the rows of a page that are readings of the row below: small letters over its hanzi."""
    for at, row in enumerate(rows[:-1]):
        below = rows[at + 1]
        if row.cells or below.cells or row.size > _SMALL * below.size:
            continue
        near = below.base - row.base <= _ABOVE * below.size
        over = below.left - below.size <= row.left and row.right <= below.right + below.size
        if near and over and _LETTERS.fullmatch(row.text):
            yield row
