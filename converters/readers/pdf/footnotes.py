"""Notes at the foot of pages: small rows that begin with a mark which stands raised in the text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from converters.readers.pdf.rows import Row, is_raised
from converters.readers.pdf.runs import GlyphRun
from converters.speech import hanzi

_SMALL = 0.97
"""Of the usual size: that of notes."""
_GAP = 2.5
"""Times the size of a row: so far below the text stand notes that are as large."""
_POINT = re.compile(r"[.．、](?!\d)")
"""What may stand behind the sign of a note, where none stands in the text."""
_SIGN = re.compile(r"[(（\[［〔]?(\d{1,3}|[①-⑳]|[ivx]{1,5}|[*＊†‡]{1,3})[)）\]］〕]?")


@dataclass(frozen=True, slots=True)
class _Reference:
    """A sign in the text that refers to a note: page, row and run in which it stands."""

    sign: str
    page: int
    row: int
    run: int


@dataclass(slots=True)
class Noted:
    """The rows of pages without the notes at their feet, and these by their marks, 〔1〕.

    A run that refers to a note has its mark as `note`.
    """

    pages: list[list[Row]]
    notes: dict[str, list[Row]] = field(default_factory=dict)

    def take(self, reference: _Reference, rows: Sequence[Row]) -> None:
        """Take the rows of a note, without its sign, and mark what refers to it."""
        mark = f"〔{len(self.notes) + 1}〕"
        signed = len(_signed(rows[0]))
        pointed = _POINT.match("".join(run.chars for run in rows[0].runs), signed)
        first = _without(rows[0], signed + bool(pointed))
        self.notes[mark] = [*((first,) if first else ()), *rows[1:]]
        row = self.pages[reference.page][reference.row]
        runs = list(row.runs)
        runs[reference.run] = replace(runs[reference.run], note=mark)
        self.pages[reference.page][reference.row] = replace(row, runs=tuple(runs))


def parted(pages: Sequence[Sequence[Row]], size: float) -> Noted:
    """Return pages and notes; `size` is the usual one of the text.

    All notes are counted in one row. A note belongs to the sign of its page, else to the first one
    before that has none yet: notes at the end of a text.
    """
    made = Noted([list(rows) for rows in pages])
    waiting: list[_Reference] = []
    for page, rows in enumerate(made.pages):
        end = _text_end(rows, size)
        here = list(_references(page, rows[:end]))
        waiting += here
        found = list(_starts(rows, end, [*here, *waiting]))
        for (start, reference), (stop, _) in pairwise([*found, (len(rows), None)]):
            if reference is not None:
                made.take(reference, rows[start:stop])
                waiting.remove(reference)
        if found:
            del rows[found[0][0] :]
    return made


def _text_end(rows: Sequence[Row], size: float) -> int:
    """Return where the small rows begin with which a page ends, else those below its last gap.

    Below a gap stand notes of the size of the text; a heading with a number is none.
    """
    end = len(rows)
    while end and rows[end - 1].size <= _SMALL * size and not rows[end - 1].cells:
        end -= 1
    if end < len(rows):
        return end
    apart = (at for at in range(len(rows) - 1, 0, -1) if _is_apart(rows, at))
    below = next(apart, len(rows))
    return below if below < len(rows) and hanzi.ordinal(rows[below].text) is None else len(rows)


def _is_apart(rows: Sequence[Row], at: int) -> bool:
    return rows[at].base - rows[at - 1].base > _GAP * rows[at].size


def _references(page: int, rows: Sequence[Row]) -> Iterator[_Reference]:
    for at, row in enumerate(rows):
        for place, run in enumerate(row.runs):
            sign = _SIGN.fullmatch(run.chars)
            if sign and place and not row.cells and is_raised(run, row):
                yield _Reference(sign[1], page, at, place)


def _starts(
    rows: Sequence[Row], end: int, waiting: Sequence[_Reference]
) -> Iterator[tuple[int, _Reference | None]]:
    """Yield where notes begin among the last rows of a page, and what refers to each."""
    left = list(dict.fromkeys(waiting))
    for at in range(end, len(rows)):
        sign = _SIGN.match(_signed(rows[at]))
        reference = next((one for one in left if sign and one.sign == sign[1]), None)
        if reference is not None:
            left.remove(reference)
            yield at, reference


def _signed(row: Row) -> str:
    """Return the sign with which a row begins, as it is drawn; empty without one.

    Where the sign is drawn by itself, it is no more than that.
    """
    first, whole = row.runs[0].chars, "".join(run.chars for run in row.runs)
    match = _SIGN.fullmatch(first) or _SIGN.match(whole)
    return whole[: match.end()] if match else ""


def _without(row: Row, signs: int) -> Row | None:
    """Return a row without its first glyphs; None if there are no more."""
    kept: list[GlyphRun] = []
    for run in row.runs:
        if signs >= len(run.chars):
            signs -= len(run.chars)
            continue
        kept.append(run.part(signs, len(run.chars)))
        signs = 0
    return replace(row, runs=tuple(kept)) if kept else None
