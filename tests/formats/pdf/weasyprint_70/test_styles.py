"""Styles that are computed once are those that WeasyPrint computes again and again."""

import pytest

from converters.formats.pdf import fragment, press
from converters.formats.pdf import writer as pdf
from converters.formats.pdf.weasyprint_70 import root
from converters.formats.pdf.weasyprint_70.library import HOLDERS, THEIRS
from converters.settings.design import Design
from tests.make import own, para, speech

ONCE = ("resolve_percentages", "set_page_type_computed_styles")
PAGES = """
@page :nth(2) { @top-left { content: "二" } }
@page :blank { @top-left { content: "空" } }
.wide { margin-left: 10%; padding-top: 1% }
.boxed { box-sizing: border-box; padding: 9pt; width: 99pt }
table { border-collapse: collapse }
td { border: 1pt solid }
"""
MIXED = f"""<html lang="zh-CN"><head><title>一</title></head><body>
<p class="wide">一</p><div class="boxed"><p class="body">二</p></div>
<table><tr><td><p>三</p></td></tr></table>{'<p class="body">四</p>' * 70}</body></html>"""


@pytest.fixture(scope="module")
def design() -> Design:
    return own().drawn_design


def again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ONCE:
        for holder in HOLDERS[name]:
            monkeypatch.setattr(holder, name, THEIRS[name])


@pytest.mark.slow
def test_pages_of_all_kinds_are_the_same_byte_for_byte(
    design: Design, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = speech(*[para("我们要坚持。" * 40)] * 30)
    ours = pdf.write(long, design, b""), fragment.of_html(MIXED, PAGES, design)
    again_and_again(monkeypatch)
    assert (pdf.write(long, design, b""), fragment.of_html(MIXED, PAGES, design)) == ours


def test_pages_of_one_kind_have_one_style(design: Design) -> None:
    pages = press.prepared(design).render(MIXED).pages
    first, left, right, last = [root(page).style for page in pages]
    assert last is left
    assert right is first


def test_margins_without_words_are_not_laid_out(
    design: Design, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(THEIRS, "make_margin_boxes", None)
    assert len(press.prepared(design, bare=True).render(MIXED).pages) == 4
    with pytest.raises(TypeError):
        press.prepared(design).render(MIXED)


@pytest.mark.slow
def test_a_document_after_others_has_the_styles_of_a_first_one(design: Design) -> None:
    plain = '<p class="body">一</p>'
    own_style = '<p class="body" style="margin-top:9pt">一<span class="kai-0">二</span></p>'
    for_all = f"<html lang='zh-CN'><head><style>p {{ margin-left: 9pt }}</style></head>{plain}"
    bodies = [f'<html lang="zh-CN"><body>{body}</body></html>' for body in (plain, own_style)]
    documents = [*bodies, f"{for_all}</html>", f'<html lang="en"><body>{plain}</body></html>']
    firsts = [fragment.of_html(html, "", own_copy(design)) for html in documents]
    assert [fragment.of_html(html, "", design) for html in documents] == firsts
    assert [fragment.of_html(html, "", design) for html in reversed(documents)] == firsts[::-1]


def own_copy(design: Design) -> Design:
    """Return the same look, which nothing was laid out with."""
    press.prepared.cache_clear()
    return design


def test_styles_of_a_look_are_computed_once(design: Design) -> None:
    prepared = press.prepared(design)
    first, second = (prepared.render(MIXED).pages[0] for _ in range(2))
    assert root(first).children[0].style is root(second).children[0].style
