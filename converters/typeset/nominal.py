"""Widths of characters in the faces that a DOCX asks for, which need not be on this machine.

Every Chinese face has full-width characters of one em, and the digits beside them are half as wide
(GB/T 15835 §5.1.7.1); that is all that titles, signatures and the counting of lines need.
"""

from unicodedata import east_asian_width

from converters.typeset import marks
from converters.typeset.metrics import EM

_FULL = frozenset("WFA")
"""Wide, full-width, and ambiguous: the Chinese face draws these."""

_ADVANCES = {
    180: "'",
    200: "|",
    250: " ,.",
    278: "/:;\\ijlt",
    333: "!()-I[]`fr",
    389: "Js",
    408: '"',
    444: "?acez",
    469: "^",
    480: "{}",
    541: "~",
    556: "FPS",
    564: "+<=>",
    611: "ELTZ",
    667: "BCR",
    722: "ADGHKNOQUVXYw",
    778: "&m",
    833: "%",
    889: "M",
    921: "@",
    944: "W",
}
"""Advances in Times New Roman, and nearly so in the Latin letters of Chinese faces; all others are
half as wide as a hanzi."""
_LATIN = {char: advance for advance, chars in _ADVANCES.items() for char in chars}
_CAPITAL = EM * 7 // 10
_BLANK = EM * 11 // 20
"""Of a full-width mark: Chinese faces draw it in one half of its em, away from the middle."""


class Nominal(dict[str, int]):
    """Character to advance, in thousandths of an em."""

    def __missing__(self, char: str) -> int:
        self[char] = width = _width(char)
        return width

    def blank_before(self, char: str) -> int:
        """Return how much of the advance is blank before the ink."""
        return _BLANK if char in marks.BLANK_BEFORE else 0

    def blank_after(self, char: str) -> int:
        """Return how much of the advance is blank after the ink."""
        return _BLANK if char in marks.BLANK_AFTER else 0


def _width(char: str) -> int:
    if east_asian_width(char) in _FULL:
        return EM
    return _LATIN.get(char) or (_CAPITAL if char.isupper() else EM // 2)


NOMINAL = Nominal()


def ems(text: str) -> float:
    """Return the width of a line in em.

    >>> ems("2020年7月16日")
    6.5
    """
    return sum(NOMINAL[char] for char in text) / EM
