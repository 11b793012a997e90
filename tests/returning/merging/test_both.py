"""One place of three texts: what one side changed is taken, what both changed is asked about."""

import pytest

from converters.returning.merging.both import ClashError, PlacedBlock, brought_together
from converters.speech.model import Block, Heading, Table, paragraph

OLD, NEW, OTHER = (paragraph(text) for text in ("甲，乙。", "丙，乙。", "甲，丁。"))


def together(base: list[Block], now: list[Block], wanted: list[Block]) -> list[PlacedBlock]:
    return brought_together(base, now, wanted, 5)


def test_what_one_side_left_alone_is_as_the_other_has_it() -> None:
    assert together([OLD], [OLD], [NEW]) == [PlacedBlock(NEW, 5)]
    assert together([OLD], [OTHER], [OLD]) == [PlacedBlock(OTHER, 5)]
    assert together([OLD], [NEW], [NEW]) == [PlacedBlock(NEW, 5)]


def test_two_edits_of_a_paragraph_come_together() -> None:
    assert together([OLD], [OTHER], [NEW]) == [PlacedBlock(paragraph("丙，丁。"), 5)]


def test_a_block_that_stays_among_others_keeps_its_place() -> None:
    assert together([OLD], [OLD], [NEW, OLD]) == [PlacedBlock(NEW), PlacedBlock(OLD, 5)]
    assert together([OLD, NEW], [OLD, NEW], [NEW]) == [PlacedBlock(NEW, 6)]
    assert together([OLD], [OLD], []) == []


@pytest.mark.parametrize(
    ("base", "now", "wanted"),
    [
        ([OLD], [paragraph("戊，乙。")], [NEW]),
        ([OLD], [OTHER], []),
        ([OLD], [], [NEW]),
        ([], [OLD], [NEW]),
        ([Heading(1, "甲")], [Heading(1, "乙")], [Heading(1, "丙")]),
    ],
)
def test_what_both_changed_in_two_ways_is_a_clash(
    base: list[Block], now: list[Block], wanted: list[Block]
) -> None:
    with pytest.raises(ClashError, match=r"后来(也改过|删去了)"):
        together(base, now, wanted)


def test_cells_of_a_table_come_together_one_by_one() -> None:
    base, now = Table((("甲", "1"), ("乙", "2"))), Table((("甲", "3"), ("乙", "2")))
    wanted = Table((("甲", "1"), ("乙", "4")))
    (one,) = together([base], [now], [wanted])
    assert one.block == Table((("甲", "3"), ("乙", "4")))
    with pytest.raises(ClashError):
        together([base], [now], [Table((("甲", "5"), ("乙", "2")))])


def test_of_a_heading_one_side_may_change_the_level_and_the_other_the_words() -> None:
    (one,) = together([Heading(2, "甲")], [Heading(1, "甲")], [Heading(2, "乙")])
    assert one.block == Heading(1, "乙")
