"""The audit of a book's PDF: every speech as in its own PDF, and all that leads the reader to it.

Contents, indexes, errata, running heads, page numbers and links are read from the finished file
and compared with the pages on which the words of each speech were really found.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from converters.audit import book_file
from converters.audit.book_codes import BookCode, fault
from converters.audit.faults import Fault
from converters.audit.proof import Proof
from converters.formats.pdf.audit import (
    book_furniture,
    book_guides,
    book_sections,
    folios,
    fonts,
)
from converters.formats.pdf.audit import (
    speech as pdf,
)
from converters.formats.pdf.audit.book_sections import FoundSection, Proved
from converters.settings.compilation import Book
from converters.settings.design import Design
from converters.speech import attachments
from converters.speech.model import Speech

_PER_SPEECH = tuple(check for check in pdf.CHECKS if check not in folios.CHECKS)


@dataclass(frozen=True, slots=True)
class BookExamination:
    """All that was measured of a book."""

    proved: Proved
    faults: tuple[Fault, ...]


def examine(
    data: bytes, book: Book, speeches: Mapping[str, Speech], design: Design
) -> BookExamination:
    """Return what the PDF of a book was measured to be, and every fault.

    `speeches` holds the speeches of the book by id. Pages are named by their printed numbers.
    """
    proved = book_sections.find(book_file.read(data), book, design)
    faults = list(_outline(proved))
    for section in proved.speeches:
        faults += _speech(proved, section, speeches)
    for check in _CHECKS:
        faults += check(proved)
    faults += book_guides.errata(proved, speeches)
    faults += _standards(proved)
    return BookExamination(proved, tuple(faults))


def _outline(proved: Proved) -> Iterator[Fault]:
    for title in proved.missing:
        yield fault(BookCode.OUTLINE, f"书签里没有“{title}”，或次序不对", excerpt=title)


def _speech(
    proved: Proved, section: FoundSection, speeches: Mapping[str, Speech]
) -> Iterator[Fault]:
    """Find what the audit of a speech's own PDF would find, and wrong entries of its outline."""
    assert section.meta is not None
    speech = speeches[section.meta.id]
    printed = proved.proof(section, speech)
    found = [one for check in _PER_SPEECH for one in check(printed)]
    if proved.book.settings.options.page_numbers and proved.book.settings.options.sides == 2:
        found += folios.page_numbers_of_book(printed)
    for one in found:
        message = _of(section, one.message)
        yield replace(one, message=message, line=0)
    yield from _headings(proved, section, speech, printed)


def _headings(
    proved: Proved, section: FoundSection, speech: Speech, printed: Proof
) -> Iterator[Fault]:
    """Find lines of the first level that the outline does not have, or on another page."""
    wanted = list(_tops(printed))
    there = [(item.title, item.page - proved.body + 1) for item in section.headings]
    missing = [text for text, page in wanted if (text, page) not in there]
    tops = [line for line in attachments.outline(speech) if line.level == 1]
    if missing or len(tops) != len(wanted):
        texts = "、".join(missing) or "一级标题"
        yield fault(BookCode.OUTLINE, _of(section, f"书签里没有“{texts}”，或页码不对"))


def _tops(printed: Proof) -> Iterator[tuple[str, int]]:
    """Yield headings of the first level, then attachments by what they are called, with pages."""
    attached, is_text = iter(attachments.of(printed.speech)), True
    for line in printed.lines:
        element, text = (line.part.element, line.part.text) if line.part else ("", "")
        if line.first and element == "attachment_title":
            is_text = False
            yield next(attached).heading, line.page.number
        elif line.first and element == "heading1" and is_text:
            yield text, line.page.number


def _of(section: FoundSection, message: str) -> str:
    return f"《{section.title}》{message}"


def _standards(proved: Proved) -> Iterator[Fault]:
    """Find marks that PDF/A-3a and PDF/UA-1 ask for and that are not there, and fonts."""
    facts = proved.file.facts
    wanted = {
        "PDF/A-3a 标识": facts.pdfa == "3A",
        "PDF/UA-1 标识": facts.pdfua == "1",
        "结构标记": facts.tagged,
        "语言 zh-CN": facts.language == "zh-CN",
        "文件标题": facts.title == proved.book.settings.plain_title,
        "页码标签": facts.page_labels,
    }
    for name, there in wanted.items():
        if not there:
            yield fault(BookCode.STANDARD, f"缺少{name}，或与汇编设置不符")
    yield from fonts.of_file(facts, proved.design.chains)


_CHECKS: tuple[Callable[[Proved], Iterator[Fault]], ...] = (
    book_furniture.recto,
    book_furniture.heads,
    book_furniture.folios,
    book_furniture.labels,
    book_furniture.inside,
    book_guides.contents,
    book_guides.links,
    book_guides.indexes,
)
