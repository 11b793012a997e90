"""版记: each measure passes just within its limit and is told just beyond it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from converters import resources
from converters.audit.pages import DrawnRule
from converters.audit.proof import Proof
from converters.formats.pdf import writer as pdf
from converters.formats.pdf.audit import circulation
from converters.formats.pdf.audit import speech as audit
from converters.formats.pdf.audit.codes import PdfCode
from converters.settings.design import Design
from converters.settings.style import Style
from converters.speech.model import Form, Speech
from tests.conftest import Made
from tests.formats.pdf.audit.ruled import circulated, rule, told
from tests.formats.sheets import Row, laid
from tests.make import circulation as circulation_facts
from tests.make import para, speech


@pytest.fixture(scope="module")
def style(design: Design) -> Style:
    """The style, but that a 版记 may stand on the first page."""
    return replace(design.style, imprint=replace(design.style.imprint, even_page=False))


def foot(style: Style) -> float:
    return style.page.foot.pt


def imprint(
    style: Style,
    above: Sequence[Row] = (Row(0),),
    ruled: Sequence[DrawnRule] | None = None,
    said: Speech | None = None,
    dx: Sequence[float] = (0, 0),
    closer: float = 0,
    text: str = "中文",
) -> Proof:
    """A 版记 of two lines at the foot of a page, an em in from the edges."""
    at = foot(style) - 2 * style.pitch.pt + 0.88 * 14 + style.pitch.pt / 2 - 7
    lines = [
        Row(0, "imprint", text, y=at, dx=14 + dx[0]),
        Row(0, "imprint", text, y=at + style.pitch.pt - closer, dx=14 + dx[1]),
    ]
    rules = three(style) if ruled is None else ruled
    return laid(style, [*above, *lines], said=said or circulated(), rules=[rules])


def three(style: Style, dy: float = 0, thick: Sequence[float] = (0, 0, 0)) -> list[DrawnRule]:
    outer, inner = style.imprint.outer_rule.pt, style.imprint.inner_rule.pt
    tops = [foot(style) - 2 * style.pitch.pt, foot(style) - style.pitch.pt, foot(style) - outer]
    tops[2] += dy - thick[2]
    wide = [outer + thick[0], inner + thick[1], outer + thick[2]]
    return [rule(style, top, one) for top, one in zip(tops, wide, strict=True)]


def test_an_imprint_at_the_foot_passes(style: Style) -> None:
    assert list(circulation.imprint(imprint(style))) == []
    assert list(circulation.imprint(imprint(style, above=[]))) == []


def test_no_imprint_is_measured_where_there_is_none(style: Style) -> None:
    proof = imprint(style, ruled=[])
    assert list(circulation.imprint(replace(proof, speech=speech(para("中"))))) == []
    assert list(circulation.imprint(replace(proof, lines=proof.lines[:1]))) == []


@pytest.mark.parametrize("number", [0, 1, 2])
@pytest.mark.parametrize(("far", "wrong"), [(0.09, 0), (-0.09, 0), (0.11, 1), (-0.11, 1)])
def test_the_rules_of_an_imprint_have_their_thickness(
    number: int, far: float, wrong: int, style: Style
) -> None:
    thick = [0.0, 0.0, 0.0]
    thick[number] = far
    meant = style.imprint.inner_rule.pt if number == 1 else style.imprint.outer_rule.pt
    found = list(circulation.imprint(imprint(style, ruled=three(style, thick=thick))))
    message = f"版记的分隔线粗 {meant + far:.2f} 磅，应为 {meant:.2f} 磅"
    assert told(found) == [message] * wrong
    assert [(f.code, f.place and f.place.line) for f in found] == [(PdfCode.IMPRINT, 2)] * wrong


@pytest.mark.parametrize("far", [0.45, -0.45, 0.56, -0.56])
def test_the_last_rule_lies_on_the_foot_of_the_type_area(far: float, style: Style) -> None:
    found = told(circulation.imprint(imprint(style, ruled=three(style, dy=far))))
    message = f"版记末条分隔线离版心下边缘 {far:+.1f} 磅"
    assert found == [message] * (abs(far) > 0.5)


def test_an_imprint_has_a_rule_around_each_of_its_lines(style: Style) -> None:
    sound = three(style)
    assert told(circulation.imprint(imprint(style, ruled=sound[:2]))) == [
        "版记有 2 条分隔线，应为 3 条"
    ]
    first = sound[0]
    higher = [rule(style, first.top - far, 1) for far in (8.2, 7.8)]
    assert told(circulation.imprint(imprint(style, ruled=[higher[0], *sound]))) == []
    assert told(circulation.imprint(imprint(style, ruled=[higher[1], *sound]))) == [
        "版记有 4 条分隔线，应为 3 条"
    ]
    one = circulated(copies=None)
    assert told(circulation.imprint(imprint(style, said=one))) == ["版记有 3 条分隔线，应为 2 条"]


@pytest.mark.parametrize(("room", "wrong"), [(0.1, 0), (-0.1, 1)])
def test_text_that_reaches_into_the_imprint_is_told(room: float, wrong: int, style: Style) -> None:
    low = Row(0, y=three(style)[0].top - 0.12 * 14 - room)
    found = told(circulation.imprint(imprint(style, above=[Row(0), low])))
    assert found == ["正文与版记重叠"] * wrong


@pytest.mark.parametrize("line", [0, 1])
def test_the_lines_of_an_imprint_keep_an_em_from_the_edges(line: int, style: Style) -> None:
    def found(far: float, text: str = "中文") -> list[int]:
        dx = [0.0, 0.0]
        dx[line] = far
        faults = list(circulation.imprint(imprint(style, dx=dx, text=text)))
        assert set(told(faults)) <= {"版记的左端应空一字", "版记的右端应空一字"}
        return [f.place.line for f in faults if f.place]

    assert found(-0.45) == []
    assert found(-0.55) == [2 + line]
    assert found(0.55) == [2 + line]


def test_a_line_of_an_imprint_may_end_with_half_a_mark_in_the_blank_at_the_right(
    style: Style,
) -> None:
    def found(text: str) -> set[str]:
        return set(told(circulation.imprint(imprint(style, text=text))))

    room = int((style.page.type_area_width.pt - 28) / 14)
    assert found("中" * room) == found("中" * (room + 1)) == set()
    assert found("中" * (room + 2)) == {"版记的右端应空一字"}


def test_rules_of_an_imprint_are_as_wide_as_the_type_area(style: Style) -> None:
    first, *others = three(style)
    for away in (0.4, 0.6):
        short = replace(first, right=first.right - away)
        found = told(circulation.imprint(imprint(style, ruled=[short, *others])))
        assert found == ["版记的分隔线与版心不等宽"] * (away > 0.5)


@pytest.mark.parametrize(
    ("facts", "clauses"), [({}, {"7.4.2", "7.4.3"}), ({"form": Form.LETTER}, {"10.1"})]
)
def test_lines_set_in_otherwise_are_told_by_their_clauses(
    facts: dict[str, Form], clauses: set[str], drawn_design: Made
) -> None:
    text = resources.text("styles/gbt9704.toml")
    usual = drawn_design(text)
    old = "inset_chars = 1               # 左右各空一字，以版记"
    assert old in text
    other = drawn_design(text.replace(old, "inset_chars = 2  # 版记"))
    said = speech(para("中"), circulation=circulation_facts(**facts))
    found = audit.check(pdf.write(said, other, b""), said, usual)
    assert {one.clause for one in found if one.code == PdfCode.IMPRINT} == clauses
    sound = audit.check(pdf.write(said, usual, b""), said, usual)
    assert PdfCode.IMPRINT not in {one.code for one in sound}


@pytest.mark.parametrize("closer", [0.45, 0.55])
def test_the_lines_of_an_imprint_are_no_closer_than_those_of_the_text(
    closer: float, style: Style
) -> None:
    found = list(circulation.imprint(imprint(style, closer=closer)))
    assert told(found) == ["版记的行距小于正文"] * (closer > 0.5)
    assert [f.place and f.place.line for f in found] == [3] * (closer > 0.5)


@pytest.mark.parametrize("number", [1, 2])
def test_an_imprint_stands_on_the_last_page_which_may_have_to_be_even(
    number: int, style: Style
) -> None:
    proof = imprint(style)
    (page,) = proof.pages
    page = replace(page, number=number)
    lines = tuple(replace(line, page=page) for line in proof.lines)
    proof = replace(proof, pages=(page,), lines=lines)
    even = replace(style, imprint=replace(style.imprint, even_page=True))
    assert told(circulation.imprint(proof)) == told(circulation.even_page(proof)) == []
    wrong = ["版记不在偶数页"] * (number % 2)
    assert told(circulation.even_page(replace(proof, style=even))) == wrong
    assert told(circulation.imprint(replace(proof, style=even))) == [], "nor is it in a book"
    assert told(circulation.even_page(replace(proof, style=even, lines=()))) == []
    more = replace(proof, pages=(page, replace(page, number=3)))
    assert told(circulation.imprint(more)) == ["版记不在末页"]
