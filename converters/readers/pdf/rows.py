"""Printed rows: the runs of glyphs on one line of a page, and the words that they make."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from statistics import median

from converters.readers import raised
from converters.readers.pdf.runs import GlyphRun

_LEVEL = 0.25
"""Ems: baselines no further apart are one row."""
_SMALL = 0.85
"""Of the size of its row: smaller type off the baseline is raised or lowered (browsers: 0.83)."""
_UP, _DOWN = (0.2, 0.75), (0.04, 0.4)
"""Ems between which such type stands above or below the baseline."""
_BESIDE = 0.35
"""Ems from a glyph of the row within which it stands."""
_WIDE_SPACE = "\u3000"
_WIDE, _GAP, _LATIN_GAP, _DRAWN_GAP = 0.75, 0.5, 0.18, 0.1
"""Ems: wide and narrow gaps between hanzi, one between letters, one with a space drawn in it."""
_COLUMN_GAP = 2.0
"""Ems: no two words of a sentence in letters stand so far apart; figures of a table do."""
_MOST_SPACES = 4
_FEWEST_STEPS = 4
_LAP = 0.3
"""Ems: more than glyphs of one row lie over one another, or apart within a word."""
_RAISED, _LOWERED = "上标", "下标"
_LATIN = re.compile(r"[!-~\u00a1-\u024f]")


@dataclass(frozen=True)
class Row:
    """A row: its runs from left to right, on the page of the number."""

    runs: tuple[GlyphRun, ...]
    page: int
    column: int = 0
    """0 for a row over the whole width, 1 and 2 for those of columns."""
    cells: tuple[tuple[str | None, ...], ...] = ()
    """The words of a table, which is one row; None where cells are merged."""

    @cached_property
    def left(self) -> float:
        """Its left edge."""
        return min(run.left for run in self.runs)

    @cached_property
    def right(self) -> float:
        """Its right edge."""
        return max(run.right for run in self.runs)

    @cached_property
    def size(self) -> float:
        """That of most of its type."""
        return _most((run.size, len(run.chars)) for run in self.runs)

    @cached_property
    def base(self) -> float:
        """Its baseline, that of most of its type."""
        return _most((run.base, len(run.chars)) for run in self.runs)

    @property
    def font(self) -> str:
        """The face of its first glyph."""
        return self.runs[0].font

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(run.bold for run in self.runs)

    @property
    def artifact(self) -> bool:
        """Whether the file says of all of it that it is a part of the page."""
        return all(run.artifact for run in self.runs)

    @cached_property
    def text(self) -> str:
        """Its words, with spaces where the print has gaps."""
        if self.cells:
            return " ".join(cell for line in self.cells for cell in line if cell)
        return "".join(_spelt(self))

    @cached_property
    def unspelt(self) -> tuple[tuple[str, str], ...]:
        """Raised and lowered characters that have no sign of their own, with what they are."""
        told = ((_stands(run, self), run.chars) for run in self.runs if not run.note)
        return tuple((what, chars) for what, chars in told if what and not _sign(what, chars))

    @cached_property
    def squeeze(self) -> float:
        """How wide its hanzi are set, in shares of their size; 1 for too few of them."""
        steps = [
            (run.lefts[at + 1] - run.lefts[at]) / self.size
            for run in self.runs
            for at in range(len(run.chars) - 1)
            if not (run.chars[at].isascii() or run.chars[at + 1].isascii())
        ]
        return median(steps) if len(steps) >= _FEWEST_STEPS and self.size else 1.0

    @cached_property
    def segments(self) -> tuple[tuple[float, float], ...]:
        """From where to where it has words without a gap that might part columns."""
        found: list[tuple[float, float]] = []
        for left, right in _glyphs(self):
            if found and left - found[-1][1] < _WIDE * self.size:
                found[-1] = (found[-1][0], max(found[-1][1], right))
            else:
                found.append((left, right))
        return tuple(found)


def _most(weighed: Iterable[tuple[float, int]]) -> float:
    counts: Counter[float] = Counter()
    for value, count in weighed:
        counts[value] += count
    return counts.most_common(1)[0][0]


def of_runs(runs: Sequence[GlyphRun], page: int) -> list[Row]:
    """Return the runs of a page as rows, from top to bottom."""
    lines: list[list[GlyphRun]] = []
    for run in sorted(runs, key=lambda run: run.base):
        line = next((line for line in reversed(lines[-_NEAR:]) if _is_level(line, run)), None)
        if line is None:
            lines.append([run])
        else:
            line.append(run)
    rows = [Row(tuple(_ordered(line)), page) for line in lines]
    return _with_raised(rows)


def _ordered(line: Sequence[GlyphRun]) -> list[GlyphRun]:
    """Return the runs of a row from left to right.

    Those are cut at their gaps in which others stand: some programs draw the figures of a line,
    or what is in another face, after all of the rest.
    """
    found = sorted(line, key=_left)
    if all(after.left >= run.right - _LAP * run.size for run, after in pairwise(found)):
        return found
    return sorted((piece for run in found for piece in run.apart(_LAP * run.size)), key=_left)


def _left(run: GlyphRun) -> float:
    return run.left


_NEAR = 4
"""So many lines before are looked at: columns and raised type may stand between."""


def _is_level(line: Sequence[GlyphRun], run: GlyphRun) -> bool:
    first = line[0]
    return abs(first.base - run.base) <= _LEVEL * min(first.size, run.size)


def _with_raised(rows: Sequence[Row]) -> list[Row]:
    """Return the rows with raised and lowered type put into those that it belongs to."""
    hosts: dict[int, int] = {}
    for at, row in enumerate(rows):
        near = [*range(max(at - 2, 0), at), *range(at + 1, min(at + 3, len(rows)))]
        host = next((i for i in near if _belongs(row, rows[i])), None)
        if host is not None:
            hosts[at] = host
    held = {at: list(row.runs) for at, row in enumerate(rows) if at not in hosts}
    for at in hosts:
        held[_last(hosts, at)] += rows[at].runs
    return [
        Row(tuple(sorted(runs, key=lambda run: run.left)), rows[at].page)
        for at, runs in held.items()
    ]


def _last(hosts: Mapping[int, int], at: int) -> int:
    """Return the row that holds a row in the end: each is larger than what it holds."""
    while at in hosts:
        at = hosts[at]
    return at


def _belongs(row: Row, host: Row) -> bool:
    """Tell a row of small type every run of which touches a larger one off its baseline."""
    if row.size >= _SMALL * host.size or not _is_off(row.base, host):
        return False
    near = _BESIDE * host.size
    edges = [edge for run in host.runs for edge in (run.left, run.right)]
    inner = [edge for run in host.runs for edge in (*run.lefts, *run.rights)]
    return all(_touches(run, edges, near) or _touches(run, inner, near) for run in row.runs)


def _touches(run: GlyphRun, edges: Sequence[float], near: float) -> bool:
    return any(abs(run.left - edge) <= near or abs(run.right - edge) <= near for edge in edges)


def _is_off(base: float, host: Row) -> bool:
    ems = (host.base - base) / host.size
    return _UP[0] <= ems <= _UP[1] or _DOWN[0] <= -ems <= _DOWN[1]


def is_raised(run: GlyphRun, row: Row) -> bool:
    """Return whether a run is small and stands above the baseline of its row."""
    return _stands(run, row) == _RAISED


def _stands(run: GlyphRun, row: Row) -> str:
    """Return whether a run is raised or lowered in its row; empty for neither."""
    if run.size >= _SMALL * row.size or not _is_off(run.base, row):
        return ""
    return _RAISED if run.base < row.base else _LOWERED


def _sign(what: str, chars: str) -> str | None:
    return raised.superscript(chars) if what == _RAISED else raised.subscript(chars)


def _glyphs(row: Row) -> Iterator[tuple[float, float]]:
    """Yield left and right edge of each glyph of a row, from the left."""
    return ((x, y) for run in row.runs for x, y in zip(run.lefts, run.rights, strict=True))


def _spelt(row: Row) -> Iterator[str]:
    usual = _usual_gap(row)
    end, before = 0.0, ""
    for run in row.runs:
        if run.note:
            yield run.note
            before, end = run.note[-1], run.right
            continue
        what = _stands(run, row)
        chars = (what and _sign(what, run.chars)) or run.chars
        for at, char in enumerate(chars if len(chars) == len(run.chars) else run.chars):
            if before:
                gap = (run.lefts[at] - end) / row.size - usual
                yield _space(before, run.chars[at], gap, drawn=at in run.spaces)
            yield char
            before, end = run.chars[at], run.rights[at]


def _usual_gap(row: Row) -> float:
    """Return the gap that stands between most glyphs of a row set wide, in ems."""
    gaps = [(start - end) / row.size for (_, end), (start, _) in pairwise(_glyphs(row))]
    return max(median(gaps), 0.0) if len(gaps) >= _FEWEST_GAPS else 0.0


_FEWEST_GAPS = 4


def _space(before: str, char: str, gap: float, *, drawn: bool) -> str:
    """Return the space that stands in a gap of so many ems between two characters."""
    if gap < _COLUMN_GAP and _LATIN.match(before) and _LATIN.match(char):
        return " " if gap >= _LATIN_GAP or (drawn and gap >= _DRAWN_GAP) else ""
    if gap >= _WIDE:
        return _WIDE_SPACE * min(round(gap), _MOST_SPACES)
    return " " if gap >= _GAP or (drawn and gap >= _DRAWN_GAP) else ""
