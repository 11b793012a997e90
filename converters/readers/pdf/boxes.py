"""Rectangles on a page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; points from the top left corner of the page."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Return whether a point lies within."""
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def is_near(self, other: "Box", most: float = 1.0) -> bool:
        """Return whether no edge of another lies further off than some points."""
        mine = (self.left, self.top, self.right, self.bottom)
        theirs = (other.left, other.top, other.right, other.bottom)
        return all(abs(one - two) <= most for one, two in zip(mine, theirs, strict=True))

    @property
    def area(self) -> float:
        """In square points."""
        return max(self.right - self.left, 0) * max(self.bottom - self.top, 0)

    def moved(self, by: float) -> "Box":
        """Return it so many points further to the right.

        >>> Box(10, 20, 30, 60).moved(-10)
        Box(left=0, top=20, right=20, bottom=60)
        """
        return Box(self.left + by, self.top, self.right + by, self.bottom)

    def within(self, other: "Box") -> "Box":
        """Return what of it lies within another; nothing of it has no area.

        >>> Box(10, 20, 30, 60).within(Box(0, 0, 20, 100))
        Box(left=10, top=20, right=20, bottom=60)
        """
        left, top = max(self.left, other.left), max(self.top, other.top)
        return Box(left, top, min(self.right, other.right), min(self.bottom, other.bottom))

    def turned(self, quarter: int, wide: float, tall: float) -> "Box":
        """Return where it stands when a page of this width and height is turned to be read.

        `quarter` is the angle in degrees, against the clock, at which its text is printed.

        >>> Box(10, 20, 30, 60).turned(90, 100, 200)
        Box(left=140, top=10, right=180, bottom=30)
        """
        return {
            0: self,
            90: Box(tall - self.bottom, self.left, tall - self.top, self.right),
            180: Box(wide - self.right, tall - self.bottom, wide - self.left, tall - self.top),
            270: Box(self.top, wide - self.right, self.bottom, wide - self.left),
        }[quarter]
