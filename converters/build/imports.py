"""Which modules of the program, and which libraries, a module needs: by what its code imports."""

import ast
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import converters
from converters import files
from converters.build.caches.digests import Digests, may_change_unseen

_PACKAGE = Path(converters.__file__).parent
_OURSELVES = Path(__file__)
_STATEMENT = re.compile(
    r"""
    ^[ \t]* (
        (?: from GAP [\w.]+ GAP )? import\b
        (?: [ \t]* \( (?: [#][^\n]* | [^)#] )* \) | (?: \\\n | [^\n] )* )
    )
    """.replace("GAP", r"(?:[ \t]|\\\n)+"),
    re.MULTILINE | re.VERBOSE,
)
"""Parsing the statements alone takes a tenth of the time of parsing the modules."""


_path = lru_cache(maxsize=2048)(Path)
"""The modules of the program are asked for again by every engine and every plan."""


@dataclass(frozen=True, slots=True)
class Needed:
    """What some modules need, they themselves included."""

    modules: tuple[Path, ...]
    """In order."""
    libraries: tuple[str, ...]
    """By the names they are imported by, in order."""


class Imports:
    """Follows the imports of the program's modules, also those that stand inside a function."""

    def __init__(self, digests: Digests, package: Path = _PACKAGE) -> None:
        """`digests` keeps what was read of each module, so that only a changed one is read."""
        self._digests = digests
        self._package = package
        self._read: dict[str, list[str]] = {}
        self._followed: dict[tuple[frozenset[str], frozenset[str]], Needed] = {}

    def needed(self, modules: Iterable[str], aside: Iterable[str] = ()) -> Needed:
        """Return what modules need, directly or not, but for those `aside` and what they need.

        A package stands for all modules in it. What is both aside and among the modules is needed;
        a package that is only around one of them is not.
        """
        asked = frozenset(modules), frozenset(aside)
        if asked not in self._followed:
            self._followed[asked] = self._follow(*asked)
        return self._followed[asked]

    def _follow(self, modules: frozenset[str], left: frozenset[str]) -> Needed:
        around = [(name, inner) for name in modules for inner in self._within(name)]
        waiting = [inner for name, inner in around if inner == name or inner not in left]
        seen = set(waiting)
        while waiting:
            fresh = {name for name in self._imported(waiting.pop()) if name not in seen} - left
            seen |= fresh
            waiting += fresh
        found = sorted(self._files[name] for name in seen if name in self._files)
        libraries = sorted(name for name in seen if "." not in name and name not in self._files)
        return Needed(tuple(map(_path, found)), tuple(libraries))

    @cached_property
    def state(self) -> str | None:
        """By what all modules are known to be those that they were, whoever asks for which.

        None if one is so new that it may be altered and nobody would see it.
        """
        found = []
        for file in sorted(self._files.values()):
            state = os.stat(file)  # noqa: PTH116 - a Path for each takes as long again
            changed, modified = state.st_ctime_ns, state.st_mtime_ns
            if may_change_unseen(changed, modified):
                return None
            found.append(f"{file} {changed} {modified} {state.st_size}")
        return files.digest(*found)

    @cached_property
    def _rules(self) -> str:
        """The digest of what finds imports: what it found is found again if it changes."""
        return self._digests.of(_OURSELVES)

    @cached_property
    def _files(self) -> dict[str, str]:
        """The file of each module by its full name."""
        return dict(_modules(str(self._package), self._package.name))

    def _within(self, name: str) -> list[str]:
        inside = f"{name}."
        inner = [each for each in self._files if each.startswith(inside)]
        return [*_with_packages(name), *inner]

    def _imported(self, name: str) -> list[str]:
        """Return what a module imports: modules of the program, and the names of libraries."""
        file = self._files.get(name)
        if file is None:
            return []
        if name not in self._read:
            path = _path(file)
            state = [self._digests.of(path), self._rules]
            found = self._digests.kept(
                f"imports of {file}", state, lambda: imported(path.read_text("utf-8"))
            )
            assert isinstance(found, list)
            self._read[name] = found
        return self._read[name]


def imported(source: str) -> list[str]:
    r"""Return the full names of all that the source of a module imports, in order.

    A name taken from a module is given too, as it may be a module itself, and so are the packages
    around a module, which are run with it. Python's own modules are not.

    >>> imported("import os.path, lxml\nfrom converters.site import pages")
    ['converters', 'converters.site', 'converters.site.pages', 'lxml']
    """
    found = {name for words in _STATEMENT.findall(source) for name in _named(words)}
    every = (each for name in found for each in _with_packages(name))
    return sorted({name for name in every if name.partition(".")[0] not in sys.stdlib_module_names})


def _named(statement: str) -> Iterator[str]:
    """Yield what a statement imports; nothing for words of a docstring that look like one."""
    with suppress(SyntaxError):
        for node in ast.parse(statement).body:
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _modules(folder: str, package: str) -> Iterator[tuple[str, str]]:
    for found in os.scandir(folder):
        name, _, ending = found.name.partition(".")
        if found.name == "__init__.py":
            yield package, found.path
        elif ending == "py":
            yield f"{package}.{name}", found.path
        elif not ending and name != "__pycache__" and found.is_dir():
            yield from _modules(found.path, f"{package}.{name}")


def _with_packages(name: str) -> list[str]:
    """Return a module and the packages around it: whoever imports it runs those too."""
    steps = name.split(".")
    return [".".join(steps[:count]) for count in range(1, len(steps) + 1)]
