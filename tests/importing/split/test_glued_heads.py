"""Heads that run together with the text: where they are cut, and where they are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.importing.passage import whole
from converters.importing.split import glued_heads
from converters.importing.split.glued_heads import unglued
from converters.importing.text.lines import SourceLine
from tests.conftest import Golden
from tests.importing import rules

SAID = "今天我们召开会议，总结去年的工作，部署今年的任务，希望大家认真抓好落实。"


def parted(*lines: str) -> list[str]:
    found = [SourceLine(whole(text), number) for number, text in enumerate(lines, 1)]
    return [line.text.strip() for line in unglued(found)]


@pytest.mark.parametrize(
    ("marker", "other"),
    [
        ("校长致辞1", "校长致辞2"),
        ("校长致辞 1", "校长致辞 2"),
        ("校长致辞（一）", "校长致辞（二）"),
        ("校长致辞篇一", "校长致辞篇二"),
        ("校长致辞【篇1】", "校长致辞【篇2】"),
        ("校长致辞范文1", "校长致辞范文2"),
        ("校长致辞 篇 一", "校长致辞 篇 二"),
        ("校长致辞（ 篇 1 ）", "校长致辞（ 篇 2 ）"),
        ("校长致辞精选【篇一】", "校长致辞精选【篇二】"),
    ],
)
def test_counted_titles_are_cut_off_at_once_before_their_first_words(
    marker: str, other: str
) -> None:
    glued = f"{marker}各位老师：{SAID}{other}同学们：{SAID}"
    assert parted(glued) == [marker, f"各位老师：{SAID}", other, f"同学们：{SAID}"]


@pytest.mark.parametrize("form", ["校长致辞（{}）", "校长致辞篇{}"])
def test_each_counted_title_is_cut_off_on_a_line_of_its_own(form: str) -> None:
    markers = [form.format(number) for number in "一二三四五"]
    found = parted(*(f"{marker}各位老师：" for marker in markers))
    assert found == [piece for marker in markers for piece in (marker, "各位老师：")]


@pytest.mark.parametrize(
    "text",
    [
        f"校长致辞1各位老师：{SAID}",  # a single one, and no title of the page says the same
        f"校长致辞2各位老师：{SAID}校长致辞1各位老师：{SAID}",
        f"校长致辞1各位老师：{SAID}主任讲话2各位老师：{SAID}",
        f"他的讲话1年来一直记着，{SAID}他的讲话2年后还有人提起，{SAID}",
        f"校长致辞12各位老师：{SAID}",
        f"讲话一定要短，{SAID}讲话二要实，{SAID}",
    ],
)
def test_what_does_not_count_is_left_as_it_is(text: str) -> None:
    assert parted(text) == [text]


def test_a_single_marker_is_cut_off_below_the_same_title() -> None:
    assert parted("校长致辞范文", "校长致辞1各位老师：") == [
        "校长致辞范文",
        "校长致辞1",
        "各位老师：",
    ]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        (
            "2022院长在大会上的讲话院长在大会上的讲话 院长在大会上发言稿 护士们、同志们：",
            [
                "2022院长在大会上的讲话",
                "院长在大会上的讲话",
                "院长在大会上发言稿",
                "护士们、同志们：",
            ],
        ),
        (
            "校长在开学典礼上的讲话亲爱的老师们、亲爱的同学们：",
            ["校长在开学典礼上的讲话", "亲爱的老师们、亲爱的同学们："],
        ),
        ("县长在大会上的讲话范文稿同志们：", ["县长在大会上的讲话范文稿", "同志们："]),
    ],
)
def test_a_title_ends_before_a_salutation_and_where_it_is_said_again(
    text: str, cut: list[str]
) -> None:
    assert parted(text + SAID + SAID) == [*cut, SAID + SAID]


def test_the_sentence_of_an_editor_ends_before_what_it_introduces() -> None:
    told = "下面是小编为大家整理的县长在全县大会上的讲话，供大家参考。"
    assert parted(told + "同志们：" + SAID) == [told, "同志们：" + SAID]
    assert parted(told) == [told]
    mine = "我把去年的情况给大家介绍一下，供大家参考。"
    assert parted(mine + SAID) == [mine + SAID]


@given(st.lists(st.text("校长致辞讲话稿12（一）篇：。 同志们各位", max_size=90), max_size=3))
def test_whatever_is_cut_no_word_is_lost(lines: list[str]) -> None:
    found = [SourceLine(whole(text), number) for number, text in enumerate(lines, 1) if text]
    assert "".join(line.text for line in unglued(found)) == "".join(lines)


RULES: dict[str, rules.Rule] = {
    "glued_heads": lambda text: glued_heads.glued_heads(text.raw),
    "unglued": lambda text: glued_heads.unglued(text.lines),
}


def test_heads_glued_into_lines_are_parted_as_the_table_says(golden: Golden) -> None:
    rules.hold("split/glued_heads", RULES, golden)


def test_the_title_of_a_part_is_cut_off_behind_the_marker_of_the_part() -> None:
    glued = f"青年节讲话稿（共5篇）第一篇：青年节讲话稿1各位老师，同学们：{SAID * 2}"
    assert parted(glued) == [
        "青年节讲话稿（共5篇）第一篇：",
        "青年节讲话稿1",
        "各位老师，同学们：",
        SAID * 2,
    ]


@pytest.mark.parametrize("dear", ["敬重的出席仪式的", "尊敬的前来指导的", "亲爱的", ""])
def test_a_salutation_that_says_of_whom_it_speaks_is_cut_off_from_the_title(dear: str) -> None:
    salutation = f"{dear}各位领导、同事："
    glued = f"经理在开工仪式上的讲话{salutation}{SAID * 2}"
    assert parted(glued) == ["经理在开工仪式上的讲话", salutation, SAID * 2]


def test_a_title_is_told_by_the_name_of_the_file_that_a_library_shows() -> None:
    name = "副县长关于教师节的电视讲话"
    glued = f"演讲稿范文/公众演讲 {name} 尊敬的老师们，同志们：{SAID * 2}"
    found = parted(f"{name}.doc_第1页", glued)
    assert found[1:] == ["演讲稿范文/公众演讲", name, "尊敬的老师们，同志们：", SAID * 2]


def test_a_part_counted_behind_its_title_is_cut_off_before_the_salutation() -> None:
    head = "春耕会讲话稿(精选5篇) 春耕会讲话稿 第1篇"
    glued = f"{head} 尊敬的各位领导，同志们：{SAID * 2}"
    assert parted(glued) == [head, "尊敬的各位领导，同志们：", SAID * 2]


def test_a_title_of_any_words_at_the_head_is_cut_off_where_a_space_parts_it() -> None:
    title = "党课讲稿：牢记初心使命 勇于担当作为"
    assert parted(f"{title} 同志们：{SAID * 2}") == [title, f"同志们：{SAID * 2}"]
    amid = [f"第{n}批工程修了水渠。" for n in range(12)]
    assert parted(*amid, f"{title} 同志们：{SAID * 2}")[12:] == [f"{title} 同志们：{SAID * 2}"]


def test_words_that_offer_a_title_for_use_stay_with_it() -> None:
    title = "在公司工会成立大会上的讲话稿供借鉴"
    assert parted(title + SAID * 2) == [title, SAID * 2]


def test_the_word_for_an_attachment_is_cut_from_the_title_it_stands_before() -> None:
    title = "在全市教育工作座谈会上的讲话"
    remark = "（2011年11月3日 根据录音整理）刘和平同志们："
    assert parted(f"附件{title}{remark}{SAID}{SAID}")[:2] == ["附件", title]
