"""Auditing the files of single speeches: each measured against its speech."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from pypdfium2 import PdfiumError

from converters import files
from converters.audit import pages
from converters.audit.finished import FinishedSpeech
from converters.audit.pictures import picture
from converters.audit.report import AuditedFile, Shown
from converters.collection.audits.common import FOLDER, Audited, Unaudited, laid_out, named, tried
from converters.errors import HuibianError
from converters.formats.format import Format
from converters.formats.pdf import PDF
from converters.project import Project

_BATCH = 16
"""Files of one call of LibreOffice: five times cheaper than a call each."""


def speeches(
    project: Project, format: Format, paths: Sequence[Path]
) -> Iterator[Audited | Unaudited]:
    """Yield the audit of each file of a format, or why it could not be audited."""
    made = format.speech
    assert made is not None
    for start in range(0, len(paths), _BATCH):
        batch: dict[Path, bytes] = {}
        for path in paths[start : start + _BATCH]:
            try:
                batch[path] = project.load(path, lambda data: data)
            except HuibianError as fault:
                yield Unaudited(path, fault)
        data = list(batch.values())
        printed = laid_out(project, data, format) if made.laid_out and data else [None] * len(data)
        for (path, own), shown in zip(batch.items(), printed, strict=True):
            yield tried(project, path, partial(_audited, project, format, path, own, shown))


def _audited(
    project: Project, format: Format, path: Path, data: bytes, printed: bytes | None
) -> Audited:
    speech, source = project.read(project.speeches / f"{path.stem}.md")
    assert format.speech is not None and format.speech.audit is not None
    audit = format.speech.audit()
    own_pages = partial(_own_pages, project, speech.meta.id)
    finished = FinishedSpeech(data, speech, source, project.drawn_design, printed, own_pages)
    entry = _illustrated(project, path, data, audit(finished))
    return Audited(path, entry, named(project, path, entry))


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
