"""Work that a child does beside us: what takes the kernel long takes half as long by two.

Where there is one core, or no second process, it is done here.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
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
    if len(items) < least or not _are_cores():
        return [work(items)]
    from converters.build import children

    first, second = (items[half] for half in _HALVES)
    try:
        with children.beside(lambda: iter([work(first)])) as given:
            own = work(second)
            return [next(given), own]
    except (OSError, HuibianError):
        return [work(items)]


@contextmanager
def meanwhile(
    work: Callable[[], _Result], *, is_long: bool
) -> Iterator[Callable[[], _Result | None]]:
    """Begin some work in a child if it is long; yield what waits for it, and returns what it gave.

    That is None if it was not begun, or did not come to its end.
    """
    if not (is_long and _are_cores()):
        yield lambda: None
        return
    from converters.build import children

    with ExitStack() as stack:
        try:
            given = stack.enter_context(children.beside(lambda: iter([work()])))
        except OSError:
            yield lambda: None
            return

        def result() -> _Result | None:
            try:
                return next(given)
            except (OSError, HuibianError):
                return None

        yield result


def _are_cores() -> bool:
    return (os.cpu_count() or 1) >= len(_HALVES)
