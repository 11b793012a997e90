"""The columns of an index: what stays together, and that no line is lost."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from converters.books.matter.index import LETTER
from converters.formats.pdf.book.html import columns, page


def kept(monkeypatch: pytest.MonkeyPatch, kind: str, count: int) -> list[bool]:
    """Return of each line of a block whether the next one stands in its column."""
    monkeypatch.setattr(page, "words", lambda line, kind, setting: line)
    block = SimpleNamespace(kind=kind, lines=["词"] * count, above=0)
    setting = SimpleNamespace(book_style=SimpleNamespace(index=SimpleNamespace(pitch=1)))
    return [line.kept for line in columns._lines(1, cast("Any", block), cast("Any", setting))]


def test_a_letter_stays_with_what_stands_below_it(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kept(monkeypatch, LETTER, 1) == [True]
    assert kept(monkeypatch, "index", 1) == [False]


def test_two_lines_of_an_entry_stay_together_at_either_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert kept(monkeypatch, "index", 2) == [True, False]
    assert kept(monkeypatch, "index", 5) == [True, False, False, True, False]


def line(words: str, *, kept: bool = False) -> columns._ColumnLine:
    return columns._ColumnLine(words, 1, "index", first=True, kept=kept)


def words(made: list[list[columns._ColumnLine]]) -> list[str]:
    return ["".join(line.words for line in column) for column in made]


def test_columns_of_the_last_page_end_alike() -> None:
    made, rest = columns._page([line(one) for one in "甲乙丙丁戊"], 2, 9)
    assert (words(made), rest) == (["甲乙丙", "丁戊"], [])


def test_a_letter_below_which_nothing_stands_is_set_all_the_same() -> None:
    made, rest = columns._page([line("甲"), line("乙", kept=True)], 2, 9)
    assert ("".join(words(made)), rest) == ("甲乙", [])
