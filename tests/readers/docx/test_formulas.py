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
