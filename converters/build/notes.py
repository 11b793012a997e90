"""What a build has to tell beside its faults.

Whichever process of a build comes to know it leaves it beside the outputs; the one that speaks to
the user takes it from there, so that it is told once.
"""

from collections.abc import Iterable

from converters import files
from converters.build import kept
from converters.project import Project

_FOLDER = ".huibian/notes"


def leave(project: Project, notes: Iterable[str]) -> None:
    """Leave sentences to be told, but for empty ones."""
    for note in filter(None, notes):
        kept.write_text(project.output / _FOLDER / files.digest(note), note)


def taken(project: Project) -> list[str]:
    """Return the sentences that were left, each once, and forget them."""
    found = []
    for path in sorted((project.output / _FOLDER).glob("[!.]*")):
        if path.is_file():
            note = path.read_text("utf-8", errors="replace")
            # What was altered is no longer what anybody had to tell.
            found += [note] if files.digest(note) == path.name else []
        kept.remove(path)
    return found
