"""The Markdown of what went out to be corrected, kept until it comes back.

A DOCX carries its Markdown, but programs may drop it, and `carry_source` may be off; a text that
was published is among the editions. So only proofs are kept here, one small file a text.
"""

from pathlib import Path

from converters import files
from converters.build import kept
from converters.project import Project
from converters.speech.edition import DIGITS

FOLDER = ".huibian/sent"
"""Where they are kept, as seen from the folder of the collection: beside the speeches, never under
the outputs, which may be thrown away."""


def keep(project: Project, id: str, source: bytes) -> None:
    """Keep the Markdown of a speech that goes out; one that is kept already is left alone."""
    path = _path(project, id, files.sha256(source))
    kept.make_way(path)
    files.write_if_changed(path, source)


def of(project: Project, id: str, sha256: str) -> bytes:
    """Return the Markdown of that digest that went out; empty if it is not kept."""
    try:
        return files.contents(_path(project, id, sha256))
    except OSError:
        return b""


def _path(project: Project, id: str, sha256: str) -> Path:
    return project.root / FOLDER / f"{id}.{sha256[:DIGITS]}.md"
