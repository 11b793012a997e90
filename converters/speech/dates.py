"""A date of which the month or the day may be unknown; what is unknown is never made up."""

import datetime
import re
from dataclasses import dataclass
from functools import lru_cache, total_ordering

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
PLACEHOLDER_DAY = datetime.date(2012, 7, 1)
"""Stands where a kind of file insists on a day and none is known: GB/T 9704-2012 is of that day."""


@total_ordering
@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, a month of a year, or a year. Raises ValueError for what no calendar has.

    In order, a year stands before its months and a month before its days: 2024 comes before
    2024-01, and 2024-01 before 2024-01-01, as their ISO forms do.

    >>> sorted([PartialDate(2024, 1, 1), PartialDate(2024), PartialDate(2024, 1)])[0].isoformat()
    '2024'
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise ValueError("a day without its month")
        month, day = (1 if part is None else part for part in (self.month, self.day))
        datetime.date(self.year, month, day)

    @classmethod
    def of(cls, day: datetime.date) -> "PartialDate":
        """Return a whole date."""
        return cls(day.year, day.month, day.day)

    @classmethod
    def fromisoformat(cls, text: str) -> "PartialDate":
        """Return the date written as 2024, 2024-03 or 2024-03-05; raises ValueError for others.

        >>> PartialDate.fromisoformat("2024-03")
        PartialDate(year=2024, month=3, day=None)
        """
        return _written(text)

    @property
    def whole(self) -> datetime.date | None:
        """The day, None if it is not known."""
        return self.first if self.day else None

    @property
    def first(self) -> datetime.date:
        """The first day that it may be; to reckon with, never to be shown."""
        return datetime.date(self.year, self.month or 1, self.day or 1)

    def isoformat(self) -> str:
        """Return the date by ISO 8601, as far as it is known.

        >>> PartialDate(2024, 3).isoformat(), PartialDate(2024, 3, 5).isoformat()
        ('2024-03', '2024-03-05')
        """
        known = (part for part in (self.month, self.day) if part)
        return "-".join((f"{self.year:04d}", *(f"{part:02d}" for part in known)))

    def in_chinese(self) -> str:
        """Return the date as official documents print it, without padding (GB/T 9704 7.3.5.4).

        >>> PartialDate(2024).in_chinese(), PartialDate(2024, 3, 5).in_chinese()
        ('2024年', '2024年3月5日')
        """
        month = f"{self.month}月" if self.month else ""
        return f"{self.year}年{month}" + (f"{self.day}日" if self.day else "")

    def __str__(self) -> str:
        return self.isoformat()

    def __lt__(self, other: "PartialDate") -> bool:
        return self._rank < other._rank

    @property
    def _rank(self) -> tuple[int, int, int]:
        return self.year, self.month or 0, self.day or 0


@lru_cache(1 << 14)
def _written(text: str) -> PartialDate:
    """Return a date by its ISO form; very many speeches are of the same days."""
    match = _ISO.fullmatch(text)
    if match is None or not text.isascii():
        raise ValueError(f"no date: {text}")
    year, month, day = (int(part) if part else None for part in match.groups())
    assert year is not None
    return PartialDate(year, month, day)


def first_day(date: PartialDate | None) -> datetime.date:
    """Return the day for a file that insists on one: the first that the date may be.

    `PLACEHOLDER_DAY` if there is no date.

    >>> first_day(PartialDate(2024, 3)).isoformat(), first_day(None) == PLACEHOLDER_DAY
    ('2024-03-01', True)
    """
    return date.first if date else PLACEHOLDER_DAY


def read(written: str | None) -> PartialDate | None:
    """Return the date that a setting says as 2024, 2024-03 or 2024-03-05; None without one."""
    return PartialDate.fromisoformat(written) if written else None
