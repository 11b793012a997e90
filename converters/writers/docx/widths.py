"""Widths of characters in the faces that a DOCX asks for, which need not be on this machine.

Every Chinese face has full-width characters of one em, and the digits beside them are half as wide
(GB/T 15835 §5.1.7.1); that is all that titles and signatures need.
"""

from unicodedata import east_asian_width

from converters.typeset.metrics import EM

_FULL = frozenset("WFA")
"""Wide, full-width, and ambiguous: the Chinese face draws these."""


class Nominal(dict[str, int]):
    """Character to advance, in thousandths of an em."""

    def __missing__(self, char: str) -> int:
        width = EM if east_asian_width(char) in _FULL else EM // 2
        self[char] = width
        return width


NOMINAL = Nominal()


def ems(text: str) -> float:
    """Return the width of a line in em.

    >>> ems("2020年7月16日")
    6.5
    """
    return sum(NOMINAL[char] for char in text) / EM
