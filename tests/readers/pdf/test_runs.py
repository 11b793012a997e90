"""Runs: glyphs drawn one after another in one face, size and colour."""

from dataclasses import replace

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
