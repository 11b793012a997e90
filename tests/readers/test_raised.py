import pytest

from converters.readers import raised


@pytest.mark.parametrize(
    ("plain", "sign"), [("2", "²"), ("10", "¹⁰"), ("-3", "⁻³"), ("n", "ⁿ"), ("注", None)]
)
def test_a_raised_text_has_its_unicode_signs_or_none(plain: str, sign: str | None) -> None:
    assert raised.superscript(plain) == sign


@pytest.mark.parametrize(("plain", "sign"), [("2", "₂"), ("x", "ₓ"), ("B", None)])
def test_a_lowered_text_has_its_unicode_signs_or_none(plain: str, sign: str | None) -> None:
    assert raised.subscript(plain) == sign
