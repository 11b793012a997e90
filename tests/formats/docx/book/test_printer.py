"""Cover, title page and imprint fill their page from the line on which the styles begin them."""

import re
from collections.abc import Iterable
from dataclasses import replace

import pytest

from converters.books import wording
from converters.books.entries import IndexEntry, IndexGroup, Target
from converters.books.matter import imprint, index, openings
from converters.books.matter.blocks import Matter
from converters.books.matter.imprint import GAP
from converters.formats.docx.book.printer import WordPrinter
from converters.settings import book_style
from converters.settings.book_style import BookStyle
from converters.settings.compilation import Settings
from converters.settings.design import Design
from tests.books.make import book
from tests.books.written import DIGEST

LONG = "西平县第十七届人民代表大会常务委员会开展“助力乡村振兴，人大代表在行动”主题活动讲话选编" * 2

PITCH = 579
"""Twips from line to line."""


class Pages:
    """The opening pages of a book as Word's paragraphs."""

    def __init__(self, design: Design, book_style: BookStyle) -> None:
        self._printer = WordPrinter(design, book_style, parts=True)
        self._ruler = self._printer.ruler

    def cover(self, told: wording.Opening) -> list[str]:
        return self._printed(openings.cover(told, self._ruler))

    def title_page(self, told: wording.Opening) -> list[str]:
        return self._printed(openings.title_page(told, self._ruler))

    def part(self, title: str, note: str | None) -> list[str]:
        return self._printed(openings.part(wording.part_title(title, note), self._ruler))

    def imprint(self, told: wording.Colophon) -> list[str]:
        return self._printed(imprint.blocks(told, self._ruler))

    def _printed(self, matter: Iterable[Matter]) -> list[str]:
        return list(self._printer.printed(matter, lambda target: target.section))


@pytest.fixture
def matter(design: Design, book_style: BookStyle) -> Pages:
    return Pages(design, book_style)


def settings(**facts: str) -> Settings:
    return Settings("a", chapters=(), **{"title": "讲话选编", "date": "2020-12", **facts})  # type: ignore[arg-type]


def own_before(paragraph: str) -> float | None:
    """Return how many lines a paragraph itself leaves free above."""
    found = re.search(r'w:before="(\d+)"', paragraph)
    return round(int(found[1]) / PITCH, 2) if found else None


def lines(paragraph: str) -> int:
    return 1 + paragraph.count("<w:br/>")


def depth(paragraphs: list[str], place: book_style.OpeningStyle) -> float:
    """Return how many lines of the grid a cover or title page takes."""
    usual = {"Title": place.title_line - 1, "Subtitle": place.lines_before_subtitle}
    total = 0.0
    for paragraph in paragraphs:
        style = re.search(r'w:val="(?:Cover|Page)(\w+)"', paragraph)
        assert style
        own = own_before(paragraph)
        total += usual[style[1]] if own is None else own
        total += lines(paragraph) * (place.title_pitch if style[1] == "Title" else 1)
    return total


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"compiler": "编辑组", "subtitle": "二十九篇"},
        {"title": LONG[:34], "subtitle": LONG[:30], "compiler": "编辑组", "publisher": "办公室"},
    ],
)
def test_the_foot_of_a_cover_stands_on_the_last_lines(
    matter: Pages, design: Design, book_style: BookStyle, facts: dict[str, str]
) -> None:
    of = settings(**facts)
    for place, pages in (
        (book_style.cover, matter.cover(wording.cover(of))),
        (book_style.title_page, matter.title_page(wording.title_page(of))),
    ):
        assert depth(pages, place) == design.style.grid.lines - place.lines_under_foot


def test_a_title_begins_on_its_line_and_rises_only_where_it_must(
    matter: Pages, book_style: BookStyle
) -> None:
    short, long = (
        matter.cover(wording.cover(settings(title=title))) for title in ("讲话选编", LONG[:72])
    )
    assert own_before(short[0]) is None
    risen = own_before(long[0])
    assert risen is not None
    assert risen < book_style.cover.title_line - 1


def test_a_title_too_long_for_the_cover_is_set_as_on_the_title_page(matter: Pages) -> None:
    of = settings(title=LONG * 2)
    assert matter.cover(wording.cover(of)) == matter.title_page(wording.title_page(of))


def test_marks_for_breaking_break_a_title(matter: Pages) -> None:
    title = matter.cover(wording.cover(settings(title="人大工作|讲话选编")))[0]
    assert re.findall(r"<w:t[^>]*>([^<]+)<", title) == ["人大工作", "讲话选编"]


def test_the_number_of_a_part_has_a_line_of_its_own(matter: Pages) -> None:
    heading, note = matter.part("第一编　人大工作", "收入讲话八篇")
    assert re.findall(r"<w:t[^>]*>([^<]+)<", heading) == ["第一编", "人大工作"]
    assert 'w:val="PartNote"' in note
    assert len(matter.part("综合", None)) == 1


@pytest.mark.parametrize("note", [None, "供试用和校对练习。" * 9])
def test_the_imprint_ends_on_the_last_line(
    matter: Pages, design: Design, book_style: BookStyle, note: str | None
) -> None:
    of = book()
    told = wording.imprint(
        replace(of, settings=replace(of.settings, note=note, compiler="编辑组")), DIGEST, 99
    )
    title, table, *below = matter.imprint(told)
    rows = sum(lines(row) for row in table.split("</w:tr>")[:-1])
    last = lines(below[0]) + GAP if below else 0
    above = own_before(title)
    assert above is not None
    taken = above + book_style.imprint.pitch * (1 + GAP * 3 + rows + last)
    assert taken == pytest.approx(design.style.grid.lines, abs=0.1)


def test_a_name_in_an_index_is_never_parted_from_its_first_number(
    design: Design, book_style: BookStyle
) -> None:
    """The PDF keeps them together; the DOCX once did not."""
    printer = WordPrinter(design, book_style, parts=True)
    for length in range(8, 20):
        name = "优化营商环境和政务服务改革推进情况工作报告"[:length]
        entry = IndexEntry(name, (Target("s1", 0, "1024"), Target("s2", 0, "2048")))
        blocks = index.blocks("主题索引", [IndexGroup("Y", (entry,))], printer.ruler)
        *_, written = printer.printed(blocks, lambda target: target.section)
        lines = ["".join(re.findall(r"<w:t[^>]*>([^<]*)<", x)) for x in written.split("<w:br/>")]
        assert "".join(lines) == f"{name}　1024、2048"
        first = next(line for line in lines if "1024" in line)
        assert re.search(r"[^\s]　1024", first)
        width, _ = index.column(design.style, book_style)
        assert all(printer.ruler.width(line, index.ENTRY) <= width for line in lines)
