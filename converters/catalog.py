"""Many speeches: their order, their years, their neighbours."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from converters.model import Meta

UNDATED = "未注日期"
"""What stands for the year of a speech whose date is unknown."""


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The speeches before and after one in the order of the catalog; None at its ends."""

    newer: Meta | None
    older: Meta | None


class Catalog(Sequence[Meta]):
    """The facts about all speeches, newest first; those without a date stand last, by id."""

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

    def neighbours(self, id: str) -> Neighbours:
        """Return the neighbours of a speech; raises KeyError for an unknown id."""
        place = self._places[id]
        newer = self._ordered[place - 1] if place else None
        older = self._ordered[place + 1] if place + 1 < len(self) else None
        return Neighbours(newer, older)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {meta.id: place for place, meta in enumerate(self._ordered)}


def year_of(meta: Meta) -> str:
    """Return the year of a speech as written, or 未注日期."""
    return str(meta.date.year) if meta.date else UNDATED


def _rank(meta: Meta) -> tuple[int, str]:
    return (-meta.date.toordinal() if meta.date else 1, meta.id)
