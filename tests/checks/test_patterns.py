"""Ways of looking at the words of a paragraph."""

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from converters.checks.patterns import leads, pattern, repeated, unbalanced
from converters.checks.words import CHECKS

_PIECES = (
    *(
        "“",
        "”",
        "《",
        "》",
        "（",
        "）",
        "‘",
        "’",
        "，",
        "。",
        "；",
        "：",
        "、",
        "？",
        "?",
        "!",
        '"',
    ),
    *(
        "×",
        "*",
        "x",
        "XX",
        "○",
        "某",
        "某某",
        "20",
        "1",
        "0",
        "3",
        ".",
        "·",
        "%",
        "-",
        " ",
        "\u3000",
    ),
    *(
        "党的",
        "提出",
        "以为核心",
        "团结在",
        "指出，",
        "认真贯彻等",
        "第",
        "责任",
        "把手",
        "个",
        "大",
    ),
    *(
        "增长",
        "亿元",
        "连续",
        "年",
        "月",
        "日",
        "一",
        "二",
        "是",
        "要",
        "以",
        "小编",
        "更多",
        "请关注",
    ),
    *(
        "编辑：",
        "来源：",
        "国小",
        "中国小",
        "学校",
        "住屋",
        "\ufffd",
        "□",
        "⻓",
        "\t",
        "我们的工作",
    ),
)
texts = st.lists(st.lists(st.sampled_from(_PIECES), max_size=8).map("".join), max_size=5)


@given(texts=texts)
def test_what_a_paragraph_holds_is_found_among_others(texts: list[str]) -> None:
    starts = [0, *accumulate(len(text) + 1 for text in texts)]
    for check in CHECKS:
        looked = list(check.sought.paragraphs("\n".join(texts), starts))
        held = [at for at, text in enumerate(texts) if list(check.sought.finds(text))]
        assert looked == sorted(set(looked)) and set(held) <= set(looked), check.code


def test_a_paragraph_without_the_hint_is_not_looked_at() -> None:
    sought = pattern("(?<!国)小编", hint="小编")
    assert list(sought.paragraphs("中国\n国小编\n小编", [0, 3, 7, 10])) == [1, 2]


def test_a_paragraph_without_any_of_the_signs_is_not_looked_at() -> None:
    sought = pattern("(?<=国),", hint="[,;]", signs=",;")
    assert list(sought.paragraphs("中国\n中国,", [0, 3, 7])) == [1]
    assert list(sought.paragraphs("中国\n中国，", [0, 3, 7])) == []


def test_a_clause_that_two_paragraphs_share_is_said_twice_in_neither() -> None:
    clause = "要把全部心思用到抓落实上来"
    once, twice = f"第一{clause}。", f"第一{clause}，第一{clause}。"
    words = f"{once}\n{'工作' * 100}\n{twice}\n{'任务' * 100}\n{once}"
    starts = [0, *accumulate(len(text) + 1 for text in words.split("\n"))]
    assert list(repeated.paragraphs(words, starts)) == [2]
    assert [doubt.at for doubt in repeated.finds(twice)] == [len(once)]
    assert not list(repeated.finds(once))


def test_a_clause_said_twice_over_the_rows_of_a_table_is_found() -> None:
    table = "主要指标\t完成\n全年任务的情况，主要指标\t完成\n全年任务的情况。"
    assert list(repeated.finds(table))
    assert 1 in repeated.paragraphs(f"甲\n{table}", [0, 2, 3 + len(table)])


def _places(opening: str, closing: str, text: str) -> list[int]:
    return [doubt.at for doubt in unbalanced(opening, closing).finds(text)]


def test_marks_that_do_not_match_are_told_each() -> None:
    assert _places("《", "》", "《一》《二") == [3]
    assert _places("《", "》", "一》《二》") == [1]
    assert _places("《", "》", "《一《二》》") == []


def test_a_quotation_mark_inside_of_an_open_one_is_told() -> None:
    assert _places("“", "”", "“一“二””") == [2, 5]


def test_a_row_that_leaves_one_out_is_told_where_it_begins_a_clause() -> None:
    assert [d.at for d in leads.finds("一是学习，三是落实。")] == [5]
    assert [d.at for d in leads.finds("十一是学习，十二是落实。")] == []
    assert [d.at for d in leads.finds("一是学习，其三是落实。")] == []
    assert [d.at for d in leads.finds("一是学习，二是以学促干，三是落实。")] == []
