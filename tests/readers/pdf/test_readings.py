"""Readings above hanzi are left out and told; other small rows stay."""

import pytest

from converters.readers import pdf
from converters.readers.pdf import readings
from converters.readers.pdf.rows import Row
from tests.readers.pdf import printed
from tests.readers.pdf.pages import LEFT, SENTENCES, SIZE, Line, made, page, set_in, told

LINES = set_in(SENTENCES)


def test_readings_are_left_out_and_told() -> None:
    above = [Line("chuō", LEFT + 3 * SIZE, 163, 8), Line("dǔ", LEFT + 9 * SIZE, 163, 8)]
    raw = pdf.read(made([*page(LINES), *above]))
    assert raw.text.split("\n") == list(SENTENCES)
    assert [(what, words.split()) for what, words in told(raw)] == [("注音", ["chuō", "dǔ"])]


def test_small_hanzi_and_letters_far_above_stay() -> None:
    drawn = [Line("注", LEFT + 3 * SIZE, 70, 8), Line("GDP", LEFT + 3 * SIZE, 90, 8)]
    raw = pdf.read(made([*drawn, *page(LINES, y=150)]))
    assert "注" in raw.text and "GDP" in raw.text


BELOW = printed.row("踔厉奋发", 300, 1000)


@pytest.mark.parametrize(
    ("above", "is_one"),
    [
        (printed.row("chuō", 300, 900, 50), True),
        (printed.row("ㄔㄨㄛ", 300, 900, 50), True),
        (printed.row("a1", 300, 900, 50), False),
        (printed.row("a", 300, 900, 80), True),
        (printed.row("a", 300, 900, 81), False),
        (printed.row("a", 300, 840, 50), True),
        (printed.row("a", 300, 839, 50), False),
        (printed.row("a", 200, 900, 50), True),
        (printed.row("a", 199, 900, 50), False),
        (printed.row("a", 750, 900, 50), True),
        (printed.row("a", 751, 900, 50), False),
        (printed.table(("a",), base=900), False),
    ],
)
def test_readings_are_small_letters_right_above(above: Row, is_one: bool) -> None:
    found = list(readings.among([above, BELOW]))
    assert found == ([(above, readings.READINGS)] if is_one else [])
    assert list(readings.among([above, printed.table(("踔",), base=1000)])) == []
    assert list(readings.among([above])) == []


@pytest.mark.parametrize(
    ("words", "base", "size", "is_one"),
    [
        *(("··", 900, 50, True), ("··", 1100, 50, True), ("● ●", 900, 50, True)),
        *(("··", 1161, 50, False), ("··", 900, 81, False), ("·1", 900, 50, False)),
    ],
)
def test_dots_over_and_under_words_are_told(
    words: str, base: float, size: float, is_one: bool
) -> None:
    dots = printed.row(words, 300, base, size)
    found = list(readings.among(sorted([dots, BELOW], key=lambda row: row.base)))
    assert found == ([(dots, readings.DOTS)] if is_one else [])


def test_dots_over_words_are_left_out_and_told() -> None:
    dots = [Line("·", LEFT + at * SIZE + 4, 163, 8) for at in range(3, 7)]
    raw = pdf.read(made([*page(LINES), *dots]))
    assert raw.text.split("\n") == list(SENTENCES)
    assert [(what, "".join(words.split())) for what, words in told(raw)] == [("着重号", "····")]
