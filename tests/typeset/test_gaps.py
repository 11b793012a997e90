"""Gaps that LibreOffice sets beside digits: where, and where not."""

import pytest

from converters.typeset.gaps import gaps


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("到2020年", {1, 5}),
        ("2020年", {4}),
        ("第1次", {1, 2}),
        ("（2020）", set()),
        ("到2020", {1}),
        ("用APP办", {1, 4}),
        ("中文", set()),
        ("", set()),
    ],
)
def test_a_gap_stands_between_a_digit_or_letter_and_a_hanzi(text: str, places: set[int]) -> None:
    assert gaps(text) == places
