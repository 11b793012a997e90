"""A finished book built in code, without a PDF: its pages, outline, labels and links."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from converters.audit.book_file import BookFile, Item, Link
from converters.audit.pages import PrintedPage
from converters.audit.pdf_file import PdfFile
from converters.formats.pdf.audit import book_sections
from converters.formats.pdf.audit.book_sections import Proved
from converters.settings import compilation
from converters.settings.compilation import Book
from converters.settings.design import Design
from converters.settings.style import Style
from converters.speech.model import Change, Meta
from tests.formats.sheets import line_of
from tests.make import book_settings, meta

SETTINGS = """
title: 讲话选编
parts:
- {title: 第一编 人大, speeches: [s1, s2]}
- {title: 第二编 其他, speeches: [s3]}
options: {index: [speakers], OPTIONS}
"""
CHANGES = (
    Change(date(2021, 1, 2), "更正", "校对", was="声明", now="说 明"),
    Change(date(2021, 1, 3), "补充", "补入附件"),
    Change(date(2021, 1, 4), "更正", "校对", was="甲", now="不在"),
)
METAS = (
    meta("s1", "水利讲话", speakers=("张三",)),
    meta("s2", "教育讲话", speakers=("李四", "张三"), changes=CHANGES),
    meta("s3", "卫生讲话", speakers=("李四",)),
)
SIZE = 10.0


def book(options: str = "sides: 2", metas: Sequence[Meta] = METAS) -> Book:
    settings = SETTINGS.replace("OPTIONS", options)
    return compilation.resolve(book_settings(settings), list(metas))


@dataclass
class Made:
    """The parts of a file, as lists that a test may change."""

    style: Style
    pages: list[tuple[str, list[str], str]]
    """Above the type area, in it, and below it."""
    outline: list[Item]
    labels: list[str]
    linked: list[tuple[int, int, int | None, int]] = field(default_factory=list)
    """Page, place of a line in the type area, target, and how many characters of the line."""

    def file(self) -> BookFile:
        pages = tuple(self._page(number) for number in range(len(self.pages)))
        facts = PdfFile("3A", "1", True, "zh-CN", "讲话选编", (), True, {}, ())
        links = tuple(self._link(pages, *place) for place in self.linked)
        return BookFile(pages, tuple(self.outline), tuple(self.labels), links, facts)

    def _page(self, number: int) -> PrintedPage:
        above, lines, below = self.pages[number]
        top, foot = self.style.page.top.pt, self.style.page.foot.pt
        printed = [line_of(above, 100, top - 1, SIZE)] if above else []
        printed += [line_of(text, 100, top + 20 * n, SIZE) for n, text in enumerate(lines)]
        printed += [line_of(below, 100, foot + 1, SIZE)] if below else []
        page = self.style.page
        return PrintedPage(number + 1, page.width.pt, page.height.pt, tuple(printed))

    def _link(
        self, pages: Sequence[PrintedPage], page: int, place: int, target: int | None, chars: int
    ) -> Link:
        inside = [line for line in pages[page].lines if line.y >= self.style.page.top.pt]
        line = inside[place]
        end = line.glyphs[:chars][-1].end
        return Link(page, line.left, line.y - SIZE, end, line.y + 2, target)


def sound(style: Style) -> Made:
    """Return a book of three speeches in two parts, printed on both sides."""
    pages: list[tuple[str, list[str], str]] = [
        ("", ["讲话选编"], ""),
        ("", ["版本记录"], ""),
        (
            "",
            [
                "目录",
                "第一编人大……1",
                "水利讲话……3",
                "教育讲",
                "话……7",
                "第二编其他……9",
                "卫生讲话",
                "……11",
                "讲话人索引…13",
            ],
            "—III—",
        ),
        ("", [], ""),
        ("", ["第一编人大"], ""),
        ("", [], ""),
        ("", ["水利讲话", "一、好"], "—3—"),
        ("第一编人大", ["二、行"], "—4—"),
        ("水利讲话", ["完"], "—5—"),
        ("", [], ""),
        ("", ["教育讲话", "中说", "明文"], "—7—"),
        ("第一编人大", ["完"], "—8—"),
        ("", ["第二编其他"], ""),
        ("", [], ""),
        ("", ["卫生讲话"], "—11—"),
        ("", [], ""),
        ("", ["讲话人索引", "李四7、11", "张三3、", "7"], "—13—"),
    ]
    outline = [
        *(Item(0, "版本记录", 1), Item(0, "目录", 2), Item(0, "第一编 人大", 4)),
        *(Item(1, "水利讲话", 6), Item(2, "一、好", 6), Item(2, "二、行", 7)),
        *(Item(1, "教育讲话", 10), Item(0, "第二编 其他", 12), Item(1, "卫生讲话", 14)),
        Item(0, "讲话人索引", 16),
    ]
    labels = ["I", "II", "III", "IV", *(str(number) for number in range(1, 14))]
    return Made(style, pages, outline, labels)


Spoil = Callable[[Made], object]
"""Changes a file."""


def proved(
    design: Design,
    spoil: Spoil = lambda _: None,
    options: str = "sides: 2",
    metas: Sequence[Meta] = METAS,
) -> Proved:
    made = sound(design.style)
    spoil(made)
    return book_sections.find(made.file(), book(options, metas), design)


def renamed(was: str, now: str) -> Spoil:
    """Give a speech, or whatever has that title, another of as many characters."""

    def spoil(made: Made) -> None:
        made.pages[:] = [
            (above.replace(was, now), [text.replace(was, now) for text in inside], below)
            for above, inside, below in made.pages
        ]
        made.outline[:] = [
            replace(item, title=item.title.replace(was, now)) for item in made.outline
        ]

    return spoil


def above(page: int, text: str) -> Spoil:
    def spoil(made: Made) -> None:
        made.pages[page] = (text, *made.pages[page][1:])

    return spoil


def below(page: int, text: str) -> Spoil:
    def spoil(made: Made) -> None:
        made.pages[page] = (*made.pages[page][:2], text)

    return spoil


def lines(page: int, *texts: str) -> Spoil:
    def spoil(made: Made) -> None:
        made.pages[page] = (made.pages[page][0], list(texts), made.pages[page][2])

    return spoil


def line(page: int, place: int, text: str) -> Spoil:
    return lambda made: made.pages[page][1].__setitem__(place, text)


def link(page: int, place: int, target: int | None) -> Spoil:
    return lambda made: made.linked.append((page, place, target, 8))


def label(page: int, text: str) -> Spoil:
    return lambda made: made.labels.__setitem__(page, text)
