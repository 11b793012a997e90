"""A short line in other letters, or a new one with a number, is proposed as a heading."""

from dataclasses import replace

import pytest

from converters.readers.revisions.model import Char, RunLooks
from converters.returning import by_hand
from tests.returning.chars import chars


def level(line: list[Char], bases: list[int | None], base: list[Char]) -> int | None:
    """That which is proposed for the last paragraph."""
    by_hand.propose(line, bases, base)
    end = line[-1].end
    return end.proposed.level if end is not None and end.proposed is not None else None


@pytest.mark.parametrize(
    ("words", "found"),
    [("二、加强领导", 1), ("（三）抓督办", 2), ("二、加强领导，抓好落实。", None), ("加强", None)],
)
def test_a_new_line_with_a_number_is_proposed(words: str, found: int | None) -> None:
    assert level(chars(f"{words}\n"), [None] * (len(words) + 1), []) == found


def test_a_line_set_in_other_letters_is_proposed() -> None:
    base = chars("加强领导\n")
    line = [*(replace(one, looks=RunLooks("", "黑体")) for one in base[:-1]), base[-1]]
    assert level(line, [0, 1, 2, 3, 4], base) == 1
    assert level(chars("加强领导\n"), [0, 1, 2, 3, 4], base) is None
