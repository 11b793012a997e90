"""Colours of which the numbers are not shares of light: inks of a printer, entries of a table."""

from collections.abc import Sequence
from typing import Any

from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psparser import PSLiteral

_WHITE = 1.0
_OF_INKS, _OF_TABLES, _OF_LIGHTNESS = ("Separation", "DeviceN"), "Indexed", "Lab"
_NO_INK = "None"
"""The name of an ink that prints nothing (ISO 32000-1, 8.6.6.4)."""
_MOST_COMPONENTS = 32
"""No DeviceN space has more (annex C.2)."""


class ToldSpace(PDFColorSpace):
    """A colour space whose numbers mean what the file says of it."""

    def __init__(self, name: str, parts: int, said: Sequence[Any]) -> None:
        super().__init__(name, parts)
        self._said = said

    def grey(self, parts: Sequence[Any]) -> float:
        """Return how light a colour of this space is, 1 for white; what says nothing is black."""
        numbers = [float(one) for one in parts if isinstance(one, int | float)]
        if not numbers:
            return 0.0
        if self.name == _OF_TABLES:
            return _of_table(self._said, int(numbers[0]))
        if self.name == _OF_LIGHTNESS:
            return min(max(numbers[0] / 100, 0.0), 1.0)
        inks = _inks(self._said)
        covered = (share for ink, share in zip(inks, numbers, strict=False) if ink != _NO_INK)
        return max(_WHITE - sum(covered), 0.0)


def told(said: Any) -> ToldSpace | None:
    """Return the space that a page names, if its numbers are no shares of light."""
    found = resolve1(said)
    parts = [resolve1(one) for one in found] if isinstance(found, list) else []
    name = parts[0].name if parts and isinstance(parts[0], PSLiteral) else None
    if name in _OF_INKS:
        count = len(_inks(parts))
        return ToldSpace(str(name), count, parts) if 0 < count <= _MOST_COMPONENTS else None
    if name == _OF_TABLES and len(parts) == 4:
        return ToldSpace(name, 1, parts)
    return ToldSpace(name, 3, parts) if name == _OF_LIGHTNESS else None


def _inks(said: Sequence[Any]) -> list[str]:
    """Return the names of the inks of a space."""
    named = said[1] if len(said) > 1 else None
    found = named if isinstance(named, list) else [named]
    return [str(ink.name) for one in found if isinstance(ink := resolve1(one), PSLiteral)]


_OF_LIGHT = {"DeviceGray": 1, "CalGray": 1, "DeviceRGB": 3, "CalRGB": 3, "DeviceCMYK": 4}


def _of_table(said: Sequence[Any], at: int) -> float:
    """Return how light an entry of a table is (8.6.6.3)."""
    base, table = resolve1(said[1]), resolve1(said[3])
    held = table.get_data() if isinstance(table, PDFStream) else table
    size = _size(base)
    if not isinstance(held, bytes) or not size or not 0 <= at < len(held) // size:
        return 0.0
    shares = [byte / 255 for byte in held[at * size : (at + 1) * size]]
    return _light(shares)


def _size(base: Any) -> int:
    """Return of how many numbers a colour of the base of a table is; 0 if that is not known."""
    kind = base[0] if isinstance(base, list) and base else base
    name = str(kind.name) if isinstance(kind, PSLiteral) else ""
    if name == "ICCBased" and len(base) > 1:
        profile = resolve1(base[1])
        count = profile.get("N") if isinstance(profile, PDFStream) else 0
        return count if count in (1, 3, 4) else 0
    return _OF_LIGHT.get(name, 0)


_SHARES = (0.299, 0.587, 0.114)
"""Of red, green and blue in how light a colour is (ITU-R BT.601)."""


def _light(parts: Sequence[float]) -> float:
    if len(parts) == 1:
        return parts[0]
    weighed = sum(share * part for share, part in zip(_SHARES, parts, strict=False))
    return max(0.0, _WHITE - weighed - parts[3]) if len(parts) == 4 else weighed


def tone(colour: Any) -> float:
    """Return how light a colour is; what is no grey, RGB or CMYK is taken for black."""
    parts = colour if isinstance(colour, Sequence) and not isinstance(colour, str) else (colour,)
    if len(parts) not in (1, 3, 4) or not all(isinstance(part, int | float) for part in parts):
        return 0.0
    return _light([float(part) for part in parts])
