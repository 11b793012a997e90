"""Runs: glyphs drawn one after another in one face, size and colour."""

from dataclasses import replace

import pytest

from converters.readers.pdf import runs
from converters.readers.pdf.glyphs import Glyph

FIRST = Glyph("同", 79, 95, 120, 16, "Song", 0)


def row(words: str, **about: object) -> list[Glyph]:
    first = replace(FIRST, **about)  # type: ignore[arg-type]
    places = ((first.left + 16 * at, char) for at, char in enumerate(words))
    return [replace(first, char=char, left=x, right=x + 16) for x, char in places]


def test_a_run_ends_where_face_size_colour_or_baseline_change_and_at_a_wide_gap() -> None:
    drawn = [
        *(*row("同志们"), *row("好", left=127, font="Hei"), *row("大家", left=143)),
        *(*row("辛苦", left=175, size=12), *row("了", left=207, base=149), *row("谢谢", left=400)),
    ]
    found = runs.of_glyphs(drawn)
    assert [run.chars for run in found] == ["同志们", "好", "大家", "辛苦", "了", "谢谢"]


def test_a_run_is_cut_at_an_edge_with_its_spaces() -> None:
    (run,) = runs.of_glyphs([*row("同志"), *row("们好", left=111, spaced=True)])
    left, right = run.pieces(110)
    assert (left.chars, right.chars) == ("同志", "们好")
    assert (left.right, right.left) == (111, 111)
    assert (left.spaces, right.spaces) == (frozenset(), frozenset({0, 1}))
    assert [piece.chars for piece in run.pieces(0)] == ["同志们好"]


def test_the_usual_size_is_that_of_most_characters() -> None:
    assert runs.usual_size(runs.of_glyphs([*row("同志们"), *row("好", base=200, size=22)])) == 16
    assert runs.usual_size([]) == 0


@pytest.mark.parametrize(
    ("about", "goes_on"),
    [
        ({"base": 120.49}, True),
        ({"base": 120.5}, False),
        ({"left": 95 + 23.9}, True),
        ({"left": 95 + 24}, False),
        ({"left": 95 - 7.9}, True),
        ({"left": 95 - 8}, False),
        ({"size": 16.09}, True),
        ({"size": 17}, False),
        ({"tone": 0.5}, False),
        ({"turn": 90}, False),
        ({"bold": True}, False),
        ({"artifact": True}, False),
        ({"inkless": True}, False),
        ({"font": "Hei"}, False),
    ],
)
def test_what_ends_a_run_just_below_and_at_the_limit(
    about: dict[str, object], goes_on: bool
) -> None:
    after = replace(FIRST, **({"left": 95.0} | about))  # type: ignore[arg-type]
    assert len(runs.of_glyphs([FIRST, after])) == (1 if goes_on else 2)


def test_sizes_a_tenth_of_a_point_apart_are_two() -> None:
    tiny = replace(FIRST, size=0.1)
    assert len(runs.of_glyphs([tiny, replace(tiny, left=95, size=0.2)])) == 2


@pytest.mark.parametrize(
    ("right", "down", "goes_on"),
    [(39.9, 39.9, True), (40, 0, False), (-40, 0, False), (0, 40, False), (0, -40, False)],
)
def test_turned_glyphs_are_one_run_within_two_and_a_half_ems(
    right: float, down: float, goes_on: bool
) -> None:
    first = replace(FIRST, turn=45)
    after = replace(first, left=79 + right, base=120 + down)
    assert len(runs.of_glyphs([first, after])) == (1 if goes_on else 2)


def test_a_glyph_whose_middle_is_at_an_edge_stands_right_of_it() -> None:
    (run,) = runs.of_glyphs(row("同志们"))
    assert [piece.chars for piece in run.pieces(79 + 24)] == ["同", "志们"]
    assert [piece.chars for piece in run.pieces(79 + 24.1)] == ["同志", "们"]


def test_the_place_of_a_space_at_the_end_of_a_part_is_not_within() -> None:
    drawn = [*row("同志"), *row("们", left=111, spaced=True), *row("好", left=127)]
    (run,) = runs.of_glyphs(drawn)
    assert run.part(0, 2).spaces == frozenset()
    assert run.part(1, 3).spaces == frozenset({1})


def test_recognised_runs_have_the_usual_size_when_theirs_is_near_it() -> None:
    drawn = [*row("字" * 9, size=20.0, inkless=True), *row("近", size=23.0, inkless=True)]
    drawn += [*row("远", size=23.5, inkless=True), *row("墨", size=21.0)]
    assert [run.size for run in runs.steadied(runs.of_glyphs(drawn))] == [20, 20, 23.5, 21]


def test_the_usual_size_is_told_to_a_half_and_of_two_the_larger() -> None:
    assert runs.usual_size(runs.of_glyphs(row("同志", size=16.2))) == 16
    assert runs.usual_size(runs.of_glyphs(row("同志", size=16.3))) == 16.5
    two = [*row("同志", size=12), *row("大家", size=16, base=200)]
    assert runs.usual_size(runs.of_glyphs(two)) == runs.usual_size(runs.of_glyphs(two[::-1])) == 16
