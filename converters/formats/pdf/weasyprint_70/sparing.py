"""What WeasyPrint loads and no document of ours needs is loaded when something asks for it.

That is half the time of its import: libraries for fonts that vary or come from the web, for
drawings, hyphens and secure connections, the parser of HTML as people write it, and the style
sheets that it has for all elements of HTML.
"""

import importlib.resources
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, partial, wraps
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any, Final

_LATER: Final[Mapping[str, tuple[str, ...]]] = {
    "fontTools.subset": (),
    "fontTools.ttLib.woff2": (),
    "fontTools.varLib.instancer": ("instantiateVariableFont",),
    "pyphen": (),
    "ssl": (),
    "tinyhtml5": (),
    "weasyprint.svg": ("SVG",),
}
"""The modules, and the functions and classes that are taken from them by name, to be called."""
_CSS: Final = "weasyprint.css"
_READ: Final = """
UA_COUNTER_STYLE = CounterStyle()
UA = (files(css) / 'html5_ua.css').read_text('utf-8')
UA_FORM = (files(css) / 'html5_ua_form.css').read_text('utf-8')
PH = (files(css) / 'html5_ph.css').read_text('utf-8')
UA_STYLESHEET = CSS(string=UA, counter_style=UA_COUNTER_STYLE)
UA_FORM_STYLESHEET = CSS(string=UA_FORM, counter_style=UA_COUNTER_STYLE)
PH_STYLESHEET = CSS(string=PH)
"""
"""How WeasyPrint 70 reads its style sheets; one that reads them otherwise is left to do so."""
_NAMES: Final = ("UA_COUNTER_STYLE", "UA_STYLESHEET", "UA_FORM_STYLESHEET", "PH_STYLESHEET")
_SHEETS: Final = ("ua", "ua_form", "ph")
_ASKING: Final = ("_ua_counter_style", "_ua_stylesheets", "_ph_stylesheets")
"""The methods of a document that answer with them."""


@contextmanager
def spared() -> Iterator[None]:
    """Keep what is not needed from being loaded while WeasyPrint is imported."""
    stand_ins = [_Later(name, taken) for name, taken in _LATER.items() if name not in sys.modules]
    sys.modules.update({each.__name__: each for each in stand_ins})
    files = importlib.resources.files
    folders = _Folders(files, hidden=_CSS if _is_known() else "")
    importlib.resources.files = folders
    try:
        yield
        if folders.hidden:
            _on_demand(sys.modules["weasyprint"])
    finally:
        importlib.resources.files, folders.hidden = files, ""
        for each in stand_ins:
            each.give_way()


class _Later(ModuleType):
    """Stands for a module that is imported when something is asked of it."""

    def __init__(self, name: str, functions: tuple[str, ...]) -> None:
        super().__init__(name)
        for function in functions:
            setattr(self, function, partial(self._call, function))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # Python's own questions about a module
            raise AttributeError(name)
        self.give_way()
        return getattr(import_module(self.__name__), name)

    def _call(self, function: str, *given: Any, **named: Any) -> Any:
        return self.__getattr__(function)(*given, **named)

    def give_way(self) -> None:
        """Leave the name to the module itself."""
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]


class _Folders:
    """Answers for `importlib.resources.files`; the files of the hidden folder are empty."""

    def __init__(self, files: Callable[[Any], Any], hidden: str) -> None:
        self._files = files
        self.hidden = hidden

    def __call__(self, package: Any) -> Any:
        named = package if isinstance(package, str) else package.__name__
        return _Blank() if named == self.hidden else self._files(package)


class _Blank:
    """A folder whose files are empty."""

    def __truediv__(self, name: str) -> "_Blank":
        return self

    def read_text(self, encoding: str) -> str:
        """Return nothing."""
        return ""


def _is_known() -> bool:
    """Return whether WeasyPrint is not imported yet, and reads its style sheets as we know it."""
    if "weasyprint" in sys.modules:
        return False
    spec = find_spec("weasyprint")
    if spec is None or spec.origin is None:
        return False
    file = Path(spec.origin).with_name("html.py")
    return file.is_file() and _READ in file.read_text("utf-8")


def _on_demand(weasyprint: Any) -> None:
    """Have the style sheets read when a document first asks for one."""
    for name in _ASKING:
        setattr(weasyprint.HTML, name, _reading(weasyprint, getattr(weasyprint.HTML, name)))


def _reading(weasyprint: Any, theirs: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(theirs)
    def answer(self: object, *given: Any, **named: Any) -> Any:
        _read_sheets(weasyprint)
        return theirs(self, *given, **named)

    return answer


@cache
def _read_sheets(weasyprint: Any) -> None:
    """Do what `_READ` does."""
    html, folder = weasyprint.html, importlib.resources.files(_CSS)
    usual, forms, hints = ((folder / f"html5_{name}.css").read_text("utf-8") for name in _SHEETS)
    counters = html.CounterStyle()
    found = (
        counters,
        weasyprint.CSS(string=usual, counter_style=counters),
        weasyprint.CSS(string=forms, counter_style=counters),
        weasyprint.CSS(string=hints),
    )
    for name, value in zip(_NAMES, found, strict=True):
        setattr(weasyprint, name, value)
        setattr(html, name, value)
