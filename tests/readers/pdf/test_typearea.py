"""The type area: margins are where rows begin and end, on pages with few rows those of others."""

import pytest

from converters.readers.pdf import typearea
from tests.readers.pdf import printed
from tests.readers.pdf.pages import LEFT, SENTENCES, SIZE, lines_of, made, page, set_in

LINES = set_in(SENTENCES)
SHORT = ["会议主席：张某某", "会议秘书：李某某", "会议记录：王某某", "会议校对：赵某某"]


@pytest.mark.parametrize("count", [1, 3, 4])
def test_short_paragraphs_alone_on_the_last_page_are_not_joined(count: int) -> None:
    last = page(SHORT[:count], x=LEFT + 2 * SIZE)
    assert lines_of(made(page(LINES), last)) == [*SENTENCES, *SHORT[:count]]


@pytest.mark.parametrize(
    ("rows", "left", "right", "own"),
    [
        (3, 200, 2700, False),
        (3, 200, 3003, False),
        (3, 200, 3004, True),
        (7, 200, 2700, False),
        (8, 200, 2700, True),
    ],
)
def test_fewer_rows_within_the_margins_of_the_other_pages_have_those(
    rows: int, left: float, right: float, own: bool
) -> None:
    full = [printed.row("字" * 30, 0, 1000 + 150 * at) for at in range(8)]
    wide = right - left
    words = "字" * int(wide // 100)
    last = [
        printed.row(words, right - 100 * len(words), 1000 + 150 * at, page=2) for at in range(rows)
    ]
    found = typearea.of_rows([*full, *last], printed.SIZE, 4000)
    assert found[0, 1] == typearea.TypeArea(0, 3000)
    assert (found[0, 0] != found[0, 1]) == own


@pytest.mark.parametrize(("rows", "right"), [(3, 3000), (2, 4000)])
def test_a_margin_is_where_three_rows_end_else_like_the_other_one(rows: int, right: float) -> None:
    full = [printed.row("字" * 30, 0, 1000 + 150 * at) for at in range(rows)]
    assert typearea.measured(full, printed.SIZE, 4000).right == right


def test_the_left_margin_is_the_leftmost_place_at_which_two_rows_begin_within_a_point() -> None:
    lefts = (50, 100, 101, 300, 300)
    rows = [printed.row("字" * 20, left, 1000 + 150 * at) for at, left in enumerate(lefts)]
    assert typearea.measured(rows, printed.SIZE, 4000).left == 100
