"""Rectangles: what they hold, how large they are."""

import pytest

from converters.readers.pdf.boxes import Box

BOX = Box(10, 20, 30, 60)


@pytest.mark.parametrize(
    ("x", "y", "held"),
    [
        (10, 20, True),
        (30, 60, True),
        (9.9, 40, False),
        (30.1, 40, False),
        (20, 19.9, False),
        (20, 60.1, False),
    ],
)
def test_a_box_holds_its_edges(x: float, y: float, held: bool) -> None:
    assert BOX.holds(x, y) is held


def test_a_box_that_ends_before_it_begins_has_no_area() -> None:
    assert BOX.area == 800
    assert (Box(30, 20, 10, 60).area, Box(10, 60, 30, 20).area) == (0, 0)


@pytest.mark.parametrize(
    ("quarter", "turned"),
    [
        (0, BOX),
        (90, Box(140, 10, 180, 30)),
        (180, Box(70, 140, 90, 180)),
        (270, Box(20, 70, 60, 90)),
    ],
)
def test_a_box_is_turned_with_its_page(quarter: int, turned: Box) -> None:
    assert BOX.turned(quarter, 100, 200) == turned
