"""What a section of a book's own consists of: blocks of lines, entries, tables. Printers print it.

Lengths that are counted in lines are lines of the grid.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from converters.books.entries import Target
from converters.settings.units import Length, pt

NONE = pt(0)

_ELEMENTS = {
    "contents_title": "matter_title",
    "imprint_label": "imprint",
    "imprint_note": "imprint",
    "errata_title": "errata_head",
    "errata_number": "errata",
    "errata_text": "errata",
}


def element_of(kind: str) -> str:
    """Return the element of `styles/book.toml` that a kind of block is set in; often its name."""
    return _ELEMENTS.get(kind, kind)


@dataclass(frozen=True, slots=True)
class Span:
    """Words on one line."""

    text: str
    to: Target | None = None
    """Where they lead."""
    number: bool = False
    """Whether they are the number of that page."""


@dataclass(frozen=True, slots=True)
class DotLeader:
    """Dots (前导点) and a page number at the end of a block."""

    to: Target
    end: Length
    """Where the dots end, from the left edge of the type area."""


@dataclass(frozen=True, slots=True)
class SetBlock:
    """A paragraph."""

    kind: str
    lines: tuple[tuple[Span, ...], ...]
    what: str = ""
    """How messages call its words."""
    above: float | None = None
    """Blank lines above it; None if they are those of its kind."""
    leader: DotLeader | None = None

    @property
    def text(self) -> str:
        """The words of all lines."""
        return "".join(span.text for line in self.lines for span in line)


@dataclass(frozen=True, slots=True)
class ListEntry:
    """Blocks that stay on one page."""

    blocks: tuple[SetBlock, ...]
    leads: bool = False
    """Whether the next entry stands on that page too."""


@dataclass(frozen=True, slots=True)
class SetCell:
    """A cell of a table."""

    block: SetBlock
    span: int = 1
    """How many columns it takes."""


@dataclass(frozen=True, slots=True)
class SetRow:
    """A row of a table; it stays on one page."""

    cells: tuple[SetCell, ...]
    header: bool = False
    """Whether it stands again at the top of every page."""
    leads: bool = False
    """Whether the next row stands on the same page."""


@dataclass(frozen=True, slots=True)
class SetTable:
    """A table as wide as the type area."""

    name: str
    title: str
    """What it is called to who cannot see it."""
    columns: tuple[Length, ...]
    rows: tuple[SetRow, ...]
    rule: Length
    """The thickness of its rules."""
    boxed: bool
    """Whether it is ruled all over; else above and below."""
    labelled: bool = False
    """Whether the first cell of a row names what the others say."""
    across: Length = NONE
    """Free at the left and right of each cell."""
    along: float = 0
    """Lines that are free at the top and bottom of each cell."""
    inside: float = 0
    """Lines that are free under the first rule and over the last."""
    gap: Length = NONE
    """Free at the right of the labels."""


Matter = SetBlock | ListEntry | SetTable


def block(
    kind: str,
    texts: Iterable[str],
    what: str = "",
    *,
    above: float | None = None,
    to: Target | None = None,
    number: bool = False,
    leader: DotLeader | None = None,
) -> SetBlock:
    """Return a block of lines that are one span each."""
    lines = tuple((Span(text, to, number),) for text in texts)
    return SetBlock(kind, lines, what, above, leader)
