"""The head of an order (命令), GB/T 9704-2012 §10.2."""

import pytest

from converters.settings.design import Design
from converters.settings.style import Element
from converters.settings.units import Length
from converters.speech import printed_words
from converters.speech.model import Circulation, Form
from converters.typeset.heads import forms
from tests.make import meta


def wide(text: str, element: Element) -> Length:
    return element.size * len(text)


def test_mark_number_and_text_stand_two_lines_apart_without_a_rule(design: Design) -> None:
    style = design.style
    facts = meta(circulation=Circulation(form=Form.ORDER, issuers=("西平县公告",), number="第三号"))
    found = forms.head(facts, style, wide)
    assert found is not None
    mark, number = found.rows
    assert (style.frame_top + mark.top).mm == pytest.approx(57)
    assert number.top.pt == pytest.approx((mark.foot + style.pitch * 2).pt)
    text = style.pitch * found.lines + (style.pitch - style.body.size) / 2
    assert 2 <= (text - number.foot).pt / style.pitch.pt < 3
    assert (found.rules, found.foot, found.is_first_numbered) == ((), None, True)


def test_an_order_has_no_title_but_its_mark() -> None:
    order = meta(circulation=Circulation(form=Form.ORDER, issuers=("西平县公告",)))
    assert printed_words.head(order) == ()
    assert printed_words.headline(order).words == "西平县公告"
    bare = meta(circulation=Circulation(form=Form.ORDER))
    assert printed_words.headline(bare).element == "title"
    assert [line.element for line in printed_words.head(bare)] == ["title"], "nothing else tells"


@pytest.mark.parametrize("subtitle", [None, "在春节期间施行"])
def test_the_mark_of_an_order_stands_for_its_title_of_several_that_of_the_host(
    subtitle: str | None, design: Design
) -> None:
    for form in Form:
        facts = Circulation(form=form, issuers=("西平县人大", "西平县公告"), number="第三号")
        found = forms.head(meta(subtitle=subtitle, circulation=facts), design.style, wide)
        assert found is not None
        heads = [row.words[0].text for row in found.rows if row.is_headline]
        assert heads == (["西平县人大"] if form is Form.ORDER else [])
