"""Figures of a column end so that their units stand under one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.typeset.figures import right_blanks
from converters.typeset.nominal import NOMINAL

FIGURES = st.from_regex(r"[－+]?[0-9]{1,4}(,[0-9]{3})?(\.[0-9]{1,3})?%?", fullmatch=True)


def ends(texts: list[str], width: float = 12, share: float = 0.8) -> list[float | None]:
    return right_blanks(texts, width, NOMINAL, share)


def test_units_stand_under_one_another_in_the_middle_of_the_column() -> None:
    """1,234 is 2.25 em wide, .50 is 1.25: 8.5 are left on both sides."""
    assert ends(["1,234", "5.50", "－6.5"]) == [5.5, 4.25, 4.75]


def test_figures_alike_stand_in_the_middle() -> None:
    assert ends(["2.7", "3.5", "9.9"]) == [5.375] * 3


def test_what_stands_for_no_figure_stays_in_the_middle_and_is_not_counted() -> None:
    assert ends(["12", "—", "", "……", "7"]) == [5.5, None, None, None, 5.5]


@pytest.mark.parametrize(
    "texts",
    [
        *(["人和镇", "12", "7"], ["12"], [], ["2019年", "2020年"]),
        ["第1", "一", "1.2.3", "1/2"],
    ],
)
def test_a_column_of_words_has_no_figures(texts: list[str]) -> None:
    assert ends(texts) == [None] * len(texts)


def test_a_word_among_many_figures_stays_in_the_middle() -> None:
    assert ends(["1", "2", "3", "4", "持平"])[4] is None
    assert ends(["1", "2", "3", "4", "持平"])[0] is not None


def test_figures_that_are_too_wide_together_stay_in_the_middle() -> None:
    assert ends(["12345", "0.12345"], width=5) == [None, None]


@given(st.lists(FIGURES, min_size=2, max_size=6))
def test_no_figure_leaves_its_column_and_all_units_are_in_one_place(texts: list[str]) -> None:
    found = ends(texts, width=20)
    units = set()
    for text, right in zip(texts, found, strict=True):
        assert right is not None
        wide = sum(NOMINAL[char] for char in text) / 1000
        assert 0 <= right <= 20 - wide
        whole = text.rstrip("%").split(".")[0]
        units.add(round(right + wide - sum(NOMINAL[char] for char in whole) / 1000, 6))
    assert len(units) == 1
