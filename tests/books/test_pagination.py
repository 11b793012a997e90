from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.books import entries, pagination
from converters.books.fragment import Fragment
from converters.books.pagination import BookPage, Section, SectionKind
from converters.settings.compilation import Book
from converters.speech.model import Change, Source
from converters.typeset.imprint_place import ImprintPlace, after
from tests.books.make import book, member, part
from tests.make import meta, speech


def body(of: Book, **lengths: int) -> list[BookPage]:
    known = defaultdict(lambda: 1, {name.replace("_", "-"): n for name, n in lengths.items()})
    return pagination.body_pages(pagination.body_sections(of), known, of)


def front(of: Book, **lengths: int) -> list[BookPage]:
    known = defaultdict(lambda: 1, {f"{pagination.OWN}{name}": n for name, n in lengths.items()})
    notes = [speech(id="note-1", title="编者说明")]
    return pagination.front_pages(pagination.front_sections(of, notes), known, of)


def shown(pages: Sequence[BookPage]) -> list[str]:
    return [page.section.name if page.section else "-" for page in pages]


def test_parts_and_speeches_begin_on_the_right_and_the_back_of_a_part_is_blank() -> None:
    assert shown(body(book(), s1=2)) == [
        *("_part-1", "-", "s1", "s1", "s2", "-"),
        *("_part-2", "-", "s3", "-", "s4"),
    ]


def test_speeches_follow_on_the_next_page_where_that_is_asked_for() -> None:
    assert shown(body(book(recto=False), s1=1)) == [
        *("_part-1", "-", "s1", "s2", "_part-2", "-", "s3", "s4")
    ]


def test_a_book_on_one_side_has_no_blank_pages() -> None:
    pages = body(book(sides=1))
    assert shown(pages) == ["_part-1", "s1", "s2", "_part-2", "s3", "s4"]
    assert all(page.recto for page in pages)


def test_a_book_without_parts_begins_with_its_first_speech() -> None:
    assert shown(body(book(part(None, member(1))))) == ["s1"]


def test_the_body_is_numbered_from_one_and_blanks_count() -> None:
    assert [page.label for page in body(book())] == [str(n) for n in range(1, 12)]


def test_the_front_is_roman_from_the_title_page_and_even_in_pages() -> None:
    pages = front(book(), contents=2)
    assert shown(pages) == [
        *("_cover", "-", "_title-page", "_imprint", "note-1", "-", "_contents", "_contents")
    ]
    assert [page.label for page in pages] == ["", "", "I", "II", "III", "IV", "V", "VI"]


def test_a_front_of_odd_pages_is_filled_with_a_blank_one() -> None:
    assert shown(front(book(), contents=1))[-2:] == ["_contents", "-"]


def test_a_speech_may_be_called_as_a_section_of_the_book_is_elsewhere() -> None:
    names = ["cover", "title-page", "imprint", "contents", "part-1", "note-1", "sources", "errata"]
    facts: dict[str, Any] = {"source": Source(publisher="某报"), "topics": ("代表",)}
    changed = (Change(date(2021, 1, 1), "更正", "改一字", "误字", "正字"),)
    metas = [meta(name, **facts, changes=changed) for name in (*names, "index-topics")]
    of = book(part("第一编", *metas))
    notes = [speech(id=pagination.note_name(1), title="编者说明")]
    sections = [
        *pagination.front_sections(of, notes),
        *pagination.body_sections(of),
        *entries.end_sections(of),
    ]
    named = [section.name for section in sections]
    assert len(set(named)) == len(named) > 2 * len(metas) - 1
    assert [it.name for it in sections if it.kind is SectionKind.SPEECH] == [
        one.id for one in metas
    ]


def test_opening_pages_have_no_running_head_and_bare_ones_no_number() -> None:
    pages = body(book(), s1=3)
    furniture = {
        name: (page.folio, page.head) for page, name in zip(pages, shown(pages), strict=True)
    }
    assert furniture["_part-1"] == (False, None)
    assert furniture["-"] == (False, None)
    assert furniture["s2"] == (True, None)


def test_left_pages_carry_the_part_and_right_pages_the_speech() -> None:
    heads = [page.head for page in body(book(), s1=3)][2:5]
    assert heads == [None, "第一编", "在第1次会议上的讲话"]


def test_without_parts_left_pages_carry_the_title_of_the_book() -> None:
    heads = [page.head for page in body(book(part(None, member(1))), s1=2)]
    assert heads == [None, "讲话选编"]


def test_running_heads_and_numbers_can_be_left_out() -> None:
    pages = body(book(running_heads=False, page_numbers=False), s1=3)
    assert {(page.head, page.folio) for page in pages} == {(None, False)}


def test_padding_brings_the_pages_to_a_multiple() -> None:
    pages = body(book())
    assert len(pagination.padded(pages, 4)) == 12
    assert pagination.padded(pages, 1) == pages


def test_the_first_page_of_every_section_is_found() -> None:
    firsts = pagination.first_pages(body(book(), s1=2))
    assert {name: page.number for name, page in firsts.items()} == {
        "_part-1": 1,
        "s1": 3,
        "s2": 5,
        "_part-2": 7,
        "s3": 9,
        "s4": 11,
    }


def test_the_printed_numbers_of_every_speech_are_told_from_first_to_last() -> None:
    assert pagination.spans(body(book(), s1=2)) == {
        "s1": (3, 4),
        "s2": (5, 5),
        "s3": (9, 9),
        "s4": (11, 11),
    }
    assert pagination.spans(body(book(page_numbers=False))) == {}


@given(
    st.lists(st.tuples(st.sampled_from(SectionKind), st.integers(1, 5)), min_size=1, max_size=30),
    st.sampled_from([1, 2]),
    st.booleans(),
)
@pytest.mark.parametrize("multiple", [4])
def test_every_page_of_every_section_stands_once_and_sides_alternate(
    multiple: int, kinds: list[tuple[SectionKind, int]], sides: int, recto: bool
) -> None:
    sections = [Section(kind, f"n{at}", "题") for at, (kind, _) in enumerate(kinds)]
    lengths = {f"n{at}": length for at, (_, length) in enumerate(kinds)}
    of = book(sides=sides, recto=recto)
    pages = pagination.padded(pagination.body_pages(sections, lengths, of), multiple)
    there = [(page.section.name, page.index) for page in pages if page.section]
    assert there == [(name, at) for name, length in lengths.items() for at in range(length)]
    assert len(pages) % multiple == 0
    if sides == 2:
        assert [page.recto for page in pages] == [at % 2 == 0 for at in range(len(pages))]


def laid(text: int, *, has_room: bool | None) -> Fragment:
    """Return a text on so many pages whose 版记 has room under it or not; None for one without."""
    pages = [("正文",)] * text
    if has_room is None:
        return Fragment(b"", tuple(pages), ())
    apart = Fragment(b"", (*pages, ("印发",)), (), ends_apart=True)
    return replace(apart, lines=tuple(pages), ends_apart=False, apart=apart) if has_room else apart


SPEECH = st.tuples(st.integers(1, 5), st.sampled_from([True, False, None]))


@given(st.lists(SPEECH, min_size=1, max_size=12), st.sampled_from([1, 2]), st.booleans())
def test_every_imprint_stands_on_an_even_page_and_after_a_blank_one_is_bare(
    told: list[tuple[int, bool | None]], sides: int, recto: bool
) -> None:
    sections = [Section(SectionKind.SPEECH, f"n{at}", "题") for at, _ in enumerate(told)]
    usual = {f"n{at}": laid(text, has_room=room) for at, (text, room) in enumerate(told)}
    of = book(sides=sides, recto=recto)
    found = pagination.fitted(sections, usual, of)
    pages = paged(sections, found, of)
    places = pagination.imprint_places(pages, found, of)
    for name, (text, room) in zip(found, told, strict=True):
        own = [page for page in pages if page.section and page.section.name == name]
        assert [page.index for page in own] == list(range(found[name].length))
        end, last = own[text - 1].number, own[-1]
        place = places.get(name, ImprintPlace.AFTER_TEXT)
        assert last.folio == (place is not ImprintPlace.BARE)
        if room is None or sides == 1:
            assert (found[name], place) == (usual[name], ImprintPlace.AFTER_TEXT)
        else:
            assert last.number % 2 == 0
            assert place is after(end, has_room=room)
            assert last.number - end == {"after text": 0, "even": 1, "bare": 2}[place.value]
            assert not (place is ImprintPlace.BARE and last.head)


def paged(sections: Sequence[Section], found: Mapping[str, Fragment], of: Book) -> list[BookPage]:
    """Return the pages of a body that is laid out so."""
    lengths = {name: pages.length for name, pages in found.items()}
    apart = {name for name, pages in found.items() if pages.ends_apart}
    return pagination.body_pages(sections, lengths, of, apart)


def test_the_page_of_an_imprint_follows_from_where_its_speech_begins() -> None:
    """One speech of a page, its 版记 under it: overleaf from a right-hand page, not from a left."""
    of = book(part(None, member(1), member(2)), recto=False)
    sections = pagination.body_sections(of)
    usual = {"s1": laid(1, has_room=None), "s2": laid(1, has_room=True)}
    assert shown(paged(sections, pagination.fitted(sections, usual, of), of)) == ["s1", "s2"]
    usual["s1"] = laid(2, has_room=None)
    found = paged(sections, pagination.fitted(sections, usual, of), of)
    assert shown(found) == ["s1", "s1", "s2", "s2"]
