"""Auditing outputs on disk: each finished file measured against its speech, and a report of all."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from converters import compilation, files, office
from converters.audit import book_entry, book_pdf, docx, docx_layout, pdf, pdf_entry, report
from converters.audit.faults import Fault
from converters.audit.pictures import picture
from converters.audit.report import Entry, Shown
from converters.errors import Finding, MissingError, UsageError
from converters.model import Speech
from converters.project import Project
from converters.wording import head
from converters.writers.docx import embedding

FOLDER = "audit"
BOOK = "book"
"""What is audited as a book, in the place of a format."""
_BATCH = 16
"""Files of one call of LibreOffice: five times cheaper than a call each."""


@dataclass(frozen=True, slots=True)
class Audited:
    """One output and what was found in it; findings name the output as their file."""

    path: Path
    entry: Entry
    findings: tuple[Finding, ...]


def outputs(project: Project, format: str, paths: Sequence[Path]) -> list[Path]:
    """Return the outputs to audit: those named, or all of a format.

    Raises MissingError for one that is not there, UsageError where there is none at all.
    """
    if paths:
        for path in paths:
            if not path.is_file():
                raise MissingError(f"没有这个文件：{path}", "请先运行 huibian build")
        return list(paths)
    found = _made_books(project) if format == BOOK else _made(project, format)
    if not found:
        name = "汇编" if format == BOOK else format.upper()
        raise UsageError(f"还没有 {name}成品", "请先运行 huibian build")
    return found


def _made(project: Project, format: str) -> list[Path]:
    return sorted((project.output / format).glob(f"*.{format}"))


def _made_books(project: Project) -> list[Path]:
    """Return the PDF of every book; the one for a printer has the same pages."""
    folder = project.output / compilation.FOLDER
    names = [project.book(path).output for path in project.books]
    return [path for name in names if (path := folder / f"{name}.pdf").is_file()]


def pdfs(project: Project, paths: Sequence[Path]) -> Iterator[Audited]:
    """Yield the audit of each PDF; raises HuibianError where a file or its speech is unreadable."""
    for path in paths:
        speech, _ = _speech(project, path)
        data = project.load(path, lambda data: data)
        seen = pdf.examine(data, speech, project.drawn_look)
        shown = {
            number: name
            for number, fault in enumerate(seen.faults)
            if (name := _picture(project, path, number, data, fault))
        }
        yield Audited(path, pdf_entry.entry(seen, shown), _named(project, path, seen.findings))


def books(project: Project, paths: Sequence[Path]) -> Iterator[Audited]:
    """Yield the audit of the PDF of each book; raises HuibianError where it cannot be known."""
    settings = {made.output: made for made in map(project.book, project.books)}
    read = [project.read(path)[0] for path in sorted(project.speeches.glob("*.md"))]
    speeches = {speech.meta.id: speech for speech in read}
    metas = [speech.meta for speech in read]
    for path in paths:
        if path.stem not in settings:
            raise UsageError(f"没有哪本汇编的成品叫 {path.name}", "请检查 books/ 里的设置")
        book = compilation.resolve(settings[path.stem], metas)
        data = project.load(path, lambda data: data)
        seen = book_pdf.examine(data, book, speeches, project.drawn_look)
        yield Audited(path, book_entry.entry(seen), _named(project, path, seen.findings))


def documents(project: Project, paths: Sequence[Path]) -> Iterator[Audited]:
    """Yield the audit of each DOCX: the file itself and, with LibreOffice, how it is laid out."""
    for start in range(0, len(paths), _BATCH):
        batch = list(paths[start : start + _BATCH])
        data = [project.load(path, lambda data: data) for path in batch]
        for path, document, laid_out in zip(batch, data, _laid_out(project, data), strict=True):
            yield _document(project, path, document, laid_out)


def write_report(project: Project, audited: Sequence[Audited]) -> Path:
    """Write the page that shows all audits, and return where it is."""
    path = project.output / FOLDER / "index.html"
    page = report.index(project.config.title, [item.entry for item in audited])
    files.write_if_changed(path, page.encode())
    return path


def _document(project: Project, path: Path, data: bytes, laid_out: bytes | None) -> Audited:
    speech, source = _speech(project, path)
    look = project.drawn_look
    findings = docx.inspect(data, speech, look, source)
    rows: tuple[tuple[str, ...], ...] = ()
    facts: tuple[tuple[str, str], ...] = (("排版核对", "没有 LibreOffice，只核对了文件本身"),)
    if laid_out is not None:
        layout = docx_layout.measure(laid_out, speech, look)
        findings += docx_layout.inspect(laid_out, speech, look, _own_pages(project, speech))
        facts = (("页数", str(layout.pages)), ("悬在版心外的标点", str(layout.hung)))
        rows = tuple((str(n), str(lines)) for n, lines in enumerate(layout.rows, 1))
    shown = tuple(Shown(Fault(finding)) for finding in findings)
    title = head(speech.meta).title
    entry = Entry(speech.meta.id, title, "DOCX", facts, ("页", "行数"), rows, shown)
    return Audited(path, entry, _named(project, path, findings))


def _laid_out(project: Project, data: Sequence[bytes]) -> Sequence[bytes | None]:
    if not office.available():
        return [None] * len(data)
    look = project.drawn_look
    return office.convert(
        data,
        "docx",
        "pdf",
        faces=embedding.stand_ins(look),
        aliases={look.roles.latin: look.roles["body"].docx},
    )


def _own_pages(project: Project, speech: Speech) -> int | None:
    path = project.output / "pdf" / f"{speech.meta.id}.pdf"
    if not path.is_file():
        return None
    return len(pdf.examine(path.read_bytes(), speech, project.drawn_look).proof.pages)


def _speech(project: Project, path: Path) -> tuple[Speech, bytes]:
    return project.read(project.speeches / f"{path.stem}.md")


def _picture(project: Project, path: Path, number: int, data: bytes, fault: Fault) -> str:
    if fault.place is None:
        return ""
    name = f"{path.stem}-{number + 1}.png"
    files.write_if_changed(project.output / FOLDER / name, picture(data, fault.place))
    return name


def _named(project: Project, path: Path, found: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(replace(finding, file=project.name(path)) for finding in found)
