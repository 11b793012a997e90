"""What is printed around the pages of a book: sides, running heads, page numbers, their labels."""

from collections.abc import Iterator

from converters.audit import internal_book
from converters.audit.book_codes import BookCode, fault
from converters.audit.comparison import is_head
from converters.audit.faults import Fault, SheetPlace
from converters.audit.pages import PrintedPage
from converters.formats.pdf.audit.book_sections import FoundSection, Proved
from converters.speech.bare import bare

_IMPRINT = "版本记录"


def recto(proved: Proved) -> Iterator[Fault]:
    """Find parts and speeches that do not begin on a right-hand page."""
    options = proved.book.settings.options
    if options.sides != 2:
        return
    if proved.body % 2:
        yield fault(BookCode.RECTO, "正文没有从右页起")
    for section in proved.sections:
        if section.start % 2 and (section.is_part or (section.meta and options.recto)):
            yield fault(BookCode.RECTO, _of(section, "没有从右页起"))
        if section.is_part and len(proved.file.pages) > section.start + 1:
            back = proved.file.pages[section.start + 1]
            if back.lines:
                yield fault(BookCode.RECTO, _of(section, "分编标题页的背面不是空白"))


def heads(proved: Proved) -> Iterator[Fault]:
    """Find running heads that are not those of their page, cut ones by what is left of them."""
    wanted = proved.book.settings.options.running_heads
    title = proved.book.settings.plain_title
    for section in proved.speeches:
        without = {section.start, *proved.unnumbered(section)}
        for page in range(section.start, section.end):
            verso = proved.book.settings.options.sides == 2 and page % 2
            whole = (section.part or title) if verso else section.title
            own = bare(whole) if wanted and page not in without else ""
            there, _ = proved.furniture(page)
            if not is_head(there, own):
                message = f"书眉应为“{own}”，现为“{there}”" if own else f"不该有书眉“{there}”"
                yield fault(BookCode.HEAD, message, _place(proved, page))


def folios(proved: Proved) -> Iterator[Fault]:
    """Find page numbers that are not their page's, and blank pages with furniture."""
    form = proved.design.style.folio.form
    on = proved.book.settings.options.page_numbers
    opening = _opening(proved)
    for section in proved.sections:
        without = proved.unnumbered(section)
        for page in range(section.start, section.end):
            label = proved.file.labels[page]
            plain = "".join(form.format(page=label).split())
            _, there = proved.furniture(page)
            shown = on and not section.is_part and section.title != opening
            shown = shown and page not in without
            if there != (plain if shown else ""):
                message = f"页码应为“{plain if shown else '无'}”，现为“{there}”"
                yield fault(BookCode.FOLIO, message, _place(proved, page))


def _opening(proved: Proved) -> str:
    """Return the title of the imprint, which stands on the back of the title page."""
    labels = proved.file.labels
    return next((one.title for one in proved.sections[:1] if labels[one.start] == "II"), "")


def inside(proved: Proved) -> Iterator[Fault]:
    """Find what cover and imprint of a book for people inside lack."""
    pages = proved.file.pages
    sheets = [_words(page) for page in pages[: proved.body]]
    imprint = next((words for words in sheets if words.startswith(_IMPRINT)), "")
    yield from internal_book.lacking(proved.book.settings, sheets[0] if sheets else "", imprint)


def _words(page: PrintedPage) -> str:
    return bare("".join(line.text for line in page.lines))


def labels(proved: Proved) -> Iterator[Fault]:
    """Find pages of the body that viewers call by another number than is theirs."""
    for page in range(proved.body, len(proved.file.pages)):
        if proved.file.labels[page] != proved.number(page):
            message = f"页码标签为“{proved.file.labels[page]}”，应为“{proved.number(page)}”"
            yield fault(BookCode.LABEL, message, SheetPlace(page + 1))
            return


def _of(section: FoundSection, message: str) -> str:
    return f"《{section.title}》{message}"


def _place(proved: Proved, page: int) -> SheetPlace:
    """Return a page of the body by its printed number."""
    return SheetPlace(page - proved.body + 1)
