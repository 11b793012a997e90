"""Two texts in one line: what is in both, what of the old one went, what of the new one came.

The end of a paragraph is a character. As far as that changes neither text, whole paragraphs go and
come with their own ends, and none goes that nothing could be merged with: before a table, or last.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import zip_longest
from typing import Generic, NamedTuple, TypeVar

from converters.speech import unit_cuts
from converters.speech.readable_cuts import Cut
from converters.speech.unit_cuts import TextUnit

END = "\n"
_Char = TypeVar("_Char")


class WordChange(StrEnum):
    """What became of words."""

    KEPT = ""
    GONE = "del"
    CAME = "ins"


class OldAndNew(NamedTuple, Generic[_Char]):
    """A character of one text or of both."""

    old: _Char | None
    new: _Char | None

    @property
    def shown(self) -> _Char:
        """As it looks now, or did when it was there."""
        found = self.new or self.old
        assert found is not None
        return found

    @property
    def change(self) -> WordChange:
        """What became of it."""
        if self.old and self.new:
            return WordChange.KEPT
        return WordChange.GONE if self.old else WordChange.CAME


class TextSpan(NamedTuple):
    """Some characters of one line made of two texts: from and to in the old, and in the new one."""

    old: tuple[int, int]
    new: tuple[int, int]

    @property
    def is_kept(self) -> bool:
        """Whether they are in both texts."""
        return self.old[0] < self.old[1] and self.new[0] < self.new[1]


def spans(old: Sequence[TextUnit], new: Sequence[TextUnit]) -> Iterator[TextSpan]:
    """Yield the spans of two texts; what went stands before what came in its place.

    >>> list(spans([TextUnit(("共260人。",))], [TextUnit(("共265人。",))]))[1:3]
    [TextSpan(old=(1, 4), new=(1, 1)), TextSpan(old=(4, 4), new=(1, 4))]
    """
    was, now = _SettledText(old), _SettledText(new)
    i, j = 0, 0
    for a, b, c, d in _settled(list(unit_cuts.cuts(old, new)), was, now):
        yield from _some(TextSpan((i, a), (j, c)))
        yield from _some(TextSpan((a, b), (c, c)))
        yield from _some(TextSpan((b, b), (c, d)))
        i, j = b, d
    yield from _some(TextSpan((i, len(was.text)), (j, len(now.text))))


def in_one(
    old: Sequence[_Char],
    new: Sequence[_Char],
    units: tuple[Sequence[TextUnit], Sequence[TextUnit]],
) -> Iterator[OldAndNew[_Char]]:
    """Yield the characters of two texts as one; `units` are what these texts consist of."""
    for span in spans(*units):
        was, now = old[slice(*span.old)], new[slice(*span.new)]
        if span.is_kept:
            yield from (OldAndNew(one, other) for one, other in zip(was, now, strict=True))
        else:
            yield from (OldAndNew(one, None) for one in was)
            yield from (OldAndNew(None, one) for one in now)


def _some(span: TextSpan) -> Iterator[TextSpan]:
    if span.old[0] < span.old[1] or span.new[0] < span.new[1]:
        yield span


class _SettledText:
    """A text, and what its ends of paragraphs are."""

    def __init__(self, units: Sequence[TextUnit]) -> None:
        self.text = "".join(words for unit in units for words in unit.paragraphs)
        self._fixed, self._holding = set[int](), set[int]()
        at = 0
        for unit, after in zip_longest(units, units[1:]):
            start, at = at, at + unit.length
            if unit.kind:
                self._fixed |= set(range(start, at))
            elif after is None or after.kind:
                self._holding.add(at - 1)

    def is_end(self, at: int) -> bool:
        """Return whether a paragraph outside of tables ends with a character."""
        inside = 0 <= at < len(self.text)
        return inside and self.text[at] == END and at not in self._fixed

    def may_go(self, at: int) -> bool:
        """Return whether such a paragraph ends there, and another one follows."""
        return self.is_end(at) and at not in self._holding

    def is_free(self, start: int, stop: int) -> bool:
        """Return whether only paragraphs outside of tables stand between two places."""
        return self._fixed.isdisjoint(range(start, stop))


def _settled(cuts: Sequence[Cut], old: _SettledText, new: _SettledText) -> Iterator[Cut]:
    """Yield the cuts, moved by one character so that paragraphs go and come whole."""
    for a, b, c, d in cuts:
        is_alone = a == b or c == d
        if is_alone and old.is_free(a, b) and new.is_free(c, d):
            yield _alone((a, b, c, d), old, new)
        else:
            yield a, b, c, d


def _alone(cut: Cut, old: _SettledText, new: _SettledText) -> Cut:
    """Return a cut of what only went or only came with the right one of two ends."""
    a, b, c, d = cut
    text, start, stop = (old, a, b) if a < b else (new, c, d)
    if text.is_end(start) and old.may_go(b) and new.may_go(d):
        return a + 1, b + 1, c + 1, d + 1
    bound = text.is_end(stop - 1) and not text.may_go(stop - 1)
    if bound and old.is_end(a - 1) and new.is_end(c - 1):
        return a - 1, b - 1, c - 1, d - 1
    return cut
