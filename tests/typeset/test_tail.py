"""Signature and date: the rule of GB/T 9704-2012 §7.3.5.2 and what follows where it is silent."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.settings.design import Design
from converters.speech.model import Attachment, Block, Dateline, Note, Signature
from converters.typeset import tail
from tests.effort import effort
from tests.make import para

AREA, STEP = 28, 2
TEXT = para("完了。")


def broken(block: tail.Ending, room: int) -> list[tail.EndLine]:
    """Lines of as many characters as fit, a character being one wide."""
    starts = range(0, len(block.text), room)
    lines = (block.text[start : start + room] for start in starts)
    return [tail.EndLine(line, len(line)) for line in lines]


def rights(*blocks: Block) -> list[int]:
    """Return how far from the right edge the lines end, a character being one wide."""
    return [end.right for end in tail.ends(blocks, broken, AREA, STEP).values()]


def test_the_date_begins_two_characters_right_of_the_signature() -> None:
    assert rights(TEXT, Signature("某" * 8), Dateline("日" * 7)) == [2, 1]
    assert rights(TEXT, Signature("某" * 14), Dateline("日" * 6)) == [2, 8]


def test_a_date_as_wide_as_the_signature_does_not_move_it() -> None:
    assert rights(TEXT, Signature("某" * 7), Dateline("日" * 7)) == [2, 0]


def test_a_longer_date_keeps_the_distance_and_the_signature_moves() -> None:
    assert rights(TEXT, Signature("某" * 3), Dateline("日" * 7)) == [8, 2]


def test_several_signatures_end_alike_and_the_date_goes_by_the_last() -> None:
    assert rights(TEXT, Signature("某" * 14), Signature("某" * 9), Dateline("日" * 7)) == [2, 2, 2]
    assert rights(TEXT, Signature("某" * 9), Signature("某" * 3), Dateline("日" * 7)) == [8, 8, 2]


def test_a_line_alone_keeps_the_distance() -> None:
    assert rights(TEXT, Signature("某" * 3)) == [2]
    assert rights(TEXT, Dateline("日" * 7)) == [2]
    assert rights(TEXT, Dateline("日" * 7), Signature("某" * 3)) == [2, 2]
    assert rights(TEXT, Signature("某" * 3), TEXT, Dateline("日" * 7)) == [2, 2]


def test_only_the_first_line_after_text_has_the_blank_above() -> None:
    blocks = (TEXT, Signature("某"), Signature("某"), Dateline("日"), TEXT, Dateline("日"))
    ends = tail.ends(blocks, broken, AREA, STEP)
    assert {at: end.first for at, end in ends.items()} == {
        1: True,
        2: False,
        3: False,
        5: True,
    }
    alone = tail.ends((Dateline("日"),), broken, AREA, STEP)
    assert [end.first for end in alone.values()] == [False]


def test_a_signature_that_leaves_no_distance_is_broken_and_the_date_goes_by_its_last_line() -> None:
    ends = tail.ends((TEXT, Signature("某" * 36), Dateline("日" * 7)), broken, AREA, STEP)
    assert [line.width for line in ends[1].lines] == [26, 10]
    assert (ends[1].right, ends[2].right) == (2, 3)
    assert rights(TEXT, Signature("某" * 26), Dateline("日" * 7)) == [2, 19]


def test_a_short_last_line_cannot_push_the_others_off_the_page() -> None:
    assert rights(TEXT, Signature("某" * 29), Dateline("日" * 7)) == [2, 0]


@settings(max_examples=effort(15, 60))
@given(st.lists(st.integers(1, 80), max_size=4), st.integers(1, 30))
def test_no_line_leaves_the_type_area_that_fits_into_it(names: list[int], day: int) -> None:
    signatures = [Signature("某" * name) for name in names]
    blocks: list[Block] = [TEXT, *signatures, Dateline("日" * day)]
    for end in tail.ends(blocks, broken, AREA, STEP).values():
        assert end.right >= 0
        assert all(end.right + line.width <= AREA for line in end.lines)


def test_only_what_text_stands_above_has_blank_lines_and_the_last_has_its_own() -> None:
    blocks: list[Block] = [TEXT, Signature("某"), Dateline("日")] * 2
    ends = tail.ends(blocks, broken, AREA, STEP)
    assert tail.blanks(ends, 2, 1) == {1: 2, 2: 0, 4: 1, 5: 0}
    assert tail.blanks({}, 2, 1) == {}


NOTE = Note("（根据录音整理）")


@pytest.mark.parametrize(
    ("blocks", "kept"),
    [
        ([para("完。"), NOTE], {1}),
        ([para("完。"), NOTE, NOTE], {1, 2}),
        ([Dateline("2024年3月5日"), NOTE], {1}),
        ([para("完。"), NOTE, para("再见。")], set()),
        ([para("完。"), NOTE, NOTE, para("再见。")], {2}),
        ([para("完。"), NOTE, Attachment(None, "名单"), para("甲。")], {1}),
        ([NOTE], set()),
    ],
)
def test_a_note_that_ends_a_text_or_follows_a_date_stays_with_what_is_above(
    blocks: list[Block], kept: set[int]
) -> None:
    assert tail.kept_notes(blocks) == kept


def test_a_note_is_apart_from_the_date_above_it_alone(design: Design) -> None:
    date, note = Dateline("2020年7月16日"), Note("（此件公开发布）")
    rule = replace(design.style.tail, note_lines_before=1)
    blocks: list[Block] = [note, date, note, note, para("开会。"), note]
    assert [tail.blank_above_note(blocks, n, rule) for n in range(6)] == [0, 0, 1, 0, 0, 0]
    assert tail.blank_above_note(blocks, 2, design.style.tail) == 0
