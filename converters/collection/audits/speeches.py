"""Auditing the files of single speeches: each measured against its speech."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from pypdfium2 import PdfiumError

from converters import files
from converters.audit import pages
from converters.audit.finished import FinishedSpeech
from converters.audit.pictures import picture
from converters.audit.report import AuditedFile, Shown
from converters.collection.audits.common import (
    FOLDER,
    Audited,
    Unaudited,
    Unprinted,
    laid_out,
    load,
    measured,
    named,
    tried,
)
from converters.errors import HuibianError
from converters.formats.format import Format
from converters.formats.pdf import PDF
from converters.project import Project
from converters.speech.model import Speech

_BATCH = 16
"""Files of one call of LibreOffice: five times cheaper than a call each."""


@dataclass(frozen=True, slots=True)
class _Output:
    """A file of one speech, and the speech that it should print."""

    path: Path
    data: bytes
    speech: Speech
    source: bytes


def speeches(
    project: Project, format: Format, paths: Sequence[Path]
) -> Iterator[Audited | Unaudited]:
    """Yield the audit of each file of a format, or why it could not be audited."""
    made = format.speech
    assert made is not None
    for start in range(0, len(paths), _BATCH):
        batch: list[_Output] = []
        for path in paths[start : start + _BATCH]:
            try:
                batch.append(_output(project, path))
            except HuibianError as fault:
                yield Unaudited(path, fault)
        unprinted = [Unprinted(output.data, len(output.source)) for output in batch]
        printed = laid_out(project, unprinted, format) if made.laid_out else [None] * len(batch)
        for output, shown in zip(batch, printed, strict=True):
            yield tried(project, output.path, partial(_audited, project, format, output, shown))


def _output(project: Project, path: Path) -> _Output:
    data = load(project, path)
    return _Output(path, data, *project.read(project.speeches / f"{path.stem}.md"))


def _audited(project: Project, format: Format, output: _Output, printed: bytes | None) -> Audited:
    assert format.speech is not None and format.speech.audit is not None
    own_pages = partial(_own_pages, project, output.speech.meta.id)
    finished = FinishedSpeech(
        output.data, output.speech, output.source, project.drawn_design, printed, own_pages
    )
    measure = partial(_entry, project, output.path, format.speech.audit(), finished)
    entry = measured(output.path, measure, len(output.source))
    return Audited(output.path, entry, named(project, output.path, entry))


def _entry(
    project: Project,
    path: Path,
    audit: Callable[[FinishedSpeech], AuditedFile],
    finished: FinishedSpeech,
) -> AuditedFile:
    return _illustrated(project, path, finished.data, audit(finished))


def _own_pages(project: Project, id: str) -> int | None:
    path = PDF.file(project.output, id)
    if not path.is_file():
        return None
    try:
        return pages.count(path.read_bytes())
    except (OSError, PdfiumError):
        return None


def _illustrated(project: Project, path: Path, data: bytes, entry: AuditedFile) -> AuditedFile:
    """Return an entry with pictures of its faults that have a place on a page of the file."""
    shown = [
        _pictured(project, f"{path.stem}-{number}.png", data, fault)
        for number, fault in enumerate(entry.shown, 1)
    ]
    return replace(entry, shown=tuple(shown))


def _pictured(project: Project, name: str, data: bytes, shown: Shown) -> Shown:
    place = shown.fault.place
    if place is None:
        return shown
    files.write_if_changed(project.output / FOLDER / name, picture(data, place))
    return replace(shown, picture=name)
