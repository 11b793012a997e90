"""The versions of what others made: Python's libraries, and the system's that lay out PDF."""

import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache, partial

from converters import files
from converters.build.caches.digests import Digests

_SYSTEM = {
    "Pango": ("libpango-1.0.so.0", "pango_version_string"),
    "HarfBuzz": ("libharfbuzz.so.0", "hb_version_string"),
}
_NAME = re.compile(r"[\w.-]+")
_PARTED = re.compile(r"[-_.]+")
"""What stands between the words of a library's name; all are the same (PEP 503)."""
_OPTIONAL = re.compile(r";.*\bextra\b")
_RECORDS = (".dist-info", ".egg-info")


def versions(names: Iterable[str], digests: Digests) -> list[str]:
    """Return what each name that is imported stands for: libraries, their own ones, and versions.

    `digests` keeps it until something else is installed.
    """
    state = [installed()]
    return [str(digests.kept(f"library {name}", state, partial(_told, name))) for name in names]


@cache
def system() -> tuple[str, ...]:
    """Return the names and versions of the system's libraries; one that is missing has none."""
    return tuple(f"{name} {_version(*where)}" for name, where in _SYSTEM.items())


def _version(library: str, function: str) -> str:
    import ctypes

    try:
        told = getattr(ctypes.CDLL(library), function)
    except (OSError, AttributeError):
        return ""
    told.argtypes, told.restype = (), ctypes.c_char_p
    return (told() or b"").decode()


@cache
def installed() -> str:
    """Return the digest of what is installed: its records are named after their versions.

    Reading the records themselves takes fifty times as long.
    """
    names: list[str] = []
    for folder in sys.path:
        with suppress(OSError), os.scandir(folder) as found:
            names += sorted(entry.name for entry in found if entry.name.endswith(_RECORDS))
    return files.digest(*names)


def _told(name: str) -> str:
    """Return a library and those it needs, with their versions, by a name it is imported by."""
    waiting, found = [*_distributions().get(name, ())], {}
    while waiting:
        library = waiting.pop()
        if library not in found and (record := _record(library)):
            found[library], others = record
            waiting += others
    return " ".join(f"{library} {version}" for library, version in sorted(found.items()))


@cache
def _record(library: str) -> tuple[str, tuple[str, ...]] | None:
    """Return the version of a library and those it needs; None for one that other systems need."""
    from importlib import metadata  # slow to load, and asked only after something was installed

    try:
        record = metadata.distribution(library)
    except metadata.PackageNotFoundError:
        return None
    return record.version, tuple(_required(record.requires or ()))


def _required(requirements: Iterable[str]) -> Iterator[str]:
    for words in requirements:
        name = _NAME.match(words)
        if name and not _OPTIONAL.search(words):
            yield _PARTED.sub("-", name[0]).lower()


@cache
def _distributions() -> Mapping[str, Sequence[str]]:
    """Return the libraries by the names they are imported by; takes a fifth of a second."""
    from importlib import metadata

    return {
        name: [_PARTED.sub("-", library).lower() for library in libraries]
        for name, libraries in metadata.packages_distributions().items()
    }
