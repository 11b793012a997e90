"""Drawing one speech in one format; a format's libraries are imported when it is first drawn."""

import contextlib
import io
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from converters import formats
from converters.build import fontcase
from converters.errors import SourceError
from converters.look import Writer
from converters.model import Speech
from converters.project import Project
from converters.typeset import cut

Draw = Callable[[Path], bytes]
"""Draws the speech in a Markdown file; raises HuibianError where the text is wrong."""


def draw(project: Project, format: str, path: Path) -> bytes:
    """Return the speech in a Markdown file in the format of that name.

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
    is_drawn = formats.named(format).is_drawn
    look = fontcase.look_for(project, speech) if is_drawn else project.plain_look
    return _writer(format)(speech, look, source)


@cache
def _writer(format: str) -> Writer:
    # WeasyPrint alone takes half a second to import: DOCX and TXT need not wait for it.
    made = formats.named(format).speech
    assert made is not None
    with libraries():
        return made.writer()


@contextlib.contextmanager
def libraries() -> Iterator[None]:
    """Hold while what lays out pages is imported.

    Raises MissingError if the system lacks the libraries for it.
    """
    try:
        with contextlib.redirect_stdout(io.StringIO()):  # there it complains at length in English
            yield
    except OSError as error:  # WeasyPrint loads them when it is imported
        raise cut.no_libraries() from error
