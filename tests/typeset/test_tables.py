"""How columns share the type area: those that want little get it, the widest share the rest."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.errors import SourceError
from converters.typeset.cells import CellWidth
from converters.typeset.tables import column_shares


def shares(widths: Sequence[Sequence[float]], total: float, line: int = 1) -> list[float]:
    """The shares of columns in which any cell may be torn."""
    return column_shares([[CellWidth(width) for width in row] for row in widths], total, line)


def test_columns_that_fit_are_widened_alike() -> None:
    """An em is added to each: 3 and 5 of 8."""
    assert shares([[2, 4], [1, 3]], 16, 1) == [3 / 8, 5 / 8]


def test_the_widest_columns_share_what_the_others_leave() -> None:
    """A third of 24 is more than the first wants; of 20 that are left the others have 10 each."""
    assert shares([[40, 3, 40]], 24, 1) == [10 / 24, 4 / 24, 10 / 24]


def test_a_column_that_wants_less_than_its_share_of_the_rest_gets_what_it_wants() -> None:
    """Of 24 the first takes 4, the second 10 of the 20 that are left, the third the last 10."""
    assert shares([[3, 9, 40]], 24, 1) == [4 / 24, 10 / 24, 10 / 24]
    assert shares([[3, 8, 40]], 24, 1) == [4 / 24, 9 / 24, 11 / 24]


def test_as_many_columns_as_characters_stand_side_by_side_are_the_most() -> None:
    assert shares([[1] * 31], 31, 1) == pytest.approx([1 / 31] * 31)
    with pytest.raises(SourceError, match="表格有 32 栏，版心里放不下，至多 31 栏") as caught:
        shares([[1] * 32], 31.9, 5)
    assert caught.value.line == 5


def test_rows_of_different_lengths_are_no_table() -> None:
    with pytest.raises(ValueError, match="shorter"):
        shares([[1, 2], [1]], 31, 5)


@given(
    st.integers(1, 6).flatmap(
        lambda width: st.lists(
            st.lists(st.integers(0, 60), min_size=width, max_size=width), min_size=1, max_size=4
        )
    )
)
def test_shares_are_a_whole_and_no_column_is_wider_than_one_that_wants_more(
    widths: list[list[float]],
) -> None:
    found = shares(widths, 30)
    assert sum(found) == pytest.approx(1)
    wanted = [max(column) for column in zip(*widths, strict=True)]
    in_order = sorted(zip(wanted, found, strict=True))
    assert [share for _, share in in_order] == pytest.approx(sorted(found))


def test_no_column_is_narrower_than_its_longest_word_if_all_find_room() -> None:
    """Each has four of twelve; the first wants five for its word, the others share seven."""
    cells = [[CellWidth(4, 4), CellWidth(20, 2), CellWidth(20, 2)]]
    assert column_shares(cells, 12, 1) == [5 / 12, 3.5 / 12, 3.5 / 12]


def test_of_words_that_find_no_room_the_longest_are_torn() -> None:
    """They want 10, 10 and 4 with their padding: the name keeps 4, the others share the rest."""
    cells = [[CellWidth(9, 9), CellWidth(9, 9), CellWidth(3, 3)]]
    assert column_shares(cells, 12, 1) == [4 / 12, 4 / 12, 4 / 12]
    assert column_shares(cells, 16, 1) == [6 / 16, 6 / 16, 4 / 16]


def test_no_column_is_narrower_than_two_lines_want_if_all_find_room() -> None:
    """They want 8, 8 and 3 with their padding, and two lines of the first 6."""
    cells = [[CellWidth(7, 2, 5), CellWidth(7, 2, 2), CellWidth(2, 2, 2)]]
    assert column_shares(cells, 14, 1) == [6 / 14, 5 / 14, 3 / 14]
    assert column_shares(cells, 9, 1) == [3 / 9, 3 / 9, 3 / 9]


@given(st.lists(st.integers(1, 7000), min_size=1, max_size=8))
def test_words_that_fill_the_type_area_find_room(widths: list[int]) -> None:
    """Whatever rounding their sum in ems has."""
    cells = [[CellWidth(wide / 300, wide / 300) for wide in widths]]
    total = float(sum(round(wide / 300 + 1, 9) for wide in widths))
    assert sum(column_shares(cells, total, 1)) == pytest.approx(1)
