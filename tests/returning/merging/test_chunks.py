"""Three texts are laid side by side: blocks found in all of them one by one, others between."""

from converters.returning.merging.chunks import Chunk, chunks, found_again
from converters.speech.model import Heading, paragraph

FIRST, SECOND, THIRD = (
    paragraph(text) for text in ("第一段讲学习。", "第二段讲联系群众。", "第三段讲督办。")
)
CHANGED = paragraph("第二段讲联系代表。")


def test_blocks_of_all_three_stand_side_by_side() -> None:
    assert list(chunks((2, 2, 2), {0: 0, 1: 1}, {0: 0, 1: 1})) == [
        Chunk((0, 1), (0, 1), (0, 1)),
        Chunk((1, 2), (1, 2), (1, 2)),
    ]


def test_what_one_text_has_more_stands_between() -> None:
    assert list(chunks((2, 3, 2), {0: 0, 1: 2}, {0: 0})) == [
        Chunk((0, 1), (0, 1), (0, 1)),
        Chunk((1, 2), (1, 3), (1, 2)),
    ]
    assert list(chunks((1, 2, 1), {0: 1}, {0: 0})) == [
        Chunk((0, 0), (0, 1), (0, 0)),
        Chunk((0, 1), (1, 2), (0, 1)),
    ]


def test_a_block_that_was_changed_is_found_again() -> None:
    assert found_again((FIRST, SECOND, THIRD), (FIRST, CHANGED, THIRD)) == {0: 0, 1: 1, 2: 2}
    assert found_again((FIRST, SECOND), (THIRD, CHANGED)) == {0: 0, 1: 1}


def test_other_words_and_other_kinds_are_not_the_same_block() -> None:
    assert found_again((FIRST,), (paragraph("完全不同的话"),)) == {}
    assert found_again((FIRST,), (Heading(1, "第一段讲学习。"),)) == {}


def test_many_blocks_that_all_differ_are_not_compared_each_with_each() -> None:
    base = [paragraph(f"第{at}段。") for at in range(50)]
    assert found_again(base, [paragraph(f"第{at}段！") for at in range(50)]) == {}


def test_of_blocks_that_say_the_same_each_keeps_its_place() -> None:
    same = paragraph("这一段话说了几遍。")
    for at in range(4):
        now = [same] * 4
        now[at] = paragraph("这一段话说了四遍。")
        assert found_again([same] * 4, now) == {0: 0, 1: 1, 2: 2, 3: 3}
