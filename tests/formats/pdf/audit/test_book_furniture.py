"""Page numbers and running heads of a book's PDF, on files built in code."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from converters.audit.book_codes import BookCode
from converters.audit.faults import SheetPlace
from converters.formats.pdf.audit import book_furniture
from converters.settings.design import Design
from converters.settings.internal_imprint import InternalImprint
from tests.formats.book_files import Made, Spoil, above, below, label, lines, proved


def later(count: int) -> Spoil:
    """Put so many blank pages before the body."""

    def spoil(made: Made) -> None:
        made.pages[4:4] = [("", [], "")] * count
        made.labels[4:4] = ["V"] * count
        made.outline[2:] = [replace(item, page=item.page + count) for item in made.outline[2:]]

    return spoil


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

    def written(made: Made) -> None:
        lines(13, "字")(made)
        del made.pages[14:], made.outline[8:]

    assert len(list(book_furniture.recto(proved(design, written)))) == 1


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


@pytest.mark.parametrize(("label", "title"), [("II", "版本记录"), ("I", ""), ("1", "")])
def test_the_imprint_is_what_begins_on_the_second_page(label: str, title: str) -> None:
    sections = [SimpleNamespace(title="版本记录", start=1), SimpleNamespace(title="目录", start=2)]
    file = SimpleNamespace(labels=["i", label, "III"])
    proved = SimpleNamespace(sections=sections, file=file)
    assert book_furniture._opening(cast("Any", proved)) == title


def test_cover_and_imprint_of_a_book_for_people_inside_are_read(design: Design) -> None:
    def bear(made: Made) -> None:
        made.pages[0] = ("", ["内部资料，免费交流", "准印证号：豫001", "校样", "讲话选编"], "")
        made.pages[1] = ("", ["版本记录", "校样缺少印数", "准印证号豫001", "编印单位县人大办"], "")

    def empty(made: Made) -> None:
        made.pages.clear()
        made.outline.clear()

    def inside(spoil: Spoil) -> list[str]:
        found = proved(design, spoil)
        told = InternalImprint(permit="豫001")
        facts: dict[str, Any] = {"publisher": "县人大办", "internal_imprint": told}
        settings = replace(found.book.settings, internal=True, **facts)
        book = replace(found.book, settings=settings)
        return [one.message for one in book_furniture.inside(replace(found, book=book))]

    assert list(book_furniture.inside(proved(design))) == []
    assert inside(bear) == []
    assert "封面上没有“豫001”" in inside(lambda made: None)
    assert "版本记录页上没有编印单位“县人大办”" in inside(lambda made: None)
    assert inside(empty)
