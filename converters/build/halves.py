"""Work in two halves, one of them in a child: what takes long in the system takes half as long."""

import os
from collections.abc import Callable, Sequence
from typing import TypeVar

from converters.errors import HuibianError

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
_HALVES = slice(0, None, 2), slice(1, None, 2)


def of(
    work: Callable[[Sequence[_Item]], _Result], items: Sequence[_Item], least: int
) -> list[_Result]:
    """Return what some work gives for each half of what there is to do.

    Of fewer than `least` things, or with one core, all is done here and the list has one result. So
    it is if there can be no second process, or it is killed. Raises what the work raised.
    """
    if len(items) < least or (os.cpu_count() or 1) < len(_HALVES):
        return [work(items)]
    from converters.build import children

    first, second = (items[half] for half in _HALVES)
    try:
        with children.beside(lambda: iter([work(first)])) as given:
            own = work(second)
            return [next(given), own]
    except (OSError, HuibianError):
        return [work(items)]
