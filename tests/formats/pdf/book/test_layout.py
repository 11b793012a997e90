from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from converters.books import pagination
from converters.books.entries import Target
from converters.books.fragment import Fragment, OutlineMark
from converters.books.volume import Volume
from converters.formats.pdf import fragment
from converters.formats.pdf.book.layout import lay_out
from converters.settings.book_style import BookStyle
from converters.settings.compilation import Book
from converters.settings.design import Design
from converters.speech.model import Change, Meta, Source, Speech
from tests.books.make import book, member, part
from tests.make import head, own, para, speech

DIGEST = "0123456789abcdef" * 4


@pytest.fixture(scope="module")
def design() -> Design:
    return own().drawn_design


def laid(meta: Meta, pages: int, *headings: int) -> Fragment:
    """Return a speech as laid out; `headings` are the pages on which there are any."""
    lines = tuple((f"第{n}面，正字。", "一、甲") for n in range(pages))
    marks = (
        OutlineMark(1, meta.title, 0, 100),
        *(OutlineMark(2, f"{n}、甲", n, 200) for n in headings),
    )
    return Fragment(b"", lines, marks)


def facts(number: int, **more: Any) -> Meta:
    known: dict[str, Any] = {
        "organ": "县人大",
        "topics": ("代表", f"主题{number}"),
        "source": Source(f"{number}.txt", publisher="某报"),
        "changes": (Change(date(2021, 1, 1), "更正", "改一字", "误字", "正字"),),
    }
    return member(number, **{**known, **more})


def made(design: Design, book_style: BookStyle, of: Book, *notes: Speech, pages: int = 3) -> Volume:
    speeches = {meta.id: laid(meta, pages, 0, pages - 1) for meta in of.speeches}
    return lay_out(of, DIGEST, notes, speeches, design, book_style)


@pytest.fixture(scope="module")
def whole(design: Design, book_style: BookStyle) -> Volume:
    """A book with everything that there is."""
    of = book(
        part("第一编　人大工作", facts(1), facts(2, speaker="李四")),
        part("第二编", facts(3, title="在县人大开展“助力乡村振兴”主题活动动员会上的讲话")),
        headings=True,
    )
    settings = replace(of.settings, compiler="编辑组", date="2020-12", note="内部资料")
    note = replace(speech(para("一、本书收入讲话三篇。")), meta=Meta("shuoming", "编者说明"))
    return made(design, book_style, replace(of, settings=settings), note)


def place(volume: Volume, target: Target) -> pagination.BookPage:
    """Return the page that a target is."""
    (page,) = [
        page
        for page in volume.pages
        if page.section and (page.section.name, page.index) == (target.section, target.page)
    ]
    return page


def targets(volume: Volume) -> list[Target]:
    """Return every reference of a book."""
    return [
        *(entry.target for entry in volume.contents),
        *(
            t
            for groups in volume.indexes.values()
            for g in groups
            for e in g.entries
            for t in e.targets
        ),
        *(entry.target for entry in volume.sources),
        *(entry.target for entry in volume.errata),
    ]


def printed(volume: Volume, name: str) -> str:
    """Return the words of a section without the ends of its lines."""
    return "".join(line for page in volume.fragments[name].lines for line in page).replace("\n", "")


def test_sections_stand_in_their_order(whole: Volume) -> None:
    names = dict.fromkeys(page.section.name for page in whole.pages if page.section)
    assert list(names) == [
        *("_cover", "_title-page", "_imprint", "shuoming", "_contents"),
        *("_part-1", "s1", "s2", "_part-2", "s3"),
        *("_index-speakers", "_index-organs", "_index-topics", "_sources", "_errata"),
    ]
    assert set(whole.fragments) == set(names)


def test_every_page_of_every_fragment_has_its_place(whole: Volume) -> None:
    for name, those in whole.fragments.items():
        pages = [page for page in whole.pages if page.section and page.section.name == name]
        assert [page.index for page in pages] == list(range(those.length))


def test_every_reference_tells_the_number_of_the_page_it_leads_to(whole: Volume) -> None:
    found = targets(whole)
    assert len(found) > 30
    assert all(place(whole, target).label == target.label for target in found)


def test_contents_say_the_title_of_the_section_that_begins_there(whole: Volume) -> None:
    for entry in whole.contents:
        page = place(whole, entry.target)
        assert page.section is not None
        if entry.level < 3:
            assert (page.section.title, page.index) == (entry.text, 0)
        else:
            assert entry.text == f"{page.index}、甲"


def test_what_is_referred_to_is_what_is_printed(whole: Volume) -> None:
    contents = printed(whole, "_contents")
    for entry in whole.contents:
        _, found, after = contents.partition(entry.text)
        assert found
        assert after.lstrip("·").startswith(entry.target.label)
        contents = after
    errata = printed(whole, "_errata")
    assert all(row.was in errata and row.note in errata for row in whole.errata)
    assert "李四　7" in printed(whole, "_index-speakers")


def test_errata_are_found_on_the_page_and_line_of_the_speech(whole: Volume) -> None:
    assert [(row.target.section, row.target.page, row.line) for row in whole.errata] == [
        ("s1", 0, 1),
        ("s2", 0, 1),
        ("s3", 0, 1),
    ]


def test_the_imprint_counts_speeches_and_tells_the_check_value(whole: Volume) -> None:
    imprint = printed(whole, "_imprint")
    assert "篇数3篇" in imprint
    assert "字数90字" in imprint
    assert "0123 4567 89ab cdef" in imprint
    assert "内部资料" in imprint


def test_notes_have_roman_numbers_and_stand_before_the_contents(whole: Volume) -> None:
    note = next(entry for entry in whole.contents if entry.text == "编者说明")
    assert note.target.label == "III"


def test_a_longer_speech_moves_all_numbers_after_it(
    whole: Volume, design: Design, book_style: BookStyle
) -> None:
    speeches: Mapping[str, Fragment] = {
        **whole.fragments,
        "s1": laid(whole.book.speeches[0], 9, 0, 8),
    }
    longer = lay_out(whole.book, DIGEST, whole.notes, speeches, design, book_style)
    assert all(place(longer, target).label == target.label for target in targets(longer))
    before = {entry.text: int(entry.target.label) for entry in whole.contents[1:]}
    after = {entry.text: int(entry.target.label) for entry in longer.contents[1:]}
    assert after["第一编　人大工作"] == before["第一编　人大工作"]
    assert after["勘误表"] == before["勘误表"] + 6


def test_a_bare_book_has_no_end_matter(design: Design, book_style: BookStyle) -> None:
    volume = made(design, book_style, book(part(None, member(1, speaker=None))), pages=1)
    assert (volume.indexes, volume.sources, volume.errata) == ({}, (), ())
    assert [entry.text for entry in volume.contents] == ["在第1次会议上的讲话"]
    names = {page.section.name for page in volume.pages if page.section}
    assert names == {"_cover", "_title-page", "_imprint", "_contents", "s1"}


def test_long_contents_do_not_change_the_numbers_they_tell(
    design: Design, book_style: BookStyle
) -> None:
    members = [replace(member(1), id=f"s{n}") for n in range(40)]
    volume = made(design, book_style, book(part(None, *members)))
    assert volume.fragments["_contents"].length > 2
    assert all(place(volume, target).label == target.label for target in targets(volume))
    first = next(page for page in volume.pages if page.section and page.section.name == "s0")
    assert (first.number, first.recto) == (1, True)


def test_headings_of_real_speeches_are_listed_with_their_pages(
    design: Design, book_style: BookStyle
) -> None:
    body = [para("我们要坚持以人民为中心，扎实推进各项工作。" * 60)]
    told = speech(
        head(1, "一、提高认识"), *body, head(2, "（一）二级"), *body, head(1, "二、强化措施")
    )
    of = book(part(None, told.meta), headings=True)
    laid_out = {told.meta.id: fragment.of_speech(told, design)}
    volume = lay_out(of, DIGEST, (), laid_out, design, book_style)
    listed = [entry for entry in volume.contents if entry.level == 3]
    assert [entry.text for entry in listed] == ["一、提高认识", "二、强化措施"]
    assert listed[0].target.label == "1"
    page = laid_out[told.meta.id].lines[listed[1].target.page]
    assert any("二、强化措施" in line for line in page)
    assert listed[1].target.page > 0
