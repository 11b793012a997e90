"""The address of a page as a QR code (GB/T 18284, ISO/IEC 18004), drawn as SVG."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import segno
from markupsafe import Markup

_QUIET = 4
"""Modules that stay blank around a code (ISO/IEC 18004 6.3.8)."""
_MASK = 0
"""Any of the eight patterns can be read; to try them all takes five times as long."""
_SVG = Markup(
    '<svg class="qr" viewBox="0 0 {0} {0}" role="img" aria-label="{1}">'
    '<path shape-rendering="crispEdges" stroke="currentColor" d="{2}"/></svg>'
)


def svg(address: str, label: str) -> Markup:
    """Return an address as an `svg` element, called `label` by whoever cannot see it."""
    code = segno.make_qr(address, error="m", mask=_MASK, boost_error=False)
    lines = "".join(_lines(code.matrix))
    return _SVG.format(len(code.matrix) + 2 * _QUIET, label, lines)


def _lines(matrix: Iterable[Iterable[int]]) -> Iterator[str]:
    """Yield a stroke for every run of dark modules, half a module below its upper edge."""
    for y, row in enumerate(matrix, _QUIET):
        x = _QUIET
        for dark, run in groupby(row):
            length = len(list(run))
            if dark:
                yield f"M{x} {y}.5h{length}"
            x += length
