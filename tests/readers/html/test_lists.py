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
        ("simp-chinese-formal", "叁、"),
        ("trad-chinese-formal", "參、"),
        ("cjk-heavenly-stem", "丙、"),
        ("cjk-earthly-branch", "寅、"),
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
        ("9999", "九九九九、"),
        ("12", "一二、"),
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


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<ol><li>甲<li style='display:none'>乙<li>丙</ol>", ["1. 甲", "2. 丙"]),
        ("<ol><li>甲<li hidden>乙<li>丙</ol>", ["1. 甲", "2. 丙"]),
        ("<ol reversed><li>甲<li hidden>乙<li>丙</ol>", ["2. 甲", "1. 丙"]),
        ("<ol><li>甲<li style='visibility:hidden'>乙<li>丙</ol>", ["1. 甲", "3. 丙"]),
        ("<ol><li>甲<li style='display:block'>乙<li>丙</ol>", ["1. 甲", "乙", "3. 丙"]),
        ("<ol><div><li>甲</div><li>乙</ol>", ["1. 甲", "2. 乙"]),
        ("<ol><li>甲<menu><li>子</menu><li>乙</ol>", ["1. 甲", "子", "2. 乙"]),
        ("<style>li{display:none}</style><ol><li>甲<li>乙</ol>", ["甲", "乙"]),
    ],
)
def test_items_are_counted_as_a_browser_counts_them(body: str, lines: list[str]) -> None:
    assert [line for line in said(body) if line.strip()] == lines


@pytest.mark.parametrize(
    ("rule", "numbers"),
    [
        (".nav li{list-style:none}", ["1. ", "2. "]),
        ("div > li{list-style:none}", ["1. ", "2. "]),
        (".m ol li{list-style:none}", ["", ""]),
        ("li[x]{list-style:none}", ["1. ", "2. "]),
        (".n{list-style:upper-roman} ol{list-style:none}", ["I. ", "II. "]),
        ("ol{list-style:none!important} .n{list-style:upper-roman}", ["", ""]),
    ],
)
def test_rules_that_are_of_other_lists_leave_the_numbers(rule: str, numbers: list[str]) -> None:
    body = f"<style>{rule}</style><div class=m><ol class=n><li>甲项<li>乙项</ol></div>"
    wanted = [number + words for number, words in zip(numbers, ["甲项", "乙项"], strict=True)]
    assert said(body) == wanted


@pytest.mark.parametrize(
    ("style", "start", "number"),
    [
        ("cjk-heavenly-stem", 10, "癸、"),
        ("cjk-heavenly-stem", 11, "一一、"),
        ("cjk-earthly-branch", 12, "亥、"),
        ("cjk-earthly-branch", 13, "一三、"),
        ("simp-chinese-formal", 110, "壹佰壹拾、"),
        ("cjk-ideographic", 110, "一百一十、"),
    ],
)
def test_a_style_counts_on_to_the_end_of_its_row(style: str, start: int, number: str) -> None:
    assert said(f"<ol start={start} style='list-style:{style}'><li>甲</ol>") == [f"{number}甲"]


@pytest.mark.parametrize(
    ("style", "numbers"),
    [
        (".n{list-style:decimal}", ["1. ", "2. "]),
        (".n li{list-style-type:cjk-ideographic}", ["一、", "二、"]),
        (".x{list-style:decimal}", ["", ""]),
    ],
)
def test_a_list_without_order_is_numbered_if_its_style_says_so(
    style: str, numbers: list[str]
) -> None:
    body = f"<style>{style}</style><ul class=n><li>甲<li>乙</ul>"
    assert said(body) == [number + word for number, word in zip(numbers, "甲乙", strict=True)]
