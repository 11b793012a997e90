"""Which rows can be taken, and by which numbers they are found."""

from converters.returning.model import Comparison, Row, RowKind


def test_what_changes_nothing_cannot_be_taken() -> None:
    assert [kind.value for kind in RowKind if not kind.can_be_taken] == ["批注", "不带回"]


def test_rows_are_found_by_their_numbers() -> None:
    row = Row(7, RowKind.WORDS, None, "甲", "乙", (), by_default=True)
    assert Comparison((), (), (row,)).numbered == {7: row}
