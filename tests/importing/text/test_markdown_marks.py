"""The marks of Markdown go, in .md files and where a text is Markdown; masks stay."""

import pytest

from converters.importing.passage import whole
from converters.importing.text import markdown_marks
from converters.importing.text.markdown_marks import ELSEWHERE, MARKDOWN
from converters.importing.worksheet import Worksheet
from converters.readers.raw import RawText
from tests.conftest import Golden
from tests.importing import cases, rules


def done(text: str, table: markdown_marks.Table = MARKDOWN) -> str:
    return Worksheet(text).apply(whole(text), table).text


def test_the_marks_of_markdown_go_and_masks_stay() -> None:
    text = "## 一、**提高**认识\n**市要__落实好__\n***\n- 12 -"
    assert done(text) == "一、提高认识\n**市要落实好\n***\n- 12 -"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("> 水利兴，则百业兴。", "水利兴，则百业兴。"),
        (">【导语】水利兴。", "【导语】水利兴。"),
        ("> > 水利兴。", "水利兴。"),
        ("- 修渠道\n* 修**水库**", "- 修渠道\n* 修水库"),
        ("甲。\n\n---\n\n乙。", "甲。\n\n\n\n乙。"),
        ("看[县水利网](http://www.a.cn/b?c=1)上的规划。", "看县水利网上的规划。"),
        ("![水库](a.png)\n甲。", "\n甲。"),
        ('![](../a.png "图一")', ""),
        ("水库[1](注)", "水库[1](注)"),
        ("10 > 9，a-b", "10 > 9，a-b"),
        ("-5度", "-5度"),
    ],
)
def test_quotations_rules_pictures_and_links_are_signs_of_markdown(written: str, said: str) -> None:
    assert done(written) == said


def test_a_text_of_another_name_is_markdown_if_it_has_two_headings_with_hashes() -> None:
    assert done("## 一、甲\n> 乙\n## 二、[丙](/c)", ELSEWHERE) == "一、甲\n乙\n二、丙"
    assert done("[丙](/c)", ELSEWHERE) == "[丙](/c)"
    assert done("> 乙\n## 二、丙", ELSEWHERE) == "> 乙\n## 二、丙"


def test_the_stars_about_a_label_go_anywhere_and_those_of_a_mask_stay() -> None:
    assert done("**【导语】** 甲", ELSEWHERE) == "【导语】 甲"
    assert done("**县委书记**：甲", ELSEWHERE) == "**县委书记**：甲"


def test_the_stars_about_two_labels_go_where_no_others_stand() -> None:
    labels = "> **金句**：水利兴。\n甲。\n**附注**：乙。"
    assert done(labels, ELSEWHERE) == "金句：水利兴。\n甲。\n附注：乙。"
    for masked in (f"{labels}\n丙**丁", labels.replace("金句", "附注"), "**书记**：甲"):
        assert done(masked, ELSEWHERE) == masked


def test_lines_that_are_strong_as_a_whole_are_bold() -> None:
    raw = markdown_marks.marked(
        RawText("甲\n**为什么修渠？**\n**修**渠\r\n__怎样修渠__\r\n乙", "md")
    )
    assert [number for number, marks in raw.marks.items() if marks.bold] == [2, 4]
    plain = RawText("甲\n乙", "md")
    assert markdown_marks.marked(plain) is plain


def test_strong_lines_without_numbers_head_their_paragraphs() -> None:
    said = "渠道要修三百里，水库要加固十二座，把北片的水引过来，让群众种田不再靠天吃饭。"
    rows = (
        "# 在全县水利工作会议上的讲话",
        "同志们：",
        said,
        "**为什么修渠？**",
        said,
        "**怎样修渠**",
        said,
    )
    found = cases.cleaned("\n\n".join(rows), format="md")
    assert "# 为什么修渠？" in cases.printed(found)
    assert "# 怎样修渠" in cases.printed(found)


def test_a_picture_amid_a_speech_is_told() -> None:
    found = cases.cleaned(
        "# 在全县水利工作会议上的讲话\n同志们：\n今天我们开会，总结去年的水利工作。\n"
        "![](a.png)\n请大家看这张图，渠道修到了哪里，哪里就丰收。\n",
        format="md",
    )
    assert [each.excerpt for each in found.findings if each.code == "left-out"] == ["![](a.png)"]


RULES: dict[str, rules.Rule] = {
    "marks": lambda text: rules.edited(markdown_marks.marks, text.raw),
    "written_marks": lambda text: rules.edited(markdown_marks.written_marks, text.raw),
    "strong_lines": lambda text: rules.edited(markdown_marks.strong_lines, text.raw),
}


def test_marks_of_markdown_go_as_the_table_says(golden: Golden) -> None:
    rules.hold("text/markdown_marks", RULES, golden)
