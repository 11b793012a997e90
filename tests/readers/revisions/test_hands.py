"""Who changed something, and when: the words of the file, and nothing else."""

import pytest

from converters.readers.revisions.model import Hand
from tests.readers.docx.word_files import p, t
from tests.readers.revisions.tracked import WHEN, WHO, accepted, by, end, read, refused


def test_author_and_time_are_those_of_the_file() -> None:
    (char, _) = read(p(f"<w:ins {by()}>{t('甲')}</w:ins>")).line
    assert char.inserted == Hand(WHO, WHEN)


@pytest.mark.parametrize("author", ["", " ", "Unknown Author", "Unknown", "未知作者"])
def test_one_who_is_not_named_is_unsigned(author: str) -> None:
    (char, _) = read(p(f"<w:ins {by(author)}>{t('甲')}</w:ins>")).line
    assert char.inserted is not None
    assert char.inserted.name == "（未署名）"


def test_a_change_without_attributes_is_a_change() -> None:
    (char, _) = read(p(f"<w:ins>{t('甲')}</w:ins>")).line
    assert char.inserted == Hand()


def mark(kind: str, end_: str = "Start", name: str = "move1") -> str:
    return f'<w:{kind}Range{end_} w:id="1" w:name="{name}"/>'


@pytest.mark.parametrize("inside", [True, False])
def test_both_ends_of_a_move_bear_its_name(inside: bool) -> None:
    """Word puts the marks within the first paragraph or before it."""
    parts = []
    for kind in ("moveFrom", "moveTo"):
        words = f"<w:{kind} {by()}>{t('一要抓学习。')}</w:{kind}>"
        start, stop = mark(kind), mark(kind, "End")
        about = end(kind)
        moved = (
            p(start, words, stop, about=about) if inside else start + p(words, about=about) + stop
        )
        parts.append(moved)
    body = p(t("甲")) + parts[0] + p(t("乙")) + parts[1] + p(t("丙"))
    assert refused(body) == ["甲", "一要抓学习。", "乙", "丙"]
    assert accepted(body) == ["甲", "乙", "一要抓学习。", "丙"]
    line = read(body).line
    assert {one.deleted.move for one in line if one.deleted} == {"move1"}
    assert {one.inserted.move for one in line if one.inserted} == {"move1"}
    assert sum(one.end is not None for one in line if one.deleted or one.inserted) == 2


def test_a_move_that_begins_within_the_change_bears_its_name_too() -> None:
    """So LibreOffice writes it; the mark of the paragraph stands before."""
    words = f"<w:moveFrom {by()}>{mark('moveFrom')}{t('一要抓学习。')}</w:moveFrom>"
    line = read(p(words, mark("moveFrom", "End"), about=end("moveFrom")) + p(t("乙"))).line
    assert {one.deleted.move for one in line if one.deleted} == {"move1"}


def test_what_is_deleted_beside_a_move_is_no_part_of_it() -> None:
    body = mark("moveFrom") + p(
        f"<w:del {by()}><w:r><w:delText>甲</w:delText></w:r></w:del>", t("乙")
    )
    assert [one.deleted.move for one in read(body).line if one.deleted] == [""]


@pytest.mark.parametrize(("group", "tag", "whole"), [("trPr", "ins", 2), ("tcPr", "cellIns", 1)])
def test_rows_and_cells_are_put_in(group: str, tag: str, whole: int) -> None:
    about = f"<w:{group}><w:{tag} {by()}/></w:{group}>"
    row, cell = (about, "") if group == "trPr" else ("", about)
    table = (
        f"<w:tbl><w:tr>{row}<w:tc>{cell}{p(t('甲'))}</w:tc><w:tc>{p(t('乙'))}</w:tc></w:tr></w:tbl>"
    )
    assert accepted(table) == ["甲", "乙"]
    assert refused(table) == ["甲", "乙"][whole:]


@pytest.mark.parametrize(("group", "tag", "whole"), [("trPr", "del", 2), ("tcPr", "cellDel", 1)])
def test_rows_and_cells_are_struck_out(group: str, tag: str, whole: int) -> None:
    about = f"<w:{group}><w:{tag} {by()}/></w:{group}>"
    row, cell = (about, "") if group == "trPr" else ("", about)
    table = (
        f"<w:tbl><w:tr>{row}<w:tc>{cell}{p(t('甲'))}</w:tc><w:tc>{p(t('乙'))}</w:tc></w:tr></w:tbl>"
    )
    assert accepted(table) == ["甲", "乙"][whole:]
    assert refused(table) == ["甲", "乙"]
