"""Pages foreseen: full ones, and those that end early for the sake of what may not be parted."""

from hypothesis import given, settings
from hypothesis import strategies as st

from converters.typeset.pages import FilledPage, PageBlock, PagePlace, ends_text, fill, page_from
from tests.effort import effort

ROOM = 10


def text(count: int) -> PageBlock:
    return PageBlock((1,) * count)


def heading(count: int = 1) -> PageBlock:
    return PageBlock((1,) * count, whole=True, leads=True)


def signature(above: int = 1) -> PageBlock:
    return PageBlock((1,), above, follows=True)


DATE = PageBlock((1,), follows=True)


def ends(*blocks: PageBlock) -> list[tuple[tuple[int, int], int]]:
    """Where pages end and how many lines they hold."""
    return [((page.end.block, page.end.line), page.used) for page in fill(blocks, ROOM)]


def test_text_fills_pages_to_the_last_line() -> None:
    assert ends(text(4), text(18)) == [((1, 6), 10), ((1, 16), 10), ((2, 0), 2)]


def test_a_heading_moves_to_the_page_of_its_text() -> None:
    assert ends(text(9), heading(), text(3)) == [((1, 0), 9), ((3, 0), 4)]
    assert ends(text(8), heading(), text(3)) == [((2, 1), 10), ((3, 0), 2)]


def test_a_heading_of_two_lines_is_not_parted() -> None:
    assert ends(text(9), heading(2), text(3)) == [((1, 0), 9), ((3, 0), 5)]
    assert ends(text(8), heading(2), text(3)) == [((1, 0), 8), ((3, 0), 5)]


def test_headings_one_under_another_move_together() -> None:
    assert ends(text(8), heading(), heading(), text(3)) == [((1, 0), 8), ((4, 0), 5)]


def test_an_attachment_begins_a_page_and_the_one_before_it_need_not_be_full() -> None:
    attachment = PageBlock((1,) * 4, whole=True, leads=True, starts=True)
    assert ends(text(3), attachment, text(2)) == [((1, 0), 3), ((3, 0), 6)]
    pages = fill([text(3), attachment, text(7)], ROOM)
    assert [ends_text([text(3), attachment, text(7)], page) for page in pages] == [
        True,
        False,
        True,
    ]


def test_a_signature_takes_a_line_of_text_with_it() -> None:
    assert ends(text(8), signature(), DATE) == [((0, 7), 7), ((3, 0), 4)]
    assert ends(text(7), signature(), DATE) == [((3, 0), 10)]


def test_a_paragraph_of_one_line_goes_with_the_signature_as_a_whole() -> None:
    assert ends(text(7), text(1), signature(), DATE) == [((1, 0), 7), ((4, 0), 4)]


def test_blank_lines_above_are_left_out_at_the_head_of_a_page() -> None:
    parted = PageBlock((1, 1), above=3)
    assert ends(text(10), parted) == [((1, 0), 10), ((2, 0), 2)]
    assert ends(text(8), parted) == [((1, 0), 8), ((2, 0), 2)]
    assert ends(text(6), parted) == [((1, 1), 10), ((2, 0), 1)]


def test_rows_are_whole_and_a_head_row_is_printed_again() -> None:
    table = PageBlock((1, 4, 4, 4), repeated=1)
    assert ends(table) == [((0, 3), 9), ((1, 0), 5)]
    assert ends(text(6), table) == [((1, 0), 6), ((1, 3), 9), ((2, 0), 5)]


def test_what_no_page_can_keep_together_is_parted_where_the_page_is_full() -> None:
    assert ends(*[heading()] * 12, text(1)) == [((10, 0), 10), ((13, 0), 3)]


def test_a_page_may_be_asked_for_from_any_line() -> None:
    assert page_from([text(4), text(18)], PagePlace(1, 6), ROOM) == FilledPage(
        PagePlace(1, 6), PagePlace(1, 16), 10
    )


BLOCKS = st.lists(
    st.one_of(
        st.builds(text, st.integers(0, 25)),
        st.builds(heading, st.integers(1, 3)),
        st.builds(signature, st.integers(0, 2)),
        st.just(DATE),
        st.builds(
            lambda rows, head: PageBlock(tuple(rows), repeated=rows[0] if head else 0),
            st.lists(st.integers(1, 4), min_size=1, max_size=9),
            st.booleans(),
        ),
    ),
    min_size=1,
    max_size=25,
)


@settings(max_examples=effort(25, 20_000), deadline=None)
@given(BLOCKS)
def test_every_line_stands_on_one_page_and_no_page_holds_too_much(blocks: list[PageBlock]) -> None:
    pages = fill(blocks, ROOM)
    assert [page.start for page in pages[1:]] == [page.end for page in pages[:-1]]
    assert pages[0].start == PagePlace(0, 0)
    assert pages[-1].end == PagePlace(len(blocks), 0)
    assert all(page.used <= ROOM for page in pages)


@settings(max_examples=effort(25, 20_000), deadline=None)
@given(BLOCKS)
def test_no_heading_ends_a_page_unless_the_page_holds_nothing_else(blocks: list[PageBlock]) -> None:
    for page in fill(blocks, ROOM)[:-1]:
        last = page.end.block - (page.end.line == 0)
        on_page = blocks[page.start.block : last + 1]
        if page.end.line == 0 and blocks[last].leads:
            assert all(block.leads or block.follows or not block.lines for block in on_page)
