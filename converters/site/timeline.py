"""The years and months of the collection, as a chart of bars that lead to the lists."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from converters.site import runs
from converters.site.holdings import Group
from converters.speech.facets import UNDATED

_STEPS = 10
"""Heights of a bar that the style sheet knows."""


@dataclass(frozen=True, slots=True)
class MonthBar:
    """The speeches of one month."""

    month: int
    """0 if it is not known."""
    total: int
    path: str
    """Where they stand in the list of the year."""
    height: int
    """In steps; the month with most speeches has all of them."""


@dataclass(frozen=True, slots=True)
class YearRow:
    """One year and its months, January first."""

    group: Group
    months: Sequence[MonthBar]
    unknown: MonthBar | None
    """Those of which the year alone is known."""


def rows(years: Iterable[Group]) -> list[YearRow]:
    """Return the years that have a number, in their order."""
    dated = [(year, list(_months(year))) for year in years if year.name != UNDATED]
    most = max((total for _, months in dated for _, total, _ in months), default=1)
    return [_row(year, months, most) for year, months in dated]


def _months(year: Group) -> Iterator[tuple[int, int, str]]:
    """Yield each month with how many speeches it has and where they stand."""
    found = runs.by_month(year)
    places = runs.places(runs.sheets(year.path, found))
    for run in found:
        yield run.month, len(run.speeches), places[run.anchor]


def _row(year: Group, months: Iterable[tuple[int, int, str]], most: int) -> YearRow:
    bars = [MonthBar(m, total, path, ceil(_STEPS * total / most)) for m, total, path in months]
    bars.sort(key=lambda bar: bar.month)
    unknown = bars.pop(0) if bars and not bars[0].month else None
    return YearRow(year, bars, unknown)
