"""版头 of GB/T 9704-2012 §7.2, worked out on a page of round numbers."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converters.errors import SourceError
from converters.settings.design import Design
from converters.settings.style import Element, Style
from converters.settings.units import Length, pt
from converters.speech import head_words
from converters.speech.model import Circulation
from converters.typeset.heads.document import document
from converters.typeset.heads.plan import Edge, Head, HeadRule
from tests.make import meta


@pytest.fixture
def style(design: Design) -> Style:
    """22 lines of 30 pt, 500 pt wide, the first line box 5 pt above the type area."""
    own = design.style
    page = replace(own.page, top=pt(100), type_area_width=pt(500), type_area_height=pt(650))
    head = replace(
        own.redhead, top=pt(90), lines_before=2, rule_gap=pt(11), rule=pt(2), lines_after=2
    )
    return replace(
        own,
        page=page,
        grid=replace(own.grid, fill="ink", lines=22),
        redhead=replace(head, inset_chars=2),
        elements={
            **own.elements,
            "body": sized(own, "body", 20),
            "title": sized(own, "title", 22),
            "issuer": sized(own, "issuer", 50),
            "number": sized(own, "number", 16),
            "signer": sized(own, "signer", 16),
            "marking": sized(own, "marking", 20),
        },
    )


def sized(style: Style, name: str, size: float) -> Element:
    return replace(style.elements[name], size=pt(size))


def test_the_page_of_these_tests_has_the_numbers_that_it_says(style: Style) -> None:
    assert (style.pitch, style.page.top - style.frame_top) == (pt(30), pt(5))


def planned(style: Style, issuer: str = "西平县委文件", **facts: object) -> Head:
    """The head of a document; every character is one em wide."""
    known = {"issuers": (issuer,), "number": "文〔一〕号", **facts}
    red = head_words.red_head(meta(circulation=Circulation(**known)))  # type: ignore[arg-type]
    assert red is not None
    return document(red, style, wide)


def wide(text: str, element: Element) -> Length:
    return element.size * len(text)


def tops(head: Head) -> list[Length]:
    return [row.top for row in head.rows]


def test_number_and_rule_follow_the_issuer_and_the_title_the_blank_lines(style: Style) -> None:
    """95 + 50 = 145; 145 + 60 + 16 + 11 = 232; 232 + 2 + 60 - 4 = 290, that is ten lines."""
    found = planned(style)
    assert tops(found) == [pt(95), pt(205)]
    assert [row.size for row in found.rows] == [pt(50), pt(16)]
    assert (found.rules, found.lines) == ((HeadRule(pt(232), (pt(2),)),), 10)


def test_without_number_or_signer_the_rule_stands_right_under_the_issuer(style: Style) -> None:
    """145 + 11 = 156; 156 + 2 + 60 - 4 = 214, that is eight lines."""
    found = planned(style, number=None)
    assert (tops(found), found.rules[0].top, found.lines) == ([pt(95)], pt(156), 8)


def test_marks_push_the_issuer_down_only_if_they_need_its_place(style: Style) -> None:
    some = [
        {"copy_number": "000001", "secrecy": "机密"},
        {"copy_number": "000001", "secrecy": "机密", "urgency": "特急"},
    ]
    assert [tops(planned(style, **marks))[-2] for marks in some] == [pt(95), pt(95)]
    narrow = replace(style, redhead=replace(style.redhead, top=pt(50)))
    assert tops(planned(narrow, **some[1]))[-2] == pt(90)
    assert tops(planned(style, **some[0]))[:2] == [pt(5), pt(35)]


def test_the_blank_under_the_rule_is_brought_up_to_whole_lines(style: Style) -> None:
    """The title needs 4 pt less than a line, for so much of its own line is blank above it."""
    for gap, lines in ((1, 10), (21, 10), (22, 11)):
        head = replace(style.redhead, rule_gap=pt(gap))
        assert (gap, planned(replace(style, redhead=head)).lines) == (gap, lines)


@pytest.mark.parametrize(("chars", "size"), [(6, 50.0), (16, 25.0), (36, 12.5)])
def test_an_issuer_that_one_line_does_not_hold_is_set_smaller(
    style: Style, chars: int, size: float
) -> None:
    """Two characters are kept free on both sides: 6 + 4 of 50 pt fill 500 pt."""
    issuer, number = planned(style, "文" * chars).rows
    assert issuer.size.pt == pytest.approx(size)
    assert number.top.pt == pytest.approx(95 + size + 60)


def test_a_number_alone_stands_in_the_middle(style: Style) -> None:
    (words,) = planned(style).rows[-1].words
    assert (words.edge, words.at, words.left) == (Edge.CENTER, pt(250), pt(250 - 40))


def test_number_and_signer_stand_two_characters_from_the_edges(style: Style) -> None:
    number, signer = planned(style, signers=("张三",)).rows[-1].words
    assert (number.text, number.left) == ("文〔一〕号", pt(32))
    assert (signer.text, signer.left + signer.width) == ("签发人：张三", pt(500 - 32))


def test_several_signers_stand_two_in_a_line_under_one_another(style: Style) -> None:
    """Rows are 签发人： and two columns of four characters with one between: 64 + 9 * 16."""
    names = ("赵海金", "王建国", "欧阳自远", "李四", "司马相如")
    found = planned(style, signers=names)
    first, second, third = found.rows[-3:]
    assert [row.top for row in (first, second, third)] == [pt(205), pt(235), pt(265)]
    assert [row.words[-1].text for row in (first, second, third)] == [
        "签发人：赵海金　王建国",
        "欧阳自远　李四",
        "司马相如",
    ]
    label, column, right = 4 * 16, 500 - 32 - 9 * 16, 500 - 32
    assert [row.words[-1].left.pt for row in (first, second, third)] == [
        column - label,
        column,
        column,
    ]
    assert (first.words[0].left + first.words[0].width).pt == right
    assert [len(row.words) for row in (first, second, third)] == [1, 1, 2]
    assert third.words[0].text == "文〔一〕号"
    assert found.rules[0].top == pt(265 + 16 + 11)


def test_names_are_spread_to_one_width(style: Style) -> None:
    """A name of two takes three characters, its second one stands in the place of the third."""
    (words,) = planned(style, number=None, signers=("赵海金", "王建")).rows[-1].words
    assert [(run.text, run.spread.pt) for run in words.runs] == [
        ("签发人：", 0),
        ("赵海金", 0),
        ("　", 0),
        ("王建", 16),
    ]
    (one,) = planned(style, number=None, signers=("王建",)).rows[-1].words
    assert [run.spread.pt for run in one.runs] == [0, 0]


def test_a_long_number_leaves_room_for_one_name_a_line(style: Style) -> None:
    number = "中共西平县委政法委员会办公室发〔一〕号"
    found = planned(style, number=number, signers=("赵海金", "王建国"))
    assert [row.words[-1].text for row in found.rows[-2:]] == ["签发人：赵海金", "王建国"]
    assert found.rows[-1].words[0].text == number


def test_what_is_wider_than_the_type_area_is_refused(style: Style) -> None:
    for facts in ({"number": "号" * 40}, {"secrecy": "密" * 40}, {"signers": ("名" * 30,)}):
        with pytest.raises(SourceError, match="比版心宽，一行放不下"):
            planned(style, **facts)


NAMES = st.lists(st.text("赵钱孙李周吴郑王", min_size=1, max_size=5), min_size=1, max_size=9)


@given(NAMES, st.none() | st.text("号", min_size=1, max_size=9))
def test_any_names_stand_within_the_type_area_one_under_another(
    design: Design, names: list[str], number: str | None
) -> None:
    style = design.style
    found = planned(style, signers=tuple(names), number=number)
    rows = [row for row in found.rows if row.element == "number"]
    text = "".join("".join(row.words[-1].text.split()) for row in rows)
    assert text == "签发人：" + "".join(names)
    inset = style.elements["number"].size.pt * style.redhead.inset_chars
    for row in rows:
        assert row.words[0].left.pt >= inset - 0.01
        last = row.words[-1]
        assert (last.left + last.width).pt <= style.page.type_area_width.pt - inset + 0.01
    starts = {round(row.words[-1].left.pt, 3) for row in rows[1:]}
    label = style.elements["number"].size.pt * 4
    assert len(starts) <= 1
    assert all(abs(rows[0].words[-1].left.pt + label - start) < 0.01 for start in starts)
    assert not number or rows[-1].words[0].text == number
