"""Lengths. A bare number of millimetres or points stands nowhere else but in `styles/`."""

from dataclasses import dataclass

POINTS_PER_INCH = 72
MM_PER_INCH = 25.4
PX_PER_INCH = 96
TWIPS_PER_POINT = 20


@dataclass(frozen=True, slots=True, order=True)
class Length:
    """A length, held in points.

    >>> mm(25.4).pt
    72.0
    >>> (mm(225) / 22).twips
    580
    """

    pt: float

    @property
    def mm(self) -> float:
        """In millimetres."""
        return self.pt * MM_PER_INCH / POINTS_PER_INCH

    @property
    def twips(self) -> int:
        """In twentieths of a point, rounded: the unit of WordprocessingML."""
        return round(self.pt * TWIPS_PER_POINT)

    def __add__(self, other: "Length") -> "Length":
        return Length(self.pt + other.pt)

    def __sub__(self, other: "Length") -> "Length":
        return Length(self.pt - other.pt)

    def __mul__(self, factor: float) -> "Length":
        return Length(self.pt * factor)

    def __truediv__(self, divisor: float) -> "Length":
        return Length(self.pt / divisor)


def mm(value: float) -> Length:
    """Return a length given in millimetres."""
    return Length(value * POINTS_PER_INCH / MM_PER_INCH)


def pt(value: float) -> Length:
    """Return a length given in points."""
    return Length(value)


def px(value: float) -> Length:
    """Return a length given in pixels of CSS.

    >>> px(4).pt
    3.0
    """
    return Length(value * POINTS_PER_INCH / PX_PER_INCH)
