import pytest

from converters.errors import SourceError
from converters.readers import extent, markdown
from converters.speech.model import (
    Dateline,
    Emphasis,
    Heading,
    Note,
    Paragraph,
    RunIn,
    Salutation,
    Signature,
    Table,
    Text,
    paragraph,
    text_of,
)
from tests.make import markdown as text


def body(words: str) -> list[str]:
    return [text_of(block) for block in markdown.read(text(body=words).encode()).blocks[1:]]


def block(words: str) -> object:
    return markdown.read(text(body=words).encode()).blocks[1]


def fault(data: bytes) -> SourceError:
    with pytest.raises(SourceError) as caught:
        markdown.read(data)
    return caught.value


def test_every_block_keeps_its_line() -> None:
    blocks = markdown.read(text(body="第一段。\n\n## 一、标题\n第二段。").encode()).blocks
    assert [item.line for item in blocks] == [6, 8, 10, 11]


@pytest.mark.parametrize(("marks", "level"), [("##", 1), ("###", 2), ("####", 3), ("#####", 4)])
def test_hashes_make_headings(marks: str, level: int) -> None:
    assert block(f"{marks} 一、标题") == Heading(level, "一、标题")


def test_one_line_is_one_paragraph() -> None:
    assert body("第一行\n第二行\n\n第三行") == ["第一行", "第二行", "第三行"]


@pytest.mark.parametrize(
    "words",
    [
        "1. 第一",
        "3. 第三",
        "- 一",
        "* 一",
        "> 引文",
        "为了**的光荣和梦想",
        "*区*乡*同志",
        "__某__",
        "`代码`",
        "<b>粗</b>",
        "&amp;&#20013;",
        "![图](http://a/b.png)",
        "[词](http://a/b)",
        "http://www.example.com/a_b_c",
        "3 < 5 > 2",
        "#标题",
        "a|b",
        "~~删~~",
        "- - -",
        "***",
        "20xx年，××镇",
        "“党建×”",
    ],
)
def test_commonmark_does_not_touch_the_words(words: str) -> None:
    assert body(words) == [words]


def test_an_underlined_line_stays_two_paragraphs() -> None:
    assert body("2021年\n===") == ["2021年", "==="]


def test_an_indented_line_is_a_paragraph() -> None:
    assert body("    缩进的一段") == ["缩进的一段"]


def test_a_full_width_indent_is_layout_and_falls_away() -> None:
    assert body("　　缩进的一段") == ["缩进的一段"]


def test_a_backslash_frees_a_sign_from_its_meaning() -> None:
    assert body(r"\[词\]{.em}") == ["[词]{.em}"]


def test_a_marked_head_is_a_run_in_heading() -> None:
    assert block("[（一）抓牢纽带。]{.h2}从今年起") == Paragraph(
        (RunIn("（一）抓牢纽带。", 2), Text("从今年起"))
    )


def test_marked_words_are_stressed() -> None:
    assert block("要[落实]{.em}。") == Paragraph((Text("要"), Emphasis("落实"), Text("。")))


def test_the_form_of_a_line_tells_its_kind() -> None:
    source = text(body="谢谢。\n\n县人大常委会\n\n2020年7月16日\n\n（根据录音整理）")
    kinds = [type(item) for item in markdown.read(source.encode()).blocks]
    assert kinds == [Salutation, Paragraph, Signature, Dateline, Note]


def test_a_written_kind_overrules_the_form() -> None:
    source = text(body="县人大常委会 {.signature}").replace("同志们：", "同志们： {.body}")
    blocks = markdown.read(source.encode()).blocks
    assert [type(item) for item in blocks] == [Paragraph, Signature]


def test_the_written_kind_is_no_word_of_the_speech() -> None:
    assert body("县人大常委会 {.signature}") == ["县人大常委会"]


@pytest.mark.parametrize("ending", ["\r\n", "\r"])
def test_every_line_ending_reads_the_same(ending: str) -> None:
    source = text(body="一。\n\n二。")
    assert markdown.read(source.replace("\n", ending).encode()) == markdown.read(source.encode())


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert markdown.read(b"\xef\xbb\xbf" + text().encode()) == markdown.read(text().encode())


def test_a_speech_without_words_is_refused() -> None:
    assert "没有正文" in fault("---\nid: a\ntitle: 题\n---\n".encode()).reason


@pytest.mark.parametrize("words", ["# 一、标题", "###### 一、标题", "##", "## 关于 #"])
def test_a_heading_that_would_lose_something_is_refused_with_its_line(words: str) -> None:
    assert fault(text(body=words).encode()).line == 8


@pytest.mark.parametrize("words", ["[词]{.red}", "县人大 {.organ}"])
def test_an_unknown_mark_is_refused_with_its_line(words: str) -> None:
    assert fault(text(body=words).encode()).line == 8


def test_a_text_for_the_front_of_a_book_is_a_title_and_blocks() -> None:
    note = markdown.read_note("\n# 编者说明\n\n一、本书收入讲话。\n".encode(), "note-1")
    assert (note.meta.title, note.meta.id) == ("编者说明", "note-1")
    assert note.blocks == (paragraph("一、本书收入讲话。"),)
    assert note.blocks[0].line == 4


@pytest.mark.parametrize(("text", "line"), [("编者说明\n", 1), ("\n# 题\n", 2), ("## 题\n文\n", 1)])
def test_a_text_for_a_book_without_title_or_words_is_refused(text: str, line: int) -> None:
    with pytest.raises(SourceError) as caught:
        markdown.read_note(text.encode(), "note-1")
    assert caught.value.line == line


def test_an_escaped_sign_parts_no_mark_and_neighbours_of_one_kind_are_one() -> None:
    words = r"a\*b[一\*二]{.em}[三]{.em}[四]{.h1}[五\*六]{.h1}[七]{.h2}"
    _, block = markdown.read(text(body=f"甲{words}").encode()).blocks
    assert isinstance(block, Paragraph)
    assert block.content == (
        Text("甲a*b"),
        Emphasis("一*二三"),
        RunIn("四五*六", 1),
        RunIn("七", 2),
    )


@pytest.mark.parametrize("kind", ["salutation", "signature", "date"])
def test_what_stands_on_one_line_is_not_longer_than_one(kind: str) -> None:
    long = "字" * extent.LONGEST_TITLE
    assert markdown.read(text(body=f"甲\n\n{long} {{.{kind}}}").encode())
    with pytest.raises(SourceError, match="是正文"):
        markdown.read(text(body=f"甲\n\n{long}字 {{.{kind}}}").encode())


@pytest.mark.parametrize(
    ("rows", "cells", "header"),
    [
        (["|甲|乙|", "|---|:-:|", "|丙||"], (("甲", "乙"), ("丙", "")), True),
        (["|甲|乙|", "|丙|--|"], (("甲", "乙"), ("丙", "--")), False),
        (["|--|--|"], (("--", "--"),), False),
        ([r" | 甲\|乙 | [丙]{.em} | "], (("甲|乙", "丙"),), False),
    ],
)
def test_rows_of_a_table_may_have_a_head(
    rows: list[str], cells: tuple[tuple[str, ...], ...], header: bool
) -> None:
    _, table = markdown.read(text(body="\n".join(rows)).encode()).blocks
    assert isinstance(table, Table)
    assert (table.rows, table.header, table.line) == (cells, header, 8)


@pytest.mark.parametrize(
    ("rows", "line"),
    [
        (["|甲|乙|", "|丙|"], 9),
        (["|甲|乙"], 8),
        (["||", "|甲|乙|"], 9),
        (["|"], 8),
        (["|甲|", "|乙"], 9),
    ],
)
def test_a_row_that_is_not_like_the_first_is_told_with_its_line(rows: list[str], line: int) -> None:
    with pytest.raises(SourceError, match="表格的这一行") as told:
        markdown.read(text(body="\n".join(rows)).encode())
    assert told.value.each[-1].line == line


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{.note}", "{.note}"),
        ("甲{.note}", "甲{.note}"),
        ("甲\t{.note} \t", "甲"),
        ("甲 {.note}。", "甲 {.note}。"),
    ],
)
def test_a_kind_is_marked_at_the_end_of_a_line_behind_a_blank(line: str, words: str) -> None:
    _, block = markdown.read(text(body=line).encode()).blocks
    assert getattr(block, "text", words) == words
    assert isinstance(block, Note) is (words != line)
