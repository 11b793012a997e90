"""Whether what was drawn in this process is sure to be what its engine makes.

An engine is the digest of what stands on the disk. Where the program, its libraries, styles or
fonts are altered while a build runs, the old ones may draw under the key of the new ones. One's own
next build mends that; a store would hand it on to everybody.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import converters
from converters.build.keys import Engine, Engines
from converters.errors import HuibianError
from converters.project import Project

_MARGIN_SECONDS = 3
"""Longer than the clock of any disk stands still."""
_LIBRARIES = "-packages"


def vouch(project: Project, format: str, engine: Engine) -> bool:
    """Return whether an engine of a format is on the disk still, and was when we started."""
    try:
        engines = Engines(project.again())
        same = engines.of(format).key == engine.key
        return (
            same
            and max(map(_altered, _read_by(engines, format)))
            < converters.LOADED_AT - _MARGIN_SECONDS
        )
    except (HuibianError, OSError):
        return False


def _read_by(engines: Engines, format: str) -> Iterator[Path]:
    """Yield the modules of a format, and the folders whose times tell what was installed."""
    yield from engines.needed(format).modules
    yield from (Path(folder) for folder in sys.path if folder.endswith(_LIBRARIES))


def _altered(path: Path) -> float:
    return path.stat().st_ctime
