"""A long list cut into pages, and the runs (a month, a year) of speeches under its headings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from converters.site import paths
from converters.site.holdings import Group
from converters.speech.facets import UNDATED, year_name, year_of
from converters.speech.model import Meta

_MOST = 320
"""Speeches on one page of a list, at some 400 to 600 bytes each."""
_LEAVES, _BESIDE = 40, 5
"""Pages of a list of which each leads to all others; pages beside it where there are more."""
_UNKNOWN = "未注月份"


@dataclass(frozen=True, slots=True)
class Run:
    """Speeches under one heading of a list."""

    anchor: str
    name: str
    speeches: Sequence[Meta]

    @property
    def month(self) -> int:
        """The month, 0 if it is not known; of a run of a month alone."""
        return int(self.anchor[1:])


@dataclass(frozen=True, slots=True)
class ListSheet:
    """One page of a list."""

    path: str
    runs: Sequence[Run]


def by_month(year: Group) -> list[Run]:
    """Return the speeches of a year by month, newest first; those of no known month stand last."""
    if year.name == UNDATED:
        return [Run("m0", "", year.speeches)]
    found = groupby(year.speeches, key=lambda meta: (meta.date and meta.date.month) or 0)
    return [Run(f"m{m}", f"{m}月" if m else _UNKNOWN, list(metas)) for m, metas in found]


def by_year(group: Group) -> list[Run]:
    """Return the speeches of a speaker, a topic or the like by year, newest first."""
    return [
        Run("undated" if year == UNDATED else f"y{year}", year_name(year), list(metas))
        for year, metas in groupby(group.speeches, key=year_of)
    ]


def sheets(path: str, runs: Sequence[Run]) -> list[ListSheet]:
    """Return the pages of a list, of which the first one has its path; a run may go on on the next.

    >>> [sheet.path for sheet in sheets("years/2020.html", [])]
    ['years/2020.html']
    """
    found: list[list[Run]] = [[]]
    room = _MOST
    for run in runs:
        for piece in _pieces(run, room):
            if not room:
                found.append([])
                room = _MOST
            found[-1].append(piece)
            room -= len(piece.speeches)
    names = paths.sheets(path, len(found))
    return [ListSheet(name, held) for name, held in zip(names, found, strict=True)]


def _pieces(run: Run, room: int) -> Iterator[Run]:
    """Yield a run as it fits: what there is room for first, then pages full."""
    start, end = 0, room or _MOST
    while start < len(run.speeches):
        yield replace(run, speeches=run.speeches[start:end])
        start, end = end, end + _MOST


def leaves(parts: Sequence[str], path: str) -> list[int]:
    """Return the numbers of the pages that a page of a list leads to, 0 for those passed over.

    That is all of some dozens, else the first, the last, those beside it and round numbers.

    >>> leaves(["a", "b"], "a"), leaves([str(n) for n in range(1, 102)], "37")[6:12]
    ([1, 2], [30, 0, 32, 33, 34, 35])
    """
    step, here = 1, parts.index(path) + 1
    while len(parts) > _LEAVES * step:
        step *= 10
    beside = range(max(1, here - _BESIDE), min(len(parts), here + _BESIDE) + 1)
    shown = sorted({1, len(parts), *range(step, len(parts) + 1, step), *beside})
    gaps = ([0] if number - before > 1 else [] for before, number in pairwise([0, *shown]))
    return [it for gap, number in zip(gaps, shown, strict=True) for it in (*gap, number)]


def places(found: Sequence[ListSheet]) -> dict[str, str]:
    """Return where each run begins, by its anchor."""
    whole: dict[str, str] = {}
    for sheet in found:
        for run in sheet.runs:
            whole.setdefault(run.anchor, f"{sheet.path}#{run.anchor}")
    return whole
