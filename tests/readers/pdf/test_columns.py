"""Two columns are read one after the other; what cannot be told apart is refused."""

import pytest

from converters.errors import SourceError
from converters.readers import pdf
from tests.readers.pdf.pages import (
    LEFT,
    PITCH,
    SENTENCES,
    SIZE,
    Drawn,
    Line,
    lines_of,
    made,
    page,
    set_in,
)

HALF = 13
RIGHT = LEFT + 15 * SIZE


def columns(lines: list[str], y: float, *, off: float = 0) -> list[Drawn]:
    """Return lines in two columns; those of the right one stand lower by `off`."""
    middle = -(-len(lines) // 2)
    return [*page(lines[:middle], y=y), *page(lines[middle:], x=RIGHT, y=y + off)]


NARROW = set_in(SENTENCES, HALF)
TITLE = Line("中国共产党某县第十次代表大会公报", 120, 90, 22)


@pytest.mark.parametrize("off", [0, 9])
def test_columns_below_a_title_are_read_one_after_the_other(off: float) -> None:
    read = lines_of(made([TITLE, *columns(NARROW, 150, off=off)]))
    assert read == [TITLE.words, *SENTENCES]


def test_a_sentence_goes_on_over_columns_and_pages() -> None:
    cut = len(NARROW) // 2
    pages = [columns(NARROW[:cut], 150), columns(NARROW[cut:], 150)]
    assert lines_of(made(*pages)) == list(SENTENCES)


def test_a_block_of_columns_ends_at_a_row_that_crosses_the_gutter() -> None:
    again = 150 + PITCH * (len(NARROW) // 2 + 2)
    across = Line("会议号召全县人民团结起来为建设家乡而奋斗", LEFT + 60, again)
    drawn = [*columns(NARROW, 150), across, *columns(NARROW, again + 2 * PITCH)]
    assert lines_of(made(drawn)) == [*SENTENCES, across.words, *SENTENCES]


def test_a_last_page_with_little_in_its_columns_is_read_like_the_others() -> None:
    cut = len(NARROW) - 2
    last = [*page(NARROW[cut : cut + 1]), *page(NARROW[cut + 1 :], x=RIGHT)]
    assert lines_of(made(columns(NARROW[:cut], 120), last)) == list(SENTENCES)


def test_three_columns_are_refused_with_a_sentence() -> None:
    lines = set_in(SENTENCES, 9)
    third = -(-len(lines) // 3)
    drawn = [
        one
        for at in range(3)
        for one in page(lines[third * at : third * (at + 1)], x=LEFT + at * 10.5 * SIZE)
    ]
    with pytest.raises(SourceError, match=r"第 1 页分了几栏.*Word"):
        pdf.read(made(drawn))


def test_columns_that_rows_cross_again_and_again_are_refused() -> None:
    drawn: list[Drawn] = []
    for at in range(5):
        y = 120 + 3 * PITCH * at
        drawn += columns(NARROW[4 * at : 4 * at + 4], y)
        drawn.append(Line("这一行从左到右横在两栏的中间，不知道是谁的题目", LEFT, y + 2 * PITCH))
    with pytest.raises(SourceError, match="分不清先读哪一栏"):
        pdf.read(made(drawn))


def test_names_and_values_side_by_side_are_no_columns() -> None:
    rows = [
        Line(word, x, 400 + PITCH * at)
        for at in range(8)
        for word, x in (("张某某", LEFT), ("县委书记", RIGHT))
    ]
    read = lines_of(made([*page(set_in(SENTENCES)), *rows]))
    assert read[: len(SENTENCES)] == list(SENTENCES)
    assert [line.split("\u3000")[0] for line in read[len(SENTENCES) :]] == ["张某某"] * 8
