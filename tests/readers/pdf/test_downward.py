"""Lines from top to bottom, the first one on the right."""

from converters.readers import pdf
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
