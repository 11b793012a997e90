"""Values of the model as plain ones (words, numbers, lists, mappings), and back by their types.

What is remembered between builds as JSON and what stands in a front matter are made by these two:
a new field of the model is in both without a line written for it.
"""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache, partial
from types import NoneType
from typing import Any, TypeVar, get_args, get_type_hints

from converters.speech.dates import PartialDate

Day = datetime.date | PartialDate
_Value = TypeVar("_Value")


def _iso(day: Day) -> object:
    return day.isoformat()


def plain(value: object, day: Callable[[Day], object] = _iso) -> Any:
    """Return a value of the model as plain ones; None and () are left out of mappings.

    `day` returns what stands for a date, its ISO form unless told otherwise. Raises TypeError for
    a value that has no plain form.
    """
    match value:
        case None | bool() | int():
            return value
        case StrEnum() | str():
            return str(value)
        case datetime.date() | PartialDate():
            return day(value)
        case tuple():
            return [plain(item, day) for item in value]
        case _ if is_dataclass(value):
            held = ((field.name, getattr(value, field.name)) for field in fields(value))
            return {name: plain(own, day) for name, own in held if own not in (None, ())}
    raise TypeError(f"no plain form of {value!r}")


def restored(kind: type[_Value], value: Mapping[str, Any]) -> _Value:
    """Return the dataclass whose plain form is `value`.

    Raises TypeError, ValueError or AttributeError for what is the plain form of no such value.
    """
    model: type = kind
    makers = _makers(model)
    made = dict(value)
    for name in makers.keys() & made.keys():
        made[name] = makers[name](made[name])
    return kind(**made)


@cache
def _makers(kind: type) -> Mapping[str, Callable[[Any], Any]]:
    """Return for each field that is no plain value what makes it."""
    found = {name: _maker(hint) for name, hint in get_type_hints(kind).items()}
    return {name: make for name, make in found.items() if make}


def _maker(hint: Any) -> Callable[[Any], Any] | None:
    """Return what makes a value of a type of its plain form; None if it is plain itself."""
    kinds = [kind for kind in get_args(hint) if kind not in (NoneType, Ellipsis)]
    if len(kinds) == 1:
        make = _maker(kinds[0])
        return partial(_tuple if NoneType not in get_args(hint) else _optional, make)
    if hint in (str, int, bool):
        return None
    if hint is datetime.date:
        return datetime.date.fromisoformat
    if hint is PartialDate:
        return lambda written: PartialDate.fromisoformat(str(written))
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return hint
    if isinstance(hint, type) and is_dataclass(hint):
        return partial(restored, hint)
    raise TypeError(f"no plain form of {hint}")


def _optional(make: Callable[[Any], Any] | None, value: Any) -> Any:
    return make(value) if make and value is not None else value


def _tuple(make: Callable[[Any], Any] | None, value: Any) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise TypeError(f"no list: {value!r}")
    return tuple(map(make, value) if make else value)
