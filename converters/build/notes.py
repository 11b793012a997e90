"""What a build has to tell beside its faults.

Whichever process of a build comes to know it leaves it beside the outputs; the one that speaks to
the user takes it from there, so that it is told once.
"""

from collections.abc import Iterable

from converters import files
from converters.project import Project

_FOLDER = ".huibian/notes"


def leave(project: Project, notes: Iterable[str]) -> None:
    """Leave sentences to be told, but for empty ones."""
    for note in filter(None, notes):
        files.write(project.output / _FOLDER / files.digest(note), note.encode())


def taken(project: Project) -> list[str]:
    """Return the sentences that were left, each once, and forget them."""
    found = []
    for path in sorted((project.output / _FOLDER).glob("[!.]*")):
        found.append(path.read_text("utf-8"))
        path.unlink(missing_ok=True)
    return found
