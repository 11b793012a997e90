"""Signature and date with seals: the places of GB/T 9704-2012 §7.3.5.1 and §7.3.5.3."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.settings.design import Design
from converters.settings.style import Style
from converters.settings.units import pt
from converters.speech.model import Block, Dateline, Seal, Signature
from converters.typeset import seals, tail
from converters.typeset.tail import End
from tests.make import para
from tests.typeset.test_tail import broken as broken_at

AREA = 28_000
TEXT = para("完了。")


@pytest.fixture
def style(design: Design) -> Style:
    """A type area of 28 characters of 10 pt, seals of eight characters that stand one apart."""
    own = design.style
    page = replace(own.page, type_area_width=pt(280), type_area_height=pt(440))
    sealed = replace(own.tail, seal=pt(80), seals_apart=pt(10), stamp=pt(60))
    return replace(own, page=page, tail=sealed, grid=replace(own.grid, lines=22, fill="boxes"))


def broken(block: tail.Ending, room: int) -> list[tail.EndLine]:
    lines = broken_at(block, max(room // 1000, 1))
    return [tail.EndLine(line.text, line.width * 1000) for line in lines]


def placed(style: Style, seal: Seal, *blocks: Block) -> list[End]:
    return list(seals.ends((TEXT, *blocks), broken, AREA, style, seal).values())


def middles(ends: list[End]) -> list[float]:
    return [end.right + end.lines[0].width / 2 for end in ends]


def test_without_a_seal_all_is_as_it_was(style: Style) -> None:
    blocks = (TEXT, Signature("某" * 8), Dateline("日" * 6))
    assert seals.ends(blocks, broken, AREA, style, Seal.NONE) == tail.ends(
        blocks, broken, AREA, 2000
    )


def test_a_sealed_name_is_centred_on_the_date_that_ends_four_characters_from_the_edge(
    style: Style,
) -> None:
    for width in (2, 6, 10, 14):
        name, date = placed(style, Seal.SEAL, Signature("某" * width), Dateline("日" * 6))
        assert (date.right, name.right) == (4000, 4000 + 3000 - width * 500)
        assert (name.above, date.above) == (2, 0)


def test_a_name_too_long_for_that_stays_inside_and_takes_the_date_along(style: Style) -> None:
    name, date = placed(style, Seal.SEAL, Signature("某" * 20), Dateline("日" * 6))
    assert (name.right, date.right) == (0, 7000)


def test_a_name_longer_than_the_line_is_broken_and_its_lines_are_centred(style: Style) -> None:
    name, date = placed(style, Seal.SEAL, Signature("某" * 40), Dateline("日" * 6))
    assert [line.width for line in name.lines] == [28_000, 12_000]
    assert name.is_centered
    assert (name.right, date.right) == (0, 11_000)


def test_two_organs_stand_left_and_right_on_one_line(style: Style) -> None:
    ends = placed(style, Seal.SEAL, Signature("某" * 4), Signature("某" * 6), Dateline("日" * 6))
    assert middles(ends) == [21_000, 7000, 7000]
    assert [(end.above, end.is_beside) for end in ends] == [(2, False), (-1, True), (0, False)]


def test_of_four_organs_three_stand_in_a_row_and_the_last_above_the_date(style: Style) -> None:
    """Eight and one characters from seal to seal, half a seal at each end: 26 characters."""
    ends = placed(style, Seal.SEAL, *[Signature("某" * 4)] * 4, Dateline("日" * 6))
    assert middles(ends) == [24_000, 15_000, 6000, 6000, 6000]
    assert [end.above for end in ends] == [2, -1, -1, 4, 0]


def test_a_post_stands_two_characters_left_of_the_stamp_in_the_middle_of_its_height(
    style: Style,
) -> None:
    post, date = placed(style, Seal.SIGNATURE, Signature("县长"), Dateline("日" * 6))
    assert (post.right, post.above) == (4000 + 6000 + 2000, 2.5)
    assert (date.right, date.above) == (4000, 1.5)
    (alone,) = placed(style, Seal.SIGNATURE, Dateline("日" * 6))
    assert alone.above == 2 + 2 + 1


def test_posts_of_several_stand_under_one_another(style: Style) -> None:
    one, other, date = placed(
        style, Seal.SIGNATURE, Signature("县长"), Signature("主任"), Dateline("日" * 6)
    )
    assert one.right == other.right
    assert (one.above, other.above, date.above) == (2.5, 2, 1.5)


WIDTHS = st.lists(st.integers(1, 80), max_size=8)


@given(WIDTHS, st.none() | st.integers(1, 30), st.sampled_from(list(Seal)), st.booleans())
def test_no_line_leaves_the_type_area_and_no_two_seals_touch(
    design: Design, names: list[int], day: int | None, seal: Seal, under_text: bool
) -> None:
    signatures: list[Block] = [Signature("某" * name) for name in names]
    dates: list[Block] = [] if day is None else [Dateline("日" * day)]
    blocks = [*([TEXT] if under_text else []), *signatures, *dates]
    ends = seals.ends(blocks, broken, AREA, design.style, seal)
    assert ["".join(line.text for line in ends[at].lines) for at in sorted(ends)] == [
        block.text for block in blocks if isinstance(block, Signature | Dateline)
    ]
    for end in ends.values():
        assert end.right >= 0
        assert all(end.right + line.width <= AREA for line in end.lines)
    if seal is Seal.SEAL:
        apart = design.style.tail.seal.pt / design.style.page.type_area_width.pt * AREA
        for one, other in pairwise(ends[at] for at in sorted(ends)):
            if other.is_beside:
                assert len(one.lines) == len(other.lines) == 1
                assert middles([one])[0] - middles([other])[0] > apart
                assert one.right >= other.right + other.lines[0].width
