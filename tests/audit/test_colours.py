"""What colour words should have, which colours pass for it, and what the others are called."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.audit import colours
from converters.settings.design import Design
from converters.speech.model import Form
from tests.make import circulation, meta

CHANNEL = st.integers(0, 255)
COLOURS = st.builds("#{:02X}{:02X}{:02X}".format, CHANNEL, CHANNEL, CHANNEL)


@given(COLOURS, COLOURS)
def test_colours_pass_for_each_other_both_ways_and_what_is_not_black_is_not_called_so(
    one: str, other: str
) -> None:
    assert colours.is_like(one, one)
    assert colours.is_like(one, other) == colours.is_like(other, one)
    assert (colours.named(one) == "黑色") == colours.is_like(one, colours.BLACK)


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        ("#FF0000", "红色（#FF0000）"),
        ("#ED7D31", "橙色（#ED7D31）"),
        ("#0070C0", "蓝色（#0070C0）"),
        ("#FF0033", "红色（#FF0033）"),
        ("#FFFF00", "黄色（#FFFF00）"),
        ("#00B050", "绿色（#00B050）"),
        ("#00FFFF", "青色（#00FFFF）"),
        ("#7030A0", "紫色（#7030A0）"),
        ("#C0C0C0", "灰色（#C0C0C0）"),
    ],
)
def test_a_colour_is_called_by_its_hue(colour: str, name: str) -> None:
    assert colours.named(colour) == name


def test_only_the_issuer_has_the_red_of_the_style(design: Design) -> None:
    red = {name for name in design.style.elements if colours.of(name, design.style) != "#000000"}
    assert red == {"issuer"}
    assert colours.of("issuer", design.style) == design.style.redhead.colour
    letter = meta(circulation=circulation(form=Form.LETTER))
    assert colours.clause("issuer", letter) == "10.1"
    assert colours.clause("number", letter) == colours.USUAL
