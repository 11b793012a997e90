"""Runs, rows and pages as they are printed, each with its place and size."""

from array import array
from collections.abc import Sequence
from dataclasses import replace

from converters.readers.pdf.boxes import Box
from converters.readers.pdf.rows import Row
from converters.readers.pdf.runs import GlyphRun
from converters.readers.pdf.sheets import Sheet

SIZE = 100.0
"""Points, so that hundredths of an em are whole points."""
AREA = Box(0, 0, 10_000, 10_000)


def run(
    words: str, left: float = 0, base: float = 1000, size: float = SIZE, **about: object
) -> GlyphRun:
    """Return a run of glyphs that are as wide as high."""
    lefts = [left + size * at for at in range(len(words))]
    made = GlyphRun(
        words,
        array("f", lefts),
        array("f", [one + size for one in lefts]),
        frozenset(),
        base,
        size,
        0.0,
        0,
        bold=False,
        font="Song",
        artifact=False,
    )
    return replace(made, **about)  # type: ignore[arg-type]


def row(words: str, left: float = 0, base: float = 1000, size: float = SIZE, page: int = 1) -> Row:
    """Return a row of one run."""
    return Row((run(words, left, base, size),), page)


def table(*lines: Sequence[str | None], base: float = 1000, page: int = 1) -> Row:
    """Return a table, which is one row."""
    return Row((run("表", 0, base),), page, cells=tuple(map(tuple, lines)))


def sheet(*runs: GlyphRun, pictures: tuple[Box, ...] = (), grounds: tuple[Box, ...] = ()) -> Sheet:
    """Return a page of runs."""
    return Sheet(1, AREA, list(runs), pictures, grounds)
