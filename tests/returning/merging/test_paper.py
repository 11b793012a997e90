"""The lines of blocks that stay keep every byte; those of others are written anew."""

from collections.abc import Sequence

import pytest

from converters.readers import markdown
from converters.returning.merging import paper
from converters.returning.merging.both import PlacedBlock
from converters.speech.model import Block, Heading, Signature, Table, paragraph

HEAD = "---\nid: s1\ntitle: 题\n---\n\n"
NEW = paragraph("新的一段。")


def rewritten(body: str, places: Sequence[int | tuple[Block, int | None]], end: str = "\n") -> str:
    """The body of a file with other blocks: numbers of those that stay, or new ones."""
    data = f"{HEAD}{body}".replace("\n", end).encode()
    now = markdown.read(data)
    placed = [
        PlacedBlock(now.blocks[one], one) if isinstance(one, int) else PlacedBlock(*one)
        for one in places
    ]
    made = paper.rewritten(data, now, placed).decode()
    head = HEAD.replace("\n", end)
    assert made.startswith(head)
    return made.removeprefix(head)


def test_blocks_that_stay_keep_what_they_are_written_with() -> None:
    body = "\n  甲\\*乙  \n\n\n丙 {.body}\n丁"
    assert rewritten(body, [0, 1, 2]) == body


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_new_block_has_the_line_end_and_the_blank_lines_of_the_file(end: str) -> None:
    for body, wanted in (
        ("甲。\n\n乙。\n", "甲。\n\n新的一段。\n\n乙。\n"),
        ("甲。\n乙。\n", "甲。\n新的一段。\n乙。\n"),
    ):
        made = rewritten(body, [0, (NEW, None), 1], end)
        assert made == wanted.replace("\n", end)


def test_a_last_line_without_an_end_stays_so() -> None:
    assert rewritten("甲。\n\n乙。", [0, (NEW, 1)]) == "甲。\n\n新的一段。"
    assert rewritten("甲。\n\n乙。", [0, 1, (NEW, None)]) == "甲。\n\n乙。\n\n新的一段。"


def test_a_block_that_goes_takes_its_gap_along() -> None:
    assert rewritten("甲。\n\n乙。\n\n丙。\n", [0, 2]) == "甲。\n\n丙。\n"
    assert rewritten("甲。\n\n乙。\n", [1]) == "乙。\n"
    assert rewritten("甲。\n\n乙。\n", [0]) == "甲。\n"


def test_a_changed_line_keeps_its_indent_and_its_kind() -> None:
    assert rewritten("　　甲。\n乙。\n", [(NEW, 0), 1]) == "　　新的一段。\n乙。\n"
    body = "甲。\n\n某县人大 {.signature}\n"
    assert rewritten(body, [0, (Signature("某市人大"), 1)]).endswith("某市人大 {.signature}\n")
    assert rewritten("甲。\n乙。 {.body}\n", [0, (Heading(1, "题"), 1)]) == "甲。\n## 题\n"


def test_a_kind_that_followed_from_the_place_is_written_out() -> None:
    body = "甲。\n\n某县人大\n\n2024年3月5日\n"
    assert rewritten(body, [0, 1]) == "甲。\n\n某县人大 {.signature}\n"


def test_rows_of_a_table_that_stay_keep_their_lines() -> None:
    body = "甲。\n\n| 一 | 1 |\n|---|:--|\n|二|2|\n"
    table = Table((("一", "1"), ("三", "3"), ("二", "2")))
    assert rewritten(body, [0, (table, 1)]) == (
        "甲。\n\n| 一 | 1 |\n|---|:--|\n| 三 | 3 |\n|二|2|\n"
    )


def test_two_tables_never_become_one() -> None:
    body = "| 一 |\n| --- |\n甲。\n| 二 |\n| --- |\n"
    made = rewritten(body, [0, 2])
    assert made == "| 一 |\n| --- |\n\n| 二 |\n| --- |\n"
