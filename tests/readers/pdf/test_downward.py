"""Lines from top to bottom, the first one on the right."""

from types import SimpleNamespace
from typing import Any

import pytest

from converters.readers import pdf
from converters.readers.pdf import downward
from tests.readers.pdf.pages import SENTENCES, SIZE, Line, made, told

COLUMN = 30


def set_down(*sentences: str) -> list[Line]:
    """Return the glyphs of a page of which each is placed by itself, indented by two."""
    rows = [row for one in sentences for row in _rows(f"\u3000\u3000{one}")]
    return [
        Line(char, x=500 - COLUMN * at, y=100 + SIZE * down)
        for at, row in enumerate(rows)
        for down, char in enumerate(row)
        if char != "\u3000"
    ]


def _rows(words: str) -> list[str]:
    return [words[at : at + COLUMN] for at in range(0, len(words), COLUMN)]


def test_lines_from_top_to_bottom_are_read_from_the_right() -> None:
    foot = Line("—1—", x=280, y=800, size=12)
    raw = pdf.read(made([*set_down(*SENTENCES), foot]))
    assert raw.text.split("\n") == list(SENTENCES)
    assert told(raw) == [("侧着印的文字", "—1—")]


def test_marks_have_the_forms_that_they_have_in_other_lines() -> None:
    words = "同志们︑朋友们︐大家要︽读书︾︵每天︶把工作做好做实做细做到位︒"
    raw = pdf.read(made(set_down(words)))
    assert (
        raw.text.replace("\n", "")
        == "同志们、朋友们，大家要《读书》（每天）把工作做好做实做细做到位。"
    )


def test_a_column_of_figures_makes_no_such_page() -> None:
    rows = [Line(words, y=120 + 30 * at) for at, words in enumerate(SENTENCES)]
    raw = pdf.read(made([*rows, *(Line(str(at), x=60, y=400 + 18 * at) for at in range(9))]))
    assert all(words in raw.text.split("\n") for words in SENTENCES)


def glyph(x: float, y: float, lean: float = 0) -> Any:
    """Return a glyph of a hundred points, `y` of them below the first."""
    return SimpleNamespace(matrix=(1, lean, -lean, 1, x, -y), size=100)


@pytest.mark.parametrize(
    ("after", "way"),
    [
        (glyph(0, 40), downward.DOWN),
        (glyph(0, 39), None),
        (glyph(0, 200), downward.DOWN),
        (glyph(0, 201), None),
        (glyph(30, 100), downward.DOWN),
        (glyph(31, 100), None),
        (glyph(40, 0), downward.ACROSS),
        (glyph(39, 0), None),
        (glyph(200, 30), downward.ACROSS),
        (glyph(201, 0), None),
        (glyph(100, 31), None),
        (glyph(0, -100), None),
    ],
)
def test_where_the_next_glyph_stands(after: Any, way: int | None) -> None:
    assert downward._way(glyph(0, 0), after) == way
    assert downward._way(glyph(0, 0, lean=1), after) is None


@pytest.mark.parametrize(
    ("down", "across", "turned"), [(20, 0, True), (19, 0, False), (11, 10, True), (10, 10, False)]
)
def test_a_page_is_set_downward_if_most_of_its_glyphs_are(
    down: int, across: int, turned: bool
) -> None:
    chars = [glyph(0, 100 * at) for at in range(down + 1)]
    chars += [glyph(100 * at, 100 * down) for at in range(1, across + 1)]
    found = downward.turns(chars)
    assert bool(found) is turned
    if turned:
        assert found == [downward.DOWN] * (down + 1) + [downward.ACROSS] * across
