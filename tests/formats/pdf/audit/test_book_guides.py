"""Contents, links, indexes and errata of a book's PDF, on files built in code."""

from dataclasses import replace

import pytest

from converters.audit.book_codes import BookCode
from converters.audit.book_file import Item
from converters.audit.faults import SheetPlace
from converters.formats.pdf.audit import book_guides
from converters.settings.design import Design
from converters.speech.model import Speech, paragraph
from tests.formats import book_files
from tests.formats.book_files import (
    METAS,
    Made,
    Spoil,
    above,
    label,
    line,
    lines,
    link,
    proved,
    renamed,
)

CONTENTS = [
    (line(2, 2, "水利讲话……4"), ["“水利讲话”在第 3 页，目录里写的是第 4 页"]),
    (line(2, 2, "水利……3"), ["目录里没有“水利讲话”，或次序不对"]),
    (line(2, 2, "水利讲话3"), []),
    (line(2, 2, "水利讲话"), ["目录里没有“水利讲话”，或次序不对"]),
    (line(2, 8, "讲话人索引……13字"), ["目录里没有“讲话人索引”，或次序不对"]),
    (
        lambda made: made.pages[2][1].insert(1, made.pages[2][1].pop(2)),
        ["目录里没有“水利讲话”，或次序不对"],
    ),
    (lambda made: made.outline.pop(1), ["没有目录"]),
    (above(2, "水利讲话3"), []),
    (lambda made: made.outline.insert(1, Item(0, "前言", 2)), ["目录里没有“前言”，或次序不对"]),
    (label(6, "V"), ["“水利讲话”在第 V 页，目录里写的是第 3 页"]),
]


@pytest.mark.parametrize(("spoil", "messages"), CONTENTS)
def test_the_contents_tell_the_pages_of_all_that_follows_them(
    spoil: Spoil, messages: list[str], design: Design
) -> None:
    found = list(book_guides.contents(proved(design, spoil)))
    assert [fault.message for fault in found] == messages
    assert {fault.code for fault in found} <= {BookCode.CONTENTS}


def test_furniture_is_no_entry_of_the_contents(design: Design) -> None:
    def moved(made: Made) -> None:
        made.pages[2] = ("第一编人大1", made.pages[2][1], "讲话人索引13")
        del made.pages[2][1][1], made.pages[2][1][-1]

    assert len(list(book_guides.contents(proved(design, moved)))) == 2


LINKS = [
    (link(2, 2, 6), None),
    (link(2, 2, 10), "链接“水利讲话……3”指向第 7 页，那里没有这个标题"),
    (link(2, 3, 10), None),
    (link(2, 3, None), "链接“教育讲”没有指向书内的页"),
    (link(16, 3, 10), None),
    (link(16, 3, 6), "链接“7”指向第 3 页"),
    (link(6, 1, 6), None),
    (link(6, 1, 7), "链接“一、好”指向第 4 页，那里没有这个标题"),
    (link(6, 1, 3), "链接“一、好”指向第 IV 页，那里没有这个标题"),
    (link(16, 1, 16), "链接“李四7、11”指向第 13 页，那里没有这个标题"),
]


@pytest.mark.parametrize(("spoil", "message"), LINKS)
def test_links_lead_to_the_page_that_they_tell(
    spoil: Spoil, message: str | None, design: Design
) -> None:
    made = book_files.sound(design.style)
    spoil(made)
    page = made.linked[0][0] + 1
    found = list(book_guides.links(proved(design, spoil)))
    assert [(f.code, f.message, f.place) for f in found] == (
        [(BookCode.LINK, f"第 {page} 页：{message}", SheetPlace(page))] if message else []
    )


SAME = (replace(METAS[0], title="卫生讲话"), *METAS[1:])
"""Two speeches of one title, in two parts."""


def test_two_speeches_of_one_title_are_told_apart_in_the_contents(design: Design) -> None:
    same = renamed("水利讲话", "卫生讲话")
    assert list(book_guides.contents(proved(design, same, metas=SAME))) == []

    def exchanged(made: Made) -> None:
        same(made)
        made.pages[2][1][2], made.pages[2][1][7] = "卫生讲话……11", "……3"

    found = list(book_guides.contents(proved(design, exchanged, metas=SAME)))
    assert [fault.message for fault in found] == [
        "“卫生讲话”在第 3 页，目录里写的是第 11 页",
        "“卫生讲话”在第 11 页，目录里写的是第 3 页",
    ]


def test_a_link_to_another_speech_of_its_title_is_found_by_its_number(design: Design) -> None:
    def linked(target: int) -> Spoil:
        def spoil(made: Made) -> None:
            renamed("水利讲话", "卫生讲话")(made)
            made.linked.append((2, 2, target, 8))

        return spoil

    assert list(book_guides.links(proved(design, linked(6), metas=SAME))) == []
    (found,) = book_guides.links(proved(design, linked(14), metas=SAME))
    assert found.message == "第 3 页：链接“卫生讲话……3”指向第 11 页"


def test_a_name_leads_to_a_speech_of_whom_it_names(design: Design) -> None:
    def named(target: int) -> Spoil:
        def spoil(made: Made) -> None:
            made.pages[16][1][1] = "李四"
            made.linked.append((16, 1, target, 8))

        return spoil

    assert list(book_guides.links(proved(design, named(14)))) == []
    assert len(list(book_guides.links(proved(design, named(6))))) == 1


INDEXES = [
    (line(16, 1, "李四7"), ["讲话人索引里“李四”应为 7、11，现为 7"]),
    (line(16, 1, "李四11、7"), []),
    (line(16, 1, "李四"), ["讲话人索引里“李四”应为 7、11，现为 没有页码"]),
    (line(16, 1, "李四7、11、13"), ["讲话人索引里“李四”应为 7、11，现为 7、11、13"]),
    (line(16, 1, "王李四7、11"), ["讲话人索引里“李四”应为 7、11，现为 没有页码"]),
    (lines(16, "讲话人索引", "李", "四", "7、11张三3、7"), None),
    (lambda made: made.outline.pop(), ["没有讲话人索引"]),
]


@pytest.mark.parametrize(("spoil", "messages"), INDEXES)
def test_an_index_tells_all_pages_of_a_name(
    spoil: Spoil, messages: list[str] | None, design: Design
) -> None:
    found = list(book_guides.indexes(proved(design, spoil)))
    if messages is None:
        messages = ["讲话人索引里“张三”应为 3、7，现为 没有页码"]
    assert [fault.message for fault in found] == messages
    assert {fault.code for fault in found} <= {BookCode.INDEX}


def test_a_book_without_index_needs_none(design: Design) -> None:
    found = proved(design, lambda made: made.outline.pop())
    options = replace(found.book.settings.options, index=("topics",))
    settings = replace(found.book.settings, options=options)
    other = replace(found, book=replace(found.book, settings=settings))
    assert list(book_guides.indexes(other)) == []


def errata(design: Design, rows: list[tuple[str, str]], options: str = "sides: 2") -> list[str]:
    """What is said of errata that list these pages and lines."""

    def spoil(made: Made) -> None:
        made.pages.append(("", ["勘误表", *map("".join, rows)], "—14—"))
        made.labels.append("14")
        made.outline.append(Item(0, "勘误表", 17))
        made.linked += [(17, n, 10, len(row[0])) for n, row in enumerate(rows, 1)]
        made.linked.append((16, 3, 10, 8))

    found = proved(design, spoil, options)
    metas = {meta.id: meta for meta in book_files.METAS}
    speeches = {id: Speech(meta, (paragraph("中说明文。"),)) for id, meta in metas.items()}
    return [fault.message for fault in book_guides.errata(found, speeches)]


def test_errata_tell_page_and_line_of_every_correction(design: Design) -> None:
    right = [("7", "2"), ("7", ""), ("7", "")]
    assert errata(design, right) == []
    assert errata(design, [], "errata: false") == []
    assert errata(design, right[:1]) == [
        "勘误表里没有第 7 页的更正“补入附件”",
        "勘误表里没有第 7 页的更正“不在”",
    ]
    assert errata(design, right[:2]) == ["勘误表里没有第 7 页的更正“不在”"]
    assert errata(design, [("7", "3"), *right[1:]]) == ["勘误表里没有第 7 页第 2 行的更正“说 明”"]
    assert errata(design, [("8", "2"), *right[1:]]) == ["勘误表里没有第 7 页第 2 行的更正“说 明”"]
