"""Two columns are read one after the other; what cannot be told apart is refused."""

import pytest

from converters.errors import SourceError
from converters.readers import pdf
from converters.readers.pdf import columns as printed_columns
from converters.readers.pdf.rows import Row
from tests.readers.pdf import printed
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


def test_a_title_wider_than_two_columns_of_sentences_does_not_hide_them() -> None:
    lines = set_in(SENTENCES, 9)
    middle = -(-len(lines) // 2)
    wide = Line("中国共产党某县第十次代表大会关于县委工作报告的决议", LEFT, 90)
    drawn = [*page(lines[:middle], y=150), *page(lines[middle:], x=LEFT + 10.5 * SIZE, y=150)]
    assert lines_of(made([wide, *drawn])) == [wide.words, *SENTENCES]


@pytest.mark.parametrize("x", [LEFT, RIGHT + 40])
def test_what_stands_on_one_side_above_the_columns_is_read_before_them(x: float) -> None:
    above: list[Drawn] = [TITLE, Line("2021年3月5日", x, 125, 12)]
    read = lines_of(made([*above, *columns(NARROW, 170)]))
    assert read == [TITLE.words, "2021年3月5日", *SENTENCES]
    across = Line("会议号召全县人民团结起来为建设家乡而奋斗", LEFT + 60, 170)
    read = lines_of(made([*above, across, *columns(NARROW, 170 + 2 * PITCH)]))
    assert read == [TITLE.words, "2021年3月5日", across.words, *SENTENCES]


def test_a_column_that_begins_above_the_other_one_is_no_head() -> None:
    picture_room = 4
    right = page(NARROW[10:], x=RIGHT, y=150 - picture_room * PITCH + 2 * PITCH)
    read = lines_of(made([*page(NARROW[:10], y=150 + 2 * PITCH), *right]))
    assert read == list(SENTENCES)


def pair(at: int, left: int = 20, right: int = 20, gap: float = 100) -> Row:
    """Return a row of a left and a right column that are so many ems wide."""
    base = 1000 + 150 * at
    over = 2000 + gap
    return Row((printed.run("左" * left, 0, base), printed.run("右" * right, over, base)), 1)


@pytest.mark.parametrize(("rows", "found"), [(3, False), (4, True)])
def test_four_rows_on_both_sides_are_columns(rows: int, found: bool) -> None:
    gutter = printed_columns._gutter([pair(at) for at in range(rows)])
    assert (gutter is not None) is found
    if gutter is not None:
        assert gutter.rows == rows
        assert 2000 < gutter.at < 2100


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [(20, 12, False), (20, 13, True), (12, 20, False), (13, 20, True)],
)
def test_rows_of_prose_fill_their_columns(left: int, right: int, found: bool) -> None:
    """Of 2000 points; the first row is full and tells how wide the columns are."""
    rows = [pair(0), *(pair(at, left, right) for at in range(1, 6))]
    assert (printed_columns._gutter(rows) is not None) is found


@pytest.mark.parametrize(("ems", "found"), [(5, False), (6, True)])
def test_a_column_of_prose_is_six_ems_wide(ems: int, found: bool) -> None:
    over = 100 * ems + 20
    rows = [
        Row((printed.run("左" * ems, 0, base), printed.run("右" * ems, over, base)), 1)
        for base in range(1000, 2000, 150)
    ]
    assert (
        printed_columns._is_prose(
            [part for row in rows for part in printed_columns._parts(row, over - 10)][::2],
            100.0 * ems,
        )
        is found
    )


@pytest.mark.parametrize(
    ("at", "sides"),
    [(1999, (False, False)), (2000, (True, True)), (2100, (True, True)), (2101, (False, False))],
)
def test_a_row_crosses_a_gutter_within_its_words(at: float, sides: tuple[bool, bool]) -> None:
    assert printed_columns._sides(pair(0), at) == sides
    assert printed_columns._sides(printed.table(("甲",)), at) == (False, False)


def test_a_row_on_one_side_has_words_there_alone() -> None:
    assert printed_columns._sides(printed.row("左", 0), 500) == (True, False)
    assert printed_columns._sides(printed.row("右", 500), 500) == (False, True)
    assert printed_columns._sides(printed.row("左", 400), 500) == (True, False)


@pytest.mark.parametrize(
    ("block", "above"),
    [
        ([printed.row("左", 0, 1000), pair(1), pair(2)], 1),
        ([printed.row("左", 0, 1000), printed.row("左", 0, 1100), pair(2)], 2),
        ([printed.row("左", 0, 1000 + 150 * at) for at in range(3)], 0),
        ([printed.row("左", 0, 1000 + 150 * at) for at in range(2)], 2),
        ([printed.row("左", 0, 1000), printed.row("右", 2500, 1089), pair(2)], 0),
        ([printed.row("左", 0, 1000), printed.row("右", 2500, 1090), pair(2)], 2),
        ([pair(0), pair(1), pair(2)], 0),
    ],
)
def test_one_or_two_rows_on_one_side_stand_above_the_columns(block: list[Row], above: int) -> None:
    assert printed_columns._above(block, 2050) == above
