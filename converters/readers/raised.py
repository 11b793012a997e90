"""Raised and lowered characters: the signs that Unicode has for them (km², CO₂)."""

import unicodedata
from collections.abc import Iterator

_SIGNS = (0xB2, 0xB3, 0xB9, *range(0x2070, 0x20A0))
"""Superscript two, three and one of Latin-1, and the block Superscripts and Subscripts."""
_HYPHENS = "-–"
"""What people type for the sign of minus."""


def _pairs(kind: str) -> Iterator[tuple[str, str]]:
    """Yield the plain characters that have a sign of the kind, each with it (UAX #44, 5.7.3)."""
    for code in _SIGNS:
        form, _, plain = unicodedata.decomposition(chr(code)).partition(" ")
        if form == kind:
            yield chr(int(plain, 16)), chr(code)
            if plain == "2212":
                yield from ((hyphen, chr(code)) for hyphen in _HYPHENS)


_RAISED = dict(_pairs("<super>"))
_LOWERED = dict(_pairs("<sub>"))


def superscript(text: str) -> str | None:
    """Return a text as superscripts; None if Unicode has no sign for one of its characters.

    >>> superscript("2"), superscript("-1"), superscript("注")
    ('²', '⁻¹', None)
    """
    return _written(text, _RAISED)


def subscript(text: str) -> str | None:
    """Return a text as subscripts; None if Unicode has no sign for one of its characters.

    >>> subscript("2"), subscript("B")
    ('₂', None)
    """
    return _written(text, _LOWERED)


def _written(text: str, signs: dict[str, str]) -> str | None:
    if not all(char in signs or char.isspace() for char in text):
        return None
    return "".join(signs.get(char, char) for char in text)
