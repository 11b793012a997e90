"""Large first letters begin their paragraph, and are no watermark."""

from dataclasses import replace

import pytest

from converters.readers import pdf
from tests.readers.pdf.pages import (
    LEFT,
    PITCH,
    SENTENCES,
    SIZE,
    TOP,
    Drawn,
    Line,
    made,
    page,
    set_in,
    told,
)

REST = page(set_in(SENTENCES[1:]), y=TOP + 4 * PITCH)


def capped(rows: int, signs: int = 1, size: float = 0) -> list[Drawn]:
    """Return the first paragraph with a letter so many rows high."""
    size = size or (rows - 1) * PITCH + SIZE
    words, wide = SENTENCES[0], size * signs
    beside = int((28 * SIZE - wide) / SIZE)
    lines = [Line(words[:signs], LEFT, TOP + (rows - 1) * PITCH, size)]
    at, row = signs, 0
    while at < len(words):
        inner = row < rows
        count = beside if inner else 28
        x = LEFT + (wide + 4 if inner else 0)
        lines.append(Line(words[at : at + count], x, TOP + row * PITCH))
        at, row = at + count, row + 1
    return [*lines, *REST]


@pytest.mark.parametrize(("rows", "signs"), [(2, 1), (3, 1), (2, 2)])
@pytest.mark.parametrize("last", [False, True])
def test_a_large_first_letter_begins_its_paragraph(rows: int, signs: int, last: bool) -> None:
    drawn = capped(rows, signs)
    raw = pdf.read(made([*drawn[1:], drawn[0]] if last else drawn))
    assert raw.text.split("\n") == list(SENTENCES)
    assert told(raw) == []


def test_large_type_across_the_text_is_a_watermark() -> None:
    across = Line("密", LEFT + 100, TOP + 60, 90)
    raw = pdf.read(made([*page(set_in(SENTENCES)), across]))
    assert raw.text.split("\n") == list(SENTENCES)
    assert told(raw) == [("水印", "密")]


def test_large_type_beside_a_single_row_is_a_line_of_its_own() -> None:
    title = Line("忠", LEFT, 100, 60)
    drawn = made([title, Line("一个字的故事", LEFT + 64, 100), *page(set_in(SENTENCES), y=200)])
    assert pdf.read(drawn).text.split("\n")[:1] != ["忠一个字的故事" + SENTENCES[0]]


def test_a_letter_with_type_at_its_left_begins_nothing() -> None:
    cap, *rest = capped(2)
    assert isinstance(cap, Line)
    moved = [replace(one, x=one.x + 40) if isinstance(one, Line) else one for one in (cap, *rest)]
    raw = pdf.read(made([Line("甲乙", LEFT, TOP + 10), *moved]))
    assert sorted("".join(raw.text.split())) == sorted("甲乙" + "".join(SENTENCES))
