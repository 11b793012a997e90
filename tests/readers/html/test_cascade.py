"""Which of several declarations holds for an element."""

import pytest
from lxml import html

from converters.readers.html import cascade


@pytest.mark.parametrize(
    ("css", "own", "display"),
    [
        (".a{display:none}", "", "none"),
        (".a{display:none} .a.b{display:block}", "", "block"),
        (".a.b{display:block} .a{display:none}", "", "block"),
        (".a{display:none} .b{display:block}", "", "block"),
        (".b{display:block} .a{display:none}", "", "none"),
        ("#i{display:none} div .a.b{display:block}", "", "none"),
        ("p{display:none}", "", ""),
        ("div p{display:none}", "", ""),
        ("div.c p{display:none}", "", "none"),
        (".a{display:none}", "display:block", "block"),
        (".a{display:none !important}", "display:block", "none"),
        (".a{display:none!important}", "display:block!important", "block"),
        ("#x > p.a.b, .zz{ DISPLAY : None !important }", "", "none"),
        (".a:hover{display:none}", "", ""),
        (".a{color:red;display:}", "", ""),
        ("*.a{display:none}", "", "none"),
    ],
)
def test_the_weightier_and_the_later_declaration_holds(css: str, own: str, display: str) -> None:
    page = f"<style>{css}</style><div id=x class=c><p class='a b' id=i style='{own}'>字</p></div>"
    root = html.document_fromstring(page)
    wanted = f"display:{display};" if display else ""
    assert cascade.Cascade(root).style(root.find(".//p"), named=True) == wanted


def test_rules_of_tags_alone_count_where_they_are_asked_for() -> None:
    root = html.document_fromstring("<style>p{display:none}</style><p>字")
    assert cascade.Cascade(root).style(root.find(".//p")) == "display:none;"


def test_rules_that_would_take_hours_hide_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cascade, "_MOST", 6)
    root = html.document_fromstring(f"<style>{'body p{top:0}' * 2}</style><p>字<p>字")
    found = cascade.Cascade(root)
    assert [found.style(node) for node in root.iter("p")] == ["top:0;"] * 2
    monkeypatch.setattr(cascade, "_MOST", 4)
    found = cascade.Cascade(root)
    assert [found.style(node) for node in root.iter("p")] == ["top:0;", ""]
