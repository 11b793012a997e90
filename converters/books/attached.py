"""Files that are attached to a PDF."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attached:
    """A file to be attached to a book."""

    name: str
    data: bytes
    description: str
    source: bool = False
    """Whether the book was made from it."""
