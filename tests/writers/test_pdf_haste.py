import gc
from typing import Any

import pydyf
import pytest
from weasyprint.text import line_break

from converters.writers.pdf import haste, press
from tests.make import own


def test_nothing_is_collected_while_a_document_grows_and_then_it_is_again() -> None:
    with pytest.raises(ZeroDivisionError), haste.uncollected():
        assert not gc.isenabled()
        _ = 1 / 0
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off() -> None:
    gc.disable()
    try:
        with haste.uncollected():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_references_of_pages_follow_the_pages() -> None:
    pdf = pydyf.PDF()
    assert list(pdf.page_references) == []
    for number in range(1, 4):
        pdf.add_page(pydyf.Dictionary({"Type": "/Page"}))
        assert list(pdf.page_references) == [b"%d 0 R" % (n + 2) for n in range(1, number + 1)]


def test_a_strut_is_the_one_of_weasyprint() -> None:
    prepared = press.prepared(own().drawn_look)
    body = '<p class="title">一</p><p class="body">一<span class="kai-0">二</span></p>'
    document = prepared.render(f'<html lang="zh-CN"><body>{body}</body></html>')
    styles = [box.style for box in below(document.pages[0]._page_box)]
    assert len(styles) > 6
    for style in styles:
        assert haste.strut(style) == haste.strut(style) == line_break.strut(style)


def below(box: Any) -> list[Any]:
    children = getattr(box, "children", ())
    return [found for child in children for found in [child, *below(child)]]
