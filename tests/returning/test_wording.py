"""A row is told in one line."""

import pytest

from converters.readers.revisions.model import Hand
from converters.returning import wording
from converters.returning.model import Row, RowKind, Spot

HAND = Hand("王", "2026-11-20T09:00:00Z")


def row(kind: RowKind, before: str, after: str, note: str = "", *spots: Spot) -> Row:
    return Row(1, kind, HAND, before, after, spots or (Spot(0, 0, "前", "后"),), True, note)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (row(RowKind.WORDS, "甲", "乙"), "前［甲 → 乙］后"),
        (row(RowKind.INSERTED, "", "乙"), "前［加上 乙］后"),
        (row(RowKind.PARAGRAPH_OUT, "甲。\n", ""), "前［删去 甲。¶］后"),
        (row(RowKind.MOVED, "甲\n", "甲\n"), "移到别处：甲¶"),
        (row(RowKind.STYLE, "2 级标题", "1 级标题"), "2 级标题 → 1 级标题（前）"),
        (row(RowKind.COMMENT, "甲", "甲", "请核实"), "请核实（“甲”）"),
        (row(RowKind.LEFT_BEHIND, "", "章", "讲话稿里不能有图片"), "讲话稿里不能有图片：章"),
        (row(RowKind.WORDS, "，", ",", "全角", Spot(0, 0), Spot(1, 1)), "［， → ,］（全角）"),
    ],
)
def test_what_it_does_is_said(told: Row, expected: str) -> None:
    assert wording.change(told) == expected


def test_where_it_is_is_said() -> None:
    lines = (0, 7, 9)
    two = row(RowKind.WORDS, "，", ",", "", Spot(0, 2), Spot(1, 1))
    assert wording.place(two, lines) == "第 7 行等 2 处"
    assert wording.place(row(RowKind.WORDS, "甲", "乙", "", Spot(0, 2)), lines) == "第 9 行"
    assert wording.place(row(RowKind.WORDS, "甲", "乙"), lines) == ""
    assert wording.place(row(RowKind.FRONT, "甲", "乙"), lines) == "前言（题头或版记）"
