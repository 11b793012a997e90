"""What every audit of files on disk shares: which outputs there are, what was found, the report."""

import contextlib
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import TypeVar

import pikepdf
import pypdfium2

from converters import files, formats
from converters.audit import report
from converters.audit.report import AuditedFile
from converters.build import unforeseen
from converters.collection import bounded, libreoffice
from converters.errors import (
    Finding,
    HuibianError,
    MissingError,
    RefusedError,
    SourceError,
    UnforeseenError,
    UsageError,
)
from converters.formats.docx import embedding
from converters.formats.format import Format
from converters.formats.pdf import PDF
from converters.project import Project
from converters.readers.raw import TOO_MUCH
from converters.settings import compilation

_Result = TypeVar("_Result")

FOLDER = "audit"
_REMEDY = "请删去它，再运行 huibian build"
_LARGEST = 128 << 20
"""Bytes: the PDF of a book of 3,000 pages has twenty million."""
_XML_SUFFIXES = (".xml", ".rels")
_XML, _XML_PER_BYTE = 256 << 10, 100
"""Bytes of the XML of a package that is printed: ours have 25,000, and two for each of Markdown; of
tables some dozens."""

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
        with unforeseen.told_of(project, project.name(path), _REMEDY):
            return audit()
    except HuibianError as fault:
        return Unaudited(path, fault)


def measured(path: Path, measure: Callable[[], _Result], size: int) -> _Result:
    """Return what is measured of an output that was made from so many bytes of Markdown.

    It may have become anything since it was made: a child reads it, which is granted what such an
    output needs. Raises SourceError for one that takes more, and for a PDF that is none.
    """
    reason = "核对它要用的内存或时间太多，没有核对：已不是当初做成的文件"
    lost = SourceError(reason, _REMEDY, file=str(path))
    return bounded.measured(partial(_sound, path, measure), size, lost)


def _sound(path: Path, measure: Callable[[], _Result]) -> _Result:
    try:
        return measure()
    except (pikepdf.PdfError, pypdfium2.PdfiumError):
        raise SourceError("PDF 坏了，读不出来", _REMEDY, file=str(path)) from None


def load(project: Project, path: Path) -> bytes:
    """Return an output; raises HuibianError for what cannot be opened or is too large."""
    return project.load(path, lambda data: data, _LARGEST)


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


@dataclass(frozen=True, slots=True)
class Unprinted:
    """An output that is to be printed, and how many bytes of Markdown it was made from."""

    data: bytes
    size: int


def laid_out(project: Project, outputs: Sequence[Unprinted], format: Format) -> list[bytes | None]:
    """Return each output as LibreOffice prints it; None if it is absent or makes nothing of it.

    It is given none that is damaged or far larger than it should be.
    """
    printed: list[bytes | None] = [None] * len(outputs)
    if libreoffice.available():
        there = [place for place, output in enumerate(outputs) if _is_printable(output)]
        made = _printed(project, [outputs[place] for place in there], format)
        for place, pages in zip(there, made, strict=True):
            printed[place] = pages
    return printed


def _is_printable(output: Unprinted) -> bool:
    most = _XML + output.size * _XML_PER_BYTE
    try:
        return bounded.measured(partial(_xml_bytes, output.data), output.size, TOO_MUCH) < most
    except (HuibianError, UnforeseenError):
        return False


def _xml_bytes(data: bytes) -> int:
    """Return how many bytes of XML a package has when it is unpacked; all its parts are read."""
    with zipfile.ZipFile(BytesIO(data)) as package:
        sizes = {part.filename: len(package.read(part)) for part in package.infolist()}
    return sum(size for name, size in sizes.items() if name.endswith(_XML_SUFFIXES))


def _printed(
    project: Project, outputs: Sequence[Unprinted], format: Format
) -> Sequence[bytes | None]:
    """Return outputs printed in one call, or each by itself if one of them takes too much."""
    if not outputs:
        return []
    design = project.drawn_design
    try:
        return libreoffice.convert(
            [output.data for output in outputs],
            format.suffix.removeprefix("."),
            PDF.suffix.removeprefix("."),
            faces=embedding.stand_ins(design),
            most=bounded.of_printing([output.size for output in outputs]),
        )
    except OverflowError:
        alone = [output for output in outputs if len(outputs) > 1]
        parts = [_printed(project, [output], format) for output in alone]
        return [pages for part in parts for pages in part] or [None]


def named(project: Project, path: Path, entry: AuditedFile) -> tuple[Finding, ...]:
    """Return the findings of an entry with the name of the output they are about."""
    found = (shown.fault for shown in entry.shown)
    return tuple(replace(finding, file=project.name(path)) for finding in found)
