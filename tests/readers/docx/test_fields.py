"""What fields show by their codes, and which words are of one."""

import pytest

from converters.readers.docx import fields
from converters.readers.docx.fields import Fields, FieldWords
from converters.readers.docx.symbols import UNKNOWN


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        (r"SYMBOL 176 \f Symbol", FieldWords("°")),
        (r'SYMBOL 0xB0 \f "Symbol" \s 12', FieldWords("°")),
        (r'symbol 0x4e2d \f "宋体"', FieldWords("中")),
        (r"SYMBOL 32", FieldWords(" ")),
        (r"SYMBOL 31", FieldWords(UNKNOWN, (("符号", " 31"),))),
        (r"SYMBOL 55296 \f 宋体", FieldWords(UNKNOWN, (("符号", "宋体 55296"),))),
        (r"SYMBOL 0xD7FF", FieldWords("\ud7ff")),
        ("MACROBUTTON NoMacro 点 这里", FieldWords("点 这里")),
        ("FORMCHECKBOX", FieldWords("□")),
        ('QUOTE "甲" \\* CHARFORMAT', FieldWords("甲")),
        ("QUOTE", FieldWords(left_out=(("域", "QUOTE"),))),
        ("XE 词", FieldWords()),
        ("comments", FieldWords()),
        ("", FieldWords()),
        ("LISTNUM  a\n b", FieldWords(left_out=(("域", "LISTNUM a b"),))),
        (r"EQ \o\ac(○,密)", FieldWords("密", (("带圈字符", "密"),))),
        (r"EQ \o(\s\up 9(a),甲)", FieldWords("甲", (), (("拼音", "甲（a）"),))),
        (r"EQ \f(1,2)", FieldWords("1/2", (("公式", "1/2"),))),
    ],
)
def test_a_field_without_a_result_shows_what_its_code_says(code: str, shown: FieldWords) -> None:
    assert fields.of_code(code) == shown


def begun(code: str) -> Fields:
    made = Fields()
    made.begin()
    made.add_code(code)
    made.separate()
    return made


def test_an_end_or_a_result_without_a_beginning_is_nothing() -> None:
    made = Fields()
    made.separate()
    made.ticked()
    made.add_code("DATE")
    assert (made.end(), made.takes("甲"), made.hides()) == (FieldWords(), False, False)


def test_words_are_of_the_code_until_the_result_begins() -> None:
    made = Fields()
    made.begin()
    assert made.takes("DATE ")
    made.separate()
    made.separate()
    made.add_code("SET x")
    assert not made.takes("三月")
    assert made.end() == FieldWords(changed=(("随日期变动的域", "三月"),))
    assert not made.takes("甲")


def test_words_within_the_result_of_a_formula_are_taken() -> None:
    made = begun(r"EQ \f(1,2)")
    assert made.takes("乱")
    assert made.end() == FieldWords("1/2", (("公式", "1/2"),))
    assert not made.takes("甲")


@pytest.mark.parametrize(("code", "hidden"), [("SET a", True), ("ask a", True), ("REF a", False)])
def test_the_value_of_a_field_that_prints_nothing_is_hidden_to_its_end(
    code: str, hidden: bool
) -> None:
    made = begun(code)
    assert made.hides() is hidden
    inner = begun("REF b")
    assert inner.hides() is False
    made.begin()
    made.add_code("REF b")
    made.separate()
    assert made.hides() is hidden
    made.takes("值")
    made.end()
    assert made.hides() is hidden
    made.end()
    assert made.hides() is False


@pytest.mark.parametrize(("code", "is_one"), [("TOC a", True), ("INDEX", True), ("REF a", False)])
def test_a_table_of_contents_is_one_in_every_paragraph_that_it_stands_in(
    code: str, is_one: bool
) -> None:
    made = begun(code)
    assert made.contents is is_one
    made.at_paragraph()
    assert made.contents is is_one
    made.end()
    assert made.contents is is_one
    made.at_paragraph()
    assert made.contents is False


def test_a_box_that_was_shown_is_all_that_its_field_shows() -> None:
    made = Fields()
    made.begin()
    made.add_code("FORMCHECKBOX")
    made.ticked()
    assert made.end() == FieldWords()


def test_within_a_code_nothing_is_left_out() -> None:
    made = Fields()
    made.begin()
    made.begin()
    made.add_code("LISTNUM")
    assert made.end() == FieldWords()
    made.begin()
    made.add_code('QUOTE "甲"')
    assert made.end() == FieldWords("甲")
