"""More than a speech holds is told with its line, before anything is laid out."""

import pytest

from converters.errors import SourceError
from converters.readers import extent, markdown
from tests.make import markdown as text


def told(body: str) -> SourceError:
    with pytest.raises(SourceError) as caught:
        markdown.read(text(body=body).encode())
    return caught.value


ROW = "| 甲 | 乙 |\n"
MUCH = {
    "characters": (("字" * 40_000 + "\n") * 8, 5),
    "lines": ("字\n" * (extent.MOST_LINES + 1), 5),
    "one line": ("字\n" + "字" * (extent.LONGEST_LINE + 1), 9),
    "a heading": ("字\n\n## " + "字" * (extent.LONGEST_TITLE + 1), 10),
    "a signature": ("字" * (extent.LONGEST_TITLE + 1) + " {.signature}", 8),
    "tabs": ("字\n字" + "\t字" * 1_001, 9),
    "blank lines": ("\n" * 300_001 + "字", 5),
    "blanks": ("字\n字" + " " * 300 + "字", 9),
    "wide blanks": ("字" + "\u3000" * 300 + "字", 8),
    "columns": ("字\n|" + "甲|" * (extent.MOST_COLUMNS + 1), 9),
    "rows": ("字\n" + "|甲|\n" * (extent.MOST_ROWS + 2), 9 + extent.MOST_ROWS),
    "cells": (("|" + "甲|" * 50 + "\n") * 500, 5),
}


@pytest.mark.parametrize(("body", "line"), MUCH.values(), ids=MUCH)
def test_more_than_a_speech_holds_is_told_with_its_line(body: str, line: int) -> None:
    fault = told(body)
    assert fault.line == line
    assert "请" in fault.remedy
    assert len(fault.each) <= 2


MOST = {
    "one line": "字" * extent.LONGEST_LINE,
    "a heading": "## " + "字" * (extent.LONGEST_TITLE - 3),
    "blanks at the edges": " " * 300 + "字" + " " * 300 + "\n" + "\u3000" * 300 + "字",
    "a table": "|" + "甲|" * extent.MOST_COLUMNS,
    "escaped bars": "|" + "\\|" * 200 + "|",
}


@pytest.mark.parametrize("body", MOST.values(), ids=MOST)
def test_what_a_speech_may_hold_is_read(body: str) -> None:
    assert len(markdown.read(text(body=body).encode()).blocks) > 1


def test_faults_without_number_are_told_by_their_first_ones() -> None:
    assert len(told("[词]{.red}\n" * 500).each) == 21


def test_a_text_for_the_front_of_a_book_is_held_to_the_same() -> None:
    with pytest.raises(SourceError) as caught:
        markdown.read_note(b"# a\n\n" + "字".encode() * (extent.LONGEST_LINE + 1), "note")
    assert caught.value.line == 3


LIMITS = {
    "MOST_CHARACTERS": (
        8,
        ["字字 ", "", "字字", " 字字字字"],
        ["字字字字 ", "字字字字字"],
        "正文有 9 个字",
    ),
    "MOST_LINES": (3, ["字", "", " ", "字", "字"], ["字", "字", "字", "字"], "正文有 4 段"),
    "MOST_CELLS": (4, ["|甲|乙|", "", " |丙|丁|"], ["|甲|乙|", "", "|丙|丁|戊|"], "表格共有 5 格"),
    "MOST_ROOM": (3, ["字", "", "字"], ["字", "", " ", ""], "共有 4 行"),
    "MOST_TABS": (2, ["\t字\t甲\t乙\t"], ["字", "字\t甲\t乙\t丙"], "有 3 个制表符"),
    "LONGEST_LINE": (4, [" 字字字字 "], ["字", "字字字字字"], "这一段有 5 个字"),
    "LONGEST_TITLE": (4, ["# 字字", "字字字字字"], ["字", "  ## 字字"], "标题有 5 个字"),
    "MOST_COLUMNS": (2, ["|甲|乙\\||", "甲|乙|丙|丁"], ["字", "|甲|乙|丙|"], "表格有 3 栏"),
    "MOST_ROWS": (
        2,
        ["|甲|", "|甲|", "", "|甲|"],
        ["|甲|", "|甲|", "|甲|", "|甲|"],
        "表格从这一行",
    ),
}


@pytest.mark.parametrize(
    ("name", "limit", "most", "more", "said"), [(name, *of) for name, of in LIMITS.items()]
)
def test_a_limit_may_be_reached_and_what_is_beyond_is_told_once(
    name: str,
    limit: int,
    most: list[str],
    more: list[str],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(extent, name, limit)
    extent.refuse(most, 7)
    whole = name in ("MOST_CHARACTERS", "MOST_LINES", "MOST_ROOM", "MOST_CELLS")
    with pytest.raises(SourceError, match=said) as told:
        extent.refuse(more, 7)
    line = 8 if whole else 10 if name == "MOST_ROWS" else 9
    assert [one.line for one in told.value.each] == [line]
