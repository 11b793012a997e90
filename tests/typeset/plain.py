"""Widths for the composer without a font: what the fonts of the house have; and its rules."""

from converters.typeset.line_costs import Justification

RULES = Justification(loose=60, ceiling=120, unit_price=28, touch=3)
"""As a style has them."""


class PlainWidths:
    """Hanzi and full-width marks one em wide, digits half, Latin letters and spaces less."""

    def __getitem__(self, char: str) -> int:
        if char.isascii():
            return 333 if char == " " else 500
        return 1000

    def blank_before(self, char: str) -> int:
        """Opening marks keep their left half blank."""
        return 550 if char in "“‘（《〈【〔" else 50

    def blank_after(self, char: str) -> int:
        """Closing marks keep their right half blank."""
        return 550 if char in "，。、；：？！”’）》〉】〕" else 50
