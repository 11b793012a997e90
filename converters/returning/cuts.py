"""Where the base and what came back differ: by paragraphs and rows of tables, then by words."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from converters.readers.revisions.model import Char
from converters.speech import differences

Cut = tuple[int, int, int, int]
"""From and to in the base, from and to in what came back."""
_KNOWN_BY = 4
"""As many characters at its beginning and at its end tell a paragraph from others; one that was
parted or joined has not the same."""
_NO_WORD = re.compile(r"\W")
_COUNTED = re.compile(r"[（(]?[0-9０-９〇零一二三四五六七八九十百]+[)）、.．]")
"""A number before a paragraph: it changes where another one is put in before."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """A paragraph outside of tables, or a row of a table with all its cells."""

    start: int
    paragraphs: tuple[str, ...]
    is_row: bool

    @property
    def key(self) -> tuple[bool, str, str]:
        """By what one is known that was changed within: a row by its first cell."""
        if self.is_row:
            return True, self.paragraphs[0], ""
        own = self.paragraphs[0]
        counted = _COUNTED.match(own)
        words = _NO_WORD.sub("", own[counted.end() :] if counted else own)
        return False, words[:_KNOWN_BY], words[-_KNOWN_BY:]


def cuts(base: Sequence[Char], back: Sequence[Char]) -> Iterator[Cut]:
    """Yield where two lines without tracked changes differ; cells are compared with their own."""
    old, new = _Side(base), _Side(back)
    whole = [(unit.is_row, unit.paragraphs) for unit in old.units]
    others = [(unit.is_row, unit.paragraphs) for unit in new.units]
    for tag, a, b, c, d in SequenceMatcher(None, whole, others, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from _block(old, new, (a, b, c, d))


class _Side:
    """The units of a line, and where each begins."""

    def __init__(self, line: Sequence[Char]) -> None:
        self.units = list(_units(line))
        self.starts = [*(unit.start for unit in self.units), len(line)]

    def has_row(self, first: int, last: int) -> bool:
        return any(unit.is_row for unit in self.units[first:last])

    def text(self, first: int, last: int) -> str:
        return "".join(words for unit in self.units[first:last] for words in unit.paragraphs)


def _units(line: Sequence[Char]) -> Iterator[_Unit]:
    at = 0
    for row, chars in groupby(line, key=_row):
        found = tuple(_paragraphs(chars))
        for paragraphs in [(one,) for one in found] if row is None else [found]:
            yield _Unit(at, paragraphs, row is not None)
            at += sum(map(len, paragraphs))


def _paragraphs(chars: Iterable[Char]) -> Iterator[str]:
    words = ""
    for char in chars:
        words += char.text
        if char.end is not None:
            yield words
            words = ""
    if words:
        yield words


def _row(char: Char) -> tuple[int, int] | None:
    return None if char.cell is None else (char.cell.table, char.cell.row)


def _block(old: _Side, new: _Side, block: Cut) -> Iterator[Cut]:
    """Yield where some units and those in their place differ; rows are never mixed with others."""
    i, j, k, m = block
    keys = [unit.key for unit in old.units[i:j]], [unit.key for unit in new.units[k:m]]
    for tag, a, b, c, d in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        inner = i + a, i + b, k + c, k + d
        has_row = old.has_row(*inner[:2]) or new.has_row(*inner[2:])
        if tag == "equal" or (has_row and b - a == d - c):
            for p, q in zip(range(i + a, i + b), range(k + c, k + d), strict=True):
                yield from _pair(old.units[p], new.units[q])
        elif has_row:
            a, b, c, d = inner
            yield old.starts[a], old.starts[b], new.starts[c], new.starts[d]
        else:
            yield from _words(old, new, inner)


def _words(old: _Side, new: _Side, block: Cut) -> Iterator[Cut]:
    a, b, c, d = block
    yield from _moved(
        differences.cuts(old.text(a, b), new.text(c, d)), old.starts[a], new.starts[c]
    )


def _moved(found: Sequence[Cut], start: int, other: int) -> Iterator[Cut]:
    for a, b, c, d in found:
        yield start + a, start + b, other + c, other + d


def _pair(one: _Unit, other: _Unit) -> Iterator[Cut]:
    """Yield where two units differ, each cell compared with the one in its column."""
    i, j = one.start, other.start
    if one.is_row != other.is_row or len(one.paragraphs) != len(other.paragraphs):
        yield i, i + sum(map(len, one.paragraphs)), j, j + sum(map(len, other.paragraphs))
        return
    for was, now in zip(one.paragraphs, other.paragraphs, strict=True):
        yield from _moved(differences.cuts(was, now), i, j)
        i, j = i + len(was), j + len(now)
