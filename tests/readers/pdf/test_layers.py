"""Layers that a file does not show: what stands on them is told, and not read."""

from typing import Any

import pytest
from pdfminer.pdftypes import PDFObjRef
from pdfminer.psparser import LIT

from converters.readers.pdf.layers import Layers


class _Held:
    """Objects of a file, by their numbers."""

    def getobj(self, number: int) -> Any:
        return {"Type": LIT("OCG"), "Name": str(number).encode()}


def layer(number: int) -> PDFObjRef:
    return PDFObjRef(_Held(), number)  # type: ignore[arg-type]


def catalog(**default: Any) -> dict[str, Any]:
    return {"OCProperties": {"OCGs": [layer(1), layer(2)], "D": default}}


@pytest.mark.parametrize(
    ("held", "off"),
    [
        *((None, ()), ({}, ()), ({"OCProperties": 7}, ()), (catalog(), ())),
        (catalog(OFF=[layer(2)]), (2,)),
        (catalog(BaseState=LIT("OFF")), (1, 2)),
        (catalog(BaseState=LIT("OFF"), ON=[layer(1)]), (2,)),
        (catalog(BaseState=LIT("ON"), OFF=[layer(1), 7]), (1,)),
        (catalog(OFF=7), ()),
    ],
)
def test_layers_are_off_as_the_default_configuration_says(held: Any, off: tuple[int, ...]) -> None:
    assert Layers.of_file(held).off == set(off)


@pytest.mark.parametrize(
    ("policy", "groups", "hidden"),
    [
        *(("AnyOn", [1], True), ("AnyOn", [1, 2], False), ("AnyOn", [2], False)),
        *(("AllOn", [1, 2], True), ("AllOn", [2], False)),
        *(("AnyOff", [2], True), ("AnyOff", [1, 2], False)),
        *(("AllOff", [1, 2], True), ("AllOff", [1], False)),
        *((None, [1], True), (None, [2], False), (None, [], False)),
    ],
)
def test_what_belongs_to_several_layers_is_shown_by_its_policy(
    policy: str | None, groups: list[int], hidden: bool
) -> None:
    about = {"Type": LIT("OCMD"), "OCGs": [layer(one) for one in groups]}
    about |= {"P": LIT(policy)} if policy else {}
    assert Layers(frozenset({1})).hides(about) is hidden


def test_one_layer_need_stand_in_no_list() -> None:
    assert Layers(frozenset({1})).hides({"Type": LIT("OCMD"), "OCGs": layer(1)})
    assert not Layers(frozenset({1})).hides({"Type": LIT("OCMD")})


def test_a_layer_is_hidden_by_its_number() -> None:
    layers = Layers(frozenset({1}))
    assert layers.hides(layer(1))
    assert not layers.hides(layer(2))
    assert not layers.hides(None)
    assert not Layers().hides(layer(1))
