"""EQ fields of Word: what is raised and lowered in them."""

from converters.readers.docx import equations
from converters.readers.docx.equations import Equation

RAISED, LOWERED = equations._RAISED, equations._LOWERED


def test_raised_and_lowered_signs_are_written_as_such() -> None:
    assert equations.shown(Equation(f"x{RAISED}2、y{LOWERED}12")) == "x²、y₁₂"


def test_what_has_no_raised_sign_stays_as_it_is_and_is_told() -> None:
    equation = Equation(f"x{LOWERED}Q")
    assert equations.shown(equation) == "xQ"
    assert equation.formula is True
    plain = Equation(f"x{RAISED}2")
    equations.shown(plain)
    assert plain.formula is False
