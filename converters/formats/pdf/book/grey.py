"""Colours into grey, for a book that is printed in black alone."""

import re
from typing import Final

from converters.formats.pdf import objects

# Black is grey in fragments already; what is left is colour of screens (DeviceRGB).
_RGB: Final = re.compile(rb"(?m)^(-?[\d.]+) (-?[\d.]+) (-?[\d.]+) (rg|RG)$")
_GREY: Final = {b"rg": b"g", b"RG": b"G"}
# How bright each is to the eye: ISO 32000-1 §10.3.2.
_WEIGHTS: Final = (0.3, 0.59, 0.11)


def converted(content: bytes) -> bytes:
    """Return the operators of a page with all colours as grey.

    >>> converted(b"1 0 0 rg")
    b'0.3 g'
    """
    return _RGB.sub(_converted, content)


def converted_stream(data: bytes) -> bytes:
    """Return the stream of a page with all colours as grey."""
    return objects.stream(converted(objects.content(data)))


def _converted(found: re.Match[bytes]) -> bytes:
    brightness = sum(
        weight * float(share) for weight, share in zip(_WEIGHTS, found.groups()[:3], strict=True)
    )
    return b"%g %b" % (round(brightness, 4), _GREY[found[4]])
