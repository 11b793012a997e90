"""The sections of a book's PDF, and all that is examined of it, on files built in code."""

from dataclasses import replace
from typing import Any

import pytest

from converters.audit import book_file
from converters.audit.book_codes import BookCode
from converters.audit.book_file import Item
from converters.formats.pdf.audit import book as audit
from converters.formats.pdf.audit import book_furniture, book_guides, book_sections
from converters.formats.pdf.audit.book_sections import Proved
from converters.formats.pdf.audit.codes import PdfCode
from converters.settings.design import Design
from converters.speech.model import Block, Speech, paragraph
from tests.formats import book_files
from tests.formats.book_files import Made, Spoil, above, proved, renamed
from tests.formats.sheets import chains
from tests.make import head

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


def told(proved: Proved) -> list[tuple[str, str]]:
    """What every check says, by its name."""
    return [(name, fault.message) for name, check in CHECKS.items() for fault in check(proved)]


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


def test_speeches_of_no_part_have_their_headings_too(design: Design) -> None:
    book = book_files.book()
    apart = replace(book, parts=tuple(replace(part, title=None) for part in book.parts))
    found = book_sections.find(book_files.sound(design.style).file(), apart, design)
    assert [(s.part, len(s.headings)) for s in found.speeches] == [(None, 2), (None, 0), (None, 0)]


def test_what_has_the_title_of_a_part_is_held_to_be_none(design: Design) -> None:
    alike = (replace(book_files.METAS[0], title="第一编 人大"), *book_files.METAS[1:])

    def spoil(made: Made) -> None:
        renamed("水利讲话", "第一编 人大")(made)
        made.pages[2][1][1:3] = ["第一编人大……1", "第一编人大……3"]
        made.pages[8] = ("第一编人大", *made.pages[8][1:])

    found = proved(design, spoil, metas=alike)
    assert [s.is_part for s in found.sections if s.title == "第一编 人大"] == [True, False]
    assert told(found) == []


def test_headings_stand_under_the_speech_right_before_them(design: Design) -> None:
    def deeper(made: Made) -> None:
        made.outline[3:3] = [Item(1, "编前", 5)]
        made.outline[-1:] = [Item(2, "一、小", 15), made.outline[-1], Item(1, "附", 16)]

    found = {s.title: [h.title for h in s.headings] for s in proved(design, deeper).sections}
    assert found["卫生讲话"] == ["一、小"]
    assert found["第一编 人大"] == found["讲话人索引"] == found["编前"] == found["附"] == []


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


ORDER = "一、好", "二、行"


def examined(
    monkeypatch: pytest.MonkeyPatch,
    design: Design,
    spoil: Spoil = lambda _: None,
    options: str = "sides: 2",
    titles: tuple[str, ...] = ORDER,
) -> audit.BookExamination:
    made = book_files.sound(design.style)
    spoil(made)
    monkeypatch.setattr(book_file, "read", lambda _: made.file())
    bodies: dict[str, list[Block]] = {
        "s1": [*(head(1, title) for title in titles), head(2, "（一）小"), paragraph("完")],
        "s2": [paragraph("中说明文完")],
        "s3": [paragraph("中")],
    }
    speeches = {one.id: Speech(one, tuple(bodies[one.id])) for one in book_files.METAS}
    book = book_files.book(options)
    return audit.examine(b"", book, speeches, Design(design.style, design.roles, chains()))


def outlined(found: audit.BookExamination) -> list[str]:
    return [f.message for f in found.faults if f.code == BookCode.OUTLINE]


def test_a_book_is_examined_with_every_speech_in_it(
    monkeypatch: pytest.MonkeyPatch, design: Design
) -> None:
    found = examined(monkeypatch, design)
    assert [s.title for s in found.proved.speeches] == ["水利讲话", "教育讲话", "卫生讲话"]
    of_speeches = [f for f in found.faults if isinstance(f.code, PdfCode)]
    assert {f.message[:6] for f in of_speeches} == {"《水利讲话》", "《教育讲话》", "《卫生讲话》"}
    assert {f.line for f in of_speeches} == {0}
    assert {f.code for f in of_speeches} >= {PdfCode.WORDS, PdfCode.PITCH, PdfCode.FOLIO}
    assert outlined(found) == []
    assert [f.code for f in found.faults if f.code == BookCode.ERRATA] == [BookCode.ERRATA] * 3
    assert not any(f.code == BookCode.HEAD for f in found.faults)
    spoilt = examined(monkeypatch, design, above(7, "别的"))
    assert [f.message for f in spoilt.faults if f.code == BookCode.HEAD] == [
        "第 4 页：书眉应为“第一编人大”，现为“别的”"
    ]


@pytest.mark.parametrize("options", ["sides: 1", "sides: 2, page_numbers: false"])
def test_the_place_of_page_numbers_is_measured_where_they_stand_outside(
    options: str, monkeypatch: pytest.MonkeyPatch, design: Design
) -> None:
    found = examined(monkeypatch, design, options=options)
    assert not any(f.code == PdfCode.FOLIO for f in found.faults)


OUTLINES: list[tuple[Spoil, tuple[str, ...], list[str]]] = [
    (lambda made: made.outline.pop(5), ORDER, ["《水利讲话》书签里没有“二、行”，或页码不对"]),
    (
        lambda made: made.outline.__setitem__(5, Item(2, "二、行", 8)),
        ORDER,
        ["《水利讲话》书签里没有“二、行”，或页码不对"],
    ),
    (
        lambda made: made.outline.__delitem__(slice(4, 6)),
        ORDER,
        ["《水利讲话》书签里没有“一、好、二、行”，或页码不对"],
    ),
    (lambda _: None, (*ORDER, "三、"), ["《水利讲话》书签里没有“一级标题”，或页码不对"]),
    (
        lambda made: made.outline.pop(6),
        ORDER,
        ["书签里没有“教育讲话”，或次序不对"],
    ),
]


@pytest.mark.parametrize(("spoil", "titles", "messages"), OUTLINES)
def test_the_outline_has_every_heading_of_the_first_level_on_its_page(
    spoil: Spoil,
    titles: tuple[str, ...],
    messages: list[str],
    monkeypatch: pytest.MonkeyPatch,
    design: Design,
) -> None:
    assert outlined(examined(monkeypatch, design, spoil, titles=titles)) == messages
