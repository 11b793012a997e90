"""A book's DOCX as LibreOffice lays it out: whether everything is on the page that the book says.

LibreOffice (7.4) makes two page styles of a section that begins on an odd page, and so shows head
and foot of its first page on the second one too; that page's head is not asked for. Blank pages
that it puts in itself are not in its PDF. Word could not be measured.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from converters.audit import book_file
from converters.audit.book_codes import BookCode
from converters.audit.book_file import BookFile
from converters.audit.book_parts import WantedPart, wanted
from converters.audit.comparison import is_head
from converters.audit.faults import Fault
from converters.errors import Severity
from converters.formats.docx.audit.book_codes import error
from converters.settings.compilation import Book
from converters.settings.design import Design
from converters.settings.style import Style
from converters.speech.bare import bare

_NUMBER = re.compile(r"([IVXLC]+|[0-9]+)$")
_ADVICE = "页数因字体和软件略有出入时属正常；请在 Word 里选中目录按 F9，选“只更新页码”"


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link with a page number: what it says, and where its target really is."""

    text: str
    number: str
    there: str
    """The number printed on the page of the target."""


@dataclass(frozen=True, slots=True)
class BookLayout:
    """What was measured."""

    pages: int
    labels: tuple[str, ...]
    """The number of each page, empty if none is known; a few that are not printed are known."""
    entries: tuple[PageLink, ...]
    unnumbered: frozenset[int] = frozenset()
    """The pages of 版记 after a blank one, from 0: neither number nor head (GB/T 9704 §7.5)."""

    @property
    def true(self) -> int:
        """How many entries tell the page on which their target is."""
        return sum(entry.number == entry.there for entry in self.entries)


def read(pdf: bytes, design: Design) -> BookLayout:
    """Return what the PDF that LibreOffice made of a book shows."""
    return _layout(book_file.read(pdf), design.style)


def check(pdf: bytes, book: Book, design: Design) -> list[Fault]:
    """Return every fault of what LibreOffice makes of the DOCX of a book."""
    return examine(pdf, book, design)[1]


def examine(pdf: bytes, book: Book, design: Design) -> tuple[BookLayout, list[Fault]]:
    """Return what the PDF that LibreOffice made of a book shows, and every fault of it."""
    file = book_file.read(pdf)
    layout = _layout(file, design.style)
    heads = _heads(file, layout, book, design.style)
    imprints = _imprints(file, layout, book)
    return layout, [*_entries(layout), *_labels(layout), *heads, *imprints]


def _layout(file: BookFile, style: Style) -> BookLayout:
    printed = [_label(file, page, style) for page in range(len(file.pages))]
    unnumbered = frozenset(_unnumbered(file, printed))
    for page in sorted(unnumbered):
        printed[page] = str(int(printed[page - 1]) + 2)
    labels = tuple(_with_parts(printed))
    return BookLayout(len(file.pages), labels, tuple(_links(file, labels)), unnumbered)


def _unnumbered(file: BookFile, printed: Sequence[str]) -> Iterator[int]:
    """Yield pages without number that go on after a numbered one of the body."""
    titled = {item.page for item in file.outline}
    for page, (before, label) in enumerate(pairwise(printed), 1):
        if not label and before.isdecimal() and page not in titled:
            yield page


def _label(file: BookFile, page: int, style: Style) -> str:
    """Return the number printed under the type area, empty without one."""
    before, after = ("".join(text.split()) for text in style.folio.around)
    form = re.escape(before) + r"([IVXLC]+|[0-9]+)" + re.escape(after)
    found = re.search(form, _furniture(file, page, style)[1])
    return found[1] if found else ""


def _with_parts(labels: list[str]) -> Iterator[str]:
    """Yield the numbers, those of title pages of parts too.

    Behind these a blank page is counted, unless the book is printed on one side.
    """
    for before, label, after in zip(["", *labels], labels, [*labels[1:], ""], strict=False):
        if label or not after.isdecimal():
            yield label
            continue
        number = int(after)
        one_sided = number % 2 == 0 or before == str(number - 2)
        yield str(number - 1 if one_sided else number - 2)


def _links(file: BookFile, labels: tuple[str, ...]) -> Iterator[PageLink]:
    """Yield the links whose words end in a number that they ought to tell."""
    for link in file.links:
        text = file.text_under(link)
        number = _NUMBER.search(text)
        if link.target is not None and number and labels[link.target]:
            yield PageLink(text, number[1], labels[link.target])


def _entries(layout: BookLayout) -> Iterator[Fault]:
    for entry in layout.entries:
        if entry.number != entry.there:
            yield Fault(
                BookCode.CONTENTS,
                Severity.WARNING,
                f"“{entry.text}”写的是第 {entry.number} 页，LibreOffice 排在第 {entry.there} 页",
                excerpt=entry.text,
                advice=_ADVICE,
            )


def _labels(layout: BookLayout) -> Iterator[Fault]:
    """Yield page numbers that do not grow, or roman ones after the first decimal one."""
    shown = [label for label in layout.labels if label]
    first = next((n for n, label in enumerate(shown) if label.isdecimal()), len(shown))
    front, body = shown[:first], shown[first:]
    if not front or any(label.isdecimal() for label in front):
        yield error(BookCode.FOLIO, "正文之前的页码不是罗马数字")
    numbers = [int(label) for label in body if label.isdecimal()]
    if len(numbers) != len(body) or any(a >= b for a, b in pairwise(numbers)):
        yield error(BookCode.FOLIO, "正文的页码不是从小到大的阿拉伯数字")


def _heads(file: BookFile, layout: BookLayout, book: Book, style: Style) -> Iterator[Fault]:
    """Yield running heads that are not those of their page, and speeches on the wrong side."""
    options, cover = book.settings.options, book.settings.plain_title
    for one, start, end in _sections(file, book):
        label, title = layout.labels[start], one.title
        if options.sides == 2 and (options.recto or one.meta is None) and not _odd(label):
            yield error(BookCode.RECTO, f"《{title}》排在第 {label} 页，没有从右页起", title)
        for page in range(start, end) if one.meta else ():
            verso = options.sides == 2 and not _odd(layout.labels[page])
            whole = (one.part or cover) if verso else title
            without = page <= start + 1 or page in layout.unnumbered
            wanted = whole if options.running_heads and not without else ""
            there = _furniture(file, page, style)[0]
            if not is_head(there, wanted) and not (page == start + 1 and is_head(there, whole)):
                message = f"第 {layout.labels[page]} 页书眉应为“{wanted}”，现为“{there}”"
                yield error(BookCode.HEAD, message)


def _imprints(file: BookFile, layout: BookLayout, book: Book) -> Iterator[Fault]:
    """Yield pages without number that are not those of a 版记 after a blank one."""
    ends = {end - 1: (one.title, one.meta) for one, _, end in _sections(file, book)}
    for page in sorted(layout.unnumbered):
        title, meta = ends.get(page, ("", None))
        if meta is None or meta.circulation is None:
            yield error(BookCode.FOLIO, f"第 {layout.labels[page]} 页没有页码")
        elif _odd(layout.labels[page]):
            message = f"《{title}》版记之前没有空白页，所在的一页应有页码"
            yield Fault(BookCode.FOLIO, Severity.WARNING, message, advice=_ADVICE)


def _sections(file: BookFile, book: Book) -> Iterator[tuple[WantedPart, int, int]]:
    """Yield parts and speeches, each with its first page and the page after its last.

    One ends where the outline goes on with what is no deeper: headings of a speech stand below it.
    """
    items = [(bare(item.title), item.page, item.depth) for item in file.outline]
    at = 0
    for one in wanted(book):
        names = [name for name, _, _ in items[at:]]
        if bare(one.headline) not in names:
            continue
        at += names.index(bare(one.headline)) + 1
        _, start, depth = items[at - 1]
        later = (page for _, page, deep in items[at:] if deep <= depth and page > start)
        yield one, start, next(later, len(file.pages))


def _furniture(file: BookFile, page: int, style: Style) -> tuple[str, str]:
    """Return what is printed above and below the type area."""
    top = style.page.top.pt
    foot = style.page.foot.pt
    lines = file.pages[page].lines
    above = "".join(line.text for line in lines if line.y < top)
    return above, "".join(line.text for line in lines if line.y > foot)


def _odd(label: str) -> bool:
    return not label.isdecimal() or int(label) % 2 == 1
