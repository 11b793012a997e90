"""What an audit finds: a finding with its place in the printed file."""

from dataclasses import asdict, dataclass

from converters.errors import Finding


@dataclass(frozen=True, slots=True)
class SheetPlace:
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
class Fault(Finding):
    """A finding in a finished file, and where it shows; no place if it is about the whole file."""

    place: SheetPlace | None = None
    clause: str = ""
    """The clause that it is against, if its code measures more than one.

    7.2.5 is of GB/T 9704-2012; those of another standard are written as they are cited.
    """

    def as_dict(self) -> dict[str, object]:
        """Return the finding for `--json`; the message names the place, the advice the clause."""
        return {name: value for name, value in asdict(self).items() if name not in _IN_WORDS}


def cited(clause: str) -> str:
    """Return how a clause of a fault is cited.

    >>> cited("7.2.5"), cited("GB/T 33476.2-2016 §7.3.1")
    ('GB/T 9704-2012 §7.2.5', 'GB/T 33476.2-2016 §7.3.1')
    """
    return clause if clause.startswith("GB/T") else f"GB/T 9704-2012 §{clause}"


_IN_WORDS = ("place", "clause")
