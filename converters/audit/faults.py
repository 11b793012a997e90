"""What an audit finds: a finding with its place in the printed file."""

from dataclasses import dataclass

from converters.errors import Finding


@dataclass(frozen=True, slots=True)
class Place:
    """Where on the sheet, in points from its top left corner; `page` and `line` count from 1."""

    page: int
    line: int = 0
    left: float = 0
    top: float = 0
    right: float = 0
    bottom: float = 0

    def __str__(self) -> str:
        return f"第 {self.page} 页" + (f"第 {self.line} 行" if self.line else "")


@dataclass(frozen=True, slots=True)
class Fault:
    """A finding, and where it shows; no place where it is about the file as a whole."""

    finding: Finding
    place: Place | None = None
