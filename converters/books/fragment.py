"""Pages of one section of a book as they are laid out, and how they are kept on disk.

A fragment does not know where in a book it will stand. Its PDF holds pages and their structure;
fonts, metadata and outline are left to the book, which has them once for all.
"""

import json
import zlib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple, Self

_LEVEL: Final = 1
"""Of zlib: what is large is packed already; a twentieth larger than level 6 in half the time."""


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
    known: str = field(default="", compare=False)
    """The characters that are printed, each once, as they were kept; empty if nobody looked."""

    @property
    def characters(self) -> frozenset[str]:
        """The characters that are printed."""
        return frozenset(self.known or "".join(line for page in self.lines for line in page))

    @property
    def length(self) -> int:
        """The number of pages."""
        return len(self.lines)


def dumped(fragment: Fragment) -> bytes:
    """Return a fragment as bytes to be kept."""
    facts = {
        "pdf": len(fragment.pdf),
        "lines": fragment.lines,
        "marks": [(mark.level, mark.label, mark.page, mark.top) for mark in fragment.marks],
        "fonts": [_font_facts(font) for font in fragment.fonts],
        "coloured": fragment.coloured,
        "cells": [page if any(page) else len(page) for page in fragment.cells],
        "ends_apart": fragment.ends_apart,
        "known": "".join(sorted(fragment.characters)),
    }
    head = json.dumps(facts, ensure_ascii=False, separators=(",", ":")).encode()
    other = dumped(fragment.apart) if fragment.apart else b""
    return zlib.compress(b"%d\n%b%b%b" % (len(head), head, fragment.pdf, other), _LEVEL)


def _font_facts(font: Font) -> tuple[str, str, list[int], list[int], list[str]]:
    numbers = [glyph.number for glyph in font.glyphs]
    widths = [glyph.width for glyph in font.glyphs]
    return font.resource, font.family, numbers, widths, [glyph.text for glyph in font.glyphs]


def loaded(data: bytes) -> Fragment:
    """Return the fragment that was kept; raises ValueError for anything else."""
    try:
        size, _, rest = zlib.decompress(data).partition(b"\n")
        facts = json.loads(rest[: int(size)])
        end = int(size) + facts["pdf"]
        return Fragment(
            pdf=rest[int(size) : end],
            lines=tuple(tuple(page) for page in facts["lines"]),
            marks=tuple(OutlineMark(*mark) for mark in facts["marks"]),
            fonts=tuple(_font(*font) for font in facts["fonts"]),
            coloured=tuple(facts["coloured"]),
            cells=tuple(_cells(page) for page in facts["cells"]),
            ends_apart=facts["ends_apart"],
            apart=loaded(rest[end:]) if rest[end:] else None,
            known=facts["known"],
        )
    except (zlib.error, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("not a fragment") from error


def _cells(page: int | list[list[int] | None]) -> tuple[CellPlace | None, ...]:
    if isinstance(page, int):
        return (None,) * page
    return tuple(CellPlace(*cell) if cell else None for cell in page)


def _font(
    resource: str, family: str, numbers: list[int], widths: list[int], texts: list[str]
) -> Font:
    return Font(resource, family, tuple(map(drawn_glyph, numbers, widths, texts)))


drawn_glyph: Final = lru_cache(maxsize=None)(DrawnGlyph)
"""Returns a glyph that is printed; the speeches of a book share their glyphs."""
