"""The ids of the speeches of a book, in properties no longer than Word shows."""

import pytest

from converters.formats.docx.book import properties


@pytest.mark.parametrize(
    ("lengths", "lines"),
    [
        ([], []),
        ([3], [[3]]),
        ([127, 127], [[127, 127]]),
        ([127, 128], [[127], [128]]),
        ([255, 1], [[255], [1]]),
        ([300, 1, 1], [[300], [1, 1]]),
        ([84, 84, 85, 1], [[84, 84, 85], [1]]),
    ],
)
def test_ids_fill_properties_of_255_characters(lengths: list[int], lines: list[list[int]]) -> None:
    found = [*properties._joined(["s" * length for length in lengths])]
    assert [[len(id) for id in line.split(" ")] for line in found] == lines
