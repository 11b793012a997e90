"""With which character the words of a line end: before the marks of notes."""

import pytest

from converters.importing.signs import line_ends


@pytest.mark.parametrize(
    ("text", "last"),
    [
        *(
            ("修得值。", "。"),
            ("修得值。〔1〕", "。"),
            ("修得值[2][ 3 ]", "值"),
            ("修得值。③", "。"),
        ),
        *(
            ("〔1〕", "〕"),
            ("②", "②"),
            ("（见附件）", "）"),
            ("2021〔20211〕", "〕"),
            ("。【注】", "】"),
        ),
    ],
)
def test_marks_of_notes_are_no_end_of_a_line(text: str, last: str) -> None:
    assert line_ends.last(text) == last
