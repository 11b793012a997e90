"""How columns share the type area: those that want little get it, the widest share the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.errors import SourceError
from converters.typeset.tables import column_shares


def test_columns_that_fit_are_widened_alike() -> None:
    """An em is added to each: 3 and 5 of 8."""
    assert column_shares([[2, 4], [1, 3]], 16, 1) == [3 / 8, 5 / 8]


def test_the_widest_columns_share_what_the_others_leave() -> None:
    """A third of 24 is more than the first wants; of 20 that are left the others have 10 each."""
    assert column_shares([[40, 3, 40]], 24, 1) == [10 / 24, 4 / 24, 10 / 24]


def test_a_column_that_wants_less_than_its_share_of_the_rest_gets_what_it_wants() -> None:
    """Of 24 the first takes 4, the second 10 of the 20 that are left, the third the last 10."""
    assert column_shares([[3, 9, 40]], 24, 1) == [4 / 24, 10 / 24, 10 / 24]
    assert column_shares([[3, 8, 40]], 24, 1) == [4 / 24, 9 / 24, 11 / 24]


def test_as_many_columns_as_characters_stand_side_by_side_are_the_most() -> None:
    assert column_shares([[1] * 31], 31, 1) == pytest.approx([1 / 31] * 31)
    with pytest.raises(SourceError, match="表格有 32 栏，版心里放不下，至多 31 栏") as caught:
        column_shares([[1] * 32], 31.9, 5)
    assert caught.value.line == 5


def test_rows_of_different_lengths_are_no_table() -> None:
    with pytest.raises(ValueError, match="shorter"):
        column_shares([[1, 2], [1]], 31, 5)


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
    shares = column_shares(widths, 30, 1)
    assert sum(shares) == pytest.approx(1)
    wanted = [max(column) for column in zip(*widths, strict=True)]
    in_order = sorted(zip(wanted, shares, strict=True))
    assert [share for _, share in in_order] == pytest.approx(sorted(shares))
