"""The Markdown of what may be out to be corrected, kept until it comes back.

A DOCX carries its Markdown, but programs may drop it, and `carry_source` may be off; a text that
was published is among the editions. So what is kept here is that of proofs, and that of each DOCX
which a newer one takes the place of: one small file a text.
"""

from pathlib import Path

from converters import files
from converters.build import kept
from converters.formats.format import Format
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


def keep_of_output(project: Project, format: Format, id: str, source: bytes) -> None:
    """Keep what the output of a speech that will be written over can be compared with later.

    That is what the old file carries, if it is not `source`, the Markdown of the new one. A file
    that carries nothing tells no more of its text once that is corrected: the new one is kept at
    once.
    """
    carried = format.speech and format.speech.carried
    if not carried:
        return
    if not project.config.carry_source:
        keep(project, id, source)
    try:
        old = carried()(files.contents(format.file(project.output, id)))
    except OSError:
        return
    if old and old != source:
        keep(project, id, old)


def of(project: Project, id: str, sha256: str) -> bytes:
    """Return the Markdown of that digest that went out; empty if it is not kept."""
    try:
        return files.contents(_path(project, id, sha256))
    except OSError:
        return b""


def _path(project: Project, id: str, sha256: str) -> Path:
    return project.root / FOLDER / f"{id}.{sha256[:DIGITS]}.md"
