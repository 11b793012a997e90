"""Which folder is that of a collection (讲话集): the one that holds its `config.yaml`."""

import re
from pathlib import Path

from converters.project import unreadable

CONFIG = "config.yaml"
SPEECHES = "speeches"
"""The folder of the Markdown, unless the settings name another."""

_TITLED = re.compile(r"^title[ \t]*[:：]", re.MULTILINE)


def root_of(folder: Path) -> Path | None:
    """Return the folder of the collection that `folder` is in; None if it is in none.

    A `config.yaml` in the folder itself counts in any case, so that a fault in it is told. Further
    up it has to be one of ours: other programs call their settings so too. What is no file, a pipe
    or a link to nowhere, is ours beside speeches.
    """
    if (folder / CONFIG).is_file() or _is_collection(folder):
        return folder
    return next((above for above in folder.parents if _is_collection(above)), None)


def _is_collection(folder: Path) -> bool:
    file = folder / CONFIG
    try:
        if not file.is_file():
            return unreadable.stands(file) and (folder / SPEECHES).is_dir()
        return (folder / SPEECHES).is_dir() or bool(_TITLED.search(file.read_text("utf-8-sig")))
    except (OSError, ValueError):
        return False
