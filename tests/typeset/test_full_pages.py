"""Pages filled by paragraphs a line longer: never a page more, and later pages begin as before."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hypothesis import example, given, settings
from hypothesis import strategies as st

from converters.settings.style import PagesStyle
from converters.typeset.full_pages import flaws, longer
from converters.typeset.pages import PageBlock, fill
from tests.effort import effort
from tests.typeset.test_pages import BLOCKS, DATE, ROOM, heading, signature, text

RULES = PagesStyle(dearest_line=28, dearest_page=150, back=3, ahead=2, most=3, tail_lines=2)


def chosen(
    blocks: Sequence[PageBlock], prices: Mapping[int, float], rules: PagesStyle = RULES
) -> list[int]:
    return longer(blocks, prices.get, ROOM, rules)


def with_more(blocks: Sequence[PageBlock], numbers: Sequence[int]) -> list[PageBlock]:
    return [
        replace(block, lines=(*block.lines, 1)) if number in numbers else block
        for number, block in enumerate(blocks)
    ]


def test_full_pages_are_left_alone() -> None:
    assert chosen([text(8), heading(), text(8)], {0: 0.0, 2: 0.0}) == []


def test_the_cheapest_paragraph_of_a_short_page_is_made_longer() -> None:
    blocks = [text(3), text(3), text(3), heading(), text(4)]
    assert chosen(blocks, {0: 20.0, 1: 10.0, 4: 1.0}) == [1]


def test_as_many_are_made_longer_as_lines_are_free() -> None:
    blocks = [text(4), text(4), heading(), heading(), text(4)]
    assert chosen(blocks, {0: 70.0, 1: 70.0}) == [0, 1]
    assert chosen(blocks, {0: 70.0, 1: 90.0}) == []
    assert chosen(blocks, {0: 70.0}) == []


def test_a_page_before_helps_one_that_cannot_help_itself() -> None:
    blocks = [text(4), text(10), text(5), heading(), text(4)]
    assert chosen(blocks, {0: 5.0}) == [0]
    assert chosen(blocks, {0: 5.0}, replace(RULES, back=0)) == []


def test_no_page_before_helps_where_that_makes_another_page_short() -> None:
    blocks = [text(8), heading(), text(1), text(9), heading(), text(4)]
    assert chosen(blocks, {0: 5.0}) == []


def test_a_last_page_of_one_line_gets_a_second() -> None:
    assert chosen([text(4), text(7)], {0: 9.0}) == [0]
    assert chosen([text(4), text(8)], {0: 9.0}) == []


def test_a_signature_gets_two_lines_of_text() -> None:
    blocks = [text(4), text(3), text(4), signature(), DATE]
    assert chosen(blocks, {0: 9.0, 1: 9.0}) == [0]


def test_text_before_a_signature_that_moves_on_fills_its_page() -> None:
    blocks = [text(3), text(3), text(4), signature(), DATE]
    assert chosen(blocks, {0: 9.0, 1: 9.0}) == [0, 1]


def test_no_signature_in_the_middle_moves_the_pages_after_it() -> None:
    blocks = [text(10), text(1), signature(), DATE, text(12)]
    assert chosen(blocks, {0: 9.0, 1: 9.0}, replace(RULES, ahead=0)) == []


def test_where_pages_before_cannot_help_lines_move_on_to_pages_after() -> None:
    blocks = [
        text(7),
        heading(),
        text(2),
        text(2),
        text(6),
        heading(),
        text(10),
        heading(),
        text(5),
    ]
    prices = {0: 9.0, 2: 9.0, 3: 9.0}
    assert chosen(blocks, prices, replace(RULES, ahead=0)) == []
    assert chosen(blocks, prices) == [0, 2]
    pages = fill(with_more(blocks, [0, 2]), ROOM)
    assert [page.used for page in fill(blocks, ROOM)] == [10, 10, 9, 6]
    assert [page.used for page in pages] == [10, 10, 10, 7]


def test_no_more_paragraphs_of_a_page_are_longer_than_the_style_allows() -> None:
    blocks = [text(2), text(2), text(2), heading(3), text(6)]
    prices = dict.fromkeys(range(3), 1.0)
    assert chosen([text(1), *blocks], prices) == [0, 1, 2]
    assert chosen([text(1), *blocks], prices, replace(RULES, most=2)) == []


def test_nothing_is_made_longer_where_the_style_allows_no_cost() -> None:
    blocks = [text(9), heading(), text(4)]
    assert chosen(blocks, {0: 0.0}, replace(RULES, dearest_page=0)) == []


def test_no_way_is_taken_that_makes_another_number_of_pages() -> None:
    blocks = [text(0), text(4), PageBlock((2,)), signature(0), signature(2), signature(0), text(4)]
    numbers = chosen(blocks, {0: 0.0, 4: 0.0})
    assert len(fill(with_more(blocks, numbers), ROOM)) == len(fill(blocks, ROOM))


PRICES = st.dictionaries(st.integers(0, 25), st.floats(0, 120), max_size=20)


@settings(max_examples=effort(25, 5_000), deadline=None)
@given(BLOCKS, PRICES)
def test_fewer_pages_are_flawed_and_there_are_no_more_of_them(
    blocks: list[PageBlock], prices: dict[int, float]
) -> None:
    numbers = chosen(blocks, prices)
    assert set(numbers) <= set(prices)
    before, mended = fill(blocks, ROOM), with_more(blocks, numbers)
    after = fill(mended, ROOM)
    assert len(before) == len(after)
    least = RULES.tail_lines
    was, now = flaws(blocks, before, ROOM, least), flaws(mended, after, ROOM, least)
    assert now < was if numbers else now == was


@settings(max_examples=effort(25, 5_000), deadline=None)
@given(BLOCKS, PRICES)
@example([text(0), text(4), PageBlock((4, 1, 2, 1, 2, 4, 1)), signature(0)], {0: 0.0, 1: 0.0})
def test_by_its_own_paragraphs_a_page_moves_none_of_lines_alone_but_that_of_a_signature(
    blocks: list[PageBlock], prices: dict[int, float]
) -> None:
    """Rows of tables are of several lines: where one goes over, another page begins with it."""
    numbers = chosen(blocks, prices, replace(RULES, back=0, ahead=0))
    before, after = fill(blocks, ROOM), fill(with_more(blocks, numbers), ROOM)
    for one, other in zip(before, after, strict=True):
        on_it = blocks[one.start.block : one.end.block + 1]
        other_kinds = any(block.follows or max(block.lines, default=1) > 1 for block in on_it)
        assert one.start == other.start or other_kinds
