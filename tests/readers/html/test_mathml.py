"""Formulas of a page, form by form."""

import pytest
from lxml import html

from converters.readers.html import mathml


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<munder><mi>x</mi><mn>1</mn></munder>", "x₁"),
        ("<mover><mi>x</mi><mn>2</mn></mover>", "x²"),
        ("<munderover><mi>x</mi><mn>1</mn><mn>2</mn></munderover>", "x₁²"),
        ("<msub><mi>x</mi><mi>i+j</mi></msub>", "x_(i+j)"),
        ("<msup><mi>x</mi><mi>甲</mi></msup>", "x^甲"),
        ("<msup><mi>x</mi></msup>", "x"),
        ("<msubsup><mi>x</mi><mn>1</mn></msubsup>", "x1"),
        ("<mroot><mi>x</mi></mroot>", "x"),
        ("<mroot><mn>12</mn><mi>甲</mi></mroot>", "甲√12"),
        ("<msqrt><mn>1.5</mn></msqrt>", "√1.5"),
        ("<msqrt></msqrt>", ""),
        ("<mfrac><mn>1</mn><mi>+</mi></mfrac>", "1/+"),
        ("<mfrac><mi>a-b</mi><mn>2</mn></mfrac>", "(a-b)/2"),
        ("<mtable><mtr><mtd>1</mtd><mtd>2</mtd></mtr></mtable>", "1 2"),
        ("<mtable></mtable>", ""),
        ("<mrow> a\n b <!-- c --><annotation-xml>d</annotation-xml></mrow>", "ab"),
    ],
)
def test_a_formula_stands_on_one_line(markup: str, shown: str) -> None:
    assert mathml.linear(html.fromstring(f"<math>{markup}</math>")) == shown
