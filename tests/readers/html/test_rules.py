"""The rules of style of a page: which hold for the screen, and what they name."""

import pytest
from lxml import html

from converters.readers.html import rules


@pytest.mark.parametrize(
    ("css", "found"),
    [
        ("a{1} b, c{2}", [("a", "1"), (" b, c", "2")]),
        ("@import 'x'; a{1}", [(" a", "1")]),
        ("@media print{a{1} b{2}} c{3}", [(" c", "3")]),
        ("@media print{a{1}}}} c{3}", [(" c", "3")]),
        ("@media screen{a{1} b{2}} c{3}", [("a", "1"), (" b", "2"), (" c", "3")]),
        ("@media only screen {a{1}}", [("a", "1")]),
        ("@media screen and (max-width:9px){a{1}} b{2}", [(" b", "2")]),
        ("@layer x;@supports (display:grid){a{1}}b{2}", [("a", "1"), ("b", "2")]),
        ("<!-- a{1} -->b{2}", [(" a", "1"), (" b", "2")]),
        ("@font-face{1} a{2}", [(" a", "2")]),
        ("a{b{1} 2} c{3}", [(" c", "3")]),
        ("/* a{1} */b{2}/* c */", [("b", "2")]),
        ("a{1", []),
    ],
)
def test_rules_are_those_that_stand_in_no_other(css: str, found: list[tuple[str, str]]) -> None:
    root = html.document_fromstring(f"<html><style>{css}</style><p>字")
    assert list(rules.of_page(root)) == found


@pytest.mark.parametrize(
    ("media", "holds"),
    [("", True), ("media=''", True), ("media=' Screen'", True), ("media=print", False)],
)
def test_sheets_for_the_screen_hold(media: str, holds: bool) -> None:
    root = html.document_fromstring(f"<html><style {media}>a{{1}}</style><p>字")
    assert bool(list(rules.of_page(root))) is holds


@pytest.mark.parametrize(
    ("selector", "names"),
    [
        ("p", "12"),
        ("P.a", "1"),
        (".a", "13"),
        (".a.b", "3"),
        ("#2", "2"),
        ("div > p.a", ""),
        ("body > p.a", "1"),
        ("b+p", ""),
        ("p+p", "2"),
        ("p.b", ""),
        ("p:first-child", ""),
    ],
)
def test_a_selector_names_elements(selector: str, names: str) -> None:
    root = html.document_fromstring("<p id=1 class=a>字<p id=2>字<b id=3 class='b a'>字</b>")
    assert "".join(node.get("id") for node in rules.met(root, selector)) == names
