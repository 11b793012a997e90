"""What one hand did with neighbouring characters is one change."""

from converters.readers.revisions import changes
from converters.readers.revisions.changes import ChangeKind
from tests.readers.docx.word_files import p, t
from tests.readers.revisions.tracked import by, end, gone, ins, read


def told(body: str) -> list[tuple[str, str, str]]:
    line = read(body).line
    return [(one.kind.value, one.hand.author, one.text(line)) for one in changes.of(line)]


def test_runs_of_one_hand_are_one_change() -> None:
    assert told(p(ins(t("甲")), ins(t("乙")), t("丙"), ins(t("丁")))) == [
        ("inserted", "王校对", "甲乙"),
        ("inserted", "王校对", "丁"),
    ]


def test_two_hands_are_two_changes() -> None:
    assert told(p(ins(t("甲"), "张三"), ins(t("乙"), "李四"))) == [
        ("inserted", "张三", "甲"),
        ("inserted", "李四", "乙"),
    ]


def test_a_character_that_two_hands_changed_belongs_to_two() -> None:
    assert sorted(told(p(ins(gone("甲", "李四"), "张三")))) == [
        ("deleted", "李四", "甲"),
        ("inserted", "张三", "甲"),
    ]


def test_a_whole_paragraph_is_one_change_with_its_end() -> None:
    assert told(p(t("甲")) + p(gone("乙"), about=end("del"))) == [("deleted", "王校对", "乙\n")]


def test_each_row_of_a_table_is_a_change() -> None:
    cells = f"<w:tc>{p(t('甲'))}</w:tc><w:tc>{p(t('乙'))}</w:tc>"
    row = f"<w:tr><w:trPr><w:ins {by()}/></w:trPr>{cells}</w:tr>"
    assert told(f"<w:tbl>{row * 2}</w:tbl>") == [("inserted", "王校对", "甲\n乙\n")] * 2


def test_a_change_of_looks_is_one() -> None:
    run = f"<w:r><w:rPr><w:b/><w:rPrChange {by()}><w:rPr/></w:rPrChange></w:rPr><w:t>甲</w:t></w:r>"
    line = read(p(run, t("乙"))).line
    (one,) = changes.of(line)
    assert (one.kind, one.start, one.stop) == (ChangeKind.RESTYLED, 0, 1)


def test_a_file_without_changes_has_none() -> None:
    assert told(p(t("甲"))) == [] and told("") == []
