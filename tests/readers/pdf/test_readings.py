"""Readings above hanzi are left out and told; other small rows stay."""

from converters.readers import pdf
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
