"""Looks that mean something are rows to be taken, others are told."""

from dataclasses import replace

from converters.readers.revisions.model import ParagraphEnd, ParagraphLooks, RunLooks
from converters.returning import looks
from converters.returning.model import SILENT, RowKind
from tests.returning.chars import BODY, HEADING, WHO, chars


def test_another_level_is_a_row_taken_by_itself_only_if_it_was_tracked() -> None:
    for hand in (WHO, SILENT):
        line = chars("一、题\n", looks=HEADING)
        line[-1] = replace(line[-1], end=ParagraphEnd(HEADING, before=BODY, restyled=hand))
        (row,) = looks.rows(line, [0, 1, 2, 3], line)
        assert (row.kind, row.before, row.after) == (RowKind.STYLE, "正文", "1 级标题")
        assert row.by_default == (hand is WHO) and row.spots[0].before == "一、题"


def test_one_plain_style_for_another_is_no_row() -> None:
    line = chars("文\n")
    other = ParagraphLooks("list paragraph")
    line[-1] = replace(line[-1], end=ParagraphEnd(other, before=BODY, restyled=WHO))
    assert list(looks.rows(line, [0, 1], line)) == []
    assert looks.is_plain(other) and not looks.is_plain(HEADING)


def test_emphasis_is_taken_and_bold_is_told() -> None:
    for now, kind in (("em", RowKind.STYLE), ("", RowKind.LEFT_BEHIND)):
        by_hand = "" if now else "加粗"
        line = chars("重点\n")
        line[:2] = [
            replace(one, looks=RunLooks(now, by_hand), before=RunLooks(), restyled=WHO)
            for one in line[:2]
        ]
        (row,) = looks.rows(line, [0, 1, 2], line)
        assert row.kind is kind and len(row.touches) == (2 if now else 0)


def test_bold_set_without_tracking_is_told() -> None:
    base = chars("重点\n")
    line = [replace(one, looks=RunLooks("", "加粗")) for one in base[:2]] + base[2:]
    (row,) = looks.rows(line, [0, 1, 2], base)
    assert row.kind is RowKind.LEFT_BEHIND and "加粗" in row.note
