import pytest

from converters import resources
from converters.errors import SourceError
from converters.settings import proof_style
from converters.settings.design import Design
from converters.settings.proof_style import with_margin

OWN = resources.text("styles/proof.toml")


def test_a_proof_has_the_type_area_of_the_look_further_left(design: Design) -> None:
    page, shifted = design.style.page, with_margin(design, proof_style.read(OWN)).style.page
    assert shifted.type_area_width == page.type_area_width
    assert (shifted.top, shifted.type_area_height) == (page.top, page.type_area_height)
    assert shifted.inner.mm == pytest.approx(17)
    assert shifted.outer.mm == pytest.approx(37)


def test_a_look_that_binds_narrower_keeps_its_margin(design: Design) -> None:
    wide = proof_style.read(OWN.replace("inner_mm = 17", "inner_mm = 60"))
    assert with_margin(design, wide).style.page.inner == design.style.page.inner


def test_the_same_look_gives_the_same_proof(design: Design) -> None:
    looks = proof_style.read(OWN)
    assert with_margin(design, looks) is with_margin(design, proof_style.read(OWN))


def test_a_missing_number_and_a_strange_role_are_told(design: Design) -> None:
    with pytest.raises(SourceError) as caught:
        proof_style.read(OWN.replace("gap_mm = 3", "# gap"))
    assert "gap_mm" in caught.value.reason
    with pytest.raises(SourceError) as caught:
        proof_style.read(OWN.replace('font = "song"', 'font = "sung"', 1), design.roles.roles)
    assert "sung" in str(caught.value)
