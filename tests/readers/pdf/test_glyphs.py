"""Glyphs: doubled ones are bold, unknown ones are boxes, pages on their side are turned."""

import pytest

from converters.readers import pdf
from converters.readers.pdf import glyphs
from converters.readers.pdf.glyphs import UNKNOWN, Glyph, tone
from tests.readers.pdf.pages import LEFT, LOST, SENTENCES, Line, lines_of, made, page, set_in, told

BODY = page(set_in(SENTENCES), y=200)


def test_a_line_that_is_drawn_twice_to_be_bold_is_read_once_and_marked() -> None:
    twice = [Line("一、充分肯定成绩", LEFT + by, 150 + by / 2) for by in (0, 0.4)]
    raw = pdf.read(made([*twice, *BODY]))
    assert raw.text.split("\n")[0] == "一、充分肯定成绩"
    assert raw.marks[1].bold and not raw.marks[2].bold
    assert raw.differences == ()


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
    ("colour", "light"),
    [
        (0, 0),
        (0.5, 0.5),
        ((1, 1, 1), 1),
        ((0, 0, 0, 1), 0),
        ((0, 0, 0, 0), 1),
        (("P1",), 0),
        (None, 0),
    ],
)
def test_how_light_a_colour_is(colour: object, light: float) -> None:
    assert tone(colour) == pytest.approx(light)


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
