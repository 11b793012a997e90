"""The columns of an index, made up page by page.

A letter never stands last in one, an entry is parted only if it is long, and on the last page all
columns end alike.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from converters.books.matter.blocks import SetBlock
from converters.books.matter.index import LETTER
from converters.formats.pdf.book.html import page
from converters.formats.pdf.book.html.setting import Setting, below, document

_STAY_TOGETHER = 2
"""As many lines of an entry stay together at its head and at its foot."""


@dataclass(frozen=True, slots=True)
class _ColumnLine:
    """A line of a column, or blank ones before a letter."""

    words: str
    owner: int
    """The number of its block."""
    kind: str
    first: bool
    """Whether it begins its entry."""
    kept: bool
    """Whether the next line stands in the same column."""
    blank: bool = False


def html(title: str, blocks: Sequence[SetBlock], setting: Setting) -> str:
    """Return the index; the first of its blocks is its heading."""
    heading, *entries = blocks
    rest = [line for at, block in enumerate(entries) for line in _lines(at, block, setting)]
    pages = list[list[list[_ColumnLine]]]()
    while rest or not pages:
        depth = _depth(setting, first=not pages)
        columns, rest = _page(rest, setting.book_style.index.columns, depth)
        pages.append(columns)
    parts = [
        f'<div class="book-columns">{"".join(_column(c, setting) for c in columns)}</div>'
        for columns in pages
    ]
    return document(title, page.block(heading, setting), *parts)


def _lines(number: int, block: SetBlock, setting: Setting) -> Iterator[_ColumnLine]:
    kind, letter, count = block.kind, block.kind == LETTER, len(block.lines)
    for _ in range(round((block.above or 0) / setting.book_style.index.pitch)):
        yield _ColumnLine("", number, kind, first=False, kept=True, blank=True)
    for at, line in enumerate(block.lines):
        inside = at < _STAY_TOGETHER - 1 or at >= count - _STAY_TOGETHER
        kept = letter or (at < count - 1 and inside)
        yield _ColumnLine(page.words(line, kind, setting), number, kind, first=at == 0, kept=kept)


def _page(
    lines: list[_ColumnLine], count: int, depth: int
) -> tuple[list[list[_ColumnLine]], list[_ColumnLine]]:
    """Return the columns of one page and what is left for others; on the last they end alike."""
    full, rest = _columns(lines, count, depth)
    if rest:
        return full, rest
    for least in range(1, depth + 1):
        columns, over = _columns(lines, count, least)
        if not over and not any(column and column[-1].kept for column in columns):
            return columns, []
    return full, rest


def _columns(
    lines: list[_ColumnLine], count: int, depth: int
) -> tuple[list[list[_ColumnLine]], list[_ColumnLine]]:
    columns = []
    for _ in range(count):
        column, lines = _filled(lines, depth)
        columns.append(column)
    return columns, lines


def _filled(lines: list[_ColumnLine], depth: int) -> tuple[list[_ColumnLine], list[_ColumnLine]]:
    """Return a column and the lines after it; no blank one begins a column."""
    start = next((at for at, line in enumerate(lines) if not line.blank), len(lines))
    lines = lines[start:]
    end = min(depth, len(lines))
    while 0 < end < len(lines) and lines[end - 1].kept:
        end -= 1
    end = end or min(depth, len(lines))
    return lines[:end], lines[end:]


def _column(lines: Sequence[_ColumnLine], setting: Setting) -> str:
    blocks = []
    for _, same in groupby(lines, key=lambda line: line.owner):
        those = list(same)
        above = sum(line.blank for line in those)
        words = "\n".join(line.words for line in those if not line.blank)
        pitch = setting.style.pitch * setting.book_style.index.pitch
        style = below(pitch * above) if above else ""
        begun = those[0].first or those[0].blank
        classes = "" if begun else "book-continued"
        blocks.append(page.tagged(those[0].kind, words, setting, classes=classes, style=style))
    return f'<div class="book-column">{"".join(blocks)}</div>'


def _depth(setting: Setting, *, first: bool) -> int:
    """Return how many lines a column of a page has."""
    book_style, lines = setting.book_style, setting.style.grid.lines
    free = lines - 1 - book_style.contents.lines_after_heading if first else lines
    return max(int(free / book_style.index.pitch), 1)
