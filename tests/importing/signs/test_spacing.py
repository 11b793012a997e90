"""Laws of spaces: what parts names, clauses, labels or is to be filled in stays, layout goes."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from converters.importing.signs import spacing
from converters.importing.text.characters import WIDE
from tests.conftest import Golden
from tests.effort import effort
from tests.importing import rules

few = settings(max_examples=effort(15, 60))
NAMES = st.lists(
    st.sampled_from(["李明", "王小强", "欧阳文", "赵喆", "周明远", "林素琴", "孙立新", "吴桐"]),
    min_size=3,
    max_size=7,
    unique=True,
)
GAP = st.sampled_from([" ", "  ", "   "])
CLAUSES = st.lists(
    st.sampled_from(["统一思想", "提高认识", "狠抓落实", "走好新路", "奋力开创水利工作新局面"]),
    min_size=2,
    max_size=4,
    unique=True,
)
BEFORE = st.sampled_from(["出席的有：", "当选的是", "名单如下："])
AFTER = st.sampled_from(["", "。", "等同志。"])
UNITS = st.sampled_from(["名", "票", "人", "件", "号", "年"])


def done(text: str) -> str:
    for edit in reversed(list(spacing.edits(text))):
        text = text[: edit.start] + edit.new + text[edit.end :]
    return text


def spaced(name: str) -> str:
    return " ".join(name) if len(name) == 2 else name


@few
@given(NAMES, GAP, BEFORE, AFTER)
def test_names_stay_apart(names: list[str], gap: str, before: str, after: str) -> None:
    said = before + gap.join(map(spaced, names)) + after
    assert done(said) == before + WIDE.join(names) + after


@few
@given(CLAUSES, GAP, st.sampled_from(["", "一、", "（二）", "第三，"]))
def test_the_clauses_of_a_heading_stay_apart(clauses: list[str], gap: str, mark: str) -> None:
    made = done(mark + gap.join(clauses))
    assert made.replace(WIDE, "") == mark + "".join(clauses)
    assert "，" in mark or made == mark + WIDE.join(clauses)


@few
@given(st.integers(3, 12), UNITS, st.sampled_from(["请假", "赞成", "第"]))
def test_a_blank_stays_one_to_be_filled_in(width: int, unit: str, before: str) -> None:
    made = done(f"本次会议，{before}{' ' * width}{unit}，大家看清楚。")
    assert spacing.blanks(made)
    assert done(made.replace(WIDE, " ")) == made


@few
@given(st.text("  年月日（）：，。名人请假票2024三", min_size=2, max_size=24))
def test_nothing_becomes_longer_than_it_was(text: str) -> None:
    edits = list(spacing.edits(text))
    assert all(len(edit.new) <= edit.end - edit.start for edit in edits)
    assert all(a.end <= b.start for a, b in pairwise(edits))


@few
@given(st.text("我们要把工作做好抓实让群众满意", min_size=3, max_size=9))
def test_letters_set_apart_are_closed_up(word: str) -> None:
    assert done(" ".join(word)) == word
    assert done(f"要{' '.join(word)}，不松劲。").replace(" ", "") == f"要{word}，不松劲。"


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("时间：5日  地点：三楼  主持人：李 明", "时间：5日_地点：三楼_主持人：李明"),
        ("“长风破浪会有时 直挂云帆济沧海。”", "“长风破浪会有时_直挂云帆济沧海。”"),
        ("开展“不忘初心 牢记使命”主题教育。", "开展“不忘初心_牢记使命”主题教育。"),
        ("领会“两会”精神 加快推进各项工作", "领会“两会”精神_加快推进各项工作"),
        ("盛会：换届面临新问题 坚持三大原则", "盛会：换届面临新问题_坚持三大原则"),
        ("一 目前的形势", "一_目前的形势"),
        ("在 2020 年 底，我 们要 抓好。", "在2020年底，我们要抓好。"),
        ("关于加强农村 工作的意见，已经印发。", "关于加强农村工作的意见，已经印发。"),
        ("（    年  月  日）", "（____年__月__日）"),
        ("2024年 月 日", "2024年_月_日"),
        ("（盖章）  年  月  日", "（盖章）__年__月__日"),
        ("县长 刘志刚", "县长 刘志刚"),
        ("第一条 为了加强管理，制定本办法。", "第一条 为了加强管理，制定本办法。"),
        ("GB/T 9704 是标准，use it now", "GB/T 9704是标准，use it now"),
        ("政 府 工 作 报 告", "政府工作报告"),
        ("有“7 1”、“12 1”等模式。", "有“7 1”、“12 1”等模式。"),
    ],
)
def test_each_space_means_something_or_goes(raw: str, expected: str) -> None:
    assert done(raw).replace(WIDE, "_") == expected


def test_two_single_characters_that_stand_alone_are_one_word() -> None:
    assert spacing._letters(["王", "明"], 0, 1) is True
    assert spacing._letters(["王", "明", "先生"], 0, 1) is False
    assert spacing._letters(["7", "1"], 0, 1) is False
    assert spacing._letters(["王", "明"], 0, 3) is False
    assert spacing._letters(["王", "小", "明", "先生"], 1, 3) is True


RULES: dict[str, rules.Rule] = {
    "edits": lambda text: [(edit.start, edit.end, edit.new) for edit in spacing.edits(text.raw)],
    "blanks": lambda text: spacing.blanks(text.raw),
}


def test_spaces_mean_what_the_table_says(golden: Golden) -> None:
    rules.hold("signs/spacing", RULES, golden)
