"""What cffi reads of declarations in C, kept from one process to the next.

WeasyPrint declares some six hundred functions and types of Pango and others. Parsing them takes
longer than setting a page; what comes of it is the same as long as their text is, and cffi itself
can write it down (`FFI.emit_python_code`, its out-of-line ABI mode).
"""

import io
import marshal
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from typing import Any, Final

import cffi
from cffi import api

from converters import resources

EDITION: Final[str] = cffi.__version__
_KEPT: Final = "weasyprint_70/declarations"
_MODULE: Final = "declared"
"""What cffi is told to call the module that it writes; nothing imports it."""


@contextmanager
def remembered() -> Iterator[None]:
    """Have declarations that cffi is given be read only if no process read the same before."""
    theirs = cffi.FFI
    cffi.FFI = _Remembering
    try:
        yield
    finally:
        cffi.FFI = theirs


class _Remembering:
    """Stands for an FFI of cffi: with its declarations it is given all that one has."""

    def cdef(self, source: str) -> None:
        """Take the declarations, all at once."""
        known = _recalled(source) or _read(source)
        vars(self).update((name, getattr(known, name)) for name in dir(known) if name[0] != "_")
        # When Python ends it may let go of a library before what has to be given back to it.
        stays = getattr(known, "RTLD_NODELETE", 0)
        self.dlopen = lambda name, flags=0: known.dlopen(name, flags | stays)


def _recalled(source: str) -> Any:
    """Return an FFI by what was kept of the same declarations; None if nothing was."""
    code = resources.compiled(_KEPT, _key(source))
    if code is None:
        return None
    made: dict[str, Any] = {}
    exec(marshal.loads(code), made)
    return made["ffi"]


def _read(source: str) -> Any:
    """Return an FFI that reads the declarations; keep what comes of it."""
    ffi = _given(source)
    if resources.keeps_compiled():
        code = compile(_written(source), _MODULE, "exec")
        resources.keep_compiled(_KEPT, _key(source), marshal.dumps(code))
    return ffi


def _written(source: str) -> str:
    """Return the Python by which declarations are known, as cffi writes it."""
    ffi, text = _given(source), io.StringIO()
    ffi.set_source(_MODULE, None)
    with redirect_stdout(io.StringIO()):  # it says that it writes
        ffi.emit_python_code(text)
    return text.getvalue()


def _given(source: str) -> Any:
    ffi = api.FFI()
    ffi.cdef(source)
    return ffi


def _key(source: str) -> str:
    return f"{EDITION}\n{source}"
