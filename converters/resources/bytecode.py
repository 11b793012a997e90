"""What Python compiles while modules are imported, kept as it keeps the modules themselves.

Of a module Python keeps the bytecode. The patterns and the methods of data classes in it are
compiled in each process again: four hundred patterns and a thousand methods, a third of the time
that all imports take. They follow from their text and the edition of Python alone. Where Python
does these things in another way than we know, it does them itself.
"""

import dataclasses
import importlib
import marshal
import re
import sys
import threading
from array import array
from hashlib import blake2b
from types import CodeType, FrameType
from typing import Any, Final

from converters import resources

_NAME: Final = "bytecode"
_NAMES: Final = re.compile("[a-z]{1,20}")
_MOST: Final = 6_000
"""So many are kept; if there are more, many are of an edition of the program that is gone."""
_IMPORTER: Final = "<frozen importlib._bootstrap>"
"""The file of what runs a module that is imported."""
_WORDS: Final = "I"
"""The code of a pattern is words of 32 bits."""
_UNKEPT: Final = int(re.DEBUG | re.LOCALE)
"""Flags by which a pattern is printed, or follows from the place where it is."""


class Bytecode:
    """What was compiled by this process and those before it that did the same kind of work."""

    def __init__(self, compiler: Any, work: str = "") -> None:
        """Take what was kept of a kind of work, so that none reads more than it needs.

        `compiler` is that of `re`.
        """
        self._name = f"{_NAME}-{work if _NAMES.fullmatch(work) else 'other'}"
        self._compiler, self._engine = compiler, compiler._sre
        self._compile, self._length = compiler.compile, array(_WORDS).itemsize
        self._patterns: dict[Any, Any] = {}
        self._methods: dict[bytes, bytes] = {}
        self._has_more = False
        self._given = threading.local()
        self._take()

    def _take(self) -> None:
        data = resources.compiled(self._name, self._python)
        if data is not None:
            patterns, methods = marshal.loads(data)
            self._patterns = patterns | self._patterns
            self._methods = methods | self._methods

    @property
    def _python(self) -> str:
        """The edition of Python, and of the engine of patterns."""
        return f"{sys.version} {self._engine.MAGIC} {self._engine.CODESIZE}"

    def keep(self) -> None:
        """Keep what was compiled, for the processes to come."""
        if self._has_more and resources.keeps_compiled():
            self._has_more = False
            self._take()  # another process may have kept more meanwhile
            if len(self._patterns) + len(self._methods) > _MOST:
                self._patterns, self._methods = {}, {}
            kept = marshal.dumps((self._patterns, self._methods))
            resources.keep_compiled(self._name, self._python, kept)

    def install(self) -> None:
        """Answer for what compiles patterns and methods in this process."""
        self._compiler.compile, self._compiler._sre = self.pattern, self
        vars(dataclasses)["exec"] = self.exec

    def remove(self) -> None:
        """Let Python do it by itself again."""
        self._compiler.compile, self._compiler._sre = self._compile, self._engine
        vars(dataclasses).pop("exec", None)

    def pattern(self, pattern: Any, flags: int = 0) -> Any:
        """Return a pattern as `re._compiler.compile` does."""
        key = _key(pattern, flags)
        known = self._patterns.get(key) if key else None
        if known is None:
            made = self._compile(pattern, flags)
            if key and _is_importing(sys._getframe(3)):
                self._patterns[key] = self._given.told
                self._has_more = True
            return made
        meant, words, groups, names, places = known
        code = array(_WORDS, words).tolist()
        return self._engine.compile(pattern, meant, code, groups, dict(names), places)

    def compile(self, pattern: Any, flags: int, code: Any, *groups: Any) -> Any:
        """Return a pattern as `_sre.compile` does, and remember what it was told."""
        number, names, places = groups
        words = array(_WORDS, code).tobytes()
        self._given.told = int(flags), words, number, tuple(names.items()), places
        return self._engine.compile(pattern, flags, code, *groups)

    def __getattr__(self, name: str) -> Any:
        """Return whatever else the engine of patterns has."""
        return getattr(self._engine, name)

    def exec(self, text: str | CodeType, *spaces: Any) -> None:
        """Run what defines a method of a data class, as `exec` does."""
        if isinstance(text, str):
            text = self._code(text)
        exec(text, *spaces)

    def _code(self, text: str) -> CodeType:
        key = blake2b(text.encode(), digest_size=16).digest()
        known = self._methods.get(key)
        if known is not None:
            code: CodeType = marshal.loads(known)
            return code
        made = compile(text, "<string>", "exec", dont_inherit=True)
        self._methods[key] = marshal.dumps(made)
        self._has_more = True
        return made


def _key(pattern: Any, flags: int) -> tuple[object, int] | None:
    """Return what a pattern is kept under; None for one that is not kept."""
    if not isinstance(pattern, str | bytes) or int(flags) & _UNKEPT:
        return None
    return pattern, int(flags)


def _is_importing(frame: FrameType | None) -> bool:
    """Return whether a module is being imported: what it compiles then is always the same."""
    while frame is not None:
        below = frame.f_back
        if below is not None and frame.f_code.co_name == "<module>":
            return below.f_code.co_filename == _IMPORTER
        frame = below
    return False


_USED: Final[list[Bytecode]] = []


def use(work: str) -> None:
    """Compile nothing in this process that one of the same work compiled while it imported."""
    if not _USED and hasattr(re, "_compiler") and hasattr(dataclasses, "_create_fn"):
        _USED.append(Bytecode(importlib.import_module("re._compiler"), work))
        _USED[0].install()


def keep() -> None:
    """Keep what this process compiled while it imported modules."""
    for used in _USED:
        used.keep()
