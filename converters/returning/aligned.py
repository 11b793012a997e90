"""The base and what came back in one line, in which silent changes are tracked ones as well.

Compared are the base and the file with all its tracked changes refused.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from converters.readers.revisions import views
from converters.readers.revisions.model import Char, ParagraphEnd
from converters.returning import cells, cuts, ends
from converters.returning.cuts import Cut
from converters.returning.model import SILENT


@dataclass(slots=True)
class Aligned:
    """The compared line as it is written."""

    base: Sequence[Char]
    line: list[Char] = field(default_factory=list)
    bases: list[int | None] = field(default_factory=list)
    moved: list[int] = field(default_factory=list)
    """Where each character of the file that came back stands here."""


def aligned(base: Sequence[Char], back: Sequence[Char]) -> Aligned:
    """Return both in one line; the base has no tracked changes."""
    back = list(back)
    ends.given_their_own(back, [None] * len(back))
    refused = _Refused(back)
    found = Aligned(base)
    found_cuts = list(cuts.cuts(base, [refused.char(at) for at in refused.places]))
    _Writer(found, refused, found_cuts).write()
    cells.renumber(found.line, found.bases, base)
    ends.given_their_own(found.line, found.bases)
    ends.without_inherited(found.line)
    return found


@dataclass(slots=True)
class _Refused:
    """What came back, with its tracked changes refused."""

    line: Sequence[Char]
    places: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        for one in views.refused(self.line):
            own = one.places if one.end not in one.places else one.places[:-1]
            self.places += [*own, one.end]

    def char(self, at: int) -> Char:
        return self.line[at]


@dataclass(slots=True)
class _Writer:
    """Writes the line: what is kept, what came, and what went at its place."""

    to: Aligned
    refused: _Refused
    cuts: Sequence[Cut]
    _kept: dict[int, int] = field(default_factory=dict)
    _came: dict[int, int] = field(default_factory=dict)
    """Characters that came silently, each with that of the base before which it stands."""
    _gone: dict[int, list[tuple[int, int, int]]] = field(default_factory=dict)
    """What of the base went before a character, and which of the refused ones follows."""

    def write(self) -> None:
        self._sort()
        for at in range(len(self.refused.line) + 1):
            for a, b, c in self._gone.get(at, ()):
                for k in range(a, b):
                    self._put(self._removed(k, c), k)
            if at < len(self.refused.line):
                self.to.moved.append(len(self.to.line))
                self._put(self._returned(at), self._kept.get(at))

    def _sort(self) -> None:
        """Say of each character that stands in the refused text what it is."""
        places, i, j = self.refused.places, 0, 0
        for a, b, c, d in [*self.cuts, (len(self.to.base), 0, len(places), 0)]:
            self._kept |= {places[j + k]: i + k for k in range(a - i)}
            self._came |= dict.fromkeys(places[c:d], b)
            if a < b:
                self._gone.setdefault(self._place(a, c), []).append((a, b, c))
            i, j = b, d

    def _place(self, a: int, c: int) -> int:
        """Return before which character stands what went: with its own paragraph."""
        places = self.refused.places
        begins = a == 0 or self.to.base[a - 1].end is not None
        if begins and c < len(places):
            return places[c]
        return places[c - 1] + 1 if c else 0

    def _put(self, char: Char, base: int | None) -> None:
        self.to.line.append(char)
        self.to.bases.append(base)

    def _removed(self, k: int, c: int) -> Char:
        """Return a character of the base that went; its end would look as the one that stays."""
        char = self.to.base[k]
        if char.end is None:
            return replace(char, inserted=None, deleted=SILENT)
        after = _next_end([self.refused.char(at) for at in self._next(c)])
        end = ParagraphEnd(char.end.looks if after is None else after.looks)
        return replace(char, deleted=SILENT, end=ends.styled(end, char.end))

    def _next(self, c: int) -> Sequence[int]:
        places, at = self.refused.places, c
        while at < len(places) and self.refused.char(places[at]).end is None:
            at += 1
        return places[at : at + 1]

    def _returned(self, at: int) -> Char:
        """Return a character that came; refused, its end looks as that which stays."""
        char = self.refused.line[at]
        if at in self._kept:
            return self._as_base(at, self.to.base[self._kept[at]])
        inserted = SILENT if at in self._came else char.inserted
        if char.end is None:
            return replace(char, inserted=inserted)
        after = _next_end(self.to.base[self._base_after(at) :])
        end = replace(char.end, holds=False) if at in self._came else char.end
        end = end if after is None else ends.styled(end, after)
        return replace(char, inserted=inserted, end=end)

    def _base_after(self, at: int) -> int:
        """Return the first character of the base that stands behind one that came."""
        place = bisect_left(self.refused.places, at)
        if place == len(self.refused.places):
            return len(self.to.base)
        found = self.refused.places[place]
        return self._kept[found] if found in self._kept else self._came[found]

    def _as_base(self, at: int, base: Char) -> Char:
        """Return a character that stays, in its old face: word processors lose faces."""
        char = self.refused.line[at]
        if char.end is None or base.end is None:
            face = base.looks.face
            if char.before is None and char.looks.face == face:
                return char
            if char.before is not None:
                return replace(char, before=replace(char.before, face=face))
            return replace(char, looks=replace(char.looks, face=face))
        return replace(char, inserted=None, end=ends.styled(char.end, base.end))


def _next_end(line: Sequence[Char]) -> ParagraphEnd | None:
    return next((char.end for char in line if char.end is not None), None)
