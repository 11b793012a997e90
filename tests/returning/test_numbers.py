"""What clerks type for rows means these rows, or is answered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.errors import UsageError
from converters.readers.revisions.model import Hand
from converters.returning import numbers
from converters.returning.model import Row, RowKind
from converters.returning.numbers import AskedRows

KINDS = (RowKind.WORDS, RowKind.STYLE, RowKind.COMMENT, RowKind.WORDS, RowKind.DELETED)
HANDS = (Hand("王"), None, Hand("李"), Hand("李"), Hand("王"))
ROWS = tuple(
    Row(at, kind, hand, "甲", "乙", (), kind in (RowKind.WORDS, RowKind.DELETED))
    for at, (kind, hand) in enumerate(zip(KINDS, HANDS, strict=True), 1)
)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (AskedRows("all"), {1, 2, 4, 5}),
        (AskedRows("全部"), {1, 2, 4, 5}),
        (AskedRows("none"), set()),
        (AskedRows("1,4-5"), {1, 4, 5}),
        (AskedRows("1、４－5"), {1, 4, 5}),
        (AskedRows(" 1 4 "), {1, 4}),
        (AskedRows(refuse="4"), {1, 5}),
        (AskedRows("all", "2-3"), {1, 4, 5}),
        (AskedRows(authors=("王",)), {1, 5}),
        (AskedRows(authors=("李", "没有修订标记")), {2, 4}),
        (AskedRows(authors=(" （王　） ",)), {1, 5}),
        (AskedRows("2", authors=("王",), refuse="1"), {2, 5}),
        (AskedRows(), {1, 4, 5}),
    ],
)
def test_rows_are_taken_as_they_are_written(wanted: AskedRows, expected: set[int]) -> None:
    assert numbers.taken(ROWS, wanted).taken == expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (AskedRows("1"), {2, 4, 5}),
        (AskedRows("none"), {1, 2, 4, 5}),
        (AskedRows("all"), set()),
        (AskedRows("all", "3-4"), {4}),
        (AskedRows(refuse="2"), {2}),
        (AskedRows(authors=("王",)), set()),
    ],
)
def test_who_lists_what_to_take_refuses_the_rest(wanted: AskedRows, expected: set[int]) -> None:
    assert numbers.taken(ROWS, wanted).refused == expected


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        (AskedRows("6"), "没有第 6 处改动，只有 1 到 5"),
        (AskedRows("0"), "没有第 0 处"),
        (AskedRows("3"), "第 3 处是批注"),
        (AskedRows("5-4"), "看不懂"),
        (AskedRows("一"), "看不懂"),
        (AskedRows(","), "没有写"),
        (AskedRows(refuse="x"), "看不懂"),
        (AskedRows(authors=("张",)), "没有“张”改的。有的是：王、没有修订标记、李"),
    ],
)
def test_what_means_none_is_answered(wanted: AskedRows, told: str) -> None:
    with pytest.raises(UsageError) as fault:
        numbers.taken(ROWS, wanted)
    assert told in str(fault.value)


@given(st.sets(st.sampled_from((1, 2, 4, 5))))
def test_what_is_written_means_the_same_rows(chosen: set[int]) -> None:
    assert numbers.taken(ROWS, AskedRows(numbers.written(chosen))).taken == chosen
