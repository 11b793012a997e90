"""Widths of characters in faces that need not be here."""

from string import printable

import pytest

from converters.settings.design import Design
from converters.typeset.metrics import Metrics
from converters.typeset.nominal import NOMINAL, Nominal, ems


@pytest.mark.parametrize(
    ("chars", "width"),
    [
        ("中，“”—…１", 1000),
        ("09bn", 500),
        ("az", 444),
        ("A", 722),
        ("É", 700),
        ("m&", 778),
        ("%", 833),
        ("@", 921),
        ("+", 564),
        ("w", 722),
        ("M", 889),
        ("W", 944),
        ("., ", 250),
        (":;/", 278),
        ("-()", 333),
    ],
)
def test_latin_is_as_wide_as_in_times_and_hanzi_are_one_em(chars: str, width: int) -> None:
    assert {NOMINAL[char] for char in chars} == {width}
    assert {Nominal()[char] for char in chars} == {width}


@pytest.mark.parametrize(
    ("char", "before", "after"), [("（", 550, 0), ("，", 0, 550), ("”", 0, 550), ("中", 0, 0)]
)
def test_full_width_marks_are_blank_on_one_side(char: str, before: int, after: int) -> None:
    assert (NOMINAL.blank_before(char), NOMINAL.blank_after(char)) == (before, after)


def test_a_line_is_as_wide_as_its_characters() -> None:
    assert (ems(""), ems("中a"), ems("W.")) == (0, 1.444, 1.194)


def test_ascii_is_as_wide_as_the_pdf_sets_it_in_body_and_kai(drawn: Design) -> None:
    chars = [char for char in printable if char == " " or not char.isspace()]
    for role in ("body", "kai"):
        widths = Metrics(drawn.chains[role])
        assert {char: NOMINAL[char] for char in chars} == {char: widths[char] for char in chars}
