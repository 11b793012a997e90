import pytest

from converters import resources
from converters.errors import SourceError
from converters.settings import redline_style
from converters.settings.design import Design

OWN = resources.text("styles/redline.toml")


def test_numbers_have_their_units() -> None:
    looks = redline_style.read(OWN)
    assert looks.page.inner.mm == pytest.approx(28)
    assert looks.text.size.pt == 14
    assert looks.marks.went_colour.startswith("#")


def test_a_missing_number_and_a_strange_role_are_told(design: Design) -> None:
    with pytest.raises(SourceError) as caught:
        redline_style.read(OWN.replace("bar_pt = 1.5", "# bar"))
    assert "bar_pt" in caught.value.reason
    with pytest.raises(SourceError) as caught:
        redline_style.read(OWN.replace('font = "song"', 'font = "sung"', 1), design.roles.roles)
    assert "sung" in str(caught.value)
