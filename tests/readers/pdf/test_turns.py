"""Whether a sentence goes on over the turn of a page, past what stands at its edge."""

import pytest

from converters.readers.pdf import turns
from converters.readers.pdf.rows import Row
from tests.readers.pdf import printed

FULL = "字" * 20
"""A row from the left margin to the right one, 0 to 2000 points, of type of 100."""


def text(number: int) -> list[Row]:
    return [printed.row(FULL, 0, 2000 + 150 * at, page=number) for at in range(4)]


def is_cut(before: Row, after: Row, edge: int = 0) -> bool:
    """Return whether a head of the second page, or a foot of the first one, cuts a sentence."""
    stray = printed.row("通讯", 900, 1000 if edge == 0 else 3000)
    pages = [[*text(1), before], [after, *text(2)]]
    pages[1 if edge == 0 else 0].insert(0 if edge == 0 else 5, stray)
    found = turns.of_pages(pages, printed.SIZE).cut(pages, edge)
    assert found <= {1 if edge == 0 else 0}
    return bool(found)


def last(words: str = FULL, left: float = 0, size: float = 100, base: float = 2600) -> Row:
    return printed.row(words, left, base, size, page=1)


def first(words: str = FULL, left: float = 0, size: float = 100) -> Row:
    return printed.row(words, left, 1500, size, page=2)


@pytest.mark.parametrize("edge", [0, -1])
@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (last(), first(), True),
        (last(f"{FULL[:19]}，"), first(), True),
        (last(f"{FULL[:19]}。"), first(), False),
        (last(f"{FULL[:19]}》"), first(), False),
        (last(FULL[:18], 200), first(), True),
        (last(FULL[:17], 300), first(), False),
        (last(FULL[:19]), first(), True),
        (last(FULL[:18]), first(), False),
        (last(), first("完。"), True),
        (last(), first(left=60), True),
        (last(), first(left=61), False),
        (last(), first("同志们："), False),
        (last(), first("二、抓好落实"), False),
        (last(FULL[:10], size=200), first(), False),
        (last(), first(FULL[:10], size=200), False),
        (printed.table(("甲",), base=2600), first(), False),
    ],
)
def test_a_full_row_without_an_end_goes_on_with_a_row_that_begins_at_the_margin(
    before: Row, after: Row, edge: int, *, expected: bool
) -> None:
    assert is_cut(before, after, edge) is expected


@pytest.mark.parametrize(("base", "expected"), [(2050, True), (2049, False)])
def test_a_page_with_room_for_more_was_ended_on_purpose(base: float, *, expected: bool) -> None:
    assert is_cut(last(base=base), first()) is expected


@pytest.mark.parametrize("edge", [0, -1])
def test_nothing_goes_on_from_no_page_and_past_no_row(edge: int) -> None:
    pages = [text(1), [], text(3)[:1]]
    assert turns.of_pages(pages, printed.SIZE).cut(pages, edge) == set()


def test_even_and_odd_pages_have_their_own_margins() -> None:
    moved = [printed.row(FULL, 300, 2000 + 150 * at, page=2) for at in range(4)]
    pages = [text(1), [printed.row("通讯", 900, 1000, page=2), *moved]]
    assert turns.of_pages(pages, printed.SIZE).cut(pages, 0) == {1}


def test_a_row_with_a_wide_gap_is_not_full() -> None:
    wide = Row((printed.run("字" * 5), printed.run("字" * 5, 1500)), 1)
    found = turns.of_pages([text(1)], printed.SIZE)
    assert (found.is_full(text(1)[0]), found.is_full(wide)) == (True, False)


@pytest.mark.parametrize(
    ("cut", "fewest", "expected"),
    [({1}, 1, True), (set(), 1, False), ({1}, 2, False), ({1, 2}, 2, True), ({9}, 1, False)],
)
def test_on_a_third_of_the_pages_a_sentence_goes_on(
    cut: set[int], fewest: int, *, expected: bool
) -> None:
    assert turns.is_through([0, 1, 2], cut, fewest) is expected
    assert not turns.is_through([0, 1, 2, 3, 4, 5, 6], cut, fewest)


@pytest.mark.parametrize(("short", "expected"), [(17, {1}), (18, set())])
def test_no_sentence_goes_on_where_hardly_any_row_is_full(short: int, expected: set[int]) -> None:
    points = [printed.row("字" * 5, 0, 1000 - 10 * at, page=1) for at in range(short)]
    pages = [[*points, *text(1)], [printed.row("通讯", 900, 1000, page=2), *text(2)]]
    assert turns.of_pages(pages, printed.SIZE).cut(pages, 0) == expected
