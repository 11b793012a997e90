"""Auditing books: PDF and DOCX measured against settings and speeches, and against one another."""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from converters import compilation, files
from converters.audit import (
    book_docx,
    book_docx_layout,
    book_entry,
    book_file,
    book_pdf,
    book_sections,
)
from converters.audit.book_sections import Proved
from converters.audit.faults import Fault
from converters.audit.report import Entry, Shown
from converters.auditing.common import Audited, Unaudited, laid_out, named, tried
from converters.compilation import Book, Settings
from converters.errors import HuibianError, SourceError, UsageError
from converters.model import Meta, Speech
from converters.project import Project

_DOCX = ".docx"


def books(project: Project, paths: Sequence[Path]) -> Iterator[Audited | Unaudited]:
    """Yield the audit of each file of a book, or why it could not be audited."""
    library = _library(project)
    for path in paths:
        audit = _docx if path.suffix == _DOCX else _pdf
        yield tried(path, partial(audit, library, path))


@dataclass(frozen=True, slots=True)
class _Library:
    """All that books are made from."""

    project: Project
    settings: Mapping[str, Settings]
    """By the name of the outputs."""
    speeches: Mapping[str, Speech]
    digests: Mapping[str, str]
    """Of the sources."""
    faults: Mapping[str, HuibianError]
    """Of the speeches that cannot be read, by id."""
    proved: dict[Path, Proved] = field(default_factory=dict)
    """The PDFs already read: a DOCX is compared with them."""

    def book(self, path: Path) -> Book:
        """Return the book a file is of.

        Raises UsageError for a file of no book, SourceError if a speech that may be in it cannot
        be read.
        """
        if path.stem not in self.settings:
            raise UsageError(f"没有哪本汇编的成品叫 {path.name}", "请检查 books/ 里的设置")
        for id, fault in self.faults.items():
            if any(
                c.selection is not None or id in c.ids for c in self.settings[path.stem].chapters
            ):
                name = self.project.name(path)
                raise SourceError(f"没有核对，因为有一篇讲话稿有错：{fault}", file=name)
        metas: list[Meta] = [speech.meta for speech in self.speeches.values()]
        return compilation.resolve(self.settings[path.stem], metas)

    def digest(self, book: Book) -> str:
        """Return the check value that a book tells of its sources."""
        own = {meta.id: self.digests[meta.id] for meta in book.speeches}
        return files.sha256(compilation.sums(own))


def _library(project: Project) -> _Library:
    settings: dict[str, Settings] = {}
    for path in project.books:
        with contextlib.suppress(HuibianError):  # its outputs are then of no book, and told so
            made = project.book(path)
            settings[made.output] = made
    read: dict[str, tuple[Speech, bytes]] = {}
    faults: dict[str, HuibianError] = {}
    for path in sorted(project.speeches.glob("*.md")):
        try:
            read[path.stem] = project.read(path)
        except HuibianError as fault:
            faults[path.stem] = fault
    speeches = {id: speech for id, (speech, _) in read.items()}
    digests = {id: files.sha256(source) for id, (_, source) in read.items()}
    return _Library(project, settings, speeches, digests, faults)


def _pdf(library: _Library, path: Path) -> Audited:
    project = library.project
    data = project.load(path, lambda data: data)
    seen = book_pdf.examine(data, library.book(path), library.speeches, project.drawn_look)
    library.proved[path] = seen.proved
    return Audited(path, book_entry.entry(seen), named(project, path, seen.findings))


def _docx(library: _Library, path: Path) -> Audited:
    """Audit a DOCX: the file itself, its numbers beside the PDF's, and what LibreOffice prints."""
    project = library.project
    look, book = project.drawn_look, library.book(path)
    data = project.load(path, lambda data: data)
    numbers = _numbers(library, path.with_suffix(".pdf"))
    findings = book_docx.inspect(data, book, library.speeches, look, library.digest(book), numbers)
    facts: tuple[tuple[str, str], ...] = (("排版核对", "没有 LibreOffice，只核对了文件本身"),)
    printed = laid_out(project, [data])[0]
    if printed is not None:
        layout, found = book_docx_layout.examine(printed, book, look)
        findings += found
        facts = (("面数", str(layout.pages)),)
    shown = tuple(Shown(Fault(finding)) for finding in findings)
    settings = book.settings
    entry = Entry(
        f"{settings.output}-docx", settings.plain_title, "汇编 DOCX", facts, (), (), shown
    )
    return Audited(path, entry, named(project, path, findings))


def _numbers(library: _Library, pdf: Path) -> dict[str, str] | None:
    """Return on which page each speech begins in the PDF of the book; None without one."""
    if pdf in library.proved:
        return library.proved[pdf].numbers
    if not pdf.is_file():
        return None
    file = book_file.read(pdf.read_bytes())
    return book_sections.find(file, library.book(pdf), library.project.drawn_look).numbers
