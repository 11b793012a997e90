"""Pages laid out to be put together later: no page numbers, no running heads, left margin inside.

A fragment does not know where in a book it will stand, so that a speech that did not change is
never laid out again.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A heading as the outline of a file names it."""

    level: int
    """1 for a title; 2 for 一、."""
    label: str
    page: int
    """From 0."""
    top: float
    """In points from the upper edge of the sheet."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """Some pages as tagged PDF, what is printed on them, and their headings."""

    pdf: bytes
    lines: tuple[tuple[str, ...], ...]
    """The printed lines of each page from top to bottom."""
    marks: tuple[Mark, ...]

    @property
    def length(self) -> int:
        """The number of pages."""
        return len(self.lines)
