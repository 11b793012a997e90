"""Which files of tests are asked about a module: those that import it, the nearest first."""

from collections import deque
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from converters.build.imports import imported

_FAR = 4
"""Further away than so many imports, nobody looks."""


class Choice:
    """The tests of a project, by how far they are from each module of its program."""

    def __init__(self, root: Path) -> None:
        self._root = root
        files = [p for room in ("converters", "tests") for p in sorted((root / room).rglob("*.py"))]
        self._files = {_name(path.relative_to(root)): path for path in files}
        self._distances = {
            str(path.relative_to(root)): self._reached(name)
            for name, path in self._files.items()
            if path.name.startswith("test_")
        }

    def of(self, path: str, seconds: Mapping[str, float], budget: float) -> list[str]:
        """Return the tests of the module at `path`, as many as fit into a budget of seconds.

        `seconds` tells how long each takes. Those come first that import the module itself, then
        those in its room.
        """
        module, room = _name(Path(path)), f"tests/{Path(path).parts[1]}/"
        near = sorted(
            (distances[module], not test.startswith(room), seconds[test], test)
            for test, distances in self._distances.items()
            if module in distances and test in seconds
        )
        chosen, spent = [], 0.0
        for distance, _, cost, test in near:
            if distance <= _FAR and spent + cost <= budget:
                chosen.append(test)
                spent += cost
        return chosen

    def _reached(self, test: str) -> dict[str, int]:
        """Return the modules that a test imports, directly or not, and over how many steps.

        What the helpers among the tests import is imported by the test.
        """
        found, waiting = {test: 0}, deque([test])
        while waiting:
            name = waiting.popleft()
            for inner in self._imported(name):
                if inner not in found:
                    found[inner] = found[name] + (not inner.startswith("tests."))
                    waiting.append(inner)
        return found

    @cache  # noqa: B019 - it lives as long as the run
    def _imported(self, name: str) -> tuple[str, ...]:
        source = self._files[name].read_text(encoding="utf-8")
        return tuple(inner for inner in imported(source) if inner in self._files)


def _name(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")
