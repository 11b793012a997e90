"""Glyphs: doubled ones are bold, unknown ones are boxes, pages on their side are turned."""

from dataclasses import replace
from math import cos, radians, sin
from types import SimpleNamespace
from typing import Any

import pytest

from converters.readers import pdf
from converters.readers.pdf import glyphs
from converters.readers.pdf.glyphs import UNKNOWN, Glyph
from tests.readers.pdf.pages import LEFT, LOST, SENTENCES, Line, lines_of, made, page, set_in, told

BODY = page(set_in(SENTENCES), y=200)


def test_a_line_that_is_drawn_twice_to_be_bold_is_read_once_and_marked() -> None:
    twice = [Line("一、充分肯定成绩", LEFT + by, 150 + by / 2) for by in (0, 0.4)]
    raw = pdf.read(made([*twice, *BODY]))
    assert raw.text.split("\n")[0] == "一、充分肯定成绩"
    assert raw.marks[1].bold and not raw.marks[2].bold
    assert raw.differences == ()


def test_a_soft_hyphen_that_is_printed_is_a_hyphen() -> None:
    assert lines_of(made([Line("推广e\xadCNY应用", y=150), *BODY]))[0] == "推广e-CNY应用"


def test_characters_that_really_stand_twice_stay() -> None:
    assert lines_of(made([Line("天天向上，件件落实", y=150), *BODY]))[0] == "天天向上，件件落实"


def test_a_glyph_of_which_the_file_does_not_tell_the_character_is_a_box_and_told() -> None:
    raw = pdf.read(made([Line(f"充分肯定{LOST}成{LOST}绩", y=150), *BODY]))
    assert raw.text.split("\n")[0] == f"充分肯定{UNKNOWN}成{UNKNOWN}绩"
    assert told(raw) == [("没有写明是什么字的字形", "")] * 2


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_that_is_printed_on_its_side_is_read_turned(angle: int) -> None:
    way = {90: (0, 1), 180: (-1, 0), 270: (0, -1)}[angle]
    start = {90: (100, 800), 180: (560, 700), 270: (500, 60)}[angle]
    down = {90: (1, 0), 180: (0, -1), 270: (-1, 0)}[angle]
    lines = [
        Line(
            line.strip("\u3000"),
            start[0] + down[0] * 29 * at + way[0] * 16 * (len(line) - len(line.strip("\u3000"))),
            start[1] + down[1] * 29 * at - way[1] * 16 * (len(line) - len(line.strip("\u3000"))),
            angle=angle,
        )
        for at, line in enumerate(set_in(SENTENCES))
    ]
    assert lines_of(made(lines)) == list(SENTENCES)


def test_a_page_that_the_viewer_turns_is_read_as_it_is_seen() -> None:
    lines = [
        Line(
            line.strip("\u3000"),
            100 + 29 * at,
            780 - 16 * (len(line) - len(line.strip("\u3000"))),
            angle=90,
        )
        for at, line in enumerate(set_in(SENTENCES))
    ]
    assert lines_of(made(lines, rotate=90)) == list(SENTENCES)


@pytest.mark.parametrize(
    ("left", "base", "size", "turn", "same"),
    [
        *((101, 151, 17, 0, True), (99, 149, 15, 0, True), (101.5, 150, 16, 0, False)),
        *((100, 151.5, 16, 0, False), (100, 150, 17.5, 0, False), (100, 150, 16, 90, False)),
    ],
)
def test_a_glyph_is_drawn_again_if_nothing_of_it_is_further_off_than_its_reach(
    left: float, base: float, size: float, turn: int, same: bool
) -> None:
    one = Glyph("字", 100, 116, 150, 16, "F", 0)
    other = Glyph("字", left, left + 16, base, size, "F", 0, turn)
    assert glyphs._same(one, other, 1.0) is same


@pytest.mark.parametrize("right", [-1, 0, 1])
@pytest.mark.parametrize("down", [-1, 0, 1])
def test_a_glyph_is_drawn_again_to_whichever_side_of_itself(right: int, down: int) -> None:
    """Its reach is 2.4 points, and a place a little over the edge of its neighbour counts."""
    for at in (100.0, 101.0, 102.0):
        one = Glyph("字", at, at + 16, at, 16, "F", 0)
        again = replace(one, left=at + 2 * right, right=at + 2 * right + 16, base=at + 2 * down)
        assert [each.bold for each in glyphs._once([one, again])] == [True]


def test_a_glyph_reaches_from_its_upper_edge_to_its_lower_one() -> None:
    one = Glyph("字", 0, 100, 1000, 100, "F", 0)
    assert one.top == pytest.approx(914)
    assert one.bottom == pytest.approx(1014)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", UNKNOWN),
        ("(cid:12)", UNKNOWN),
        ("(cid:12)a", "(cid:12)a"),
        ("a\ufffdb", f"a{UNKNOWN}b"),
        ("a\x07b", f"a{UNKNOWN}b"),
        ("\ud800", UNKNOWN),
        (" \t\u3000", ""),
        ("\xad\u200b\ufeff", ""),
        ("ﬃ︵︒﹁", "ffi（。「"),
    ],
)
def test_what_a_glyph_stands_for(text: str, read: str) -> None:
    assert glyphs._text(text) == read


def char(*matrix: float) -> Any:
    return SimpleNamespace(matrix=(*matrix, 0, 0))


@pytest.mark.parametrize(
    ("degrees", "turn"),
    [
        (0, 0),
        (1.9, 0),
        (-1.9, 0),
        (2.6, 3),
        (-2.6, 357),
        (45, 45),
        (88.1, 90),
        (180, 180),
        (-90, 270),
    ],
)
def test_what_is_turned_by_little_stands_upright(degrees: float, turn: int) -> None:
    angle = radians(degrees)
    assert glyphs._turn(char(cos(angle), sin(angle), -sin(angle), cos(angle))) == turn


@pytest.mark.parametrize(
    ("turns", "quarter"), [([], 0), ([0, 90, 90], 90), ([270], 270), ([45, 45, 0], 0), ([45], 0)]
)
def test_a_page_is_turned_as_most_of_its_glyphs_are(turns: list[int], quarter: int) -> None:
    assert glyphs._quarter(turns) == quarter


def twice(**about: object) -> list[Glyph]:
    first = Glyph("字", 100, 116, 150, 16, "F", 0.5)
    return glyphs._once([first, replace(first, **about)])  # type: ignore[arg-type]


def test_a_glyph_that_is_drawn_again_is_bold_and_as_dark_as_the_darker_one() -> None:
    (both,) = twice(left=102.3, tone=0.2)
    assert (both.bold, both.tone, both.left) == (True, 0.2, 100)
    (under,) = twice(inkless=True, tone=0.0)
    assert (under.bold, under.tone, under.inkless) == (False, 0.5, False)
    (bold,) = twice(inkless=True, bold=True)
    assert bold.bold
    assert len(twice(left=102.5)) == len(twice(char="另")) == len(twice(base=147.5)) == 2
    assert len(twice(left=97.7, base=152.3)) == 1


def test_what_is_drawn_twice_without_ink_has_none() -> None:
    first = Glyph("字", 100, 116, 150, 16, "F", 0.5, inkless=True)
    (both,) = glyphs._once([first, first])
    assert (both.bold, both.tone, both.inkless) == (False, 0.0, True)
