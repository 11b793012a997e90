"""The page of a returned file shows each change, and ends in a command."""

from converters.readers.revisions.model import Hand
from converters.returning import review_page
from converters.returning.merging import Conflict
from converters.returning.model import Row, RowKind, Spot
from converters.returning.review_page import Review

HAND = Hand("王<校>", "2026-11-20T09:00:00Z")
ROWS = (
    Row(1, RowKind.WORDS, HAND, "甲", "<乙>", (Spot(0, 0, "前", "后"),), True),
    Row(2, RowKind.WORDS, None, "，", ",", (Spot(5, 0), Spot(7, 1)), True, "可能是自动更正"),
    Row(3, RowKind.STYLE, HAND, "正文", "1 级标题", (Spot(9, 1),), True),
    Row(4, RowKind.MOVED, HAND, "一段\n", "一段\n", (Spot(9, 1), Spot(20, 2)), True),
    Row(5, RowKind.COMMENT, HAND, "甲", "甲", (Spot(0, 0),), False, "请核实"),
    Row(6, RowKind.LEFT_BEHIND, None, "", "章", (Spot(0, 0),), False, "讲话稿里不能有图片"),
)


def page(**more: object) -> str:
    known = {
        "id": "s1",
        "title": "讲话",
        "file": "回稿.docx",
        "base": "现在的讲话稿",
        "rows": ROWS,
        "lines": (7, 9, 11),
        "command": "huibian return 回稿.docx",
        "chosen": frozenset({1, 2, 4}),
    }
    return review_page.render(Review(**{**known, **more}))  # type: ignore[arg-type]


def test_each_change_is_shown_with_a_box() -> None:
    made = page()
    assert "王&lt;校&gt;" in made and "<校>" not in made
    assert made.count('type="checkbox"') == 4
    assert made.count(" checked>") == 3
    assert "&lt;乙&gt;" in made and "共 2 处" in made and "第 7 行等 2 处" in made
    assert "改动 4 处，批注 1 条，带不回来的 1 处" in made
    assert "huibian return 回稿.docx --take 1-2,4</code>" in made


def test_no_script_and_no_style_stands_in_the_page() -> None:
    made = page()
    assert made.count("<script") == 1 and '<script src="review.js" defer></script>' in made
    assert "<style" not in made and "style=" not in made and "onclick" not in made
    assert "default-src 'none'; script-src 'self'" in made


def test_what_was_changed_on_both_sides_stands_side_by_side() -> None:
    made = page(conflicts=(Conflict((1,), 8, "甲", "丙", "乙", "同一句"),), already=frozenset({3}))
    assert "要您决定" in made and "<dd>丙</dd>" in made and "第 8 行" in made
    assert made.count('"done">已经改好') == 1


def test_a_file_without_changes_asks_for_nothing() -> None:
    made = page(rows=ROWS[4:])
    assert "没有要写进讲话稿的改动" in made and "--take" not in made and "checkbox" not in made


def test_what_was_decided_is_told_and_only_what_is_open_is_asked_for() -> None:
    decided = {"already": frozenset({1, 3}), "written": frozenset({1}), "refused": frozenset({2})}
    made = page(**decided, chosen=frozenset({4}))
    assert (
        "写进讲话稿 1 处（1），已经改好 1 处（3），没有接受 1 处（2），还没有定 1 处（4）。" in made
    )
    assert made.count('type="checkbox"') == 1 and 'value="4" checked' in made
    assert "huibian return 回稿.docx --take 4</code>" in made
    assert made.count("settled") == 3


def test_if_all_is_decided_no_command_is_offered() -> None:
    made = page(already=frozenset({1, 2, 3, 4}))
    assert "都已经定了" in made and "--take" not in made and "checkbox" not in made
    made = page(already=frozenset({1, 2}), refused=frozenset({3, 4}))
    assert "--take 3-4</code>" in made and "checkbox" not in made
