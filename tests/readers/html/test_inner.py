"""Pages within a page are read where they are shown."""

import html as escapes

import pytest

from tests.readers.test_html import said, told


def frame(page: str) -> str:
    return f'<iframe srcdoc="{escapes.escape(page)}">旧浏览器</iframe>'


def test_the_words_of_a_frame_stand_where_it_stands() -> None:
    body = f"<p>前</p>{frame('<html><body>框<p>里</p></body></html>')}<p>后</p>"
    assert [line for line in said(body) if line] == ["前", "框", "里", "后"]
    assert told(body) == []


def test_frames_within_frames_are_read_to_the_third() -> None:
    page = "四"
    for word in "三二一":
        page = f"<p>{word}</p>{frame(page)}"
    assert [line for line in said(page) if line] == ["一", "二", "三", "四"]
    deep = f"<p>〇</p>{frame(page)}"
    assert [line for line in said(deep) if line] == ["〇", "一", "二", "三"]
    assert [what for what, _ in told(deep)] == ["嵌入的网页"]


@pytest.mark.parametrize("held", ["", " ", "<!-- -->"])
def test_a_frame_without_words_says_nothing(held: str) -> None:
    assert [line for line in said(f"<p>前</p>{frame(held)}") if line] == ["前"]


def test_the_shadow_of_an_element_is_shown_and_other_templates_are_not() -> None:
    shadow = "<template shadowrootmode=open><p>影</p><slot></slot></template>"
    body = f"<div>{shadow}<p>光</p></div><template><p>样</p></template>"
    assert [line for line in said(body) if line] == ["影", "光"]


@pytest.mark.parametrize(
    ("namespace", "lines"),
    [(" xmlns='http://www.w3.org/1999/xhtml'", ["甲<乙"]), ("", [])],
)
def test_the_words_of_cdata_are_words_in_xhtml_alone(namespace: str, lines: list[str]) -> None:
    script = "<script>//<![CDATA[\nvar 丙 = 1;\n//]]></script>"
    page = f"<html{namespace}><body><p><![CDATA[甲<乙]]></p>{script}<p>丁</p></body></html>"
    assert [line for line in said(page) if line] == [*lines, "丁"]
