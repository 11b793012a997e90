"""Pages of one section of a book as they are laid out, and how they are kept on disk.

A fragment does not know where in a book it will stand. Its PDF holds pages and their structure;
fonts, metadata and outline are left to the book, which has them once for all.
"""

import json
import zlib
from dataclasses import asdict, dataclass, replace
from typing import Any, NamedTuple, Self


@dataclass(frozen=True, slots=True)
class OutlineMark:
    """A heading as the outline of a file names it."""

    level: int
    """1 for a title; 2 for 一、."""
    label: str
    page: int
    """From 0."""
    top: float
    """In points from the upper edge of the sheet."""


@dataclass(frozen=True, slots=True)
class DrawnGlyph:
    """A glyph that is printed."""

    number: int
    """In the font file."""
    width: int
    """In thousandths of an em."""
    text: str
    """What it stands for."""


@dataclass(frozen=True, slots=True)
class Font:
    """A font that the pages name but do not hold, and what they need of it."""

    resource: str
    """What the pages call it."""
    family: str
    glyphs: tuple[DrawnGlyph, ...]


class CellPlace(NamedTuple):
    """A cell of a table; all numbers from 1, the head row counted."""

    table: int
    """Which of the tables of the fragment."""
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Fragment:
    """Some pages as tagged PDF, what is printed on them, and their headings."""

    pdf: bytes
    lines: tuple[tuple[str, ...], ...]
    """The printed lines of each page from top to bottom."""
    marks: tuple[OutlineMark, ...]
    fonts: tuple[Font, ...] = ()
    coloured: tuple[int, ...] = ()
    """The pages that print anything but black, from 0."""
    cells: tuple[tuple[CellPlace | None, ...], ...] = ()
    """Of each line of each page the cell that it stands in, None for text."""
    ends_apart: bool = False
    """Whether the last page holds nothing but a 版记 that belongs on an even page."""
    apart: Self | None = None
    """The same speech if it is to end so, for one whose text leaves room for its 版记."""

    @property
    def length(self) -> int:
        """The number of pages."""
        return len(self.lines)


def dumped(fragment: Fragment) -> bytes:
    """Return a fragment as bytes to be kept."""
    facts = asdict(replace(fragment, apart=None))
    facts["pdf"] = len(fragment.pdf)
    for font in facts["fonts"]:
        font["glyphs"] = [tuple(glyph.values()) for glyph in font["glyphs"]]
    head = json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode()
    other = dumped(fragment.apart) if fragment.apart else b""
    return zlib.compress(b"%d\n%b%b%b" % (len(head), head, fragment.pdf, other))


def loaded(data: bytes) -> Fragment:
    """Return the fragment that was kept; raises ValueError for anything else."""
    try:
        size, _, rest = zlib.decompress(data).partition(b"\n")
        facts = json.loads(rest[: int(size)])
        end = int(size) + facts["pdf"]
        return Fragment(
            pdf=rest[int(size) : end],
            lines=tuple(tuple(page) for page in facts["lines"]),
            marks=tuple(OutlineMark(**mark) for mark in facts["marks"]),
            fonts=tuple(_font(font) for font in facts["fonts"]),
            coloured=tuple(facts["coloured"]),
            cells=tuple(
                tuple(CellPlace(*cell) if cell else None for cell in page)
                for page in facts["cells"]
            ),
            ends_apart=facts["ends_apart"],
            apart=loaded(rest[end:]) if rest[end:] else None,
        )
    except (zlib.error, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("not a fragment") from error


def _font(facts: dict[str, Any]) -> Font:
    glyphs = tuple(DrawnGlyph(*glyph) for glyph in facts["glyphs"])
    return Font(facts["resource"], facts["family"], glyphs)
