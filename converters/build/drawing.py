"""Drawing one speech in one format; a format's libraries are imported when it is first drawn."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from converters import formats
from converters.build import private_use, unforeseen
from converters.errors import Finding, SourceError
from converters.project import Project
from converters.settings.design import Design, Paged, PagedWriter, Writer
from converters.speech.model import Numbered, Speech

if TYPE_CHECKING:
    from converters.settings.proof_style import ProofStyle
    from converters.settings.redline_style import RedlineStyle
    from converters.speech.redline import Issued

Draw = Callable[[Path, bytes], Paged]
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

    Raises as `paged` does.
    """
    return paged(project, format, path, data, numbered).data


def paged(
    project: Project,
    format: str,
    path: Path,
    data: bytes | None = None,
    numbered: Numbered | None = None,
    pages: tuple[int, ...] = (),
) -> Paged:
    """Return the same, and where its pages begin if the format fixes or tells them.

    `numbered` is what the records of what was published say of it, `pages` where its printed pages
    begin, for a format that tells so.

    Raises SourceError with file and line if the text is wrong, MissingError if the file is
    gone.
    """
    speech, source = project.read(path, data)
    with _told_of(project, project.name(path)):
        known = replace(speech, numbered=numbered, pages=pages)
        return _drawn(project, format, known, source)


@contextmanager
def _told_of(project: Project, file: str) -> Iterator[None]:
    """Make what is wrong with a text a fault of its file, also what nobody foresaw."""
    try:
        with unforeseen.told_of(project, file):
            yield
    except SourceError as fault:
        raise fault.in_file(file) from fault


def drawn(project: Project, format: str, speech: Speech, source: bytes) -> bytes:
    """Return a speech in one of the formats, as `draw` does; `source` is its Markdown."""
    return _drawn(project, format, speech, source).data


def _drawn(project: Project, format: str, speech: Speech, source: bytes) -> Paged:
    private_use.refuse(project, speech)
    return _writer(format)(speech, _design(project, format, speech), source)


def proof(
    project: Project,
    format: str,
    speech: Speech,
    source: bytes,
    doubts: Sequence[Finding],
    looks: "ProofStyle",
) -> bytes:
    """Return the galley proof (校样) of a speech in one of the formats that have proofs.

    Raises SourceError with file and line if the text is wrong.
    """
    file = project.name(project.speeches / f"{speech.meta.id}.md")
    made = formats.named(format).proof
    assert made is not None
    private_use.refuse(project, speech)
    with _told_of(project, file):
        write = made()
        _note(format)
        return write(speech, _design(project, format, speech), source, doubts, looks)


def redline(
    project: Project, format: str, old: "Issued", new: "Issued", looks: "RedlineStyle"
) -> bytes:
    """Return two editions of a speech as one (对照稿) in one of the formats that have redlines.

    Raises SourceError with file and line if a text is wrong.
    """
    file = project.name(project.speeches / f"{new.speech.meta.id}.md")
    made = formats.named(format).redline
    assert made is not None
    for each in (old, new):
        private_use.refuse(project, each.speech)
    with _told_of(project, file):
        write = made()
        _note(format)
        is_drawn = formats.named(format).is_drawn
        design = project.drawn_design if is_drawn else project.plain_design
        return write(old, new, design, looks)


def _design(project: Project, format: str, speech: Speech) -> Design:
    if not formats.named(format).is_drawn:
        return project.plain_design
    from converters.build.caches import font_case  # it loads what cuts fonts

    return font_case.design_for(project, speech)


@cache
def _writer(format: str) -> PagedWriter:
    # WeasyPrint alone takes half a second to import: DOCX and TXT need not wait for it.
    made = formats.named(format).speech
    assert made is not None
    writer = made.paged() if made.paged else _unpaged(made.writer())
    _note(format)
    return writer


def prepare(names: Iterable[str]) -> None:
    """Import what draws the formats of these names, to be there when it is needed."""
    for name in names:
        _writer(name)


def _unpaged(write: Writer) -> PagedWriter:
    return lambda speech, design, source: Paged(write(speech, design, source), speech.pages)


def _note(format: str) -> None:
    """Keep what there is to tell of the libraries that draw a format, which are loaded by now."""
    if formats.named(format).is_drawn:
        from converters.formats.pdf.writer import NOTE

        _NOTES.add(NOTE)


def notes() -> list[str]:
    """Return what there is to tell of the libraries that drew something in this process."""
    return sorted(_NOTES - {""})
