"""Rows that one side added or took out stand beside cells that the other one changed."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.returning.merging.table_rows import TableRow, merged
from tests.effort import effort

A, B, C = ("甲", "1"), ("乙", "2"), ("丙", "3")
ROWS = st.lists(st.tuples(st.sampled_from("甲乙丙"), st.sampled_from("123")), max_size=4)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ([A, C, B], [A, ("乙", "5")], (A, C, ("乙", "5"))),
        ([A], [("甲", "4"), B], (("甲", "4"),)),
        ([B], [("甲", "4"), B], None),
        ([A, B, C], [A], None),
        ([("甲", "4"), B], [A, ("乙", "5")], (("甲", "4"), ("乙", "5"))),
        ([("甲", "4"), B], [("甲", "5"), B], None),
        ([("甲", "1", "9"), ("乙", "2", "9")], [A, ("乙", "5")], None),
    ],
)
def test_both_sides_are_heard(
    one: Sequence[TableRow], other: Sequence[TableRow], expected: tuple[TableRow, ...] | None
) -> None:
    assert merged([A, B], one, other) == expected
    assert merged([A, B], other, one) == expected


def test_rows_that_begin_alike_are_known_by_all_they_say() -> None:
    base = [("甲", "1"), ("甲", "2")]
    changed = [("甲", "1"), ("甲", "9")]
    assert merged(base, [*base, ("甲", "3")], changed) == (*changed, ("甲", "3"))
    assert merged(base, [("甲", "2")], changed) == (("甲", "9"),)
    assert merged(base, [("甲", "1")], changed) is None


@settings(max_examples=effort(40, 4000))
@given(ROWS, ROWS)
def test_what_only_one_side_changed_is_as_it_has_it(
    base: list[TableRow], one: list[TableRow]
) -> None:
    assert merged(base, one, base) == merged(base, base, one) == tuple(one)
