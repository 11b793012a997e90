"""Many speeches: their order, their years, speakers, organs, topics and kinds, their neighbours."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from converters.speech import facets
from converters.speech.facets import Facet, year_of
from converters.speech.model import Meta

_NEAR = 12
"""How many places up and down a group are searched for related speeches."""
_RELATED = 3
"""What two speeches must have in common, in the weights of the facets, to be called related."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The speeches before and after one in the order of the catalog; None at its ends."""

    newer: Meta | None
    older: Meta | None


class Catalog(Sequence[Meta]):
    """The facts about all speeches, newest first; those without a date stand last, by id.

    A speech of which only the year is known stands after all others of the year, one of which
    only year and month are known after all others of the month.
    """

    def __init__(self, speeches: Iterable[Meta]) -> None:
        """`speeches` may come in any order."""
        self._ordered = tuple(sorted(speeches, key=_rank))

    def __len__(self) -> int:
        return len(self._ordered)

    def __getitem__(self, index: int) -> Meta:  # type: ignore[override]
        return self._ordered[index]

    def __iter__(self) -> Iterator[Meta]:
        return iter(self._ordered)

    def by_year(self) -> Iterator[tuple[str, list[Meta]]]:
        """Yield each year as written, such as 2020 or 未注日期, with its speeches in order."""
        for year, group in groupby(self._ordered, key=year_of):
            yield year, list(group)

    def by(self, facet: Facet) -> dict[str, list[Meta]]:
        """Return the speeches of each value of a facet, values in the order of a Chinese list.

        That of GB 18030: its common characters stand in the order of their sounds (拼音).
        """
        groups: dict[str, list[Meta]] = {}
        for meta in self._ordered:
            for value in facet.values(meta):
                groups.setdefault(value, []).append(meta)
        return dict(sorted(groups.items(), key=lambda item: item[0].encode("gb18030")))

    def neighbours(self, id: str) -> Neighbours:
        """Return the neighbours of a speech; raises KeyError for an unknown id."""
        place = self._places[id]
        newer = self._ordered[place - 1] if place else None
        older = self._ordered[place + 1] if place + 1 < len(self) else None
        return Neighbours(newer, older)

    def related(self, id: str, most: int = 4) -> list[Meta]:
        """Return the speeches nearest in occasion, topics, speaker and organ, nearest first.

        Raises KeyError for an unknown id.
        """
        place = self._places[id]
        scores: dict[int, int] = {}
        for group, weight in _groups_of(self._ordered[place]):
            members = self._groups[group]
            middle = bisect_right(members, place) - 1
            for other in members[max(0, middle - _NEAR) : middle + _NEAR + 1]:
                scores[other] = scores.get(other, 0) + weight
        scores.pop(place, None)
        enough = [other for other, score in scores.items() if score >= _RELATED]
        enough.sort(key=lambda other: (-scores[other], abs(other - place), other))
        return [self._ordered[other] for other in enough[:most]]

    @cached_property
    def _groups(self) -> Mapping[tuple[str, str], list[int]]:
        groups: dict[tuple[str, str], list[int]] = {}
        for place, meta in enumerate(self._ordered):
            for group, _ in _groups_of(meta):
                groups.setdefault(group, []).append(place)
        return groups

    @cached_property
    def _places(self) -> dict[str, int]:
        return {meta.id: place for place, meta in enumerate(self._ordered)}


def standing(meta: Meta) -> object:
    """Return all of a speech from which neighbours and relations in a catalog follow."""
    return _rank(meta), list(_groups_of(meta))


def _groups_of(meta: Meta) -> Iterator[tuple[tuple[str, str], int]]:
    """Yield each group a speech is in for its relations, with the weight of belonging to it."""
    for facet in facets.FACETS:
        for value in facet.values(meta) if facet.weight else ():
            yield (facet.key, value), facet.weight


def _rank(meta: Meta) -> tuple[int, int, int, str]:
    day = meta.date
    return (-day.year, -(day.month or 0), -(day.day or 0), meta.id) if day else (1, 0, 0, meta.id)
