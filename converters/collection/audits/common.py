"""What every audit of files on disk shares: which outputs there are, what was found, the report."""

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pikepdf
import pypdfium2

from converters import files, formats
from converters.audit import report
from converters.audit.report import AuditedFile
from converters.build import unforeseen
from converters.collection import libreoffice
from converters.errors import (
    Finding,
    HuibianError,
    MissingError,
    RefusedError,
    SourceError,
    UsageError,
)
from converters.formats.docx import embedding
from converters.formats.format import Format
from converters.formats.pdf import PDF
from converters.project import Project
from converters.settings import compilation

FOLDER = "audit"
BOOK = "book"
"""What is audited as a book, in the place of a format."""


@dataclass(frozen=True, slots=True)
class Audited:
    """One output and what was found in it; findings name the output as their file."""

    path: Path
    entry: AuditedFile
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Unaudited:
    """An output that could not be audited, and why."""

    path: Path
    fault: HuibianError


def tried(project: Project, path: Path, audit: Callable[[], Audited]) -> Audited | Unaudited:
    """Return the audit of an output, or why there is none: the others are audited all the same."""
    try:
        with unforeseen.told_of(project, project.name(path)):
            return _sound(path, audit)
    except HuibianError as fault:
        return Unaudited(path, fault)


def _sound(path: Path, audit: Callable[[], Audited]) -> Audited:
    try:
        return audit()
    except (pikepdf.PdfError, pypdfium2.PdfiumError):
        remedy = "请删去它，再运行 huibian build"
        raise SourceError("PDF 坏了，读不出来", remedy, file=str(path)) from None


def outputs(project: Project, format: str, paths: Sequence[Path]) -> list[Path]:
    """Return the outputs to audit: those named, or all of a format.

    Raises MissingError for one that is not there, RefusedError if there is none at all.
    """
    if paths:
        for path in paths:
            if not path.is_file():
                raise MissingError(f"没有这个文件：{path}", "请先运行 huibian build")
        return list(paths)
    found = made(project, format)
    if not found:
        name = "汇编" if format == BOOK else formats.named(format).label
        raise RefusedError(f"还没有 {name}成品", "请先运行 huibian build")
    return found


def made(project: Project, format: str) -> list[Path]:
    """Return the outputs there are of a format, or of books."""
    if format == BOOK:
        return _made_books(project)
    return sorted((project.output / format).glob(f"*{formats.named(format).suffix}"))


def _made_books(project: Project) -> list[Path]:
    """Return the files of every book in the formats that are audited."""
    found: list[Path] = []
    for file in project.books:
        with contextlib.suppress(HuibianError):  # of its settings, which no output can be held to
            found += _outputs_of(project, file)
    return found


def _outputs_of(project: Project, settings: Path) -> list[Path]:
    stem = project.output / compilation.FOLDER / project.book(settings).output
    made = (stem.with_name(format.book_file(stem.name)) for format in formats.audited_of_books())
    return [path for path in made if path.is_file()]


def of_book(project: Project, name: str) -> list[Path]:
    """Return the files to audit of the book of that name; raises UsageError if there is none."""
    stem = Path(name).stem
    files = [path for path in project.books if stem in (path.stem, project.book(path).output)]
    made = [path for file in files for path in _outputs_of(project, file)]
    if not files:
        known = "、".join(path.stem for path in project.books) or "还没有书"
        raise UsageError(f"没有名为 {name} 的书", f"{compilation.FOLDER}/ 里有：{known}")
    if not made:
        raise RefusedError(f"《{name}》还没有编出来", "请先运行 huibian build")
    return made


def write_report(project: Project, audited: Sequence[Audited]) -> Path:
    """Write the page that shows all audits, and return where it is."""
    path = project.output / FOLDER / "index.html"
    page = report.index(project.config.title, [item.entry for item in audited])
    files.write_if_changed(path, page.encode())
    return path


def laid_out(project: Project, data: Sequence[bytes], format: Format) -> Sequence[bytes | None]:
    """Return each file as LibreOffice prints it; None if it is absent or makes nothing of it."""
    if not libreoffice.available():
        return [None] * len(data)
    design = project.drawn_design
    return libreoffice.convert(
        data,
        format.suffix.removeprefix("."),
        PDF.suffix.removeprefix("."),
        faces=embedding.stand_ins(design),
        aliases={design.roles.latin: design.roles["body"].docx},
    )


def named(project: Project, path: Path, entry: AuditedFile) -> tuple[Finding, ...]:
    """Return the findings of an entry with the name of the output they are about."""
    found = (shown.fault for shown in entry.shown)
    return tuple(replace(finding, file=project.name(path)) for finding in found)
