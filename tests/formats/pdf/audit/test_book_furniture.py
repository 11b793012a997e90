"""What is around and what leads to the pages of a book, proved on files built in code."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from converters.audit.book_codes import BookCode
from converters.audit.book_file import Item
from converters.audit.faults import Fault, SheetPlace
from converters.formats.pdf.audit import book as audit
from converters.formats.pdf.audit import book_furniture, book_guides, book_sections
from converters.formats.pdf.audit.book_sections import Proved
from converters.settings.design import Design
from converters.speech.model import Speech, paragraph
from tests.formats import book_files
from tests.formats.book_files import Made

Check = Callable[[Proved], Iterator[Fault]]
Spoil = Callable[[Made], object]
CHECKS = {
    check.__name__: check
    for check in (
        book_furniture.recto,
        book_furniture.heads,
        book_furniture.folios,
        book_furniture.labels,
        book_guides.contents,
        book_guides.links,
        book_guides.indexes,
    )
}


def proved(design: Design, spoil: Spoil = lambda _: None, options: str = "sides: 2") -> Proved:
    made = book_files.sound(design.style)
    spoil(made)
    return book_sections.find(made.file(), book_files.book(options), design)


def told(proved: Proved) -> list[tuple[str, str]]:
    """What every check says, by its name."""
    return [(name, fault.message) for name, check in CHECKS.items() for fault in check(proved)]


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


def later(count: int) -> Spoil:
    """Put so many blank pages before the body."""

    def spoil(made: Made) -> None:
        made.pages[4:4] = [("", [], "")] * count
        made.labels[4:4] = ["V"] * count
        made.outline[2:] = [replace(item, page=item.page + count) for item in made.outline[2:]]

    return spoil


def test_a_sound_book_has_no_faults(design: Design) -> None:
    assert told(proved(design)) == []


def test_the_sections_of_a_book_are_found_with_their_pages(design: Design) -> None:
    found = proved(design)
    assert [(s.title, s.start, s.end, s.part, s.meta and s.meta.id) for s in found.sections] == [
        ("版本记录", 1, 2, None, None),
        ("目录", 2, 3, None, None),
        ("第一编 人大", 4, 5, None, None),
        ("水利讲话", 6, 9, "第一编 人大", "s1"),
        ("教育讲话", 10, 12, "第一编 人大", "s2"),
        ("第二编 其他", 12, 13, None, None),
        ("卫生讲话", 14, 15, "第二编 其他", "s3"),
        ("讲话人索引", 16, 17, None, None),
    ]
    assert [item.title for item in found.sections[3].headings] == ["一、好", "二、行"]
    assert [s.headings for s in found.sections if s.title != "水利讲话"] == [()] * 7
    assert (found.body, found.missing) == (4, ())
    assert found.numbers == {"s1": "3", "s2": "7", "s3": "11"}
    assert [page.number for page in found.printed(found.sections[3])] == [3, 4, 5]
    assert found.design.style.page.mirrored
    assert not proved(design, options="sides: 1").design.style.page.mirrored


def test_what_the_outline_lacks_is_missing_and_its_pages_are_those_before_it(
    design: Design,
) -> None:
    found = proved(design, lambda made: made.outline.pop(6))
    assert found.missing == ("教育讲话",)
    assert [s.end for s in found.sections if s.title == "水利讲话"] == [12]
    none = proved(design, lambda made: made.outline.clear())
    assert (none.sections, none.body, len(none.missing)) == ((), 0, 5)
    assert {name for name, _ in told(none)} == {"labels", "contents"}
    (missing, *_) = audit._outline(none)
    assert (missing.code, missing.message) == (
        BookCode.OUTLINE,
        "书签里没有“第一编 人大”，或次序不对",
    )


def test_headings_stand_under_the_speech_right_before_them(design: Design) -> None:
    def deeper(made: Made) -> None:
        made.outline[3:3] = [Item(1, "编前", 5)]
        made.outline[-1:] = [Item(2, "一、小", 15), made.outline[-1], Item(1, "附", 16)]

    found = {s.title: [h.title for h in s.headings] for s in proved(design, deeper).sections}
    assert found["卫生讲话"] == ["一、小"]
    assert found["第一编 人大"] == found["讲话人索引"] == found["编前"] == found["附"] == []


RECTO = [
    (later(1), "sides: 1", []),
    (later(0), "sides: 2", []),
    (
        later(1),
        "sides: 2",
        [
            "正文没有从右页起",
            "《第一编 人大》没有从右页起",
            "《水利讲话》没有从右页起",
            "《教育讲话》没有从右页起",
            "《第二编 其他》没有从右页起",
            "《卫生讲话》没有从右页起",
        ],
    ),
    (
        later(1),
        "sides: 2, recto: false",
        ["正文没有从右页起", "《第一编 人大》没有从右页起", "《第二编 其他》没有从右页起"],
    ),
    (lines(5, "字"), "sides: 2", ["《第一编 人大》分编标题页的背面不是空白"]),
    (lines(13, "字"), "sides: 2", ["《第二编 其他》分编标题页的背面不是空白"]),
    (lines(11, "字"), "sides: 2", []),
]


@pytest.mark.parametrize(("spoil", "options", "messages"), RECTO)
def test_parts_and_speeches_begin_on_right_hand_pages(
    spoil: Spoil, options: str, messages: list[str], design: Design
) -> None:
    found = list(book_furniture.recto(proved(design, spoil, options)))
    assert [fault.message for fault in found] == messages
    assert {fault.code for fault in found} <= {BookCode.RECTO}


def test_a_part_on_the_last_page_has_no_back(design: Design) -> None:
    def cut(made: Made) -> None:
        del made.pages[13:], made.outline[8:]

    assert list(book_furniture.recto(proved(design, cut))) == []


HEADS = [
    (above(6, "水利讲话"), "sides: 2", {3: "不该有书眉“水利讲话”"}),
    (above(7, ""), "sides: 2", {4: "书眉应为“第一编人大”，现为“”"}),
    (above(7, "第一编……"), "sides: 2", {}),
    (above(8, "教育讲话"), "sides: 2", {5: "书眉应为“水利讲话”，现为“教育讲话”"}),
    (
        above(7, "水利讲话"),
        "sides: 1",
        {8: "书眉应为“教育讲话”，现为“第一编人大”"},
    ),
    (
        above(7, "第一编人大"),
        "sides: 2, running_heads: false",
        {
            4: "不该有书眉“第一编人大”",
            5: "不该有书眉“水利讲话”",
            8: "不该有书眉“第一编人大”",
        },
    ),
]


@pytest.mark.parametrize(("spoil", "options", "messages"), HEADS)
def test_running_heads_are_those_of_their_pages(
    spoil: Spoil, options: str, messages: dict[int, str], design: Design
) -> None:
    found = list(book_furniture.heads(proved(design, spoil, options)))
    assert [(fault.place, fault.message) for fault in found] == [
        (SheetPlace(page), f"第 {page} 页：{message}") for page, message in messages.items()
    ]
    assert {fault.code for fault in found} <= {BookCode.HEAD}


def test_speeches_without_a_part_have_the_title_of_the_book_on_the_left(design: Design) -> None:
    found = proved(design, above(7, "讲话选编"))
    apart = tuple(replace(section, part=None) for section in found.sections)
    assert [f.message for f in book_furniture.heads(replace(found, sections=apart))] == [
        "第 8 页：书眉应为“讲话选编”，现为“第一编人大”"
    ]


FOLIOS = [
    (below(6, "—4—"), "sides: 2", {3: "页码应为“—3—”，现为“—4—”"}),
    (below(6, ""), "sides: 2", {3: "页码应为“—3—”，现为“”"}),
    (below(4, "—1—"), "sides: 2", {1: "页码应为“无”，现为“—1—”"}),
    (below(1, "—II—"), "sides: 2", {-2: "页码应为“无”，现为“—II—”"}),
    (below(16, "13"), "sides: 2", {13: "页码应为“—13—”，现为“13”"}),
]


@pytest.mark.parametrize(("spoil", "options", "messages"), FOLIOS)
def test_page_numbers_are_those_of_their_pages(
    spoil: Spoil, options: str, messages: dict[int, str], design: Design
) -> None:
    found = list(book_furniture.folios(proved(design, spoil, options)))
    assert [(fault.place, fault.message) for fault in found] == [
        (SheetPlace(page), f"第 {page} 页：{message}") for page, message in messages.items()
    ]
    assert {fault.code for fault in found} <= {BookCode.FOLIO}


def test_a_book_without_page_numbers_shows_none(design: Design) -> None:
    found = list(book_furniture.folios(proved(design, options="page_numbers: false")))
    assert len(found) == 8
    assert all("应为“无”" in fault.message for fault in found)


def test_viewers_call_the_pages_of_the_body_by_their_numbers(design: Design) -> None:
    def wrong(made: Made) -> None:
        made.labels[3] = "9"
        made.labels[5] = made.labels[8] = "x"

    (found,) = book_furniture.labels(proved(design, wrong))
    assert (found.code, found.place) == (BookCode.LABEL, SheetPlace(6))
    assert found.message == "第 6 页：页码标签为“x”，应为“2”"
    (last,) = book_furniture.labels(proved(design, label(16, "x")))
    assert last.place == SheetPlace(17)


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


STANDARDS = [
    ({"pdfa": "2B"}, "PDF/A-3a 标识"),
    ({"pdfua": ""}, "PDF/UA-1 标识"),
    ({"tagged": False}, "结构标记"),
    ({"language": "en"}, "语言 zh-CN"),
    ({"title": "别的"}, "文件标题"),
    ({"page_labels": False}, "页码标签"),
]


@pytest.mark.parametrize(("wrong", "name"), STANDARDS)
def test_each_mark_of_the_standards_is_asked_for(
    wrong: dict[str, Any], name: str, design: Design
) -> None:
    found = proved(design)
    assert list(audit._standards(found)) == []
    file = replace(found.file, facts=replace(found.file.facts, **wrong))
    assert [f.message for f in audit._standards(replace(found, file=file))] == [
        f"缺少{name}，或与汇编设置不符"
    ]


@pytest.mark.parametrize(("label", "title"), [("II", "版本记录"), ("I", ""), ("1", "")])
def test_the_imprint_is_what_begins_on_the_second_page(label: str, title: str) -> None:
    sections = [SimpleNamespace(title="版本记录", start=1), SimpleNamespace(title="目录", start=2)]
    file = SimpleNamespace(labels=["i", label, "III"])
    proved = SimpleNamespace(sections=sections, file=file)
    assert book_furniture._opening(cast("Any", proved)) == title
