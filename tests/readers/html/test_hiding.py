"""What a page hides, at the borders of each rule."""

import pytest
from lxml import html

from converters.readers.html import hiding, read


@pytest.mark.parametrize(
    ("style", "hides"),
    [
        ("display:none", True),
        ("display:block", False),
        ("visibility:collapse", True),
        ("opacity:0.0", True),
        ("opacity:0.01", False),
        ("fill-opacity:0", False),
        ("font-size:0", True),
        ("font-size:0.5em", False),
        ("text-indent:-100px", True),
        ("text-indent:-99px", False),
        ("clip:rect(0,0,0,0)", True),
        ("clip: rect(1px 1px 1px 1px)", True),
        ("clip-path: inset(100%)", True),
        ("clip-path:inset(50%)", True),
        ("clip-path:inset(5%)", False),
        ("clip-path:circle(0)", True),
        ("transform:scale(0)", True),
        ("transform:translate(3px) scale(0, 0)", True),
        ("transform:scaleY(0)", True),
        ("transform:scale(0.5)", False),
        ("filter:opacity(0)", True),
        ("filter:opacity(0.9)", False),
        ("position:absolute;left:-999px", True),
        ("position:fixed;top:-1000em", True),
        ("position:absolute;left:-99px", False),
        ("position:relative;left:-999px", False),
        ("left:-999px", False),
        ("height:0;overflow:hidden", True),
        ("max-width:0px;overflow:hidden", True),
        ("height:0", False),
        ("overflow:hidden", False),
        ("height:10px;overflow:hidden", False),
    ],
)
def test_declarations_put_words_out_of_sight(style: str, hides: bool) -> None:
    assert hiding.is_hiding(style) is hides


@pytest.mark.parametrize(("hidden", "shown", "hides"), [(6, 4, True), (7, 4, False)])
def test_what_holds_most_of_the_words_is_shown_whatever_its_style(
    hidden: int, shown: int, hides: bool
) -> None:
    style = "<style>p{color:red}</style><script>var a = '一二三四五六七八';</script>"
    page = f"<html><title>题名题名</title><body>{style}<p hidden>{'字' * hidden}</p>{'文' * shown}"
    root = html.document_fromstring(page)
    assert hiding.Hiding(root).hides(root.find(".//p")) is hides
    assert hiding.Hiding(root).is_body(root.find(".//p")) is not hides


@pytest.mark.parametrize(
    ("element", "strikes"),
    [
        ("<del>字</del>", True),
        ("<s>字</s>", True),
        ("<strike>字</strike>", True),
        ("<b style='text-decoration:underline line-through'>字</b>", True),
        ("<b style='text-decoration:underline'>字</b>", False),
        ("<del>字字字字字字字字</del>", False),
    ],
)
def test_words_are_struck_out_by_their_element_or_style(element: str, strikes: bool) -> None:
    root = html.document_fromstring(f"<html><body>{element}<p>文文文文</p>")
    assert hiding.Hiding(root).strikes(root.find("body")[0]) is strikes


@pytest.mark.parametrize(
    ("selector", "hides"),
    [(".a", True), ("b.a", True), ("#i", True), (".x, .a", True), ("p .a", False), ("b", False)],
)
def test_rules_hide_by_one_name_alone(selector: str, hides: bool) -> None:
    page = f"<style>{selector}{{display:none}}</style><b class='c a' id=i>字</b><p>文文文文</p>"
    root = html.document_fromstring(f"<html><body>{page}")
    assert hiding.Hiding(root).hides(root.find(".//b")) is hides


@pytest.mark.parametrize(
    ("marked", "white"),
    [
        ('<span style="color:#fff">', True),
        ('<span style="color: #FFFFFE;">', True),
        ('<span style="color:rgb(255, 255, 255)">', True),
        ('<font color="white">', True),
        ('<span style="color:#f00">', False),
        ('<span style="color:#ffe0e0">', False),
        ('<span style="background-color:#fff">', False),
        ('<span style="border-color:#fff">', False),
        ('<span style="color:#fff;background:#c00">', False),
        ('<span style="color:#fff;background:#FFF">', True),
        ('<span style="color:#fff;background:transparent">', True),
        ('<span style="color:transparent">', True),
        ('<span style="color:rgba(0,0,0,0)">', True),
        ('<span style="color:rgba(0,0,0,0.8)">', False),
        ('<span style="color:transparent;-webkit-background-clip:text">', False),
        ('<span style="color:#fff;color:#333">', False),
    ],
)
def test_white_words_on_no_other_ground_are_told_and_stay(marked: str, white: bool) -> None:
    tag = marked[1:5].strip()
    page = f"<meta charset=utf-8><p>要抓紧落实好今年的各项工作，{marked}水字</{tag}>不误农时。</p>"
    found = read(page.encode())
    assert "水字不误农时" in found.text
    told = [(one.what, one.words) for one in found.differences]
    assert told == ([("白色的字", "水字")] if white else [])


@pytest.mark.parametrize(
    ("rule", "white"),
    [
        (".w{color:#fff}", True),
        ("#i{color:white}", True),
        ("span.w{color:#fff;}", True),
        (".w{color:#fff;background:#fff}", True),
        (".w{color:#fff;background:#c00}", False),
        (".w{color:#fff} body{background:#036}", False),
        (".w{color:#fff} .o{background:url(a.png)}", False),
        (".w{color:#fff} .x{background:#c00}", True),
        ("span{color:#fff}", False),
        ("p .w{color:#fff}", False),
        ("@media print{.w{color:#fff}}", False),
    ],
)
def test_words_that_a_rule_of_the_page_makes_white_are_told_and_stay(
    rule: str, white: bool
) -> None:
    words = "<p class=o>要抓紧落实好今年的各项工作，<span class=w id=i>水字</span>不误农时。</p>"
    found = read(f"<meta charset=utf-8><style>{rule}</style><body>{words}".encode())
    assert "水字不误农时" in found.text
    told = [(one.what, one.words) for one in found.differences]
    assert told == ([("白色的字", "水字")] if white else [])


def test_the_style_of_an_element_is_stronger_than_a_rule_of_the_page() -> None:
    page = (
        "<style>.w{color:#fff}</style><p class=w style='color:#333'>大家要抓紧。</p><p>好的。</p>"
    )
    assert read(f"<meta charset=utf-8>{page}".encode()).differences == ()


def test_white_words_on_a_dark_table_are_seen() -> None:
    page = '<div style="background:#036"><p style="color:#fff">大家要抓紧。</p></div>'
    assert read(f"<meta charset=utf-8>{page}".encode()).differences == ()


def test_what_one_rule_hides_and_a_weightier_one_shows_is_read() -> None:
    page = "<style>.t{display:none} .t.on{display:block}</style><p>大家要抓紧落实好。</p>"
    found = read(f"<meta charset=utf-8>{page}<b class='t on'>甲</b> <b class=t>乙</b>".encode())
    assert found.text.split("\n") == ["大家要抓紧落实好。", "甲"]
    assert [one.words for one in found.differences] == ["乙"]


@pytest.mark.parametrize(
    ("outer", "inner", "seen", "unseen"),
    [
        ("visibility:hidden", "visibility:visible", "乙", ["甲", "丙"]),
        ("visibility:hidden", "visibility:inherit", "", ["甲 乙 丙"]),
        ("visibility:hidden", "display:block", "", ["甲 乙 丙"]),
        ("font-size:0", "font-size:16px", "乙", ["甲", "丙"]),
        ("font-size:0px", "font-size:medium", "乙", ["甲", "丙"]),
        ("font-size:0", "font-size:2em", "", ["甲 乙 丙"]),
        ("font-size:0", "font-size:120%", "", ["甲 乙 丙"]),
        ("font-size:0;display:none", "font-size:16px", "", ["甲 乙 丙"]),
        ("opacity:0", "opacity:1", "", ["甲 乙 丙"]),
    ],
)
def test_what_is_shown_within_what_is_hidden_is_read(
    outer: str, inner: str, seen: str, unseen: list[str]
) -> None:
    words = f"<div class=o>甲<b style='{inner}'>乙</b>丙</div>"
    page = f"<style>.o{{{outer}}}</style><p>要抓紧落实好今年的工作。</p>{words}"
    found = read(f"<meta charset=utf-8>{page}".encode())
    assert found.text.split("\n")[1:] == ([seen] if seen else [])
    assert [one.words for one in found.differences] == unseen


def test_a_rule_of_the_page_strikes_words_out() -> None:
    page = "<style>.d{text-decoration:line-through}</style><p>要抓紧<b class=d>旧</b>落实。</p>"
    found = read(f"<meta charset=utf-8>{page}".encode())
    assert found.text == "要抓紧落实。"
    assert [(one.what, one.words) for one in found.differences] == [("删去的文字", "旧")]
