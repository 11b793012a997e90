"""Faces of which is kept what setting text asks of them, so that their tables need not be read.

To read the tables of characters, of glyphs' names and of widths of five faces takes fontTools as
long as setting three pages. What is kept is what it said when the face was cut.
"""

import sys
from array import array
from base64 import b64decode, b64encode
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from converters.errors import SourceError
from converters.settings.fonts import Bounds, Face

_NUMBERS: Final = "H"
"""Numbers of glyphs and advances are of 16 bits (OpenType: maxp, hmtx)."""
_TOLD: Final = (
    "family",
    "postscript_name",
    "style_name",
    "units",
    "curves",
    "has_cids",
    "numbers_are_cids",
)
"""What a face tells once."""


def facts_of(face: Face) -> dict[str, Any]:
    """Return as JSON what setting asks of a face; its bounds as far as they were measured."""
    chars = _characters(face)
    return {
        **{name: getattr(face, name) for name in _TOLD},
        "names": sorted(face.names),
        "chars": "".join(chars),
        "numbers": _packed(map(face.number, chars)),
        "advances": _packed(map(face.advance, chars)),
        "bounds": dict(face.bounds),
    }


def _characters(face: Face) -> list[str]:
    """Return what a face draws; nothing of a fallback that was cut down to nothing."""
    try:
        return [*face.characters]
    except SourceError:
        return []


class KnownFace(Face):
    """A face that answers from facts that were kept; what they do not tell is read of the font."""

    def __init__(self, file: str, data: bytes, bones: bytes, facts: Mapping[str, Any]) -> None:
        """Raise KeyError, TypeError or ValueError if these are no such facts."""
        self.file, self.data, self.bones = file, data, bones
        self.bounds: dict[str, Bounds] = {
            char: (left, low, right, high)
            for char, (left, low, right, high) in facts["bounds"].items()
        }
        self.names = frozenset(facts["names"])
        # Where Face has properties that are told once, what is told stands in their place.
        vars(self).update((name, facts[name]) for name in _TOLD)
        numbers, advances = _unpacked(facts["numbers"]), _unpacked(facts["advances"])
        self._numbers: dict[str, int] = dict(zip(facts["chars"], numbers, strict=True))
        self._advances: dict[str, int] = dict(zip(facts["chars"], advances, strict=True))

    @property
    def characters(self) -> Sequence[str]:
        """What it draws, in the order of the file."""
        return [*self._numbers]

    def has(self, char: str) -> bool:
        """Return whether the face can draw a character."""
        return char in self._numbers

    def number(self, char: str) -> int:
        """Return the number of the glyph of a character that the face has."""
        return self._numbers[char]

    def advance(self, char: str) -> int:
        """Return the advance of a character that the face has, in the face's own units."""
        return self._advances[char]


def _packed(values: Iterable[int]) -> str:
    return b64encode(_little(array(_NUMBERS, values)).tobytes()).decode()


def _unpacked(text: str) -> "array[int]":
    values = array(_NUMBERS)
    values.frombytes(b64decode(text))
    return _little(values)


def _little(values: "array[int]") -> "array[int]":
    """Return numbers of this machine's order as of the little-endian one, or back."""
    if sys.byteorder == "big":
        values.byteswap()
    return values
