from collections import defaultdict
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.books import pagination
from converters.books.pagination import BookPage, Section, SectionKind
from converters.settings.compilation import Book
from tests.books.make import book, member, part
from tests.make import speech


def body(of: Book, **lengths: int) -> list[BookPage]:
    known = defaultdict(lambda: 1, {name.replace("_", "-"): n for name, n in lengths.items()})
    return pagination.body_pages(pagination.body_sections(of), known, of)


def front(of: Book, **lengths: int) -> list[BookPage]:
    known = defaultdict(lambda: 1, {name.replace("_", "-"): n for name, n in lengths.items()})
    notes = [speech(id="note-1", title="编者说明")]
    return pagination.front_pages(pagination.front_sections(of, notes), known, of)


def shown(pages: Sequence[BookPage]) -> list[str]:
    return [page.section.name if page.section else "-" for page in pages]


def test_parts_and_speeches_begin_on_the_right_and_the_back_of_a_part_is_blank() -> None:
    assert shown(body(book(), s1=2)) == [
        *("part-1", "-", "s1", "s1", "s2", "-"),
        *("part-2", "-", "s3", "-", "s4"),
    ]


def test_speeches_follow_on_the_next_page_where_that_is_asked_for() -> None:
    assert shown(body(book(recto=False), s1=1)) == [
        *("part-1", "-", "s1", "s2", "part-2", "-", "s3", "s4")
    ]


def test_a_book_on_one_side_has_no_blank_pages() -> None:
    pages = body(book(sides=1))
    assert shown(pages) == ["part-1", "s1", "s2", "part-2", "s3", "s4"]
    assert all(page.recto for page in pages)


def test_a_book_without_parts_begins_with_its_first_speech() -> None:
    assert shown(body(book(part(None, member(1))))) == ["s1"]


def test_the_body_is_numbered_from_one_and_blanks_count() -> None:
    assert [page.label for page in body(book())] == [str(n) for n in range(1, 12)]


def test_the_front_is_roman_from_the_title_page_and_even_in_pages() -> None:
    pages = front(book(), contents=2)
    assert shown(pages) == [
        *("cover", "-", "title-page", "imprint", "note-1", "-", "contents", "contents")
    ]
    assert [page.label for page in pages] == ["", "", "I", "II", "III", "IV", "V", "VI"]


def test_a_front_of_odd_pages_is_filled_with_a_blank_one() -> None:
    assert shown(front(book(), contents=1))[-2:] == ["contents", "-"]


def test_opening_pages_have_no_running_head_and_bare_ones_no_number() -> None:
    pages = body(book(), s1=3)
    furniture = {
        name: (page.folio, page.head) for page, name in zip(pages, shown(pages), strict=True)
    }
    assert furniture["part-1"] == (False, None)
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
        "part-1": 1,
        "s1": 3,
        "s2": 5,
        "part-2": 7,
        "s3": 9,
        "s4": 11,
    }


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
