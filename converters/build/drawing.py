"""Drawing one speech in one format; a format's libraries are imported when it is first drawn."""

import contextlib
import io
from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from converters.build import fontcase
from converters.errors import SourceError
from converters.look import Writer
from converters.model import Speech
from converters.project import Project
from converters.typeset import cut

Draw = Callable[[Path], bytes]
"""Draws the speech in a Markdown file; raises HuibianError where the text is wrong."""

_MODULES = {"docx": "docx", "pdf": "pdf", "txt": "text"}


def draw(project: Project, format: str, path: Path) -> bytes:
    """Return the speech in a Markdown file in one of the formats docx, pdf and txt.

    Raises SourceError with file and line where the text is wrong, MissingError where the file is
    gone.
    """
    speech, source = project.read(path)
    try:
        return drawn(project, format, speech, source)
    except SourceError as fault:
        raise fault.in_file(project.name(path)) from fault


def drawn(project: Project, format: str, speech: Speech, source: bytes) -> bytes:
    """Return a speech in one of the formats, as `draw` does; `source` is its Markdown."""
    look = fontcase.look_for(project, speech) if format == "pdf" else project.plain_look
    return _writer(_MODULES[format])(speech, look, source)


@cache
def _writer(name: str) -> Writer:
    # WeasyPrint alone takes half a second to import: DOCX and TXT need not wait for it.
    writer: Writer = imported(f"converters.writers.{name}").write
    return writer


def imported(module: str) -> Any:
    """Import what lays out pages; raises MissingError if the system lacks the libraries for it."""
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # there it complains at length in English
            return import_module(module)
    except OSError as error:  # WeasyPrint loads them when it is imported
        raise cut.no_libraries() from error
