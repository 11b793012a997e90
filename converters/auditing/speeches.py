"""Auditing the files of single speeches: each measured against its speech."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from pypdfium2 import PdfiumError

from converters import files, wording
from converters.audit import docx, docx_layout, pages, pdf, pdf_entry
from converters.audit.faults import Fault
from converters.audit.pictures import picture
from converters.audit.report import Entry, Shown
from converters.auditing.common import FOLDER, Audited, Unaudited, laid_out, named, tried
from converters.errors import HuibianError
from converters.model import Speech
from converters.project import Project

_BATCH = 16
"""Files of one call of LibreOffice: five times cheaper than a call each."""


def pdfs(project: Project, paths: Sequence[Path]) -> Iterator[Audited | Unaudited]:
    """Yield the audit of each PDF, or why it could not be audited."""
    for path in paths:
        yield tried(path, partial(_pdf, project, path))


def _pdf(project: Project, path: Path) -> Audited:
    speech, _ = _speech(project, path)
    data = project.load(path, lambda data: data)
    seen = pdf.examine(data, speech, project.drawn_look)
    shown = {
        number: name
        for number, fault in enumerate(seen.faults)
        if (name := _picture(project, path, number, data, fault))
    }
    return Audited(path, pdf_entry.entry(seen, shown), named(project, path, seen.findings))


def documents(project: Project, paths: Sequence[Path]) -> Iterator[Audited | Unaudited]:
    """Yield the audit of each DOCX, or why it could not be audited.

    The file itself is looked at and, with LibreOffice, how it is laid out.
    """
    for start in range(0, len(paths), _BATCH):
        batch: dict[Path, bytes] = {}
        for path in paths[start : start + _BATCH]:
            try:
                batch[path] = project.load(path, lambda data: data)
            except HuibianError as fault:
                yield Unaudited(path, fault)
        printed = laid_out(project, list(batch.values())) if batch else ()
        for (path, document), pages_of in zip(batch.items(), printed, strict=True):
            yield tried(path, partial(_document, project, path, document, pages_of))


def _document(project: Project, path: Path, data: bytes, printed: bytes | None) -> Audited:
    speech, source = _speech(project, path)
    look = project.drawn_look
    findings = docx.inspect(data, speech, look, source)
    rows: tuple[tuple[str, ...], ...] = ()
    facts: tuple[tuple[str, str], ...] = (("排版核对", "没有 LibreOffice，只核对了文件本身"),)
    if printed is not None:
        layout, found = docx_layout.examine(printed, speech, look, _own_pages(project, speech))
        findings += found
        facts = (("页数", str(layout.pages)), ("悬在版心外的标点", str(layout.hung)))
        rows = tuple((str(n), str(lines)) for n, lines in enumerate(layout.rows, 1))
    shown = tuple(Shown(Fault(finding)) for finding in findings)
    title = wording.title(speech.meta)
    entry = Entry(speech.meta.id, title, "DOCX", facts, ("页", "行数"), rows, shown)
    return Audited(path, entry, named(project, path, findings))


def _own_pages(project: Project, speech: Speech) -> int | None:
    path = project.output / "pdf" / f"{speech.meta.id}.pdf"
    if not path.is_file():
        return None
    try:
        return pages.count(path.read_bytes())
    except (OSError, PdfiumError):
        return None


def _speech(project: Project, path: Path) -> tuple[Speech, bytes]:
    return project.read(project.speeches / f"{path.stem}.md")


def _picture(project: Project, path: Path, number: int, data: bytes, fault: Fault) -> str:
    if fault.place is None:
        return ""
    name = f"{path.stem}-{number + 1}.png"
    files.write_if_changed(project.output / FOLDER / name, picture(data, fault.place))
    return name
