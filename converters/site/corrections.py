"""What a correction tells a reader: what was done, and the words as they were and as they are."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import NamedTuple

from converters.speech.model import Change


class Side(NamedTuple):
    """The words before a correction, or after it, and what they are called."""

    name: str
    words: str
    is_gone: bool


def sides(change: Change) -> list[Side]:
    """Return the words before and after, as far as they are told.

    >>> import datetime
    >>> [side.name for side in sides(Change(datetime.date(2026, 1, 2), "更正", "", "甲", "乙"))]
    ['改前', '改后']
    """
    known = (Side("改前", change.was or "", True), Side("改后", change.now or "", False))
    return [side for side in known if side.words]


def by_day(changes: Iterable[Change]) -> list[tuple[date, list[Change]]]:
    """Return the corrections of one speech by the day they were made, the last day first.

    >>> first, last = date(2026, 1, 2), date(2026, 3, 4)
    >>> told = by_day(Change(day, "更正", "") for day in (first, first, last))
    >>> [(day.month, len(found)) for day, found in told]
    [(3, 1), (1, 2)]
    """
    found = sorted(changes, key=lambda change: change.date, reverse=True)
    return [(day, list(same)) for day, same in groupby(found, key=lambda change: change.date)]


def sentence(changes: Iterable[Change]) -> str:
    """Return corrections in one line.

    >>> import datetime
    >>> sentence([Change(datetime.date(2026, 1, 2), "更正", "改数字", "260人", "265人")])
    '更正：改数字（改前：“260人”；改后：“265人”）'
    """
    return "；".join(map(_told, changes))


def _told(change: Change) -> str:
    words = "；".join(f"{side.name}：“{side.words}”" for side in sides(change))
    return f"{change.kind}：{change.note}" + (f"（{words}）" if words else "")
