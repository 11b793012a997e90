"""Lines that are laid out at once stand where WeasyPrint itself would set them, to the last bit."""

from pathlib import Path
from typing import Any

import pytest

from converters.formats.pdf import fragment, press, weasyprint_70
from converters.formats.pdf import writer as pdf
from converters.formats.pdf.weasyprint_70.library import HOLDERS, THEIRS
from converters.formats.pdf.weasyprint_70.lines import SetLine
from converters.settings.design import Design
from tests.make import own, para, speech

AT_ONCE = (
    "iter_line_boxes",
    "layout_box_backgrounds",
    "gather_anchors",
    "_dispatch",
    "draw_inline_level",
    "draw_outline",
)
"""What is replaced for lines that are laid out at once."""


@pytest.fixture(scope="module")
def design() -> Design:
    return own().drawn_design


@pytest.fixture(autouse=True)
def _whole_structure(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have each piece of text an element of its own, in lines of both kinds."""
    replace(monkeypatch, "_build_box_tree")


def replace(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Have WeasyPrint's own functions of these names."""
    for name in names:
        for holder in HOLDERS[name]:
            monkeypatch.setattr(holder, name, THEIRS[name])


def one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have WeasyPrint lay out and draw lines one by one."""
    replace(monkeypatch, *AT_ONCE)


@pytest.mark.slow
@pytest.mark.parametrize("path", sorted(own().speeches.glob("*.md"))[::4], ids=lambda p: p.stem)
def test_a_speech_is_the_same_byte_for_byte(
    path: Path, design: Design, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, source = own().read(path)
    ours = pdf.write(read, design, source), fragment.of_speech(read, design)
    one_by_one(monkeypatch)
    assert (pdf.write(read, design, source), fragment.of_speech(read, design)) == ours


BLOCKS = {
    "flush right": '<p class="body" style="text-align:right">一二三\n四</p>',
    "in the middle": '<p class="title">一二三\n<span class="s1020">四五</span>六</p>',
    "a break after a span": '<p class="body">一<span class="s1013">二</span>\n三</p>',
    "a break in a span": '<p class="body">一<span class="kai-0">二\n三</span>四\n五</p>',
    "a break at the end of a span": '<p class="body">一<span class="kai-0">二\n</span>四</p>',
    "an empty line": '<p class="body">一\n\n二</p>',
    "a line for Pango": '<p class="body">一e\u0301\n二</p>',
    "air in a line": '<p class="body"><span style="margin-left:9pt">一</span>二\n三</p>',
    "a link": '<p class="body"><a href="https://a.cn/">一</a>二\n三</p>',
    "air before a link": '<p class="body"><a href="x:a">一二</a>'
    '<a href="x:b" style="margin-left:9.123pt">三</a>\n四</p>',
    "a link flush right": '<p class="body" style="text-align:right">一'
    '<a class="title-0" href="x:a" style="margin-left:-3.3pt">二</a><span>三</span></p>',
    "a link in the middle": '<p class="title">一<a href="x:a">二</a>三\n四五</p>',
    "air of a share": '<p class="body">一<span style="margin-left:10%">二</span></p>',
    "air that is found": '<p class="body">一<span style="margin-left:auto">二</span></p>',
    "a link over lines": '<p class="body">一<a href="x:a">二\n三</a>四</p>',
    "a link in a link's place": '<p class="body">一<span><a href="x:a">二</a></span></p>',
    "a link of nothing": '<p class="body">一<a href="x:a"></a>二</p>',
    "a link that is all": '<a href="x:a"><p class="body">一\n二</p></a>',
    "over a page": '<p class="body">' + "一\n二\n" * 30 + "三</p>",
    "a cell": "<table><tr><td><p>一\n二</p></td><td></td></tr></table>",
}


@pytest.mark.slow
@pytest.mark.parametrize("block", BLOCKS.values(), ids=list(BLOCKS))
def test_a_block_is_the_same_byte_for_byte(
    block: str, design: Design, monkeypatch: pytest.MonkeyPatch
) -> None:
    html = f'<html lang="zh-CN"><head><title>一</title></head><body>{block}</body></html>'
    ours = fragment.of_html(html, "", design)
    one_by_one(monkeypatch)
    assert fragment.of_html(html, "", design) == ours


def test_all_lines_of_a_speech_are_laid_out_at_once(design: Design) -> None:
    document = pdf.laid_out(speech(para("我们要坚持。" * 20), para("（2020年）3.5亿元")), design)
    kinds = {type(line) for line in lines(weasyprint_70.root(document.pages[0]).children[0])}
    assert kinds == {SetLine}


def lines(box: Any) -> list[Any]:
    if isinstance(box, weasyprint_70.LineBox):
        return [box]
    return [line for child in getattr(box, "children", ()) for line in lines(child)]


@pytest.mark.parametrize("block", ["air in a line", "a link", "air before a link"])
def test_a_line_with_links_is_laid_out_at_once_but_looked_into(
    block: str, design: Design, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(THEIRS, "iter_line_boxes", None)
    html = f'<html lang="zh-CN"><body>{BLOCKS[block]}</body></html>'
    found = lines(weasyprint_70.root(press.prepared(design).render(html).pages[0]).children[0])
    assert [type(line) for line in found] == [weasyprint_70.LineBox] * 2
