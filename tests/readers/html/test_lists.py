"""The numbers of lists, style by style."""

import pytest

from tests.readers.test_html import said


@pytest.mark.parametrize(
    ("style", "number"),
    [
        ("decimal", "3. "),
        ("decimal-leading-zero", "03. "),
        ("lower-alpha", "c. "),
        ("lower-latin", "c. "),
        ("upper-alpha", "C. "),
        ("upper-latin", "C. "),
        ("lower-roman", "iii. "),
        ("Upper-Roman", "III. "),
        ("cjk-ideographic", "三、"),
        ("cjk-decimal", "三、"),
        ("simp-chinese-informal", "三、"),
        ("trad-chinese-informal", "三、"),
        ("disc", ""),
        ("circle", ""),
        ("square", ""),
        ("none", ""),
        ("unheard-of", "3. "),
        ("decimal inside none", ""),
    ],
)
def test_a_style_writes_its_numbers(style: str, number: str) -> None:
    assert said(f"<ol start=3 style='list-style:{style}'><li>甲</ol>") == [f"{number}甲"]


@pytest.mark.parametrize(
    ("kind", "number"), [("1", "3. "), ("a", "c. "), ("A", "C. "), ("i", "iii. "), ("x", "3. ")]
)
def test_a_type_writes_its_numbers_and_that_of_the_item_goes_before(kind: str, number: str) -> None:
    assert said(f"<ol start=3 type={kind}><li>甲</ol>") == [f"{number}甲"]
    assert said(f"<ol start=3 type=I><li type={kind}>甲</ol>")[0] in (f"{number}甲", "III. 甲")


@pytest.mark.parametrize(
    ("start", "number"),
    [
        ("9999", "九千九百九十九、"),
        ("10000", "10000. "),
        ("1", "一、"),
        ("0", "0. "),
        ("-1", "-1. "),
    ],
)
def test_numbers_that_a_style_cannot_write_stand_in_figures(start: str, number: str) -> None:
    body = f"<ol start={start} style='list-style:cjk-decimal'><li>甲</ol>"
    assert said(body) == [f"{number}甲"]


@pytest.mark.parametrize(
    ("start", "numbers"),
    [("", "321"), ("start=5", "543"), ("start=x", "321"), ("start=' 4'", "432")],
)
def test_a_list_may_be_counted_down(start: str, numbers: str) -> None:
    body = f"<ol reversed {start}><li>甲<li>甲<li>甲</ol>"
    assert said(body) == [f"{number}. 甲" for number in numbers]
