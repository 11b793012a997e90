"""Drawing one speech in one format; a format's libraries are imported when it is first drawn."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from converters import formats
from converters.build import private_use, unforeseen
from converters.errors import SourceError
from converters.project import Project
from converters.settings.design import Writer
from converters.speech.model import Numbered, Speech

Draw = Callable[[Path, bytes], bytes]
"""Draws the speech in a Markdown file, given its bytes; raises HuibianError if they are wrong."""
_NOTES: set[str] = set()


def draw(
    project: Project,
    format: str,
    path: Path,
    data: bytes | None = None,
    numbered: Numbered | None = None,
) -> bytes:
    """Return the speech in a Markdown file in the format of that name; `data`, if it is read.

    `numbered` is what the records of what was published say of it.

    Raises SourceError with file and line if the text is wrong, MissingError if the file is
    gone.
    """
    speech, source = project.read(path, data)
    try:
        with unforeseen.told_of(project, project.name(path)):
            return drawn(project, format, replace(speech, numbered=numbered), source)
    except SourceError as fault:
        raise fault.in_file(project.name(path)) from fault


def drawn(project: Project, format: str, speech: Speech, source: bytes) -> bytes:
    """Return a speech in one of the formats, as `draw` does; `source` is its Markdown."""
    private_use.refuse(project, speech)
    design = project.plain_design
    if formats.named(format).is_drawn:
        from converters.build.caches import font_case  # it loads what cuts fonts

        design = font_case.design_for(project, speech)
    return _writer(format)(speech, design, source)


@cache
def _writer(format: str) -> Writer:
    # WeasyPrint alone takes half a second to import: DOCX and TXT need not wait for it.
    made = formats.named(format).speech
    assert made is not None
    writer = made.writer()
    if formats.named(format).is_drawn:
        from converters.formats.pdf.writer import NOTE

        _NOTES.add(NOTE)
    return writer


def notes() -> list[str]:
    """Return what there is to tell of the libraries that drew something in this process."""
    return sorted(_NOTES - {""})
