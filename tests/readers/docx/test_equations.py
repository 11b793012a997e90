"""EQ fields of Word: what is raised and lowered in them."""

import pytest

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


@pytest.mark.parametrize(
    ("code", "words", "told"),
    [
        (r"EQ \* jc2 \* hps10 \o\ad(\s\up 9(chuō),踔)厉", "踔厉", (["chuō"], [], False)),
        (r'EQ \* "Font:宋体" \o(\s\up 9(a),b)', "b", (["a"], [], False)),
        (r"eq \o\ac(○,文)件", "文件", ([], ["文"], False)),
        (r"EQ \o\ac(□,12)", "⑫", ([], [], False)),
        (r"EQ \o(\s\up 9(△),5)", "⑤", ([], [], False)),
        (r"EQ \o(○)", "○", ([], [], False)),
        (r"EQ \o(A,B)", "AB", ([], [], False)),
        (r"EQ x\s\up 4(2)y\s\do2(1)", "x²y₁", ([], [], False)),
        (r"EQ \f(1,2)", "1/2", ([], [], True)),
        (r"EQ \r(3)", "√3", ([], [], True)),
        (r"EQ \r(3,8)", "³√8", ([], [], True)),
        (r"EQ \r(甲,8)", "甲√8", ([], [], True)),
        (r"EQ \i(0,1,x)", "∫0 1 x", ([], [], True)),
        (r"EQ \l(1,2,3)", "1,2,3", ([], [], True)),
        (r"EQ \a\al(1,2)", "1 2", ([], [], True)),
        (r"EQ \f(1)", "1", ([], [], True)),
        (r"EQ \b(1;2)", "(1,2)", ([], [], False)),
        (r"EQ \x(框)", "框", ([], [], False)),
        (r"EQ \x\to\bo (框 , 架)末", "框,架末", ([], [], False)),
        (r"EQ 甲\,乙\(丙\)、丁", "甲,乙(丙)、丁", ([], [], False)),
        (r"EQ 甲,乙", "甲,乙", ([], [], False)),
        (r"EQ \f(1,\r(2))末", "1/√2末", ([], [], True)),
        (r"EQ \x 甲", "甲", ([], [], False)),
        (r"EQ \x(甲", "甲", ([], [], False)),
        ("EQ 甲\\", "甲", ([], [], False)),
    ],
)
def test_switches_show_what_they_hold(
    code: str, words: str, told: tuple[list[str], list[str], bool]
) -> None:
    equation = equations.read(code)
    assert equations.shown(equation) == words
    assert (equation.readings, equation.enclosed, equation.formula) == told


@pytest.mark.parametrize(("deep", "words"), [(24, "甲"), (25, "(甲)")])
def test_switches_within_one_another_are_read_to_a_depth(deep: int, words: str) -> None:
    code = "EQ " + r"\x(" * deep + "甲" + ")" * deep
    assert equations.shown(equations.read(code)) == words
