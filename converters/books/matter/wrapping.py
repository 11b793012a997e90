"""Lines of titles, names and notes that are not justified: broken at words, filled one by one."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import accumulate

from converters.speech.hanzi import find_dates
from converters.typeset.cuts import easily
from converters.typeset.title import boundaries

_LONELY = 3
"""Fewer characters than that, marks left out, do not make a last line (孤字不成行)."""
_LEADERS = frozenset("在向对为把以于同由从与及暨和")
"""A line had better not end after one of these."""
_STEPS = frozenset("/?&=")


def wrap(
    text: str,
    widths: Mapping[str, int],
    first: int,
    rest: int | None = None,
    *,
    reserve: int = 0,
    by_words: bool = True,
) -> list[str]:
    """Return the lines of a text; joined they are the text again.

    All widths are in thousandths of an em: `first` of the first line, `rest` of the others, and
    `reserve` what is to stay free at the end of the last. Unless lines are not to be broken
    `by_words`, a word is broken only if it is wider than a line; a number never is. Space at the
    end of a line hangs outside.
    """
    rooms = (first, first if rest is None else rest)
    return list(_Wrapped(text, widths, rooms, reserve, by_words=by_words))


class _Wrapped:
    """One text, and where its lines may end: after phrases, words, steps of an address, any."""

    def __init__(
        self,
        text: str,
        widths: Mapping[str, int],
        rooms: tuple[int, int],
        reserve: int,
        *,
        by_words: bool,
    ) -> None:
        self.text, self.rooms, self.reserve = text, rooms, reserve
        self.reached = [0, *accumulate(widths[char] for char in text)]
        self._by_words = by_words

    @cached_property
    def places(self) -> list[list[int]]:
        """The places of each kind; most texts of a long contents fit on a line and need none."""
        text, whole = self.text, easily(self.text)
        if not self._by_words:
            return [sorted(whole)]
        words = {at for at in boundaries(text) & whole if not _in_latin(text, at)}
        words -= {at for start, end, _ in find_dates(text) for at in range(start + 1, end)}
        phrases = {at for at in words if text[at - 1] not in _LEADERS}
        steps = {at for at in range(1, len(text)) if _after_step(text, at)}
        return [sorted(places) for places in (phrases, words, steps, whole)]

    def __iter__(self) -> Iterator[str]:
        start = 0
        while start < len(self.text):
            end = self._end(start, self.rooms[start > 0])
            yield self.text[start:end]
            start = end

    def _end(self, start: int, room: int) -> int:
        whole = len(self.text)
        if self._width(start, whole) + self.reserve <= room:
            return whole
        for places in self.places:
            fit = [at for at in places if start < at < whole and self._width(start, at) <= room]
            kept = [at for at in fit if sum(map(str.isalnum, self.text[at:])) >= _LONELY]
            if fit:
                return (kept or fit)[-1]
        forced = [at for at in range(start + 1, whole + 1) if self._width(start, at) <= room]
        return forced[-1] if forced else start + 1

    def _width(self, start: int, end: int) -> int:
        """Return the width of a line without the space at its end."""
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return self.reached[end] - self.reached[start]


def _after_step(text: str, place: int) -> bool:
    """Return whether a place is after a separator of an address of the web, and before a name."""
    return _in_latin(text, place) and text[place - 1] in _STEPS and text[place].isalnum()


def _in_latin(text: str, place: int) -> bool:
    """Return whether a place is amid an address or the name of a file."""
    around = text[place - 1 : place + 1]
    return around.isascii() and not any(map(str.isspace, around))
