"""To what measures lines are composed: on the grid of characters, and off it."""

from dataclasses import replace

from converters.settings.design import Design
from converters.typeset.measures import closer, measure
from converters.typeset.metrics import EM


def test_words_of_the_size_of_the_body_stand_on_the_grid(design: Design) -> None:
    style = design.style
    like_body = replace(style.elements["body"], size=style.body.size, indent_chars=2)
    found = measure(style, like_body)
    assert found.width == style.grid.chars * (EM + found.spacing)
    assert found.indent == 2 * (EM + found.spacing)


def test_larger_words_have_the_same_width_and_no_spacing(design: Design) -> None:
    style = design.style
    larger = replace(style.elements["body"], size=style.body.size * 2, indent_chars=2)
    found, usual = measure(style, larger), measure(style, style.elements["body"])
    assert found.spacing == 0
    assert abs(found.width - usual.width // 2) <= EM // 10
    assert abs(found.indent - (EM + usual.spacing)) <= EM // 10


def test_a_title_alone_may_be_set_closer(design: Design) -> None:
    elements = design.style.elements
    assert closer(design.style, elements["title"]) == 50
    assert closer(design.style, elements["subtitle"]) == 0
