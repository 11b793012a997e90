"""The one heading of a row that runs into its paragraph: cut where that is sure, else told."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.importing.body import headings, odd_headings
from converters.importing.passage import whole
from converters.importing.text.lines import SourceLine
from tests.effort import effort

HEADS = (
    "提高思想认识，增强责任意识",
    "突出工作重点，狠抓任务落实",
    "加强组织领导，形成工作合力",
    "严守工作纪律，转变工作作风",
)
SAID = (
    "今年以来，各乡镇的同志们走村入户，把群众的难处一件一件记在本子上，再一件一件去办",
    "当前，雨季快要到了，几座老水库的坝脚还在渗水，看坝的人手也还没有配齐，这是头等大事",
    "我们开会不是为了听谁讲得好，是为了把去年没有修完的那条路修完，把欠下的账还清",
    "从去年的情况来看，凡是办得好的村子，都有一个肯跑腿、肯吃亏、不怕得罪人的带头人",
)
MARKS = ("一、", "二、", "三、", "四、")


def parted(texts: list[str]) -> tuple[list[str], list[str]]:
    doubts: list[SourceLine] = []
    found = [SourceLine(whole(text), number) for number, text in enumerate(texts, 1)]
    made = headings.unglued(found, doubts)
    return [line.text for line in made], [line.text for line in doubts]


def body(glued: int, stop: str = "。这件事我已经讲过多次，今天不再重复。") -> list[str]:
    lines: list[str] = []
    for at, (mark, head, said) in enumerate(zip(MARKS, HEADS, SAID, strict=True)):
        lines += [mark + head + said + stop] if at == glued else [mark + head, said + stop]
    return lines


@settings(max_examples=effort(4, 20))
@given(st.integers(0, len(HEADS) - 1))
def test_a_heading_unlike_its_row_is_cut_from_its_paragraph_or_told(glued: int) -> None:
    made, doubts = parted(body(glued))
    assert "".join(made) == "".join(body(glued))
    assert MARKS[glued] + HEADS[glued] in made or doubts == [made[glued * 2]]


def test_a_heading_with_strong_signs_of_its_end_is_cut_and_told() -> None:
    made, doubts = parted(body(2))
    assert made[4:6] == [MARKS[2] + HEADS[2], SAID[2] + "。这件事我已经讲过多次，今天不再重复。"]
    assert [text[:4] for text in doubts] == ["三、加强"]


def test_the_only_heading_of_a_text_that_holds_its_paragraph_is_told() -> None:
    line = "一、牢记办社宗旨，服务全体社员社里的账目每季度都要贴在墙上，让每一户都看得见、看得懂。"
    line += "有不明白的，当面来问。"
    made, doubts = parted(["下面我讲几句。", line, "完了。"])
    assert "".join(made[1:-1]) == line
    assert doubts


@pytest.mark.parametrize(
    "rows",
    [
        [
            mark + said + "，再也不能拖下去。还要说清楚。"
            for mark, said in zip(MARKS, SAID, strict=True)
        ],
        [MARKS[0] + HEADS[0] + "。" + SAID[0] + "。", MARKS[1] + HEADS[1], SAID[1] + "。"],
        [MARKS[0] + HEADS[0], SAID[0] + "。"],
    ],
)
def test_articles_run_in_heads_and_bare_headings_are_no_odd_ones(rows: list[str]) -> None:
    assert parted(rows) == (rows, [])


def test_a_row_ends_where_its_numbers_begin_again() -> None:
    texts = [MARKS[0] + HEADS[0], MARKS[1] + HEADS[1], MARKS[0] + SAID[0] + "，" + SAID[1] + "。"]
    assert [row.odd for row in odd_headings.rows(texts)] == []
    texts[2] = MARKS[2] + texts[2][2:]
    assert [row.odd for row in odd_headings.rows(texts)] == [[2]]


def test_a_row_of_sections_ends_at_the_heading_above_the_next() -> None:
    odd = "（三）" + SAID[0] + "，" + SAID[1] + "。"
    texts = ["一、" + HEADS[0], "（一）" + HEADS[1], "（二）" + HEADS[2], odd]
    assert [row.odd for row in odd_headings.rows(texts)] == [[3]]
    texts.insert(3, "二、" + HEADS[3])
    assert all(a != b for a, b in pairwise(texts))
    assert [row.odd for row in odd_headings.rows(texts)] == []


def test_a_bare_heading_of_a_short_text_in_few_lines_is_not_told() -> None:
    found = ["同志们：", "一、充分认识换届选举工作的重要性和必要性", SAID[0] + "。"]
    lines = [SourceLine(whole(text), number) for number, text in enumerate(found, 1)]
    doubts: list[SourceLine] = []
    assert [line.text for line in headings.unglued(lines, doubts, rolled=True)] == found
    assert doubts == []
