"""Comments, and what a speech has no place for, are rows that nobody can take."""

from converters.readers.revisions.model import Comment, LeftBehind, Origin, Returned
from converters.returning import told
from converters.returning.aligned import aligned
from converters.returning.model import RowKind
from tests.returning.chars import chars

LINE = tuple(chars("第一段\n第二段\n"))
COMMENT = Comment("1", "李四", "2026-11-20", "请核实", 4, 6, resolved=True)


def test_a_comment_tells_of_its_words_and_its_paragraph() -> None:
    base, back = Returned(LINE), Returned(LINE, (COMMENT,))
    (row,) = told.rows(base, back, aligned(LINE, LINE))
    assert (row.kind, row.before, row.note) == (RowKind.COMMENT, "第二", "请核实（已解决）")
    assert (row.spots[0].start, row.spots[0].paragraph) == (4, 1)
    assert row.hand is not None and row.hand.author == "李四" and not row.kind.can_be_taken


def test_only_what_the_base_has_not_is_left_behind() -> None:
    ours, theirs = LeftBehind("分节符", "", 4), LeftBehind("图片", "章", 0)
    base, back = Returned(LINE, left_behind=(ours,)), Returned(LINE, left_behind=(ours, theirs))
    (row,) = told.rows(base, back, aligned(LINE, LINE))
    assert (row.after, row.note) == ("章", "讲话稿里不能有图片")


def test_what_a_proof_or_a_redline_says_of_itself_is_none_of_its_changes() -> None:
    ours, theirs = (LeftBehind("页眉", words, 0) for words in ("对照稿 s1 第 1 版", "内部资料"))
    back = Returned(LINE, left_behind=(ours, theirs), origin=Origin("s1"))
    (row,) = told.rows(Returned(LINE), back, aligned(LINE, LINE))
    assert row.after == "内部资料"
