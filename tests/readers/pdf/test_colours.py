"""How light a colour is: what is white on white paper is told, and no dark ink is taken for it."""

from typing import Any

import pytest
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import LIT

from converters.readers.pdf import colours

BLACK_INK = [LIT("Separation"), LIT("Black"), LIT("DeviceCMYK"), None]
NO_INK = [LIT("Separation"), LIT("None"), LIT("DeviceCMYK"), None]
TWO_INKS = [LIT("DeviceN"), [LIT("Cyan"), LIT("Black")], LIT("DeviceCMYK"), None]
LAB = [LIT("Lab"), {}]
PROFILE = [LIT("ICCBased"), PDFStream({"N": 3}, b"")]


def table(base: Any, entries: Any) -> list[Any]:
    return [LIT("Indexed"), base, 1, entries]


@pytest.mark.parametrize(
    ("colour", "light"),
    [
        *((0, 0), (0.5, 0.5), ((1, 1, 1), 1), ((0, 0, 0, 1), 0), ((0, 0, 0, 0), 1)),
        *(((0.25,), 0.25), ((1, 0, 0), 0.299), ((0, 1, 0), 0.587), ((0, 0, 1), 0.114)),
        *(((1, 0, 0, 0), 0.701), ((0, 0, 0.5, 0.25), 0.693), ((1, 1, 1, 1), 0)),
        *(((1, 1), 0), ("grey", 0), (("P1",), 0), (None, 0), (((0, 0, 0), "P1"), 0)),
    ],
)
def test_shares_of_a_colour_are_weighed(colour: object, light: float) -> None:
    assert colours.tone(colour) == pytest.approx(light)


@pytest.mark.parametrize(
    ("said", "parts", "light"),
    [
        *((BLACK_INK, [1], 0), (BLACK_INK, [0.25], 0.75), (BLACK_INK, [0], 1), (NO_INK, [1], 1)),
        *((TWO_INKS, [0, 1], 0), (TWO_INKS, [0.2, 0.3], 0.5), (TWO_INKS, [1, 1], 0)),
        *((LAB, [0, 0, 0], 0), (LAB, [100, 0, 0], 1), (LAB, [50, 90, 90], 0.5)),
        (table(LIT("DeviceRGB"), b"\xff\xff\xff\0\0\0"), [0], 1),
        (table(LIT("DeviceRGB"), b"\xff\xff\xff\0\0\0"), [1], 0),
        (table(LIT("DeviceRGB"), PDFStream({}, b"\xff\xff\xff\0\0\0")), [0], 1),
        (table(LIT("DeviceGray"), b"\x33\xcc"), [1], 0.8),
        (table(PROFILE, b"\xff\xff\xff\0\0\0"), [0], 1),
        *((table(LIT("DeviceRGB"), b"\xff\xff\xff"), [at], 0) for at in (-1, 1)),
        *((table(base, b"\xff\xff\xff"), [0], 0) for base in (None, LIT("Lab"), [], [LIT("Lab")])),
        (table([LIT("ICCBased"), PDFStream({"N": 2}, b"")], b"\xff\xff"), [0], 0),
        *((table(LIT("DeviceRGB"), None), [0], 0), (BLACK_INK, [], 0), (BLACK_INK, [LIT("P")], 0)),
    ],
)
def test_ink_darkens_and_entries_of_a_table_are_looked_up(
    said: Any, parts: list[Any], light: float
) -> None:
    space = colours.told(said)
    assert space is not None
    assert space.grey(parts) == pytest.approx(light)


@pytest.mark.parametrize(
    "said",
    [
        *(None, 7, [], [7], LIT("DeviceRGB"), [LIT("DeviceRGB")], PROFILE, [LIT("Pattern")]),
        *([LIT("Indexed"), LIT("DeviceRGB")], [LIT("Separation")], [LIT("Separation"), 7]),
        *([LIT("DeviceN"), []], [LIT("DeviceN"), [LIT("Black")] * 33]),
    ],
)
def test_numbers_of_other_spaces_are_shares_of_light(said: Any) -> None:
    assert colours.told(said) is None
