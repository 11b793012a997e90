"""The address of a page as a QR code (GB/T 18284, ISO/IEC 18004), drawn as SVG."""

import re
from collections.abc import Iterator
from functools import cache

from markupsafe import Markup

_QUIET = 4
"""Modules that stay blank around a code (ISO/IEC 18004 6.3.8)."""
_MASK = 0
"""Any of the eight patterns can be read; to try them all takes five times as long."""
_SVG = Markup(
    '<svg class="qr" viewBox="0 0 {0} {0}" role="img" aria-label="{1}">'
    '<path shape-rendering="crispEdges" stroke="currentColor" d="{2}"/></svg>'
)
_RUN = re.compile("1+")
_DIGITS = bytes.maketrans(b"\0\1", b"01")
_FILLER = "a"
"""As other small letters it has no way to be written but in eight bits."""
_EIGHT_BITS = re.compile("https?://[!-~]+")
"""An address that is written so as a whole, for it has such letters."""
_BITS = 7

Modules = int
"""The modules of a code, row by row, as the bits of a number: those set are dark."""
_first: dict[int, tuple[str, Modules, int]] = {}
"""Of each length the address that was drawn first, its modules, and how many stand in a row."""


def svg(address: str, label: str) -> Markup:
    """Return an address as an `svg` element, called `label` by whoever cannot see it."""
    modules, size = modules_of(address)
    lines = "".join(_lines(f"{modules:0{size * size}b}", size))
    return _SVG.format(size + 2 * _QUIET, label, lines)


def _lines(modules: str, size: int) -> Iterator[str]:
    """Yield a stroke for every run of dark modules, half a module below its upper edge."""
    for y in range(size):
        for run in _RUN.finditer(modules, y * size, (y + 1) * size):
            start, end = run.span()
            yield f"M{start - y * size + _QUIET} {y + _QUIET}.5h{end - start}"


def modules_of(address: str) -> tuple[Modules, int]:
    """Return the modules of the code of an address, and how many stand in a row.

    What corrects errors and what masks is a sum of bits (ISO/IEC 18004 7.5, 7.8): of addresses of
    one length a bit alters the same modules whatever the others are. So a page costs no more than
    the bits in which its address differs from that of the first page.
    """
    if not _EIGHT_BITS.fullmatch(address):
        return _drawn(address)
    length = len(address)
    if length not in _first:
        _first[length] = address, *_drawn(address)
    first, modules, size = _first[length]
    for place, (own, other) in enumerate(zip(address, first, strict=True)):
        for bit in range(_BITS) if own != other else ():
            if (ord(own) ^ ord(other)) >> bit & 1:
                modules ^= _altered(length, place, bit)
    return modules, size


@cache
def _altered(length: int, place: int, bit: int) -> Modules:
    """Return which modules are others where a bit of the letter in a place is another."""
    words = _FILLER * length
    letter = chr(ord(_FILLER) ^ 1 << bit)
    return _drawn(words)[0] ^ _drawn(f"{words[:place]}{letter}{words[place + 1 :]}")[0]


def _drawn(words: str) -> tuple[Modules, int]:
    import segno  # it loads what fetches pages, and most sites have no address

    code = segno.make_qr(words, error="m", mask=_MASK, boost_error=False)
    return int(b"".join(code.matrix).translate(_DIGITS), 2), len(code.matrix)
