"""Which lines are headings is told from their neighbours, however long a row of them is."""

import pytest

from converters.importing.body import outline
from converters.importing.passage import Passage, whole
from converters.speech.model import Heading, Salutation
from tests.conftest import Golden
from tests.importing import rules
from tests.importing.rules import Sample


def headings(count: int) -> list[bool]:
    lines = [(whole("一、抓好各项工作，今天开会。"), at) for at in range(1, count + 1)]
    lines.append((whole("这是最后一段，要说的话比上面各条都长得多。"), count + 1))
    return [isinstance(found.block, Heading) for found in outline.blocks(lines)]


def test_a_row_of_three_is_a_list() -> None:
    assert headings(1) == [True, False]
    assert headings(3) == [False] * 4


def test_a_numbered_sentence_right_above_the_next_section_heads_nothing() -> None:
    rows = (
        "一、抓好水利工作",
        "1.2019年修的水渠要管好，谁受益谁出工。",
        "2.对有病险的水库，应当在汛期之前加固完毕。",
        "二、抓好农机工作",
        "1.农机具要检修，机手要培训，油料要备足，一样也不能少，这件事请各乡镇抓紧。",
    )
    found = outline.blocks([(whole(text), at) for at, text in enumerate(rows, 1)])
    assert [isinstance(each.block, Heading) for each in found] == [True, False, False, True, False]


def counted(monkeypatch: pytest.MonkeyPatch, name: str) -> list[None]:
    """Return what grows with each call of a function of the outline."""
    asked: list[None] = []
    plain = getattr(outline, name)

    def called(*arguments: object) -> object:
        asked.append(None)
        return plain(*arguments)

    monkeypatch.setattr(outline, name, called)
    return asked


def test_a_long_row_is_not_counted_again_for_each_of_its_lines(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = counted(monkeypatch, "_is_level")
    assert not any(headings(2000))
    assert len(asked) < 20 * 2000


def test_nor_are_the_listeners_who_are_addressed(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = counted(monkeypatch, "is_salutation")
    found = outline.blocks([(whole("同志们："), at) for at in range(1, 2001)])
    assert sum(isinstance(each.block, Salutation) for each in found) > 1900
    assert len(asked) < 4 * 2000


def test_a_sentence_is_counted_by_its_ordinal_and_its_last_sign() -> None:
    assert outline._counted("第一，要抓落实。") is True
    assert outline._counted("第一，要抓。实") is False


def test_a_chapter_of_fifty_characters_is_a_heading_and_no_longer_one() -> None:
    assert outline._level(["第一章" + "总" * 47], 0) == 1
    assert outline._level(["第一章" + "总" * 48], 0) == 0


def test_lines_of_a_row_are_counted_each_once() -> None:
    row = ["一、甲事要办好。", "一、乙事要办好。"]
    assert outline._row([*row, "末段。"], 0, 1) == 2
    assert outline._row(["首段。", *row], 2, 1) == 2
    assert outline._row([*row, *row], 1, 1) == 3


def test_items_of_a_list_are_at_most_twice_as_long_and_twenty_more() -> None:
    assert outline._alike("字" * 30, "字" * 5) is True
    assert outline._alike("字" * 31, "字" * 5) is False


def numbered(text: Sample) -> list[tuple[Passage, int]]:
    return [(whole(line), at) for at, line in enumerate(text.raw.split("\n"), 1) if line]


RULES: dict[str, rules.Rule] = {
    "blocks": lambda text: [piece.block for piece in outline.blocks(numbered(text))],
    "of_sentences": lambda text: [
        piece.block for piece in outline.blocks(numbered(text), sentences=True)
    ],
}


def test_paragraphs_are_of_the_kinds_that_the_table_says(golden: Golden) -> None:
    rules.hold("body/outline", RULES, golden)


def test_a_line_without_number_heads_the_rows_that_begin_anew_below_it() -> None:
    said = (
        "全县人民修了八条渠道，开了两万亩水田，粮食增产一成半，办起了九个农具修配社，大家都满意。"
    )
    rows = ["一、修渠", said, "二、开田", said]
    whole = ["现在报告工作。", "去年的工作", said, *rows, "今年的任务", said, *rows]
    assert outline._above_rows(whole, ()) == {1, 7}
    assert outline._above_rows(whole[:7], ()) == frozenset()  # one row alone has no such heads
    assert outline._above_rows([*whole[:7], said, *whole[9:]], ()) == frozenset()
