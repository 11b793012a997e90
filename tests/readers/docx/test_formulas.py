"""Formulas of Word on one line."""

import pytest
from lxml import etree

from converters.readers.docx import formulas
from converters.readers.docx.ooxml import MATH, Element


def part(xml: str) -> Element:
    return etree.fromstring(xml.replace(">", f' xmlns:m="{MATH}">', 1))


def test_what_stands_in_brackets_is_parted_by_bars() -> None:
    each = "".join(f"<m:e><m:r><m:t>{sign}</m:t></m:r></m:e>" for sign in "ab")
    assert formulas.linear(part(f"<m:d>{each}</m:d>")) == "(a|b)"


@pytest.mark.parametrize(
    ("text", "grouped"),
    [
        ("∑", "∑"),
        ("-x", "(-x)"),
        ("ab", "ab"),
        ("1.5", "1.5"),
        ("a+b", "(a+b)"),
        ("(a+b)", "(a+b)"),
    ],
)
def test_only_what_is_one_sign_or_word_needs_no_brackets(text: str, grouped: str) -> None:
    assert formulas._grouped(text) == grouped


def r(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def each(**parts: str) -> str:
    return "".join(f"<m:{name}>{r(text)}</m:{name}>" for name, text in parts.items())


def about(group: str, **values: str) -> str:
    told = "".join(f'<m:{name} m:val="{value}"/>' for name, value in values.items())
    return f"<m:{group}>{told}<m:ctrlPr><m:t>no</m:t></m:ctrlPr></m:{group}>"


@pytest.mark.parametrize(
    ("xml", "shown"),
    [
        (f"<m:f>{each(num='a+b', den='2')}</m:f>", "(a+b)/2"),
        (f"<m:sSup>{each(e='x', sup='2')}</m:sSup>", "x²"),
        (f"<m:sSub>{each(e='x', sub='1')}</m:sSub>", "x₁"),
        (f"<m:sSub>{each(e='x', sub='甲')}</m:sSub>", "x_甲"),
        (f"<m:sSubSup>{each(e='x+y', sub='1', sup='Q-1')}</m:sSubSup>", "(x+y)₁^(Q-1)"),
        (f"<m:sPre>{each(e='C', sub='6', sup='14')}</m:sPre>", "₆¹⁴C"),
        (f"<m:rad>{each(e='a+1')}</m:rad>", "√(a+1)"),
        (f"<m:rad>{each(deg='3', e='8')}</m:rad>", "³√8"),
        (f"<m:d>{about('dPr', begChr='[', endChr='', sepChr=';')}{each(e='1')}{each(e='2')}</m:d>",
         "[1;2"),
        (f"<m:nary>{each(sub='0', sup='1', e='x')}</m:nary>", "∫₀¹x"),
        (f"<m:nary>{about('naryPr', chr='∑')}{each(sub='1', e='x')}</m:nary>", "∑₁x"),
        (f"<m:limLow>{each(e='lim', lim='n→0')}</m:limLow>", "lim_(n→0)"),
        (f"<m:limUpp>{each(e='x', lim='2')}</m:limUpp>", "x₂"),
        (f"<m:acc>{each(e='x')}</m:acc>", "x\u0302"),
        (f"<m:acc>{about('accPr', chr='→')}{each(e='x')}</m:acc>", "x→"),
        (f"<m:func>{each(fName='sin', e='x')}</m:func>", "sin x"),
        (f"<m:bar>{each(e='x')}</m:bar>", "x"),
        (f"<m:f>{about('fPr', type='noBar')}{each(num='n', den='k')}</m:f>", "n k"),
        (f"<m:phant>{each(e='x')}</m:phant>", "x"),
        (f"<m:phant>{about('phantPr', show='0')}{each(e='x')}</m:phant>", ""),
        (f"<m:m>{about('mPr')}<m:mr>{each(e='1')}{each(e='2')}</m:mr><m:mr>{each(e='3')}</m:mr></m:m>",
         "1 2；3"),
        (f"<m:eqArr>{each(e='x=1')}{each(e='y=2')}</m:eqArr>", "x=1；y=2"),
        (f"<m:oMath>{r('a')}<m:rPr>{r('no')}</m:rPr><!-- no -->{r('b')}<m:r><m:t/></m:r></m:oMath>",
         "ab"),
    ],
)  # fmt: skip
def test_a_formula_stands_on_one_line(xml: str, shown: str) -> None:
    assert formulas.linear(part(xml)) == shown
    assert formulas.is_plain(part(xml)) is (shown == "ab")


def test_what_was_deleted_is_none_of_a_formula_and_is_counted() -> None:
    w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    gone = f"<w:del {w}>{r('x')}</w:del><w:moveFrom {w}>{r('y')}</w:moveFrom><w:del {w}/>"
    formula = part(f"<m:oMath>{r('a')}{gone}{r('b')}</m:oMath>")
    assert (formulas.linear(formula), formulas.deletions(formula)) == ("ab", 2)
