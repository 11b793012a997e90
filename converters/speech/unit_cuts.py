"""Where two texts differ: by paragraphs and rows of tables, and within those by words.

A text is a sequence of units. Words of paragraphs may be parted and joined over their ends; a row
of a table is compared with a row alone, and a cell with the one in its column.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

from converters.speech import differences
from converters.speech.bare import letters
from converters.speech.readable_cuts import Cut

FREE, ROW = "", "row"
"""The kinds of a paragraph outside of tables, and of a row."""
_KNOWN_BY = 4
"""As many characters at its beginning and at its end tell a paragraph from others; one that was
parted or joined has not the same."""
_COUNTED = re.compile(r"[（(]?[0-9０-９〇零一二三四五六七八九十百]+[)）、.．]")
"""A number before a paragraph: it changes where another one is put in before."""


@dataclass(frozen=True, slots=True)
class TextUnit:
    """A paragraph outside of tables, or what is only compared with its like: a row of a table."""

    paragraphs: tuple[str, ...]
    """Each with the line feed that ends it; of a row those of all its cells."""
    kind: str = FREE

    @property
    def length(self) -> int:
        """How many characters it has."""
        return sum(map(len, self.paragraphs))

    @property
    def key(self) -> tuple[str, str, str]:
        """By what one is known that was changed within: a row by its first cell."""
        if self.kind:
            return self.kind, self.paragraphs[0], ""
        own = self.paragraphs[0]
        counted = _COUNTED.match(own)
        words = letters(own[counted.end() :] if counted else own)
        return self.kind, words[:_KNOWN_BY], words[-_KNOWN_BY:]


def cuts(old: Sequence[TextUnit], new: Sequence[TextUnit]) -> Iterator[Cut]:
    """Yield where two texts differ, in their order.

    >>> list(cuts([TextUnit(("共260人。",))], [TextUnit(("共265人。",))]))
    [(1, 4, 1, 4)]
    """
    was, now = _UnitSide(old), _UnitSide(new)
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from _block(was, now, (a, b, c, d))


class _UnitSide:
    """The units of a text, and where each begins."""

    def __init__(self, units: Sequence[TextUnit]) -> None:
        self.units = units
        self.starts = [0, *accumulate(unit.length for unit in units)]

    def is_fixed(self, first: int, last: int) -> bool:
        return any(unit.kind for unit in self.units[first:last])

    def text(self, first: int, last: int) -> str:
        return "".join(words for unit in self.units[first:last] for words in unit.paragraphs)


def _block(old: _UnitSide, new: _UnitSide, block: Cut) -> Iterator[Cut]:
    """Yield where some units and those in their place differ; rows are never mixed with others."""
    i, j, k, m = block
    keys = [unit.key for unit in old.units[i:j]], [unit.key for unit in new.units[k:m]]
    for tag, a, b, c, d in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        inner = i + a, i + b, k + c, k + d
        is_fixed = old.is_fixed(*inner[:2]) or new.is_fixed(*inner[2:])
        if tag == "equal" or (is_fixed and b - a == d - c):
            for p, q in zip(range(i + a, i + b), range(k + c, k + d), strict=True):
                yield from _pair(old, new, p, q)
        elif is_fixed:
            a, b, c, d = inner
            yield old.starts[a], old.starts[b], new.starts[c], new.starts[d]
        else:
            yield from _words(old, new, inner)


def _words(old: _UnitSide, new: _UnitSide, block: Cut) -> Iterator[Cut]:
    a, b, c, d = block
    yield from _moved(
        differences.cuts(old.text(a, b), new.text(c, d)), old.starts[a], new.starts[c]
    )


def _moved(found: Sequence[Cut], start: int, other: int) -> Iterator[Cut]:
    for a, b, c, d in found:
        yield start + a, start + b, other + c, other + d


def _pair(old: _UnitSide, new: _UnitSide, p: int, q: int) -> Iterator[Cut]:
    """Yield where two units differ, each cell compared with the one in its column."""
    one, other = old.units[p], new.units[q]
    i, j = old.starts[p], new.starts[q]
    if one.kind != other.kind or len(one.paragraphs) != len(other.paragraphs):
        yield i, i + one.length, j, j + other.length
        return
    for was, now in zip(one.paragraphs, other.paragraphs, strict=True):
        yield from _moved(differences.cuts(was, now), i, j)
        i, j = i + len(was), j + len(now)
