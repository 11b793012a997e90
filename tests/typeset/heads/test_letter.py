"""The head of a letter (信函) by the numbers of GB/T 9704-2012 §10.1."""

from dataclasses import replace

import pytest

from converters.settings.design import Design
from converters.settings.style import Element, Style
from converters.settings.units import Length
from converters.speech.model import Circulation, Form
from converters.typeset.heads import forms
from converters.typeset.heads.plan import Edge, Head
from tests.make import meta


@pytest.fixture(scope="module", params=["gbt9704", "gbt9704-ink", "gbt33476"])
def style(request: pytest.FixtureRequest, design: Design) -> Style:
    return design.style if request.param == "gbt9704" else inked(design)


def inked(design: Design) -> Style:
    return replace(design.style, grid=replace(design.style.grid, fill="ink"))


def planned(style: Style, **facts: object) -> Head:
    known = {"form": Form.LETTER, "issuers": ("西平县人大常委会办公室",), **facts}
    found = forms.head(meta(circulation=Circulation(**known)), style, wide)  # type: ignore[arg-type]
    assert found is not None
    return found


def wide(text: str, element: Element) -> Length:
    return element.size * len(text)


def down(style: Style, length: Length) -> float:
    """From the edge of the sheet, in millimetres."""
    return (style.frame_top + length).mm


def test_the_mark_stands_30_mm_from_the_edge_and_the_rule_4_mm_under_it(style: Style) -> None:
    found = planned(style, number="西人常办函〔2024〕12号")
    mark = found.rows[0]
    assert down(style, mark.top) == pytest.approx(30)
    assert down(style, found.rules[0].top) == pytest.approx(down(style, mark.foot) + 4)


def test_the_rules_are_170_mm_long_in_the_middle_of_the_sheet(style: Style) -> None:
    for rule in planned(style).around:
        left = style.page.inner - rule.beyond_left
        width = style.page.type_area_width + rule.beyond_left + rule.beyond_right
        assert left.mm == pytest.approx(20)
        assert width.mm == pytest.approx(170)


def test_the_second_rule_ends_20_mm_from_the_foot_and_is_the_first_turned_over(
    style: Style,
) -> None:
    upper, lower = planned(style).around
    assert down(style, lower.foot) == pytest.approx(297 - 20)
    assert upper.lines == lower.lines[::-1]
    assert upper.lines[0] > upper.lines[1]


def test_marks_stand_under_the_rule_at_the_left_and_the_number_at_the_right(style: Style) -> None:
    number = "西人常办函〔2024〕12号"
    found = planned(style, number=number, secrecy="机密★1年", urgency="特急")
    first, second = found.rows[1:]
    assert down(style, first.top) == pytest.approx(down(style, found.rules[0].foot) + 4.84)
    assert [(words.text, words.edge) for words in first.words] == [
        ("机密★1年", Edge.LEFT),
        (number, Edge.RIGHT),
    ]
    assert first.words[0].left.pt == 0
    right = first.words[1].left + first.words[1].width
    assert right.pt == pytest.approx(style.page.type_area_width.pt)
    assert [words.text for words in second.words] == ["特急"]
    assert second.top.pt == pytest.approx((first.top + style.pitch).pt)


def test_the_title_stands_two_lines_under_the_last_of_them(style: Style) -> None:
    for facts in ({}, {"number": "一号"}, {"secrecy": "密", "urgency": "特急"}):
        found = planned(style, **facts)
        foot = max(found.rows[-1].foot, found.rules[0].foot)
        title = style.elements["title"].size
        top = style.pitch * found.lines + (style.pitch - title) / 2
        free = (top - foot).pt / style.pitch.pt
        assert style.redhead.lines_after <= free < style.redhead.lines_after + 1


def test_its_first_page_has_no_number(style: Style) -> None:
    assert not planned(style).is_first_numbered
    assert planned(style, form=Form.MINUTES).is_first_numbered
