"""Lines of titles, names and notes that are not justified: broken at words, filled one by one."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from converters.typeset import marks
from converters.typeset.title import boundaries
from converters.typeset.tokens import tokens

_LONELY = 2
"""Fewer characters than that do not make a line of their own (孤字不成行)."""


def wrap(
    text: str,
    widths: Mapping[str, int],
    first: int,
    rest: int | None = None,
    *,
    reserve: int = 0,
    names: Sequence[str] = (),
) -> list[str]:
    """Return the lines of a text; joined they are the text again.

    All widths are in thousandths of an em: `first` of the first line, `rest` of the others, and
    `reserve` what is to stay free at the end of the last. A word is broken only where it is wider
    than a line, a number never. Space at the end of a line hangs outside.
    """
    return list(_Wrapped(text, widths, (first, first if rest is None else rest), names, reserve))


class _Wrapped:
    """One text and the places where its lines may end, the good ones and the bad."""

    def __init__(
        self,
        text: str,
        widths: Mapping[str, int],
        rooms: tuple[int, int],
        names: Sequence[str],
        reserve: int,
    ) -> None:
        self.text, self.rooms, self.reserve = text, rooms, reserve
        self.reached = [0, *accumulate(widths[char] for char in text)]
        pieces = list(accumulate(len(token) for token in tokens(text)))
        whole = {place for place in pieces if _legal(text, place)}
        self.words = sorted(boundaries(text, names) & whole | {len(text)})
        self.pieces = sorted(whole | {len(text)})

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
        for places in (self.words, self.pieces):
            fit = [at for at in places if start < at < whole and self._width(start, at) <= room]
            kept = [at for at in fit if len(self.text[at:].strip()) >= _LONELY]
            if fit:
                return (kept or fit)[-1]
        forced = [at for at in range(start + 1, whole + 1) if self._width(start, at) <= room]
        return forced[-1] if forced else start + 1

    def _width(self, start: int, end: int) -> int:
        """Return the width of a line without the space at its end."""
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return self.reached[end] - self.reached[start]


def _legal(text: str, place: int) -> bool:
    return (
        place < len(text)
        and text[place] not in marks.NO_START
        and (text[place - 1] not in marks.NO_END)
    )
