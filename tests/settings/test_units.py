import pytest

from converters.settings.units import Length, mm, pt


def test_lengths_add_and_scale() -> None:
    assert (mm(10) + mm(5) - mm(1)).mm == pytest.approx(14)
    assert (pt(16) * 2 / 4).pt == 8


def test_a_point_is_twenty_twips() -> None:
    assert pt(28.95).twips == 579


def test_lengths_have_an_order() -> None:
    assert mm(1) < Length(3)
