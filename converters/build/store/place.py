"""Where the store is, by the settings of the collection or of the machine."""

import os
from pathlib import Path

from converters.project import Project

NAME = "HUIBIAN_STORE"
"""Names the folder of the store on this machine, in place of the settings; empty for none."""


def of(project: Project) -> Path | None:
    """Return the folder of the store, which need not be there; None if there is to be none."""
    written = os.environ.get(NAME, project.config.store)
    return project.root / os.path.expanduser(written) if written else None  # noqa: PTH111
