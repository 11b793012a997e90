"""The examination of a book as the report shows it: facts, a row for each speech, faults."""

from converters.audit.finished import AuditedBook, FinishedBook
from converters.audit.report import AuditedFile, Shown
from converters.formats.pdf.audit.book import BookExamination, examine
from converters.formats.pdf.audit.book_sections import FoundSection, Proved
from converters.speech import hanzi

_COLUMNS = ("讲话", "起页", "面数", "讲话人", "日期")


def audited(file: FinishedBook) -> AuditedBook:
    """Audit the PDF of a book."""
    seen = examine(file.data, file.book, file.speeches, file.design)
    return AuditedBook(entry(seen), seen.proved.numbers)


def entry(seen: BookExamination) -> AuditedFile:
    """Return the entry of a book."""
    proved, facts = seen.proved, seen.proved.file.facts
    settings = proved.book.settings
    told = (
        ("面数", str(len(proved.file.pages))),
        ("篇数", str(len(proved.book.speeches))),
        ("链接", str(len(proved.file.links))),
        ("标准", f"PDF/A-{facts.pdfa.lower()}、PDF/UA-{facts.pdfua}"),
        ("字体", "、".join(sorted(font.own_name or font.name for font in facts.fonts))),
    )
    rows = tuple(_row(proved, section) for section in proved.speeches)
    shown = tuple(Shown(fault) for fault in seen.faults)
    return AuditedFile(settings.output, settings.plain_title, "汇编", told, _COLUMNS, rows, shown)


def _row(proved: Proved, section: FoundSection) -> tuple[str, ...]:
    assert section.meta is not None
    day = section.meta.date
    return (
        section.title,
        proved.file.labels[section.start],
        str(section.end - section.start),
        section.meta.speaker or "",
        hanzi.date_text(day) if day else "",
    )
