"""Lines broken about each figure, and numbers that stand alone for another reason."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.importing.passage import whole
from converters.importing.text.broken_figures import rejoined
from converters.importing.text.lines import SourceLine


def read(*lines: str) -> list[str]:
    found = [SourceLine(whole(text), number) for number, text in enumerate(lines, 1)]
    return [line.text for line in rejoined(found)]


def test_a_date_in_brackets_and_a_title_come_together_again() -> None:
    broken = [
        "在",
        "2022",
        "届毕业典礼上的讲话",
        "校长",
        "（",
        "2022",
        "年",
        "6",
        "月",
        "15",
        "日）",
    ]
    whole_again = ["在2022届毕业典礼上的讲话", "校长（2022年6月15日）"]
    assert read(*broken) == whole_again


def test_a_figure_after_a_sentence_begins_the_next_line() -> None:
    broken = ["迎来了", "70", "岁生日。", "2021", "年，又有", "100", "人入党", "，很好。"]
    assert read(*broken) == ["迎来了70岁生日。", "2021年，又有100人入党，很好。"]


@pytest.mark.parametrize(
    "lines",
    [
        ["一页的话说到", "1", "这里又说", "2", "这里还说", "3", "年年如此"],  # numbers of pages
        ["第一节", "12", "人人都要学", "第二节"],
        ["今天开会", "2021", "年的工作", "30", "人参加"],  # two may be anything
        ["甲", "乙", "丙"],
        [],
    ],
)
def test_lines_that_were_not_cut_are_left_as_they_are(lines: list[str]) -> None:
    assert read(*lines) == lines


CLAUSES = st.lists(
    st.tuples(st.sampled_from(["今年有", "我们建成", "全县共"]), st.integers(7, 9999)), min_size=5
)


@given(CLAUSES)
def test_whatever_is_broken_at_its_figures_comes_together_again(
    clauses: list[tuple[str, int]],
) -> None:
    text = "".join(f"{said}{count * 3 % 9973 + 11}个项目。" for said, count in clauses)
    broken = re.sub(r"(\d+)", r"\n\1\n", text).replace("。", "。\n").split("\n")
    assert "".join(read(*filter(None, broken))) == text
