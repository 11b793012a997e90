"""Auditing books: each file measured against settings and speeches, and against the PDF."""

import contextlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from converters import files, formats
from converters.audit import book_file
from converters.audit.finished import FinishedBook
from converters.collection.audits.common import (
    Audited,
    Unaudited,
    Unprinted,
    laid_out,
    load,
    measured,
    named,
    tried,
)
from converters.errors import HuibianError, SourceError, UsageError
from converters.formats.format import Format
from converters.formats.pdf import PDF
from converters.formats.pdf.audit import book_sections
from converters.project import Project
from converters.settings import compilation
from converters.settings.compilation import Book, Settings
from converters.speech.model import Meta, Speech


def books(project: Project, paths: Sequence[Path]) -> Iterator[Audited | Unaudited]:
    """Yield the audit of each file of a book, or why it could not be audited."""
    library = _library(project)
    audited = formats.audited_of_books()
    for path in paths:
        format = next((each for each in audited if each.suffix == path.suffix), PDF)
        yield tried(project, path, partial(_audited, library, format, path))


@dataclass(frozen=True, slots=True)
class _Library:
    """All that books are made from."""

    project: Project
    settings: Mapping[str, Settings]
    """By the name of the outputs."""
    speeches: Mapping[str, Speech]
    digests: Mapping[str, str]
    """Of the sources."""
    sizes: Mapping[str, int]
    """Of the sources, in bytes."""
    faults: Mapping[str, HuibianError]
    """Of the speeches that cannot be read, by id."""
    numbers: dict[Path, Mapping[str, str]] = field(default_factory=dict)
    """On which page each speech begins in the files already read: others are held against them."""

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

    def size(self, book: Book) -> int:
        """Return how many bytes of Markdown a book is made from."""
        return sum(self.sizes[meta.id] for meta in book.speeches)

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
    sizes = {id: len(source) for id, (_, source) in read.items()}
    return _Library(project, settings, speeches, digests, sizes, faults)


def _audited(library: _Library, format: Format, path: Path) -> Audited:
    project, book = library.project, library.book(path)
    assert format.book is not None and format.book.audit is not None
    data, size = load(project, path), library.size(book)
    unprinted = [Unprinted(data, size)]
    printed = laid_out(project, unprinted, format)[0] if format.book.laid_out else None
    finished = FinishedBook(
        data=data,
        book=book,
        speeches=library.speeches,
        digest=library.digest(book),
        design=project.drawn_design,
        printed=printed,
        numbers=partial(_numbers, library, path.with_name(PDF.book_file(path.stem))),
    )
    seen = measured(path, partial(format.book.audit(), finished), size)
    if seen.numbers is not None:
        library.numbers[path] = seen.numbers
    return Audited(path, seen.entry, named(project, path, seen.entry))


def _numbers(library: _Library, pdf: Path) -> Mapping[str, str] | None:
    """Return on which page each speech begins in the PDF of the book; None without one."""
    if pdf in library.numbers:
        return library.numbers[pdf]
    if not pdf.is_file():
        return None
    file = book_file.read(pdf.read_bytes())
    return book_sections.find(file, library.book(pdf), library.project.drawn_design).numbers
