"""Signs that were perhaps meant as markup, and headings that are not marked."""

from pathlib import Path

import pytest

from converters import checks, resources
from converters.errors import Finding
from converters.readers import front_matter, markdown
from tests.make import markdown as text


def found(body: str) -> list[Finding]:
    source = text(body=body).encode()
    speech = markdown.read(source)
    unmarked = [f for f in checks.of_speech(speech, "a.md") if f.code == "heading-unmarked"]
    return [*checks.of_markup(speech, source, "a.md"), *unmarked]


def codes(body: str) -> list[str]:
    return [finding.code for finding in found(body)]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("##二、没有空格", "near-heading"),
        ("＃＃ 二、全角", "near-heading"),
        ("#标题", "near-heading"),
        ("　　## 一、缩进", "near-heading"),
        ("##　一、全角空格", "near-heading"),
        ("县人大{.date}", "near-kind"),
        ("县人大 {.signature", "near-kind"),
        ("[（二）采取措施。]{.h2正文", "near-kind"),
        ("［词］｛.em｝", "near-kind"),
        ("县人大 {。date}", "near-kind"),
        ("2020年7月16日｛.date｝", "near-kind"),
        ("- 一", "near-list"),
        ("* 二", "near-list"),
        ("+ 三", "near-list"),
        ("> 引文", "near-quote"),
        ("第一句[^1]。", "near-footnote"),
        ("要**粗**。", "near-bold"),
        ("**一、提高认识**", "near-bold"),
        ("__重点__", "near-bold"),
        ("```", "near-code"),
        ("`代码`", "near-code"),
        ("<b>粗</b>", "near-tag"),
        ("第一行<br/>第二行", "near-tag"),
        ("甲&nbsp;乙", "near-tag"),
        ("![图](http://a/b.png)", "near-link"),
        ("[词](http://a/b)", "near-link"),
        ("---", "near-rule"),
        ("* * *", "near-rule"),
        ("｜甲｜乙｜", "near-table"),
        ("甲 | 乙 | 丙", "near-table"),
    ],
)
def test_a_near_miss_is_told_with_its_line_and_a_remedy(line: str, code: str) -> None:
    (finding,) = found(f"现在开会。\n\n{line}\n\n谢谢大家。")
    assert (finding.code, finding.file, finding.line) == (code, "a.md", 10)
    assert len(finding.advice) > 5


@pytest.mark.parametrize(
    "line",
    [
        "## 一、标题",
        "[（二）采取措施。]{.h2}正文",
        "[词]{.em}",
        "县人大 {.signature}",
        "| 甲 | 乙 |",
        r"\##二、照字",
        r"\- 一",
        r"\[词\]{.em}",
        r"\> 引文",
        "- 1 -",
        "-5℃",
        "#1 号工程",
        "为了**的光荣和梦想",
        "在**县**乡召开会议",
        "*区*乡*同志",
        "3 < 5 > 2",
        "a|b",
        "“党建×”",
        "A&B 公司",
        "（注）",
        "{一}",
        "——完——",
        "C++ 语言",
    ],
)
def test_what_is_right_or_is_words_draws_no_remark(line: str) -> None:
    assert codes(f"现在开会。\n\n{line}\n\n谢谢大家。") == []


def test_a_line_like_the_headings_that_is_not_marked_is_told() -> None:
    (finding,) = found("## 一、提高认识\n\n大家发言。\n\n二、加强领导\n\n大家发言。")
    assert (finding.code, finding.line) == ("heading-unmarked", 12)
    assert "## " in finding.advice


@pytest.mark.parametrize(
    "body",
    [
        "一、提高认识\n\n大家发言。\n\n二、加强领导\n\n大家发言。",
        "## 一、提高认识\n\n二、加强领导。这是一段正文。",
        "## 一、提高认识\n\n（一）讲话的人很多，大家都发了言，",
        "## 一、提高认识\n\n1. 抓落实",
    ],
)
def test_a_line_that_may_be_words_is_no_unmarked_heading(body: str) -> None:
    assert codes(body) == []


def test_the_samples_draw_no_remark() -> None:
    told = []
    for path in sorted((resources.root() / "speeches").glob("*.md")):
        source = path.read_bytes()
        speech = markdown.read(source)
        told += checks.of_markup(speech, source, path.name) + front_matter.remarks(source)
        told += [f for f in checks.of_speech(speech) if f.code == "heading-unmarked"]
    assert told == []


def test_a_pair_of_copies_is_named_by_their_files(tmp_path: Path) -> None:
    words = "\n\n".join(f"这是第{n}句很长很长的话，大家都要听。" for n in "一二三四五")
    speech = markdown.read(text(body=words).encode())
    (finding,) = checks.of_collection([("speeches/a.md", speech), ("speeches/b.md", speech)])
    assert (finding.file, "speeches/a.md" in finding.message) == ("speeches/b.md", True)
