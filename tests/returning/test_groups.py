"""Neighbouring changes are one row, parted where paragraphs, authors and rows of tables part."""

import pytest

from converters.readers.revisions.model import Char, Hand, ParagraphLooks
from converters.returning import groups
from converters.returning.model import SILENT, RowKind
from tests.returning.chars import WHO, chars

OTHER = Hand("李四")
FRONT = ParagraphLooks("讲话人")
CASES: dict[str, tuple[list[Char], list[tuple[RowKind, str, str]]]] = {
    "words": (
        [*chars("共"), *chars("六", deleted=WHO), *chars("八", inserted=WHO), *chars("人\n")],
        [(RowKind.WORDS, "六", "八")],
    ),
    "two authors": (
        [*chars("共"), *chars("六", deleted=WHO), *chars("八", inserted=OTHER), *chars("人\n")],
        [(RowKind.DELETED, "六", ""), (RowKind.INSERTED, "", "八")],
    ),
    "a paragraph": (
        [*chars("甲\n"), *chars("乙\n", inserted=WHO), *chars("丙\n")],
        [(RowKind.PARAGRAPH_IN, "", "乙\n")],
    ),
    "two paragraphs": (
        [*chars("甲\n"), *chars("乙\n丙\n", deleted=WHO), *chars("丁\n")],
        [(RowKind.PARAGRAPH_OUT, "乙\n", ""), (RowKind.PARAGRAPH_OUT, "丙\n", "")],
    ),
    "parted": (
        [*chars("甲"), *chars("\n", inserted=WHO), *chars("乙\n")],
        [(RowKind.SPLIT, "", "\n")],
    ),
    "joined": (
        [*chars("甲"), *chars("\n", deleted=WHO), *chars("乙\n")],
        [(RowKind.JOINED, "\n", "")],
    ),
    "the front matter": (
        [*chars("王"), *chars("军", inserted=WHO), *chars("\n", looks=FRONT)],
        [(RowKind.FRONT, "", "军")],
    ),
    "put in and taken back": ([*chars("甲"), *chars("乙", WHO, WHO), *chars("\n")], []),
    "an empty paragraph": ([*chars("甲\n"), *chars("\n", inserted=WHO), *chars("乙\n")], []),
}


@pytest.mark.parametrize("case", CASES)
def test_neighbours_are_one_row(case: str) -> None:
    line, expected = CASES[case]
    bases = [None if one.inserted else at for at, one in enumerate(line)]
    found = [(row.kind, row.before, row.after) for row in groups.rows(line, bases)]
    assert found == expected


def test_a_row_has_the_words_around_it_and_its_paragraph() -> None:
    line = [*chars("第一段\n共"), *chars("八", inserted=SILENT), *chars("人\n")]
    (row,) = groups.rows(line, [0, 1, 2, 3, 4, None, 5, 6])
    (spot,) = row.spots
    assert (spot.start, spot.paragraph, spot.before, spot.after) == (5, 1, "共", "人")
    assert row.hand is None and row.by_default
