"""Files that tell of all speeches: of very many each has a part, which is a year or less.

A correction then writes its part alone, and neither a build nor a reader holds all of them. A year
of more than `LARGEST` speeches is cut by month; a month of more, or what bears no date, in the
order of ids, each part named after the first: one more speech moves few others from part to part,
and a correction none.
"""

import zlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence, Sized
from dataclasses import dataclass
from itertools import groupby

from converters.site.entry import SpeechEntry
from converters.speech.facets import UNDATED, year_name, year_of

MOST = 500
"""Speeches that one file tells of; of more there is a file a part."""
LARGEST, _LEAST = 250, 100
"""Speeches of the largest part, and of the smallest that others follow in its month."""
_OFTEN = 64
"""Of so many ids one begins a part, if the part before it is no smaller than the smallest."""
_FACTOR, _BITS = 0x9E3779B1, 32
"""2 to the 32 by the golden ratio: without it neighbouring ids would have like hashes."""
_UNDATED, _NO_MONTH = "undated", "未注月份"


@dataclass(frozen=True, slots=True)
class SpeechPart:
    """Some of all speeches, which have files of their own."""

    name: str
    """What its files are called behind the name of the whole; nothing if it is all there is."""
    year: str
    """As `facets.year_of` has it; empty if it is all there is."""
    rest: str
    """Which part of the year it is, for people; empty if it is all of it."""
    entries: Sequence[SpeechEntry]

    @property
    def is_whole(self) -> bool:
        """Whether it is all there is."""
        return not self.name

    @property
    def label(self) -> str:
        """What people call it.

        >>> SpeechPart("-2020-07", "2020", "7月", ()).label
        '2020年7月'
        """
        comma = "，" * (self.year == UNDATED and bool(self.rest))
        return f"{year_name(self.year)}{comma}{self.rest}"


def are_many(speeches: Sized) -> bool:
    """Return whether there are too many speeches for one file."""
    return len(speeches) > MOST


def whole(entries: Sequence[SpeechEntry]) -> SpeechPart:
    """Return all speeches as the one part that there is."""
    return SpeechPart("", "", "", entries)


def parts(entries: Iterable[SpeechEntry]) -> list[SpeechPart]:
    """Return all speeches in one part, or if they are very many, as they are cut."""
    known = list(entries)
    return cut(known) if are_many(known) else [whole(known)]


def cut(entries: Iterable[SpeechEntry]) -> list[SpeechPart]:
    """Return the parts of speeches, the oldest first and those of no date last.

    In each the speeches stand in the order in which they are given.
    """
    years: dict[str, list[SpeechEntry]] = {}
    for entry in entries:
        years.setdefault(year_of(entry.meta), []).append(entry)
    return [
        part
        for year in sorted(years, key=lambda year: (year == UNDATED, year))
        for part in _of_year(year, years[year])
    ]


def path(whole: str, part: str) -> str:
    """Return where the file of a part stands, by its name.

    >>> path("data/speeches.csv", "-2020"), path("data/speeches.csv", "")
    ('data/speeches-2020.csv', 'data/speeches.csv')
    """
    stem, _, ending = whole.rpartition(".")
    return f"{stem}{part}.{ending}"


def _of_year(year: str, entries: Sequence[SpeechEntry]) -> Iterator[SpeechPart]:
    if year == UNDATED:
        yield from _bounded(SpeechPart(f"-{_UNDATED}", year, "", entries))
        return
    if len(entries) <= LARGEST:
        yield SpeechPart(f"-{year}", year, "", entries)
        return
    for month, own in groupby(sorted(entries, key=_month_of), key=_month_of):
        name, rest = (f"{month:02}", f"{month}月") if month else (_UNDATED, _NO_MONTH)
        yield from _bounded(SpeechPart(f"-{year}-{name}", year, rest, list(own)))


def _month_of(entry: SpeechEntry) -> int:
    """Return the month of a speech of a known year, 0 if it is not known."""
    return (entry.meta.date and entry.meta.date.month) or 0


def _bounded(part: SpeechPart) -> Iterator[SpeechPart]:
    """Yield a part, or if it is too large what it is cut into."""
    if len(part.entries) <= LARGEST:
        yield part
        return
    firsts = _firsts(sorted(entry.meta.id for entry in part.entries))
    runs: dict[str, list[SpeechEntry]] = {first: [] for first in firsts}
    for entry in part.entries:
        runs[firsts[bisect_right(firsts, entry.meta.id) - 1]].append(entry)
    for first, own in runs.items():
        rest = f"{part.rest}，{first} 起" if part.rest else f"{first} 起"
        yield SpeechPart(f"{part.name}-{first}", part.year, rest, own)


def _firsts(ids: Iterable[str]) -> list[str]:
    """Return the ids that begin a part; which they are an id mostly tells by itself.

    So whatever comes or goes before them, they stay what they are.
    """
    firsts: list[str] = []
    size = LARGEST
    for id in ids:
        if size >= LARGEST or (size >= _LEAST and _begins(id)):
            firsts.append(id)
            size = 0
        size += 1
    return firsts


def _begins(id: str) -> bool:
    mixed = zlib.crc32(id.encode()) * _FACTOR % (1 << _BITS)
    return mixed * _OFTEN >> _BITS == 0
