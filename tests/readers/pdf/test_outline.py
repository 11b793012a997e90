"""Headings by the outline of a file, else by its printed contents."""

import io
from types import SimpleNamespace
from typing import cast

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, OutlineItem

from converters.readers import pdf
from converters.readers.pdf import outline
from converters.readers.pdf.contents import Contents
from converters.readers.pdf.outline import Bookmark
from converters.readers.pdf.paragraphs import PrintedParagraph
from converters.readers.pdf.rows import Row
from tests.readers.pdf import printed
from tests.readers.pdf.pages import PITCH, SENTENCES, Line, made, page, set_in

LINES = set_in(SENTENCES)
TITLES = ("在水利会议上的讲话", "在教育会议上的讲话")
PAGES = [[Line(title, 160, 90, 22), *page(LINES, y=140)] for title in TITLES]
DOTS = "…" * 9


def levels(data: bytes) -> dict[str, int]:
    raw = pdf.read(data)
    lines = raw.text.split("\n")
    return {
        lines[at - 1]: marks.level for at, marks in raw.marks.items() if marks.level is not None
    }


def outlined(*entries: tuple[str, int | None], named: bool = False) -> bytes:
    """Return the two pages with an outline: words and page, from 0; below a root."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(made(*PAGES))) as document:
        with document.open_outline() as outline:
            root = OutlineItem("选编", 0)
            for words, number in entries:
                root.children.append(OutlineItem(words, number))
            outline.root.append(root)
        if named:
            _name_targets(document)
        document.save(out)
    return out.getvalue()


def _name_targets(document: pikepdf.Pdf) -> None:
    """Lead the entries to named places instead of pages."""
    first = document.Root.Outlines.First.First
    document.Root.Dests = Dictionary()
    for number, entry in enumerate((first, first.Next)):
        document.Root.Dests[f"/P{number}"] = Array([document.pages[number].obj, Name.Fit])
        entry.Dest = Name(f"/P{number}")


def test_the_outline_tells_headings_and_their_levels() -> None:
    data = outlined((TITLES[0], 0), (TITLES[1], 1))
    assert levels(data) == {TITLES[0]: 2, TITLES[1]: 2}


def test_an_entry_names_what_stands_on_its_page() -> None:
    assert levels(outlined((TITLES[0], 1), (TITLES[1], 1))) == {TITLES[1]: 2}


def test_entries_may_lead_to_named_places() -> None:
    data = outlined((TITLES[0], 0), (TITLES[1], 1), named=True)
    assert levels(data) == {TITLES[0]: 2, TITLES[1]: 2}


def test_an_outline_in_a_ring_ends() -> None:
    with pikepdf.open(io.BytesIO(made(*PAGES))) as document:
        item = document.make_indirect(Dictionary(Title=TITLES[0]))
        item.Next = item
        document.Root.Outlines = document.make_indirect(Dictionary(First=item, Last=item))
        out = io.BytesIO()
        document.save(out)
    assert levels(out.getvalue()) == {TITLES[0]: 1}


def test_a_printed_contents_tells_headings_by_its_indents() -> None:
    listed = [
        Line(f"第一编{DOTS}1", y=120),
        *(Line(f"{title}{DOTS}{n}", 95, 120 + PITCH * n) for n, title in enumerate(TITLES, 2)),
    ]
    assert levels(made(listed, *PAGES)) == {TITLES[0]: 2, TITLES[1]: 2}


def test_a_heading_printed_on_several_lines_is_marked_on_all() -> None:
    data = made([Line("第一编", 220, 90, 26), Line("人大工作", 205, 130, 26), *page(LINES, y=200)])
    with pikepdf.open(io.BytesIO(data)) as document:
        with document.open_outline() as outline:
            outline.root.append(OutlineItem("第一编　人大工作", 0))
        out = io.BytesIO()
        document.save(out)
    assert levels(out.getvalue()) == {"第一编": 1, "人大工作": 1}


def test_entries_of_a_contents_are_a_level_deeper_from_four_points_on() -> None:
    entries = [SimpleNamespace(left=left, words=str(left)) for left in (10.0, 14.0, 13.0, 18.0)]
    found = outline.of_contents(cast("Contents", SimpleNamespace(entries=entries)))
    assert [mark.level for mark in found] == [1, 2, 2, 3]


def found(*rows: Row) -> list[PrintedParagraph]:
    return [PrintedParagraph([row]) for row in rows]


def test_entries_name_paragraphs_in_their_order_and_on_their_page() -> None:
    some = found(
        printed.row("甲 乙", page=1), printed.row("甲乙", page=2), printed.row("丙", page=2)
    )
    outline.mark(
        [Bookmark(1, "甲乙", 2), Bookmark(2, "丙"), Bookmark(3, "甲乙"), Bookmark(4, "")], some
    )
    assert [one.level for one in some] == [None, 1, 2]
    again = found(printed.row("甲", page=1), printed.row("甲", page=1), printed.row("甲", page=2))
    outline.mark([Bookmark(1, "甲"), Bookmark(2, "甲")], again)
    assert [one.level for one in again] == [1, 2, None]


@pytest.mark.parametrize(
    ("rows", "levels"),
    [
        ([("甲", 100, 1), ("乙", 100.6, 1), ("丙", 100, 1)], [1, 1, 1]),
        ([("甲", 100, 1), ("乙", 100.7, 1), ("丙", 100, 1)], [None] * 3),
        ([("甲", 100, 1), ("乙", 100, 1), ("丙", 100, 2)], [None] * 3),
        ([("甲", 100, 1), ("乙", 100, 1), ("", 100, 1), ("丙", 100, 1)], [None] * 4),
    ],
)
def test_three_paragraphs_of_a_page_and_size_may_be_one_heading(
    rows: list[tuple[str, float, int]], levels: list[int | None]
) -> None:
    some = found(*(printed.row(words or " ", 0, 1000, size, page) for words, size, page in rows))
    outline.mark([Bookmark(1, "甲乙丙")], some)
    assert [one.level for one in some] == levels


def test_no_more_entries_are_read_than_books_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outline, "_MOST", 2)
    assert levels(outlined((TITLES[0], 0), (TITLES[1], 1))) == {TITLES[0]: 2}
