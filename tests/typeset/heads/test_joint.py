"""The mark of several organs (联合行文) by the numbers of GB/T 9704-2012 §7.2.4."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.settings.design import Design
from converters.settings.style import Element, Style
from converters.settings.units import Length
from converters.speech.model import Circulation
from converters.typeset.heads import forms
from converters.typeset.heads.plan import Edge, Head, HeadRow
from tests.make import meta

NEAR = 0.01


def planned(style: Style, *organs: str, number: str | None = "西发〔2024〕1号") -> Head:
    facts = Circulation(issuers=organs, number=number)
    found = forms.head(meta(circulation=facts), style, wide)
    assert found is not None
    return found


def wide(text: str, element: Element) -> Length:
    return element.size * len(text)


def issuers(head: Head) -> list[HeadRow]:
    return [row for row in head.rows if row.element == "issuer"]


def test_names_stand_under_one_another_from_35_mm_and_the_document_in_their_middle(
    design: Design,
) -> None:
    style = design.style
    first, second, third, beside = issuers(planned(style, "县委", "县政府", "县人大文件"))
    assert (style.frame_top + first.top - style.page.top).mm == pytest.approx(35)
    assert second.top - first.top == third.top - second.top == first.size * 1.25
    assert beside.words[0].text == "文件"
    assert beside.top.pt == pytest.approx(second.top.pt)
    assert beside.size == first.size == style.redhead.joint_size


def test_names_are_spread_to_the_longest_and_the_whole_stands_in_the_middle(design: Design) -> None:
    head = planned(design.style, "县委", "县人民政府文件")
    short, long, beside = (row.words[0] for row in issuers(head))
    assert short.left == long.left
    assert short.width == long.width
    assert short.runs[0].spread == issuers(head)[0].size * 3
    area = design.style.page.type_area_width
    assert (long.left + beside.left + beside.width).pt == pytest.approx(area.pt)
    gap = beside.left - long.left - long.width
    assert gap.pt == pytest.approx(issuers(head)[0].size.pt / 2)


def test_without_document_the_names_stand_in_the_middle(design: Design) -> None:
    rows = issuers(planned(design.style, "县委", "县人民政府"))
    assert [row.words[0].edge for row in rows] == [Edge.CENTER] * 2


def test_many_names_are_smaller_so_that_they_take_60_mm(design: Design) -> None:
    rows = issuers(planned(design.style, *("县局" + "一二三四五六七八"[at] for at in range(8))))
    assert (rows[-1].foot - rows[0].top).mm == pytest.approx(60)


NAMES = st.lists(st.text("县委政府人大局办公室", min_size=1, max_size=40), min_size=2, max_size=20)


@given(NAMES, st.booleans(), st.none() | st.just("西发〔2024〕1号"))
def test_any_names_stand_within_the_type_area_above_what_follows(
    design: Design, names: list[str], ends: bool, number: str | None
) -> None:
    style = design.style
    organs = [*names[:-1], names[-1] + "文件" * ends]
    head = planned(style, *organs, number=number)
    rows = issuers(head)
    assert [row.words[0].text for row in rows] == [*names, *(["文件"] if ends else [])]
    area = style.page.type_area_width.pt
    for row in rows:
        (words,) = row.words
        assert words.left.pt >= -NEAR
        assert (words.left + words.width).pt <= area + NEAR
    for above, below in pairwise(rows[: len(names)]):
        assert below.top.pt >= above.foot.pt - NEAR
    foot = max(row.foot.pt for row in rows)
    assert all(row.top.pt >= foot for row in head.rows if row.element != "issuer")
    assert head.rules[0].top.pt > foot
    assert len({round(row.size.pt, 6) for row in rows}) == 1
