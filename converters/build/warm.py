"""A process that builds again and again, in forks: it has loaded what each would have to load.

It holds code alone, and templates that are known by their text: what follows from other files each
fork reads for itself. So nothing is remembered that has changed since, and no number of forks takes
up more memory.
"""

import gc
import importlib
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from types import ModuleType

import converters
from converters import resources
from converters.build.keys import Engines, making
from converters.build.plan import SITE
from converters.project import Project
from converters.site import templates

_AROUND = Path(converters.__file__).parent.parent
_MARGIN_SECONDS = 3
"""Longer than the clock of any disk stands still."""
_State = tuple[int, int, float]
"""Number, size and time of a file."""


class Loaded:
    """The program and its libraries as they were when this process loaded them."""

    def __init__(self, project: Project) -> None:
        """Load what makes the speeches and the site of a collection."""
        engines = Engines(project)
        for kind in (*project.config.formats, SITE):
            needed = engines.needed(kind)
            _import((*map(_name, needed.modules), *needed.libraries))
        _compile_templates()
        self._files = dict(_states(sys.modules.values()))
        gc.collect()
        gc.freeze()  # or each fork would copy all of it, in looking for garbage

    @property
    def is_current(self) -> bool:
        """Whether the files of all that is loaded are those that were loaded, as they were then."""
        loaded = converters.LOADED_AT - _MARGIN_SECONDS
        return all(
            state[-1] < loaded and _state(file) == state for file, state in self._files.items()
        )


def _import(names: Iterable[str]) -> None:
    for name in names:
        with suppress(ImportError):  # whoever uses it tells what is missing
            importlib.import_module(name)


def _name(module: Path) -> str:
    """Return the name by which a file of the program is imported.

    >>> _name(Path(converters.__file__)), _name(_AROUND / "converters/build/warm.py")
    ('converters', 'converters.build.warm')
    """
    return ".".join(module.relative_to(_AROUND).with_suffix("").parts).removesuffix(".__init__")


def _compile_templates() -> None:
    """Compile the templates of pages; a fork compiles again those whose text is another by then."""
    pages = templates.environment()
    for folder in making(SITE).data:
        for path in (resources.root() / folder).glob("*.j2"):
            pages.get_template(path.name)


def _states(modules: Iterable[ModuleType]) -> Iterator[tuple[str, _State]]:
    """Yield the files of modules; a module that has none is of Python itself."""
    for module in list(modules):
        file = getattr(module, "__file__", None)
        if file and (state := _state(file)):
            yield file, state


def _state(file: str) -> _State | None:
    try:
        found = Path(file).stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_ctime
