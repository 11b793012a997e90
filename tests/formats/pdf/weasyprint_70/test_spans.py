"""Spans that are styled and boxed once for a kind are what WeasyPrint makes of each."""

from typing import Any
from xml.etree import ElementTree

import pytest

from converters import resources
from converters.formats.pdf import fragment, press
from converters.formats.pdf.weasyprint_70 import spans
from converters.formats.pdf.weasyprint_70.library import HOLDERS, THEIRS
from converters.settings.design import Design
from tests.make import own

ONE = '<span class="kai-0">二</span>'
KINDS = {
    "one kind again": f'<p class="body">一{ONE}{ONE}</p>',
    "in others": f'<p class="body">{ONE}</p><p class="title">{ONE}</p><h2 class="body">{ONE}</h2>',
    "in a span": '<p class="body"><span class="kai-0">一<span class="s1020">二</span></span></p>',
    "with more than a class": '<p class="body"><span class="kai-0" style="color:red">一</span>'
    f'{ONE}<span lang="en" class="kai-0">三</span><span>四</span></p>',
    "of rules of the document": f'<p class="body red">{ONE}</p>'
    f'<p class="body"><span class="kai-0 red">二</span>{ONE}</p>',
    "that float, count or lead": '<p class="body"><span class="far">一</span>'
    '<span class="counted">二</span><span class="marked">三</span><span class="gone">四</span>'
    "</p>",
    "without text": '<p class="body">一<span class="kai-0"></span>\n'
    f'{ONE}<span class="kai-0"> </span></p>',
}
RULES = """.red, .red .kai-0 { color: red } .far { float: right } .gone { display: none }
.counted { counter-increment: page 3 } .marked { bookmark-level: 2; bookmark-label: content() }"""


@pytest.fixture(scope="module")
def design() -> Design:
    return own().drawn_design


@pytest.mark.slow
@pytest.mark.parametrize("body", KINDS.values(), ids=list(KINDS))
def test_spans_are_the_same_byte_for_byte(
    body: str, design: Design, monkeypatch: pytest.MonkeyPatch
) -> None:
    html = f'<html lang="zh-CN"><body>{body * 2}</body></html>'
    ours = fragment.of_html(html, RULES, design)
    for name in ("__init__", "element_to_box"):
        for holder in HOLDERS[name]:
            monkeypatch.setattr(holder, name, THEIRS[name])
    assert fragment.of_html(html, RULES, design) == ours


def test_the_style_of_a_kind_of_span_is_sought_once(
    design: Design, monkeypatch: pytest.MonkeyPatch
) -> None:
    sought: list[str] = []

    def subtree(self: Any) -> Any:
        for element in theirs(self):
            sought.append(element.etree_element.tag)
            yield element

    theirs = spans.Root.iter_subtree
    monkeypatch.setattr(spans.Root, "iter_subtree", subtree)
    line = '<p class="body">一<span class="kai-0">二</span></p>'
    press.prepared(design).render(f'<html lang="zh-CN"><body>{line * 3}</body></html>')
    assert sought == ["html", "body", "p", "span", "p", "p"]


def test_elements_are_found_by_their_names_in_order() -> None:
    tree = ElementTree.fromstring("<html><head><title/><style/></head><body><style/></body></html>")
    found: Any = spans.Root.from_html_root(tree).query_all("style", "title")
    assert [each.etree_element.tag for each in found] == ["title", "style", "style"]


def test_no_sheet_of_the_print_tells_spans_by_what_is_beside_them() -> None:
    """Nor does one add anything to them."""
    for path in sorted((resources.root() / "styles/print").iterdir()):
        text = path.read_text(encoding="utf-8")
        assert "::" not in text and "span" not in text, path.name
