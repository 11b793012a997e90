"""An index (索引): columns of names with the numbers of their pages, under the letter they sound.

The columns are made up here, page by page: a letter never stands last in one, an entry is parted
only where it is long, and on the last page all columns end alike.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from converters.books import wording
from converters.books.entries import IndexEntry, IndexGroup
from converters.books.matter.setting import Setting, document
from converters.units import Length
from converters.writers.pdf import sheet

_LETTER, _ENTRY = "index_letter", "index_entry"
_STAY_TOGETHER = 2
"""As many lines of an entry stay together at its head and at its foot."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a column, or blank ones before a letter."""

    words: str
    owner: tuple[int, int]
    """Group, and entry in it from 0; -1 for the letter."""
    first: bool
    """Whether it begins its entry."""
    kept: bool
    """Whether the next line stands in the same column."""
    blank: bool = False


def html(title: str, groups: Sequence[IndexGroup], setting: Setting) -> str:
    """Return the index."""
    rest = [line for number, group in enumerate(groups) for line in _group(number, group, setting)]
    pages = list[list[list[_Line]]]()
    while rest or not pages:
        depth = _depth(setting, first=not pages)
        columns, rest = _page(rest, setting.looks.index.columns, depth)
        pages.append(columns)
    parts = [
        f'<div class="book-columns">{"".join(_column(c, setting) for c in columns)}</div>'
        for columns in pages
    ]
    return document(title, setting.heading(title), *parts)


def _group(number: int, group: IndexGroup, setting: Setting) -> Iterator[_Line]:
    for _ in range(setting.looks.index.lines_before_letter if number else 0):
        yield _Line("", (number, -1), first=False, kept=True, blank=True)
    letter = setting.words(group.letter, _LETTER)
    yield _Line(letter, (number, -1), first=True, kept=True)
    for place, entry in enumerate(group.entries):
        lines = _entry(entry, setting)
        for at, words in enumerate(lines):
            kept = at < len(lines) - 1 and (
                at < _STAY_TOGETHER - 1 or at >= len(lines) - _STAY_TOGETHER
            )
            yield _Line(words, (number, place), first=at == 0, kept=kept)


def _entry(entry: IndexEntry, setting: Setting) -> list[str]:
    """Return the lines of an entry; its name is never parted from the first number."""
    width = _width(setting)
    hang = setting.indents[_ENTRY].hang
    numbers = [f"{target.label}{wording.BETWEEN_NUMBERS}" for target in entry.targets[:-1]]
    numbers.append(entry.targets[-1].label)
    first = f"{wording.BEFORE_NUMBERS}{numbers[0]}"
    reserve = setting.width(first, _ENTRY)
    names = setting.wrapped(entry.text, _ENTRY, width, width - hang, reserve)
    lines = [setting.words(name, _ENTRY, entry.targets[0]) for name in names]
    room = width - setting.width(names[-1], _ENTRY) - (hang if len(names) > 1 else hang * 0)
    for at, (number, target) in enumerate(zip(numbers, entry.targets, strict=True)):
        text = number if at else first
        needed = setting.width(text, _ENTRY)
        if at and needed > room:
            lines.append("")
            room = width - hang
        bare = text.removesuffix(wording.BETWEEN_NUMBERS).removeprefix(wording.BEFORE_NUMBERS)
        before, after = text.split(bare, 1)
        lines[-1] += "".join(
            setting.words(words, _ENTRY, to)
            for words, to in ((before, None), (bare, target), (after, None))
            if words
        )
        room -= needed
    return lines


def _page(lines: list[_Line], count: int, depth: int) -> tuple[list[list[_Line]], list[_Line]]:
    """Return the columns of one page and what is left for others; on the last they end alike."""
    full, rest = _columns(lines, count, depth)
    if rest:
        return full, rest
    for least in range(1, depth + 1):
        columns, over = _columns(lines, count, least)
        if not over and not any(column and column[-1].kept for column in columns):
            return columns, []
    return full, rest


def _columns(lines: list[_Line], count: int, depth: int) -> tuple[list[list[_Line]], list[_Line]]:
    columns = []
    for _ in range(count):
        column, lines = _filled(lines, depth)
        columns.append(column)
    return columns, lines


def _filled(lines: list[_Line], depth: int) -> tuple[list[_Line], list[_Line]]:
    """Return a column and the lines after it; no blank one begins a column."""
    start = next((at for at, line in enumerate(lines) if not line.blank), len(lines))
    lines = lines[start:]
    end = min(depth, len(lines))
    while 0 < end < len(lines) and lines[end - 1].kept:
        end -= 1
    end = end or min(depth, len(lines))
    return lines[:end], lines[end:]


def _column(lines: Sequence[_Line], setting: Setting) -> str:
    blocks, above = [], 0
    for (_, place), same in groupby(lines, key=lambda line: line.owner):
        those = list(same)
        above = sum(line.blank for line in those)
        words = "\n".join(line.words for line in those if not line.blank)
        if place < 0:
            style = _above(above, setting)
            blocks.append(setting.block("h2", _LETTER, words, style=style))
            continue
        classes = "" if those[0].first else "book-continued"
        blocks.append(setting.block("p", _ENTRY, words, classes=classes))
    return f'<div class="book-column">{"".join(blocks)}</div>'


def _above(lines: int, setting: Setting) -> str:
    pitch = setting.style.pitch * setting.looks.index.pitch
    return f"margin-top:{sheet.css(pitch * lines)}" if lines else ""


def _depth(setting: Setting, *, first: bool) -> int:
    """Return how many lines a column of a page has."""
    looks, lines = setting.looks, setting.style.grid.lines
    free = lines - 1 - looks.contents.lines_after_heading if first else lines
    return max(int(free / looks.index.pitch), 1)


def _width(setting: Setting) -> Length:
    looks = setting.looks.index
    gap = setting.element(_ENTRY).size * looks.gap_chars
    return (setting.style.page.type_area_width - gap * (looks.columns - 1)) / looks.columns
