"""Rows of one thing are one row: the places of a move, a change that repeats."""

from converters.readers.revisions.changes import ChangeKind
from converters.readers.revisions.model import Hand
from converters.returning.joined import joined
from converters.returning.model import Row, RowKind, Spot

WHO = Hand("王校对")
LONG = "一要抓学习。每季度组织一次集中学习。\n"


def row(kind: RowKind, before: str, after: str, at: int, hand: Hand = WHO) -> Row:
    """A row of one touch at a place."""
    touch = frozenset({(at, ChangeKind.INSERTED)})
    return Row(0, kind, hand, before, after, (Spot(at, at),), by_default=True, touches=touch)


def test_rows_are_numbered_as_they_stand() -> None:
    found = joined([row(RowKind.INSERTED, "", "乙", 9), row(RowKind.DELETED, "甲", "", 3)])
    assert [(one.number, one.spots[0].start) for one in found] == [(1, 3), (2, 9)]


def test_a_recorded_move_is_one_row() -> None:
    hand = Hand("王校对", move="move1")
    out, put = (
        (row(RowKind.PARAGRAPH_OUT, "甲\n", "", 9, hand),) * 1,
        row(RowKind.PARAGRAPH_IN, "", "甲\n", 2, hand),
    )
    (one,) = joined([*out, put])
    assert one.kind is RowKind.MOVED and len(one.touches) == 2
    assert [spot.start for spot in one.spots] == [9, 2]


def test_a_long_paragraph_cut_and_pasted_is_a_move() -> None:
    rows = [row(RowKind.PARAGRAPH_OUT, LONG, "", 1), row(RowKind.PARAGRAPH_IN, "", LONG, 9)]
    assert [one.kind for one in joined(rows)] == [RowKind.MOVED]
    short = [row(RowKind.PARAGRAPH_OUT, "短\n", "", 1), row(RowKind.PARAGRAPH_IN, "", "短\n", 9)]
    assert len(joined(short)) == 2


def test_what_repeats_four_times_is_one_row() -> None:
    rows = [row(RowKind.WORDS, "，", ",", at) for at in (1, 5, 9, 13)]
    (one,) = joined(rows)
    assert (one.before, one.after, len(one.spots)) == ("，", ",", 4)
    assert "自动更正" in one.note
    assert len(joined(rows[:3])) == 3
