"""Drawing one speech in one format; a format's libraries are imported when it is first drawn."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pathlib import Path

from converters.errors import SourceError
from converters.look import Look, Writer
from converters.model import Speech
from converters.project import Project


def draw(project: Project, format: str, path: Path) -> bytes:
    """Return the speech in a Markdown file in one of the formats docx, pdf and txt.

    Raises SourceError with file and line where the text is wrong, MissingError where the file is
    gone.
    """
    speech, source = project.read(path)
    try:
        return _WRITERS[format](project, speech, source)
    except SourceError as fault:
        raise fault.in_file(project.name(path)) from fault


@cache
def _writer(name: str) -> Writer:
    # WeasyPrint alone takes half a second to import: DOCX and TXT need not wait for it.
    writer: Writer = import_module(f"converters.writers.{name}").write
    return writer


def _with(
    name: str, look_of: Callable[[Project], Look]
) -> Callable[[Project, Speech, bytes], bytes]:
    return lambda project, speech, source: _writer(name)(speech, look_of(project), source)


_WRITERS: dict[str, Callable[[Project, Speech, bytes], bytes]] = {
    "docx": _with("docx", lambda project: project.plain_look),
    "pdf": _with("pdf", lambda project: project.drawn_look),
    "txt": _with("text", lambda project: project.plain_look),
}
