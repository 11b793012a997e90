"""Which tests only `make test` runs, beside those that are marked: as they were last measured."""

import os
from collections import defaultdict
from collections.abc import Generator, Mapping, Sequence
from functools import cache
from pathlib import Path
from statistics import mean

import pytest

LIST = Path(__file__).with_name("slow.txt")
"""Functions that take a tenth of a second of a processor, one a line, by file and name."""
_LONG_SECONDS = 0.1


@cache
def measured() -> frozenset[str]:
    """Return the functions that the list names."""
    return frozenset(LIST.read_text(encoding="utf-8").split())


def function_of(item: pytest.Item) -> str:
    """Return the file and the name of a test, without its parameters."""
    return item.nodeid.partition("[")[0]


def long_ones(spent: Mapping[str, Sequence[float]], before: frozenset[str]) -> list[str]:
    """Return the names whose runs take long on average, and those of `before` that did not run."""
    found = {name for name, seconds in spent.items() if mean(seconds) >= _LONG_SECONDS}
    return sorted(found | (before - spent.keys()))


class Recorder:
    """Measures every test that is not marked by hand, and writes the list anew."""

    def __init__(self) -> None:
        self._spent: defaultdict[str, list[float]] = defaultdict(list)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, None, None]:
        """Measure a test and all that it starts; what its fixtures make is others' too."""
        begun = _processor_seconds()
        try:
            return (yield)
        finally:
            name = function_of(item)
            if name in measured() or not item.get_closest_marker("slow"):
                self._spent[name].append(_processor_seconds() - begun)

    def pytest_sessionfinish(self) -> None:
        """Write the list."""
        lines = [f"{name}\n" for name in long_ones(self._spent, measured())]
        LIST.write_text("".join(lines), encoding="utf-8")


def _processor_seconds() -> float:
    return sum(os.times()[:4])
