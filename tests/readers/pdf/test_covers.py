"""What of a page is hidden: areas, and the order in which things are painted."""

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from converters.readers.pdf import covers
from converters.readers.pdf.covers import Cover, Shape
from tests.effort import effort

UPRIGHT = (1, 0, 0, 1, 0, 0)


@dataclass(eq=False)
class Glyph:
    """A glyph as pdfminer has it: ten points wide and high."""

    x0: float
    y0: float

    @property
    def x1(self) -> float:
        return self.x0 + 10

    @property
    def y1(self) -> float:
        return self.y0 + 10


def box(left: float, low: float, right: float, high: float) -> Cover:
    return Cover((covers.of_box((left, low, right, high), UPRIGHT),))


def test_only_what_was_painted_before_is_hidden() -> None:
    before, after = Glyph(100, 100), Glyph(100, 100)
    cover = box(95, 95, 115, 115)
    assert covers.hidden([before, cover, after]) == [before]
    assert covers.hidden([cover, before]) == []


def test_what_is_struck_out_or_hidden_by_half_is_seen() -> None:
    glyph = Glyph(100, 100)
    assert covers.hidden([glyph, box(90, 104, 120, 106)]) == []
    assert covers.hidden([glyph, box(90, 95, 106, 115)]) == []
    assert covers.hidden([glyph, box(90, 104.9, 120, 105.1)]) == []


def test_strips_hide_together_what_none_of_them_hides() -> None:
    glyph = Glyph(100, 100)
    strips = [box(90, low, 120, low + 4) for low in (99, 103, 107)]
    assert covers.hidden([glyph, *strips]) == [glyph]
    assert covers.hidden([glyph, *strips[1:]]) == []


def test_what_is_clipped_hides_only_what_is_within() -> None:
    page, clip = box(0, 0, 600, 800).shapes, box(90, 90, 120, 120).shapes
    near, far = Glyph(100, 100), Glyph(300, 300)
    assert covers.hidden([near, far, Cover((*page, *clip))]) == [near]


FRAME = [
    *(("m", 0, 0), ("l", 50, 0), ("l", 50, 50), ("l", 0, 50), ("h",)),
    *(("m", 10, 10), ("l", 40, 10), ("l", 40, 40), ("l", 10, 40), ("h",)),
]


def test_a_frame_hides_nothing_within_it_by_the_rule_of_its_fill() -> None:
    for evenodd in (True, False):
        shape = covers.of_path(FRAME, UPRIGHT, evenodd=evenodd)
        assert shape is not None
        assert shape.holds(5, 5)
        assert shape.holds(25, 25) is not evenodd


def test_a_round_spot_holds_its_middle_and_not_its_corners() -> None:
    circle = [("m", 0, 10), ("c", 0, 15.5, 4.5, 20, 10, 20), ("v", 20, 20, 20, 10)]
    circle += [("y", 20, 0, 10, 0), ("l", 0, 10), ("h",)]
    shape = covers.of_path(circle, (2, 0, 0, 2, 0, 0))
    assert shape is not None
    assert shape.holds(20, 20)
    assert not shape.holds(1, 39)
    left, low, right, high = shape.edges
    assert (round(left), round(low), round(right), round(high)) == (0, 0, 40, 40)


def test_an_intricate_path_is_a_drawing_and_an_empty_one_holds_nothing() -> None:
    assert covers.of_path([("m", 0, 0), *[("l", 1, 1)] * 500], UPRIGHT) is None
    empty = covers.of_path([("h",)], UPRIGHT)
    assert empty == Shape(())
    assert not empty.holds(0, 0)
    assert empty.edges == (0, 0, 0, 0)


numbers = st.integers(0, 200)


@settings(max_examples=effort(15, 600))
@given(st.tuples(numbers, numbers, numbers, numbers), numbers, numbers)
def test_a_box_holds_what_lies_between_its_edges(
    edges: tuple[int, int, int, int], x: int, y: int
) -> None:
    shape = covers.of_box(edges, UPRIGHT)
    left, low, right, high = shape.edges
    assert shape.holds(x + 0.5, y + 0.5) == (left < x + 0.5 < right and low < y + 0.5 < high)


@settings(max_examples=effort(20, 400))
@given(st.lists(st.tuples(numbers, numbers, st.booleans()), max_size=12))
def test_no_glyph_that_lies_outside_of_every_later_cover_is_hidden(
    things: list[tuple[int, int, bool]],
) -> None:
    drawn = [box(x, y, x + 30, y + 30) if covers_it else Glyph(x, y) for x, y, covers_it in things]
    gone = covers.hidden(drawn)
    for at, glyph in enumerate(drawn):
        if isinstance(glyph, Glyph):
            later = [one for one in drawn[at:] if isinstance(one, Cover)]
            middle = any(one.hides(glyph.x0 + 5, glyph.y0 + 5) for one in later)
            whole = any(_holds(one, glyph) for one in later)
            assert whole <= (glyph in gone) <= middle


def _holds(cover: Cover, glyph: Glyph) -> bool:
    left, low, right, high = cover.edges
    return left <= glyph.x0 and glyph.x1 <= right and low <= glyph.y0 and glyph.y1 <= high
