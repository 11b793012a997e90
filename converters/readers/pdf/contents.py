"""A table of contents: rows of words, dots and the number of a page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from converters.readers.pdf.rows import Row

_LEADERS = re.compile(
    r"(?P<words>\S.*?)\s*(?:[.．·•…‥。—\-_﹒⋯]\s*){3,}\s*"
    r"[(（]?\s*(?P<page>\d{1,4}|[ivxlcIVXLC]{1,7})\s*[)）]?\s*$"
)
_NUMBERED = re.compile(r"(?P<words>\S.*?)\s+(?P<page>\d{1,4}|[ivxlcIVXLC]{1,7})\s*$")
"""An entry without dots, below the heading of a contents."""
_TITLE = re.compile(r"目\s*[录次]|CONTENTS|Contents")
_FEWEST = 2
"""A single such row is a blank to be filled in."""
_BETWEEN = 4
"""So many rows at most stand between two with dots: titles over several rows, names and dates."""
_BELOW = 2
"""So many below the last one on its page belong to it."""
_STOPS = re.compile("[。！？；]")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a contents: its words, and its left edge in points."""

    words: str
    left: float


@dataclass(frozen=True, slots=True)
class Contents:
    """The contents of a file: from which row to which they stand, their entries and their words."""

    start: int
    end: int
    entries: tuple[Entry, ...]
    words: str


def found(rows: Sequence[Row]) -> Contents | None:
    """Return the contents among the rows of a file; None if it has none.

    It begins with its heading, else with its first row of dots, and ends with the last; on that
    page a short row or two below may belong to it. Below a heading dots may be missing.
    """
    headed = next((at for at, row in enumerate(rows) if _is_title(row)), len(rows))
    dotted = [at for at, row in enumerate(rows) if _entry(row, headed=at > headed)]
    run = _first_run(rows, dotted)
    if len(run) < _FEWEST:
        return None
    start, end = _start(rows, run[0]), _end(rows, run[-1])
    listed = tuple(_entries(rows[start:end], headed=start > headed or _is_title(rows[start])))
    words = "；".join(row.text.strip() for row in rows[start:end])
    return Contents(start, end, listed, words)


def _first_run(rows: Sequence[Row], dotted: Sequence[int]) -> list[int]:
    """Return the first rows with dots between which stand only few others, none a sentence."""
    run: list[int] = []
    for at in dotted:
        between = rows[run[-1] + 1 : at] if run else []
        if len(between) > _BETWEEN or any(_STOPS.search(row.text) for row in between):
            if len(run) >= _FEWEST:
                break
            run = []
        run.append(at)
    return run


def _start(rows: Sequence[Row], first: int) -> int:
    above = range(max(first - _BETWEEN, 0), first)
    return next((at for at in above if _is_title(rows[at])), first)


def _is_title(row: Row) -> bool:
    return bool(_TITLE.fullmatch(row.text.strip()))


def _entry(row: Row, *, headed: bool) -> re.Match[str] | None:
    """Return what a row of a contents says, and the page; `headed` if a heading stands above."""
    if row.cells:
        return None
    return _LEADERS.match(row.text) or (_NUMBERED.match(row.text) if headed else None)


def _end(rows: Sequence[Row], last: int) -> int:
    """Return where the contents end: after its last row, or two short ones below at the end."""
    end = last + 1
    while end < len(rows) and rows[end].page == rows[last].page:
        end += 1
    below = rows[last + 1 : end]
    if len(below) <= _BELOW and not any(_STOPS.search(row.text) for row in below):
        return end
    return last + 1


def _entries(rows: Sequence[Row], *, headed: bool) -> list[Entry]:
    """Return the entries: rows up to one with dots are one, if they are of one size."""
    made: list[Entry] = []
    waiting: list[Row] = []
    for row in rows:
        match = _entry(row, headed=headed)
        if match is None:
            waiting = [] if _is_title(row) else [*waiting, row]
            continue
        above = _same_entry(waiting, row)
        words = "".join(part.text.strip() for part in above) + match["words"]
        made.append(Entry(words, (above or [row])[0].left))
        waiting = []
    return made


def _same_entry(waiting: Sequence[Row], row: Row) -> list[Row]:
    """Return the rows above one with dots that its title begins on, of the same type."""
    taken: list[Row] = []
    for above in reversed(waiting):
        if abs(above.size - row.size) > 0.6 or above.font != row.font or above.left > row.left:
            break
        taken.insert(0, above)
        if above.left < row.left - 1:
            break
    return taken
