"""Drawing speeches in one format; a format's libraries are imported when it is first drawn."""

from collections.abc import Callable, Sequence
from functools import cache, partial
from importlib import import_module
from pathlib import Path

from converters import wording
from converters.errors import HuibianError, SourceError
from converters.look import Look, Writer
from converters.project import Project

Draw = Callable[[Path], bytes]
"""Draws the speech in a Markdown file; raises HuibianError where the text is wrong."""

_MODULES = {"docx": "docx", "pdf": "pdf", "txt": "text"}
_MANY = 8
"""From so many speeches on it pays to cut the fonts down to their characters first."""


def draw(project: Project, format: str, path: Path) -> bytes:
    """Return the speech in a Markdown file in one of the formats docx, pdf and txt.

    Raises SourceError with file and line where the text is wrong, MissingError where the file is
    gone.
    """
    look = project.drawn_look if format == "pdf" else project.plain_look
    return _drawn(project, format, look, path)


def drawer(project: Project, format: str, paths: Sequence[Path]) -> Draw:
    """Return what draws the speeches in these files, with what it needs prepared for all of them.

    The bytes are those of `draw`; time and memory are less, for the whole fonts are let go.
    """
    if format == "pdf" and len(paths) >= _MANY:
        chars = {char for path in paths for char in _characters(project, path)}
        light = import_module("converters.writers.pdf.lighten").lightened
        return partial(_drawn, project, format, light(project.open_look(), chars))
    return partial(draw, project, format)


def _drawn(project: Project, format: str, look: Look, path: Path) -> bytes:
    speech, source = project.read(path)
    try:
        return _writer(_MODULES[format])(speech, look, source)
    except SourceError as fault:
        raise fault.in_file(project.name(path)) from fault


def _characters(project: Project, path: Path) -> set[str]:
    """Return the characters of a speech; of one that cannot be read, none: it will not be drawn."""
    try:
        return set().union(*wording.lines(project.read(path)[0]))
    except HuibianError:
        return set()


@cache
def _writer(name: str) -> Writer:
    # WeasyPrint alone takes half a second to import: DOCX and TXT need not wait for it.
    writer: Writer = import_module(f"converters.writers.{name}").write
    return writer
